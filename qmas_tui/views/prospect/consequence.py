"""What follows for a prospect from a change that is not saved yet, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.tables import rows_of, tables_of
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.consequence import Follows
from qmas_tui.views.criteria_words import criteria_words
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.model import Span
from qmas_tui.views.prospect_words import MAY_FILE, STAGES
from qmas_tui.views.prospects.line import grave
from qmas_tui.views.say import count, day_words, mark_of, role_of

MOST_NEW: Final = 3
TABLES_CALLED: Final = {"evidence": "paper", "work": "job"}
_ARROW: Final = Span(" → ", "dim")
_NONE: Final = "none"


def prospect_consequence(
    before: AssessedProspect | None, after: AssessedProspect
) -> list[Follows]:
    """What is different after a change: the day to act first."""
    return [*_moved(before, after), *_met(before, after), *_findings(before, after)]


def carried_over(made: Holder) -> Follows:
    """How many rows a holder has from the prospect, with their days."""
    tables = [
        count(len(rows_of(made, table)), TABLES_CALLED.get(table, table))
        for table in tables_of(Holder)
        if rows_of(made, table)
    ]
    words = ", ".join(["name, route and days", *tables])
    return Follows("carried over", (Span(words),))


def _moved(was: AssessedProspect | None, now: AssessedProspect) -> Iterator[Follows]:
    """Each of them where it is another than before."""
    for label, old, new in (
        ("act by", _act_by(was), _act_by(now)),
        ("stage", _stage(was), _stage(now)),
        ("of twelve", _counts(was), _counts(now)),
        ("may file", _may_file(was), _may_file(now)),
        ("enough from", _six_on(was), _six_on(now)),
        ("points test", _claimed(was), _claimed(now)),
    ):
        if old != new:
            yield Follows(label, (Span(old), _ARROW, Span(new, "strong")))


def _act_by(of: AssessedProspect | None) -> str:
    item = of.assessment.next if of else None
    return day_words(item.due_on) if item else _NONE


def _stage(of: AssessedProspect | None) -> str:
    return STAGES[of.assessment.stage] if of else "new"


def _counts(of: AssessedProspect | None) -> str:
    test = _test(of)
    return f"{test.met} / {test.safe} / {test.documented}" if test else _NONE


def _may_file(of: AssessedProspect | None) -> str:
    found = of.assessment.evaluation if of else None
    is_filed = of is not None and of.assessment.filed
    return MAY_FILE[found.may_file] if found and not is_filed else _NONE


def _six_on(of: AssessedProspect | None) -> str:
    found = of.assessment.evaluation if of else None
    forecast = found.forecast if found else None
    day: date | None = forecast.six_on if forecast else None
    return day_words(day) if day else _NONE


def _claimed(of: AssessedProspect | None) -> str:
    found = of.assessment.evaluation if of else None
    return found.apt.state if of and found and of.prospect.route == "apt" else _NONE


def _test(of: AssessedProspect | None) -> CriteriaTest | None:
    found = of.assessment.evaluation if of else None
    gpt = found.gpt if found else None
    return gpt if isinstance(gpt, CriteriaTest) else None


def _met(was: AssessedProspect | None, now: AssessedProspect) -> Iterator[Follows]:
    """Which criteria are met by it, and which no more."""
    old, new = _test(was), _test(now)
    if old is None or new is None:
        return
    before, after = set(old.numbers("yes")), set(new.numbers("yes"))
    for label, numbers in (("met now", after - before), ("lost", before - after)):
        if numbers:
            words = criteria_words([str(n) for n in sorted(numbers)])
            yield Follows(label, (Span(words),))


def _findings(was: AssessedProspect | None, now: AssessedProspect) -> Iterator[Follows]:
    """How many are to be acted on or warned of, and those that are new."""
    old, new = grave(was) if was else [], grave(now)
    known = {each.code for each in old}
    added = [each for each in new if each.code not in known]
    if len(old) == len(new) and not added:
        return
    counted = (Span(str(len(old))), _ARROW, Span(str(len(new)), "strong"))
    yield Follows("findings", counted)
    for each in added[:MOST_NEW]:
        mark = Span(f"{mark_of(each.level)} ", role_of(each.level))
        yield Follows("", (mark, Span(headline_of(each))))
    if len(added) > MOST_NEW:
        yield Follows("", (Span(f"and {len(added) - MOST_NEW} more"),))
