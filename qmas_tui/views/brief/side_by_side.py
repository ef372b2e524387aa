"""The dates, fees and steps of a case on both sides of a scenario, in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.findings.moves import Value
from qmas_tui.scenarios.question import Outcome, Question
from qmas_tui.scenarios.verdict import path_end
from qmas_tui.views.brief.standing import step_words
from qmas_tui.views.document import Block, Cell, cell, grid, whose
from qmas_tui.views.lay import NOT_RECORDED
from qmas_tui.views.say import capital, count, day_words, money
from qmas_tui.views.stages import stage_sentence

_COLUMNS: Final = ("", "As recorded now", "If so", "Difference")
_FEES: Final = "fees.total"
_NAMES: Final[Mapping[str, str]] = {
    "act_by": "To be taken by",
    "lost_on": "Lost after",
    "limit_of_stay": "Limit of stay",
    "deadlines.extension.opens": "An extension can be filed from",
    "milestone.earliest": "Seven years, at the earliest",
    "milestone.latest": "Seven years, at the latest",
    "milestone.covered": "Seven years covered by the stays",
    _FEES: "Fees of the next extension",
}
_SAME: Final = "the same"
_CHANGED: Final = "changed"


def compared(question: Question, base: Outcome, after: Outcome) -> Iterator[Block]:
    """A table for each person of whom anything is known."""
    entries = [AssessedCase(question.holder, base.found)]
    entries.append(AssessedCase(question.changed(), after.found))
    known = [key for key in (*base.values, *after.values) if key[1] in _NAMES]
    for subject in dict.fromkeys(subject for subject, _what in known):
        rows = list(_standing(entries)) if subject == HOLDER else []
        rows += _rows(subject, base, after)
        name = whose(subject, question.holder.name)
        yield grid(_COLUMNS, rows, caption=name, whole=(0, 3))


def _standing(entries: Iterable[AssessedCase]) -> Iterator[tuple[Cell, ...]]:
    """The stage and the next step of the holder."""
    now, then = entries
    yield _row("Stage", _stage(now), _stage(then), _CHANGED)
    yield _row("Next step", _next(now), _next(then), _CHANGED)


def _stage(entry: AssessedCase) -> str:
    return capital(stage_sentence(entry.assessment))


def _next(entry: AssessedCase) -> str:
    item = entry.assessment.next
    return step_words(item, entry) if item else NOT_RECORDED


def _rows(subject: str, base: Outcome, after: Outcome) -> Iterator[tuple[Cell, ...]]:
    for what, name in _NAMES.items():
        now, then = (each.values.get((subject, what)) for each in (base, after))
        yield from _known(name, now, then, is_money=what == _FEES)
    if subject == HOLDER:
        now, then = path_end(base.values), path_end(after.values)
        yield from _known("End of the stays expected", now, then)


def _known(
    name: str, now: Value | None, then: Value | None, is_money: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """A value on both sides, unless neither has one."""
    if now is not None or then is not None:
        before, after = _words(now, is_money), _words(then, is_money)
        yield _row(name, before, after, _far(now, then))


def _row(name: str, now: str, then: str, far: str) -> tuple[Cell, ...]:
    is_same = now == then
    told = Cell(_SAME, "dim") if is_same else Cell(far, "strong")
    return Cell(name), cell(now), cell(then, "plain" if is_same else "strong"), told


def _words(value: Value | None, is_money: bool) -> str:
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return money(value) if is_money else str(value)
    return value or NOT_RECORDED


def _far(now: Value | None, then: Value | None) -> str:
    if now is None or then is None:
        return "no longer known" if then is None else "now known"
    if isinstance(now, date) and isinstance(then, date):
        days = (then - now).days
        return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    if isinstance(now, bool) or not isinstance(now, int) or not isinstance(then, int):
        return _CHANGED
    return f"{money(abs(then - now))} {'more' if then > now else 'less'}"
