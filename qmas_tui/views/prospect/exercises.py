"""Selection exercises of which the office was told, and the office's own outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
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
_CELLS: Final = 13


def exercise_sections(
    prospects: Iterable[Prospect], rows: Sequence[Outcomes], policy: Policy
) -> tuple[Section, ...]:
    """Each exercise, the newest first, with who was in it; then the counts."""
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
    prospects: Iterable[Prospect],
) -> list[tuple[date, str, Prospect]]:
    found = [
        (exercise.on, _OUTCOMES[exercise.outcome], who)
        for who in prospects
        for application in who.application
        for exercise in application.exercise
    ]
    return sorted(found, key=lambda each: (each[0], each[2].case), reverse=True)


def _line(day: date, outcome: str, who: Prospect) -> Line:
    role = Span(f"{outcome:<{_CELLS}}  ", "good" if outcome == "selected" else "plain")
    return row(cell(day_words(day), DAY_CELLS), role, said(full_name(who)))
