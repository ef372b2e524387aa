"""A calendar month as a grid of days, with what falls on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.findings.calendar import DAY, add_months, month_of, weeks_of
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.both import PROSPECT, Either, record_of
from qmas_tui.views.days import (
    KINDS,
    OF_HOLDERS,
    OF_PROSPECTS,
    DayKind,
    Days,
    Mark,
)
from qmas_tui.views.items import asleep_words
from qmas_tui.views.lay import cell
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.prospects.line import why_words
from qmas_tui.views.queue import why_now
from qmas_tui.views.say import MONTHS, WEEKDAYS, count, day_words, long_day
from qmas_tui.views.width import cell_width, cut, pad

_DAYS: Final = 7
_LETTERS: Final[dict[DayKind, str]] = {
    "ending": "L",
    "answer": "a",
    "process": "d",
    "filing": "f",
    "applying": "p",
    "abode": "s",
    "opening": "o",
}
_DAY_CELLS, _KIND_CELLS, _NAME_CELLS = 4, 6, 26


class Month(Struct, frozen=True):
    """What is shown of a month: the day on which one is, today, and the days off."""

    here: date
    today: date
    holidays: Collection[date]
    days: Days


def moved(day: date, days: int = 0, months: int = 0) -> date:
    """The day so many days, or months, on."""
    return add_months(day, months) + days * DAY


def ends_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    return month_of(day)


def month_title(day: date, is_short: bool = False) -> tuple[Span, ...]:
    """The month of a day, and the names of those before and after."""
    before, after = (MONTHS[moved(day, months=n).month - 1] for n in (-1, 1))
    title = Span(f" {MONTHS[day.month - 1]} {day.year} ", "chip")
    if is_short:
        return title, Span(" ‹ › ", "accent")
    return (
        title,
        Span("  ‹ ", "accent"),
        Span(f"{before}  {after}", "dim"),
        Span(" ›  ", "accent"),
    )


def legend(is_short: bool = False) -> tuple[Span, ...]:
    """The letters that stand for words where a day has no room for them.

    Those of prospects come last.
    """
    gap, named = (" ", "") if is_short else ("  ", "   prospects:")
    spans = [span for kind in OF_HOLDERS for span in _legend(kind, gap)]
    spans.append(Span(named, "dim"))
    return (*spans, *[span for kind in OF_PROSPECTS for span in _legend(kind, gap)])


def _legend(kind: DayKind, gap: str) -> tuple[Span, Span]:
    word, role = KINDS[kind]
    return Span(f"{gap}{_LETTERS[kind]} ", role), Span(word, "dim")


def month_lines(month: Month, width: int, height: int) -> list[Line]:
    """The weekdays, then each week on as many lines as there is room for."""
    weeks = weeks_of(month.here)
    cells, room = width // _DAYS, (height - 1) // len(weeks)
    rows = max(2, min(room, len(KINDS) + 1))
    heads = [Span(pad(f" {day}", cells), "dim") for day in WEEKDAYS]
    lines = [Line(tuple(heads))]
    for week in weeks:
        drawn = [_cell(month, day, cells, rows) for day in week]
        lines += [Line(tuple(spans)) for spans in zip(*drawn, strict=True)]
    return lines


def _cell(month: Month, day: date, cells: int, rows: int) -> list[Span]:
    """A day with what falls on it, on exactly that many lines."""
    words = _words(month.days.get(day, ()), rows - 1)
    lines = [_head(month, day, cells)]
    lines += [Span(pad(f" {text}", cells), role) for text, role in words]
    return lines + [Span(" " * cells)] * (rows - len(lines))


def _head(month: Month, day: date, cells: int) -> Span:
    """The number of a day; what is not this month's, and days off, are dim."""
    is_other = day.month != month.here.month
    is_off = day in month.holidays or day.weekday() >= len(WEEKDAYS) - 2
    note = " hol" * (day in month.holidays and not is_other)
    role: Role = "dim" if is_other or is_off else "plain"
    if day == month.today:
        note, role = " today", "today"
    text = f" {day.day}{note}"
    if cell_width(text) >= cells:
        text = f" {day.day}"
    return Span(pad(text, cells), "chip" if day == month.here else role)


def _words(marks: Sequence[Mark], rows: int) -> list[tuple[str, Role]]:
    """What falls on a day, one kind a line; the last line takes all that are left."""
    counted = [
        (kind, len({mark.case for mark in marks if mark.kind == kind}))
        for kind in KINDS
        if any(mark.kind == kind for mark in marks)
    ]
    if len(counted) <= rows:
        return [(_word(*each), KINDS[each[0]][1]) for each in counted]
    whole, left = counted[: rows - 1], counted[rows - 1 :]
    short = " ".join(f"{_LETTERS[kind]}{number}" for kind, number in left)
    told = [(_word(*each), KINDS[each[0]][1]) for each in whole]
    return [*told, (short, KINDS[left[0][0]][1])]


def _word(kind: DayKind, number: int) -> str:
    word = KINDS[kind][0]
    return f"{word} {number}" if number > 1 else word


def day_title(day: date, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """A day, and how many cases there are to it."""
    cases = len({mark.case for mark in marks})
    told = count(cases, "case") if cases else "nothing falls on this day"
    return Span(f" {long_day(day)}", "strong"), Span(f"   {told}", "dim")


def day_lines(
    found: Iterable[tuple[Mark, Either]], width: int, room: int
) -> list[Line]:
    """Who it is that a day is about; where there is no room, how many more."""
    rows = list(found)
    shown = rows if len(rows) <= room else rows[: max(0, room - 1)]
    lines = [_who(mark, case, width) for mark, case in shown]
    if left := len(rows) - len(shown):
        lines.append(Line((Span(f" and {left} more: enter shows all", "dim"),)))
    return lines


def then_lines(
    found: Sequence[tuple[Mark, Either]], width: int, room: int
) -> list[Line]:
    """What comes after the day, as far as there is room for it."""
    lines = []
    for mark, case in found[: max(0, room - 2)]:
        day = Span(pad(f" {mark.on.day}", _DAY_CELLS), "dim")
        lines.append(Line((day, *_who(mark, case, width - _DAY_CELLS).spans)))
    head = Line((Span(" Then in this month", "head"),))
    return [Line(), head, *lines] if lines else []


def _told(mark: Mark, case: Either) -> str:
    """What is said of somebody on a day beside their name."""
    if not isinstance(case, AssessedCase):
        return f"{PROSPECT} · {why_words(case)}"
    limit = case.assessment.limit
    if mark.kind != "ending" and limit is not None and not asleep_words(case):
        return f"limit {day_words(limit.on)}"
    return why_now(case)


def _who(mark: Mark, case: Either, width: int) -> Line:
    word, role = KINDS[mark.kind]
    told, record = _told(mark, case), record_of(case)
    name = f"{record.name} {record.name_zh}" if record.name_zh else record.name
    room = max(0, width - _KIND_CELLS - _NAME_CELLS - 6)
    return Line(
        (
            Span(" "),
            cell(word, _KIND_CELLS, role),
            cell(name, _NAME_CELLS),
            Span(cut(told, room), "dim"),
        )
    )
