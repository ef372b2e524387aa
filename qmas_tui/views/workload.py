"""The work ahead, by month: filings, limits that end, seven years, applications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.findings.calendar import add_months, month_of
from qmas_tui.views.days import DayKind, Days
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import MONTHS, count
from qmas_tui.views.width import pad, pad_left

MONTHS_AHEAD: Final = 24
COLUMNS: Final[tuple[DayKind, ...]] = ("filing", "ending", "abode", "applying")
_TITLES: Final = {
    "filing": "file",
    "ending": "end",
    "abode": "seven",
    "applying": "apply",
}
_NUMBER_CELLS, _MONTH_CELLS, _OVER_CELLS = 4, 9, 9
_FULL_BAR: Final = 12
"""A bar is not at its full length with fewer filings than this."""
_BAR, _LINE = "▇", "│"


class Load(Struct, frozen=True):
    """A month, and how many cases have a day of each kind in it."""

    first: date
    filing: int = 0
    ending: int = 0
    abode: int = 0
    applying: int = 0

    def of(self, kind: DayKind) -> int:
        """How many cases have a day of that kind."""
        return int(getattr(self, kind))

    @property
    def about(self) -> str:
        """The month as the filter line takes it."""
        return f"{self.first:%Y-%m}"


class Work(Struct, frozen=True):
    """The months ahead, and the cases whose day to file, or limit, lies before."""

    loads: tuple[Load, ...] = ()
    missed: int = 0
    passed: int = 0


def workload(days: Days, today: date) -> Work:
    """The work from the month of today on."""
    cases: defaultdict[tuple[date, DayKind], set[str]] = defaultdict(set)
    for day, marks in days.items():
        for mark in marks:
            cases[month_of(day)[0], mark.kind].add(mark.case)
    first = month_of(today)[0]
    months = [add_months(first, ahead) for ahead in range(MONTHS_AHEAD)]
    loads = [
        Load(month, *[len(cases[month, kind]) for kind in COLUMNS]) for month in months
    ]
    return Work(
        tuple(loads), *[_before(days, first, kind) for kind in ("filing", "ending")]
    )


def _before(days: Days, first: date, kind: DayKind) -> int:
    """How many cases have a day of that kind before a day."""
    marks = [mark for day, those in days.items() if day < first for mark in those]
    return len({mark.case for mark in marks if mark.kind == kind})


def load_lines(loads: Sequence[Load], most: int, width: int) -> list[Line]:
    """Each month as a bar with its numbers; `most` is the office's line, 0 for none."""
    top = max([most, _FULL_BAR, *[load.filing for load in loads]])
    return [
        Line(
            tuple(_spans(load, number, most, top, _room(most, width))), about=load.about
        )
        for number, load in enumerate(loads)
    ]


def head_line(column: DayKind | None, most: int, width: int) -> Line:
    """The titles of the numbers; the one that enter takes is marked."""
    room = _room(most, width)
    line = f"filings, our line {most}" if most else "filings to make"
    line = line if len(line) <= room else f"line {most}" * bool(most)
    spans = [Span(" " * _MONTH_CELLS), Span(pad(line, room), "dim")]
    for kind in COLUMNS:
        title = _TITLES[kind].rjust(_NUMBER_CELLS + 2)
        spans.append(Span(title, "accent" if kind == column else "dim"))
    return Line(tuple(spans))


def _room(most: int, width: int) -> int:
    """The cells of the longest bar."""
    fixed = _MONTH_CELLS + len(COLUMNS) * (_NUMBER_CELLS + 2)
    return max(4, width - fixed - _OVER_CELLS * bool(most))


def _spans(load: Load, number: int, most: int, top: int, room: int) -> Iterator[Span]:
    is_new_year = number == 0 or load.first.month == 1
    year = str(load.first.year) if is_new_year else ""
    yield Span(pad(f"{year:4} {MONTHS[load.first.month - 1]}", _MONTH_CELLS), "dim")
    yield from _bar(load.filing, most, top, room)
    is_over = bool(most) and load.filing > most
    yield _number(f"{load.filing or '·'}", "warn" if is_over else "plain")
    yield _number(f"{load.ending or '·'}", "dim")
    seven = f"◆ {load.abode}" if load.abode else "·"
    yield _number(seven, "good" if load.abode else "dim")
    yield _number(f"{load.applying or '·'}", "plain" if load.applying else "dim")
    if is_over:
        yield Span(f"  over {most}!", "warn")


def _number(text: str, role: Role) -> Span:
    return Span(pad_left(text, _NUMBER_CELLS + 2), role)


def _bar(filings: int, most: int, top: int, room: int) -> Iterator[Span]:
    """The filings of a month; what passes the office's line is told by its colour."""
    cells = -(-filings * room // top)
    mark = most * room // top if most else room
    yield Span(_BAR * min(cells, mark), "accent")
    yield Span(_BAR * (cells - mark), "warn")
    gap = room - cells
    if most and cells < mark < room:
        yield Span(" " * (mark - cells), "dim")
        yield Span(_LINE, "dim")
        gap = room - mark - 1
    yield Span(" " * gap)


def sum_lines(work: Work, most: int) -> list[Line]:
    """Which months pass the line, and what lies before all of them."""
    lines = []
    over = [load.first for load in work.loads if most and load.filing > most]
    if over:
        names = ", ".join(f"{MONTHS[first.month - 1]} {first.year}" for first in over)
        told = f" {count(len(over), 'month')} over our line of {most}: "
        lines.append(Line((Span(told, "warn"), Span(names))))
    left = ((work.missed, "to file since before"), (work.passed, "past the limit"))
    if told := ", ".join(f"{number} {what}" for number, what in left if number):
        lines.append(Line((Span(" Not in these bars: ", "dim"), Span(told, "act"))))
    return lines
