"""What is different of prospects between two sides, in lines and for programs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from qmas_tui.findings.compare import Named
from qmas_tui.findings.model import Level
from qmas_tui.intake.compare import ComparedProspects, ProspectMoved
from qmas_tui.intake.model import CriteriaTest, PointsTest
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.views.difference import difference_words
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.json import Json
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.line import counts_words, points_words
from qmas_tui.views.prospect_words import MAY_FILE, STAGES
from qmas_tui.views.say import LEVEL_WORDS, day_words, mark_of, role_of

_CASE_CELLS = 12
_DEPTH = Span(" " * 4)


def prospects_summary(found: ComparedProspects) -> str:
    """The whole comparison in one phrase; empty where there are no prospects."""
    counted = (
        (len(found.new), "new"),
        (len(found.gone), "gone"),
        (len(found.changed), "changed"),
        (found.same, "the same"),
    )
    return ", ".join(f"{number} {what}" for number, what in counted if number)


def compared_sections(found: ComparedProspects) -> tuple[Section, ...]:
    """Who is new, gone and changed, and what of each."""
    parts = (
        ("New prospects", [_named(each) for each in found.new]),
        ("Prospects gone", [_named(each) for each in found.gone]),
        ("Changed prospects", [line for e in found.changed for line in _changed(e)]),
    )
    return tuple(Section(title, tuple(lines)) for title, lines in parts if lines)


def compared_json(found: ComparedProspects) -> Json:
    """The same for other programs."""
    return {
        "new": [structs.asdict(each) for each in found.new],
        "gone": [structs.asdict(each) for each in found.gone],
        "changed": [_changed_json(each) for each in found.changed],
        "same": found.same,
    }


def _named(each: Named) -> Line:
    return row(cell(each.case, _CASE_CELLS, "dim"), said(each.name, "strong"))


def _changed(found: ProspectMoved) -> Iterator[Line]:
    yield row(cell(found.case, _CASE_CELLS, "dim"), said(found.name, "strong"))
    for words in difference_words(found.facts):
        yield row(_DEPTH, said(words, "dim"))
    was, now = _outcomes(found.before), _outcomes(found.after)
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name, "\N{EM DASH}"), now.get(name, "\N{EM DASH}")
        if one != other:
            yield row(_DEPTH, said(f"{name}: ", "dim"), said(f"{one} → {other}"))
    yield from _findings(found)


def _outcomes(found: ProspectAssessment) -> dict[str, str]:
    """What an adviser would look up, in words by name."""
    told = {"stage": STAGES[found.stage]}
    if found.next is not None:
        told["act by"] = day_words(found.next.act_by)
    if (evaluation := found.evaluation) is None:
        return told
    told["filing"] = MAY_FILE[evaluation.may_file]
    match evaluation.gpt:
        case CriteriaTest() as test:
            told["criteria"] = counts_words(test)
        case PointsTest() as old:
            told["points"] = points_words(old)
    return told


def _findings(found: ProspectMoved) -> Iterator[Line]:
    was, now = _levels(found.before), _levels(found.after)
    every = {f.code: f for f in (*found.before.findings, *found.after.findings)}
    for code, finding in every.items():
        before, after = was.get(code), now.get(code)
        level = after or before
        if before == after or level is None:
            continue
        yield row(
            _DEPTH,
            cell(mark_of(level), 2, role_of(level) if after else "dim"),
            said(f"{_became(before, after)}: {headline_of(finding)}"),
        )


def _became(before: Level | None, after: Level | None) -> str:
    if before is None or after is None:
        return "gone" if before else "new"
    return f"{LEVEL_WORDS[before]} → {LEVEL_WORDS[after]}"


def _levels(found: ProspectAssessment) -> dict[str, Level]:
    return {each.code: each.level for each in found.findings}


def _changed_json(found: ProspectMoved) -> Json:
    return {
        "case": found.case,
        "name": found.name,
        "facts": difference_words(found.facts),
        "before": _outcome_json(found.before),
        "after": _outcome_json(found.after),
    }


def _outcome_json(found: ProspectAssessment) -> Json:
    evaluation, item = found.evaluation, found.next
    return {
        "stage": found.stage,
        "act_by": item.act_by if item else None,
        "may_file": evaluation.may_file if evaluation else None,
        "findings": _levels(found),
    }
