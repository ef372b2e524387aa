"""What is open in a case: each step with its day, and how late it is."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.model import AssessedCase, Item
from qmas_tui.views.items import (
    asleep_words,
    is_missed,
    item_sentence,
    kind_of,
    of_whom,
)
from qmas_tui.views.lay import DAY_CELLS, cell, right, row, said, sentence
from qmas_tui.views.model import Line, Role, Section, Span, days_until
from qmas_tui.views.say import day_words

FAR_CELLS = 12


def to_do_sections(case: AssessedCase) -> tuple[Section, ...]:
    """Every step of a case, the most pressing first; nothing where nothing is open."""
    lines = [_item_line(each, case) for each in case.assessment.items]
    if asleep := asleep_words(case):
        lines.insert(0, row(said(sentence(f"{asleep}."), "accent")))
    return (Section("To do", tuple(lines)),) if lines else ()


def _item_line(item: Item, case: AssessedCase) -> Line:
    as_of = case.assessment.as_of
    far, role = _far(item, as_of)
    words = sentence(of_whom(item.subject, item_sentence(item, case)))
    lost = ""
    if item.lost_on and item.lost_on > item.due_on and not is_missed(item, as_of):
        lost = f"   until {day_words(item.lost_on)}"
    return row(
        cell(day_words(item.due_on), DAY_CELLS),
        right(far, FAR_CELLS, role),
        said(words),
        Span(lost, "dim"),
        about=kind_of(item, case),
        subject=item.subject,
    )


def _far(item: Item, as_of: date) -> tuple[str, Role]:
    """How far the day is, or how late it is."""
    if item.lost_on is not None and item.lost_on < as_of:
        return f"{days_until(as_of, item.lost_on)} d late", "act"
    days = days_until(item.due_on, as_of)
    if days > 0:
        return f"{days} d", "dim"
    return (f"{-days} d late", "act") if days else ("today", "act")
