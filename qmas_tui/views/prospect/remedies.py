"""What settles something of a prospect: a form, filled in from what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import own_fields, rows_of, tables_below, tables_of
from qmas_tui.findings.model import Evidence, Finding, Reason
from qmas_tui.intake.criteria.language import ENGLISH
from qmas_tui.intake.criteria.work import NUMBERED
from qmas_tui.intake.known import known
from qmas_tui.intake.model import Criterion
from qmas_tui.intake.result import AssessedProspect, ProspectItem
from qmas_tui.intake.subject import current_application
from qmas_tui.intake.work_months import sure_works
from qmas_tui.intake.works import countable_works
from qmas_tui.views.intake_words import remedy_of
from qmas_tui.views.model import Remedy
from qmas_tui.views.prospect.steps import STEPS
from qmas_tui.views.say import day_words
from qmas_tui.views.words import small

Facts = Mapping[str, object]
Place = tuple[str, int, str]
"""A table, a number in it, and the number of the row above it, if there is one."""
_NOWHERE: Final = ("", 0, "")
_TOLD_BY: Final = {"work": ("employer", "title", "from", "to")}
"""The fields by which rows are told apart, where evidence names others alike."""
_CURRENT: Final = frozenset({"application", "request"})


def finding_remedy(found: Finding, of: AssessedProspect) -> Remedy | None:
    """The form that settles a finding."""
    facts = dict(found.evidence)
    rows = facts.get("rows")
    named = [each for each in rows if isinstance(each, Reason)] if rows else []  # type: ignore[union-attr]
    code = found.code
    if code.startswith("prerequisite.") and named:
        code = f"prerequisite.{named[0].key}"
    if code == "criteria.unknown":
        code = f"criterion.{_first(facts['unknown'])}"
    words = small(remedy_of(found))
    return made(code, of, words, facts, named[0] if named else None)


def item_remedy(item: ProspectItem, of: AssessedProspect) -> Remedy | None:
    """The form of what is to be done; where a finding asks for it, that of it."""
    if item.kind == "findings":
        grave = [each for each in of.assessment.findings if each.level == "act"]
        others = [each for each in grave if each.code != "age.closing"]
        return finding_remedy(others[0], of) if others else None
    found, six_on = of.assessment.evaluation, None
    if found is not None and found.forecast is not None:
        six_on = found.forecast.six_on
    return made(item.kind, of, "", {"six_on": six_on}, None)


def criterion_remedy(found: Criterion, of: AssessedProspect) -> Remedy | None:
    """Of one that is met the first paper that it lacks; else the fact that is asked."""
    if found.state != "yes":
        return made(f"criterion.{found.n}", of, "", {}, None)
    return paper_remedy(found.wanting[0], found, of) if found.wanting else None


def paper_remedy(paper: str, found: Criterion, of: AssessedProspect) -> Remedy | None:
    """What records a paper that a criterion lacks: a form at its row, or a tick."""
    if paper in STEPS:
        return made(paper, of, "", {}, _row_behind(found, paper, of))
    return Remedy("", "tick", "evidence", values=_tick(paper))


def made(
    code: str, of: AssessedProspect, words: str, facts: Facts, row: Reason | None
) -> Remedy | None:
    """The form of a code; None where there is none, or its row is not there."""
    step = STEPS.get(code)
    if step is None:
        return None
    form, *rest = step.split()
    facts = {**facts, **(dict(row.evidence) if row else {})}
    match form:
        case "papers":
            return Remedy(words, "papers")
        case "ways":
            return Remedy(words, "ways")
        case "land":
            return Remedy(words, "land")
        case "tick":
            return Remedy(words, "tick", "evidence", values=_tick(rest[0]))
        case "particulars":
            fields, values = _asked(rest, facts)
            return Remedy(words, "particulars", fields=fields, values=values)
        case "record":
            table, *named = rest
            _, values = _asked(named, facts)
            if table in tables_below(Prospect):
                values = (*values, *_under(table, row, of.prospect))
            return Remedy(words, "record", table, values=values)
    table, *named = rest
    table, number, above = place_of(table, row, of)
    if not number:
        return None
    fields, values = _asked(named, facts)
    return Remedy(words, "correct", table, number, fields, values, above)


def place_of(table: str, row: Reason | None, of: AssessedProspect) -> Place:
    """Where the row stands that is meant; number 0 where there is none."""
    who = of.prospect
    if table in _CURRENT and (row is None or row.key != table):
        return table, _current(table, of), ""
    if row is None:
        rows = rows_of(who, table) if table in tables_of(Prospect) else ()
        return table, len(rows), ""
    below = tables_below(Prospect)
    if table not in below:
        return table, _number(who, table, row.evidence), ""
    above = below[table][0]
    number = _number(who, above, row.evidence)
    if not number:
        return _NOWHERE
    held = rows_of(who, above)[number - 1]
    of_held = {name for name, _ in own_fields(held)}
    own = tuple(each for each in row.evidence if each[0] not in of_held)
    return table, _number(held, table, own), str(number)


def _current(table: str, of: AssessedProspect) -> int:
    """The number of the application, or of the open request, that is meant."""
    who = of.prospect
    if table == "application":
        application = current_application(known(who, of.assessment.as_of))
        days = [each.submitted_on for each in who.application]
        if application is None or application.submitted_on not in days:
            return 0
        return len(days) - days[::-1].index(application.submitted_on)
    open_ = [n for n, each in enumerate(who.request, 1) if each.answered_on is None]
    by = {n: who.request[n - 1].answer_by or date.max for n in open_}
    return min(open_, key=lambda n: by[n]) if open_ else 0


def _number(owner: object, table: str, evidence: Evidence) -> int:
    """The first row of a table whose own fields are what the evidence says."""
    wanted = dict(evidence)
    if table == "application" and "submitted" in wanted:
        wanted["submitted_on"] = wanted["submitted"]
    for number, each in enumerate(rows_of(owner, table), 1):  # type: ignore[arg-type]
        fields = dict(own_fields(each))
        told_by = _TOLD_BY.get(table, fields)
        if all(fields[name] == wanted[name] for name in wanted if name in told_by):
            return number
    return 0


def _under(
    table: str, row: Reason | None, who: Prospect
) -> tuple[tuple[str, str], ...]:
    """Which row a new one stands under."""
    above = tables_below(Prospect)[table][0]
    number = _number(who, above, row.evidence) if row else len(rows_of(who, above))
    return (("of", str(number)),) if number else ()


def _row_behind(found: Criterion, paper: str, of: AssessedProspect) -> Reason | None:
    """The first row that counts for a criterion and lacks that paper."""
    table, rows = _lacking(found, paper, of.prospect)
    return Reason(table, tuple(own_fields(rows[0]))) if rows else None  # type: ignore[arg-type]


def _lacking(found: Criterion, paper: str, who: Prospect) -> tuple[str, Sequence[Row]]:
    """The table in which a paper is recorded, and its rows that lack it."""
    if paper == "language-proof":
        good = [e for e in who.language if e.level == "good" and not e.proof]
        return "language", sorted(good, key=lambda each: each.name != ENGLISH)
    if paper == "degree-verification":
        return "degree", [e for e in who.degree if e.listed and not e.verified_on]
    experience = NUMBERED.get(found.n)
    counted = countable_works(who)
    works = sure_works(counted, experience.mark) if experience else ()
    lacking = [w for w in works if experience and paper in experience.lacking([w])]
    return "work", lacking


def _asked(
    words: list[str], facts: Facts
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The fields that are asked for, and what is filled in of them."""
    fields, values = [], []
    for word in words:
        name, is_, value = word.partition("=")
        fields.append(name)
        text = _text(facts, value) if is_ else ""
        if text:
            values.append((name, text))
    return tuple(fields), tuple(values)


def _text(facts: Facts, value: str) -> str:
    """A value, or the fact that it names, as a person would type it."""
    if not value.startswith("{"):
        return value
    fact = facts.get(value.strip("{}"))
    if isinstance(fact, date):
        return day_words(fact)
    return "" if fact is None else str(fact)


def _tick(kind: str) -> tuple[tuple[str, str], ...]:
    return (("kind", kind), ("dated", "today"))


def _first(numbers: object) -> str:
    return str(numbers[0]) if isinstance(numbers, tuple) and numbers else ""
