"""The dates of a case and its family, each with its reasons and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from qmas_tui.findings.model import (
    HOLDER,
    AssessedCase,
    Deadline,
    Milestone,
    PathStep,
)
from qmas_tui.policy.policy import Policy
from qmas_tui.views.document import Block, Cell, Words, cell, grid, whose
from qmas_tui.views.drawing import draw_path
from qmas_tui.views.lay import NOT_RECORDED
from qmas_tui.views.model import Role
from qmas_tui.views.say import BASES, capital, count, day_words, days_words, kind_words
from qmas_tui.views.turns import step_words
from qmas_tui.views.words import steps_of

_COLUMNS: Final = ("Date", "Day", "", "Reason", "Rules used")
_NONE: Final = "There are no dates of the holder's own."


def path_blocks(entry: AssessedCase) -> tuple[Block, ...]:
    """The path drawn, and its stays in a table; nothing where there is none."""
    drawing = draw_path(entry)
    if drawing is None:
        return ()
    rows = [_stay(step) for step in entry.assessment.path]
    return drawing, grid(("Stay", "Until", "Length", "Known"), rows)


def _stay(step: PathStep) -> tuple[Cell, ...]:
    name = "stay"
    if step.step is not None:
        name = f"extension {step.step}" if step.step else "initial stay"
    known = "granted" if step.granted else "expected"
    if step.top_tier:
        known += ", top tier"
    role: Role = "plain" if step.granted else "dim"
    return (
        Cell(capital(name), role),
        Cell(day_words(step.until), role),
        Cell(count(step.months, "month") if step.months else NOT_RECORDED, role),
        Cell(known, role),
    )


def date_blocks(entry: AssessedCase, policy: Policy) -> tuple[Block, ...]:
    """A table of dates for each person who has any of their own."""
    found, name = entry.assessment, entry.holder.name
    tables = []
    for subject, deadlines, milestone in _people(entry):
        rows = [_deadline(each) for each in deadlines]
        rows += _milestone(milestone, found.as_of, policy) if milestone else []
        if rows:
            tables.append(grid(_COLUMNS, rows, whose(subject, name), whole=(0, 1, 2)))
    return tuple(tables) or (Words(_NONE, "dim"),)


def _people(
    entry: AssessedCase,
) -> Iterator[tuple[str, Sequence[Deadline], Milestone | None]]:
    """Each person with their own dates; the holder's stand for those linked to it."""
    found = entry.assessment
    yield HOLDER, found.deadlines, found.milestone
    for each in found.dependants:
        deadlines = each.deadlines
        if each.linked and found.deadlines:
            deadlines = tuple([d for d in deadlines if d.kind.startswith("abode.")])
        yield each.name, deadlines, each.milestone


def _deadline(deadline: Deadline) -> tuple[Cell, ...]:
    far, role = _far(deadline)
    is_limit = deadline.kind == "stay.ends"
    reason = "; ".join(steps_of(deadline))
    basis = f"{BASES[deadline.basis]} · {', '.join(deadline.rules)}"
    return (
        Cell(capital(kind_words(deadline.kind)), "strong" if is_limit else "plain"),
        Cell(day_words(deadline.on), "strong" if is_limit else "plain"),
        Cell(far, role),
        cell(capital(reason)),
        Cell(basis, "dim"),
    )


def _far(deadline: Deadline) -> tuple[str, Role]:
    match deadline.status:
        case "done":
            return "filed", "good"
        case "open":
            return "open", "warn"
        case "overdue":
            return days_words(deadline.days), "act"
        case "today":
            return "today", "act"
    return days_words(deadline.days), "dim"


def _milestone(
    milestone: Milestone, as_of: date, policy: Policy
) -> list[tuple[Cell, ...]]:
    figures, rules = policy.figures, milestone.rules
    before = f"{count(figures.prepare_days, 'day')} before the earliest day"
    years = count(figures.residence_years, "year")
    because = "; ".join([step_words(reason) for reason in milestone.because])
    return [
        _seven("milestone.prepare", milestone.prepare, before, rules.prepare, as_of),
        _seven(
            "milestone.earliest",
            milestone.earliest,
            f"{years} from {day_words(milestone.start)}",
            rules.earliest,
            as_of,
        ),
        _seven(
            "milestone.latest",
            milestone.latest,
            because or "nothing on record moves it",
            rules.latest,
            as_of,
        ),
    ]


def _seven(
    kind: str, day: date | None, reason: str, rules: tuple[str, ...], as_of: date
) -> tuple[Cell, ...]:
    known = Cell(day_words(day)) if day else Cell("unknown", "warn")
    return (
        Cell(capital(kind_words(kind))),
        known,
        Cell(days_words((day - as_of).days) if day else "", "dim"),
        cell(capital(reason)),
        Cell(", ".join(rules), "dim"),
    )
