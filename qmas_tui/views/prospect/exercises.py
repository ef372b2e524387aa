"""Selection exercises of which the office was told, and the office's own outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application
from qmas_tui.intake.statistics import Outcomes
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import DAY_CELLS, cell, dim, row, said, section
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.prospect.outcomes import outcome_lines
from qmas_tui.views.say import day_words

NO_EXERCISE: Final = (
    "None is recorded. They have no published calendar: on a prospect, a e records one."
)
_OUTCOMES: Final = {"selected": "selected", "not-selected": "not selected"}
_NOT_TOLD: Final = "not told"
_OVER: Final = ("refused", "withdrawn")
_ORDER: Final = (*_OUTCOMES.values(), _NOT_TOLD)
_CELLS: Final = 13


def exercise_sections(
    prospects: Sequence[Prospect], rows: Sequence[Outcomes], policy: Policy
) -> tuple[Section, ...]:
    """Each exercise, the newest first, with who was in the pool; then the counts."""
    lines = [_line(*each) for each in _exercises(prospects)]
    counts = tuple(row(said(words)) for words in outcome_lines(rows, policy))
    return (
        section("Selection exercises", lines, NO_EXERCISE),
        Section("Outcomes of this office", counts),
    )


def waiting_section(prospects: Iterable[Prospect]) -> Section:
    """Who is in the pool, and since when."""
    held = [
        (each.pooled_on, who)
        for who in prospects
        if who.status != "closed"
        for each in who.application
        if each.pooled_on and each.outcome == "pending" and not each.selected_on
    ]
    lines = [
        row(cell(day_words(day), DAY_CELLS), said(full_name(who)))
        for day, who in sorted(held, key=lambda pair: (pair[0], pair[1].case))
    ]
    return Section("In the pool since", tuple(lines) or (dim("Nobody."),))


def _exercises(
    prospects: Sequence[Prospect],
) -> list[tuple[date, str, Prospect]]:
    """Who was in each exercise of which a day is recorded, the newest first."""
    every = [(who, each) for who in prospects for each in who.application]
    days = {e.on for _who, application in every for e in application.exercise}
    found = [
        (day, outcome, who)
        for day in days
        for who, application in every
        if (outcome := _outcome(who, application, day))
    ]
    found.sort(key=lambda each: (_ORDER.index(each[1]), each[2].case))
    return sorted(found, key=lambda each: each[0], reverse=True)


def _outcome(who: Prospect, application: Application, day: date) -> str:
    """What is told of somebody in an exercise; empty for who was not in the pool."""
    for each in application.exercise:
        if each.on == day:
            return _OUTCOMES[each.outcome]
    if application.selected_on == day:
        return _OUTCOMES["selected"]
    if application.outcome in _OVER and application.decided_on is None:
        return ""  # nobody knows how long that was in the pool
    pooled = application.pooled_on
    left = (application.selected_on, application.decided_on, who.closed_on)
    came = pooled is not None and pooled <= day
    was_there = came and all(each is None or each >= day for each in left)
    return _NOT_TOLD if was_there else ""


def _line(day: date, outcome: str, who: Prospect) -> Line:
    role = Span(f"{outcome:<{_CELLS}}  ", "good" if outcome == "selected" else "plain")
    return row(cell(day_words(day), DAY_CELLS), role, said(full_name(who)))
