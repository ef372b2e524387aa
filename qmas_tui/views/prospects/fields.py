"""What a filter asks of prospects, and what it looks for bare words in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.days import OF_PROSPECTS, DayKind
from qmas_tui.views.filter import Fields
from qmas_tui.views.filter_fields import WordField
from qmas_tui.views.haystack import fold
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect_words import MAY_FILE, STAGES
from qmas_tui.views.prospects.phases import PHASES, phase_of
from qmas_tui.views.say import day_words

YES_NO: Final = ("yes", "no")


def finding_codes(of: AssessedProspect) -> list[str]:
    """The codes of what was found."""
    return [each.code for each in of.assessment.findings]


MAY: Final = {str(state): words for state, words in MAY_FILE.items()} | {
    "filed": "filed already"
}
"""Whether somebody may file, by its code."""


def may_file(of: AssessedProspect) -> str:
    """Whether they may file; unknown, too, where it cannot be worked out."""
    found = of.assessment
    if found.filed:
        return "filed"
    return found.evaluation.may_file if found.evaluation else "unknown"


def _stage(of: AssessedProspect) -> Iterator[str]:
    yield of.assessment.stage
    yield STAGES[of.assessment.stage]
    if of.assessment.filed:
        yield "filed"


def _filed(of: AssessedProspect) -> tuple[str]:
    return ("yes" if of.assessment.filed else "no",)


def _risk(of: AssessedProspect) -> tuple[str, ...]:
    """What is to act on is also to be warned of."""
    levels = {each.level for each in of.assessment.findings}
    if "act" in levels:
        return "act", "warn"
    return ("warn",) if "warn" in levels else ()


def _due(of: AssessedProspect) -> tuple[date, ...]:
    item = of.assessment.next
    return (item.act_by,) if item else ()


def planned_day(of: AssessedProspect) -> tuple[date, ...]:
    """The day on which the application is to be filed, where one is planned."""
    day, found = of.prospect.file_on, of.assessment
    is_over = found.filed or found.stage in ("closed", "broken")
    return () if day is None or is_over else (day,)


def _land(of: AssessedProspect) -> tuple[date, ...]:
    ends = of.assessment.deadlines
    return tuple([each.on for each in ends if each.kind == "entry.use-by"])


def days_of(of: AssessedProspect) -> frozenset[tuple[DayKind, date]]:
    """Every day by its kind: what is due until the landing, and the planned filing."""
    found = of.assessment
    due = [each for each in found.deadlines if each.kind != "decision.expected"]
    days: set[tuple[DayKind, date]] = {("process", each.on) for each in due}
    days |= {("process", each.due_on) for each in found.items if each.kind == "next"}
    days |= {("applying", day) for day in planned_day(of)}
    return frozenset(days)


def _on(wanted: DayKind | None, of: AssessedProspect) -> tuple[date, ...]:
    return tuple(day for kind, day in days_of(of) if wanted in (None, kind))


def _text(of: AssessedProspect) -> str:
    """All that a bare word is looked for in, folded."""
    return fold("\n".join(_texts(of)))


def _texts(of: AssessedProspect) -> Iterator[str]:
    who, found = of.prospect, of.assessment
    yield from (who.case, who.name, who.name_zh or "", who.adviser or "")
    yield from (who.nationality or "", *who.tags)
    yield STAGES[found.stage]
    yield who.next_step or ""
    yield from (each.employer or "" for each in who.work)
    yield from (each.institution or "" for each in who.degree)
    yield from (each.name for each in who.dependant)
    yield from (each.text for each in who.note)
    yield from (item_words(each, who) for each in found.items)
    for finding in found.findings:
        yield finding.code
        yield headline_of(finding)
    for day in {each.on for each in found.deadlines}:
        yield f"{day.isoformat()} {day_words(day)}"


FIELDS: Final = Fields(
    days={
        "due": _due,
        "land": _land,
        "on": partial(_on, None),
        **{kind: partial(_on, kind) for kind in OF_PROSPECTS},
    },
    words={
        "stage": WordField(_stage, "holds"),
        "phase": WordField(lambda e: (phase_of(e),), choices=PHASES),
        "risk": WordField(_risk, choices=("act", "warn")),
        "finding": WordField(finding_codes, "begins"),
        "may": WordField(lambda e: (may_file(e),), choices=tuple(MAY)),
        "filed": WordField(_filed, choices=YES_NO),
        "case": WordField(lambda e: (e.prospect.case,), "holds"),
        "name": WordField(lambda e: (e.prospect.name, e.prospect.name_zh), "holds"),
        "adviser": WordField(lambda e: (e.prospect.adviser,)),
        "tag": WordField(lambda e: e.prospect.tags),
        "nationality": WordField(lambda e: (e.prospect.nationality,)),
        "employer": WordField(lambda e: (w.employer for w in e.prospect.work), "holds"),
        "note": WordField(lambda e: (note.text for note in e.prospect.note), "holds"),
        "route": WordField(lambda e: (e.prospect.route,), choices=("gpt", "apt")),
    },
    text=_text,
)
