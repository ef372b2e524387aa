"""How many criteria are met over the years, as a step line with the line to file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from msgspec import Struct

from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.model import CriteriaTest, Evaluation, Forecast
from qmas_tui.views.criteria_words import criterion_name
from qmas_tui.views.lay import row
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.say import day_words
from qmas_tui.views.width import pad

_LABEL: Final = 4
LINE, STEP, LEVEL = "┄", "│", "━"
_UP: Final = {"from_below": ("┛", "┏"), "from_above": ("┓", "┗")}
HERE: Final = "▮"


class Chart(Struct, frozen=True, gc=False):
    """What is drawn: the counts, the line to file, the days at both ends, the room."""

    counts: Sequence[tuple[date, int]]
    threshold: int
    first: date
    last: date
    cells: int

    def at(self, day: date) -> int:
        """The cell of a day."""
        whole = (self.last - self.first).days
        far = (day - self.first).days * (self.cells - 1) // whole
        return max(0, min(self.cells - 1, far))

    def count_at(self, cell: int) -> int:
        """How many are met in a cell: what its last day has."""
        number = self.counts[0][1]
        for day, each in self.counts:
            if self.at(day) <= cell:
                number = each
        return number


def forecast_section(found: Evaluation, months: int, room: int) -> Section | None:
    """The forecast as a drawing, and when one may file; None where there is none."""
    forecast, test = found.forecast, found.gpt
    if forecast is None or not isinstance(test, CriteriaTest):
        return None
    first = forecast.counts[0][0]
    last = add_months(first, months)
    cells = room - _LABEL
    chart = Chart(forecast.counts, test.threshold, first, last, cells)
    lines = (*_drawn(chart), _years(chart), *_turns(found), may_line(forecast))
    told = Span("   met, if work goes on and all else stays", "dim")
    return Section("Forecast", lines, (told,))


def may_line(forecast: Forecast) -> Line:
    """From when until when there are enough."""
    if forecast.six_on is None:
        return row(Span("Too few in all these years, as recorded.", "warn"))
    spans = [Span("Enough from "), Span(day_words(forecast.six_on), "good")]
    if forecast.below_on is not None:
        last = forecast.below_on - timedelta(days=1)
        spans += [Span(" to "), Span(day_words(last), "warn")]
    return row(*spans, about="file.possible")


def _drawn(chart: Chart) -> Iterator[Line]:
    """A row for each number, the highest first, with the line to file among them."""
    numbers = [chart.count_at(cell) for cell in range(chart.cells)]
    top = max(*numbers, chart.threshold)
    bottom = min(*numbers, chart.threshold)
    for level in range(top, bottom - 1, -1):
        is_line = level == chart.threshold
        role: Role = "warn" if is_line else "dim"
        spans = [Span(f"{level:>2}  ", role)]
        for sign, meant in _merged(_cells(chart, numbers, level)):
            spans.append(Span(sign, meant))
        yield row(*spans)


def _cells(
    chart: Chart, numbers: Sequence[int], level: int
) -> Iterator[tuple[str, Role]]:
    before = numbers[0]
    for cell, number in enumerate(numbers):
        good: Role = "good" if number >= chart.threshold else "plain"
        if cell == 0 and number == level:
            yield HERE, "today"
        elif number == level:
            yield (LEVEL if before == number else _corner(before, number, True)), good
        elif before == level and before != number:
            yield _corner(before, number, False), good
        elif min(before, number) < level < max(before, number):
            yield STEP, good
        else:
            yield (LINE, "warn") if level == chart.threshold else (" ", "plain")
        before = number


def _corner(before: int, now: int, is_end: bool) -> str:
    """The corner in which a step ends, or begins."""
    return _UP["from_below" if now > before else "from_above"][is_end]


def _merged(cells: Iterator[tuple[str, Role]]) -> Iterator[tuple[str, Role]]:
    """Cells of one role as one stretch."""
    for role, stretch in groupby(cells, key=lambda each: each[1]):
        yield "".join(sign for sign, _ in stretch), role


def _years(chart: Chart) -> Line:
    """The years under their first day."""
    words = " " * _LABEL
    for year in range(chart.first.year, chart.last.year + 1):
        cell = chart.at(max(date(year, 1, 1), chart.first)) + _LABEL
        if cell >= len(words) and cell + 4 <= chart.cells + _LABEL:
            words = pad(words, cell) + f"{year} "
    return row(Span(words, "dim"))


def _turns(found: Evaluation) -> Iterator[Line]:
    """What changes on which day."""
    forecast = found.forecast
    assert forecast is not None, "asked where there is one"
    met = [(day, n, True) for n, day in forecast.met_on]
    lost = [(day, n, False) for n, day in forecast.lost_on]
    for day, n, is_met in sorted(met + lost):
        role: Role = "good" if is_met else "warn"
        sign = Span("+ " if is_met else "- ", role)
        words = Span(f"{pad(day_words(day), 13)}")
        yield row(sign, words, Span(criterion_name(n)), about=f"criterion.{n}")
