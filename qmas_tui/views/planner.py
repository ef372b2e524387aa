"""The days of return of somebody who is away, drawn month under month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from qmas_tui.findings.calendar import each_day, month_of
from qmas_tui.findings.model import HOLDER
from qmas_tui.scenarios.presence import Presence
from qmas_tui.scenarios.years_away import YearAway
from qmas_tui.views.lay import cell, period, right
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.month import ends_of, moved
from qmas_tui.views.say import MONTHS, count, day_words, days_words, long_day
from qmas_tui.views.what_if import (
    NO_LAW,
    away_words,
    back_by_words,
    nothing_counts,
    thing_words,
    within_words,
)

Standing = Literal["safe", "held", "late"]
STANDINGS: Final[dict[Standing, tuple[str, str, Role]]] = {
    "safe": ("──", "safe", "good"),
    "held": ("▒▒", "can be held against the person", "warn"),
    "late": ("▄▄", "too late", "act"),
}
"""How a day of return is drawn, what it is in words, and its role."""
_LABEL: Final = 10
_DAYS: Final = 31
_YEAR: Final = 6
_PERIOD: Final = 26


def standing_on(found: Presence, day: date) -> Standing:
    """What a return on a day would be."""
    if found.return_by is not None and day > found.return_by:
        return "late"
    return "held" if _things(found, day) else "safe"


def first_day(found: Presence) -> date:
    """The first day of return that can be asked about."""
    return max(found.as_of, found.out)


def best_day(found: Presence) -> date:
    """The day on which to begin: the last safe one, as far as it is asked about."""
    if found.return_by is None:
        return first_day(found)
    return max(first_day(found), found.return_by)


def within(found: Presence, day: date) -> date:
    """The nearest day that is asked about."""
    return min(max(day, first_day(found)), found.last)


def planner_head(found: Presence, name: str) -> Line:
    """Who is away from when, and until when they should be back."""
    who = name if found.subject == HOLDER else f"{found.subject} ({name})"
    told = f"{found.case}, away from {day_words(found.out)}"
    return Line((Span(f"  {who}", "strong"), Span(f"   {told}", "dim")))


def return_line(found: Presence) -> Line:
    """The day to be back by, and what sets it."""
    role: Role = "strong" if found.return_by else "dim"
    return Line((Span(f" {back_by_words(found)}", role),))


def legend(found: Presence) -> Line:
    """What the three ways of drawing a day mean, where there are such days."""
    if nothing_counts(found):
        return Line()
    spans = [Span(" ")]
    for drawn, words, role in STANDINGS.values():
        spans += [Span(drawn, role), Span(f" {words}   ", "dim")]
    return Line(tuple(spans))


def strip_lines(found: Presence, here: date, rows: int) -> list[Line]:
    """The days of the months round the one under the cursor, two cells a day."""
    if nothing_counts(found):
        return []
    months = list(_months(found))
    at = months.index(month_of(here)[0])
    top = max(0, min(at - rows // 3, len(months) - rows))
    numbers = [f"{n:<2}" if n == 1 or n % 5 == 0 else "  " for n in range(1, _DAYS + 1)]
    head = Line((Span(" " * _LABEL), Span("".join(numbers), "dim")))
    return [head, *[_strip(found, each, here) for each in months[top : top + rows]]]


def _months(found: Presence) -> Iterator[date]:
    month = month_of(first_day(found))[0]
    while month <= found.last:
        yield month
        month = moved(month, months=1)


def _strip(found: Presence, month: date, here: date) -> Line:
    """A month: a cell pair for each day, days of one kind in one stretch."""
    first, last = ends_of(month)
    name = f" {MONTHS[month.month - 1]} {month.year}"
    is_here = first <= here <= last
    spans = [Span(name.ljust(_LABEL), "strong" if is_here else "dim")]
    for day in each_day(first, last):
        if not first_day(found) <= day <= found.last:
            spans.append(Span("  "))
        elif day == here:
            spans.append(Span(f"{day.day:2}", "chip"))
        else:
            drawn, _words, role = STANDINGS[standing_on(found, day)]
            spans.append(Span(drawn, role))
    return Line(tuple(spans))


def day_lines(found: Presence, here: date) -> list[Line]:
    """What a return on the day under the cursor would be, and why."""
    if nothing_counts(found):
        return []
    _drawn, words, role = STANDINGS[standing_on(found, here)]
    away = count((here - found.out).days, "night")
    told = f"   {days_words((here - found.as_of).days)}, {away} away"
    lines = [] if found.within is None else [_within(found.out, found.within)]
    lines += [
        Line((Span(f" Return on {long_day(here)}: "), Span(words, role))),
        Line((Span(told, "dim"),)),
    ]
    for thing, since in _things(found, here):
        is_late = found.return_by is not None and since > found.return_by
        mark: Role = "act" if is_late else "warn"
        drawn = "!!" if mark == "act" else "! "
        what = Span(f" {thing_words(thing)}")
        since_words = Span(f", for a return from {day_words(since)} on", "dim")
        lines.append(Line((Span(f"   {drawn}", mark), what, since_words)))
    for thing in found.already:
        words = f"   ·  {thing_words(thing)}, without this absence too"
        lines.append(Line((Span(words, "dim"),)))
    return lines


def _within(out: date, since: date) -> Line:
    return Line((Span(" !  ", "warn"), Span(within_words(out, since))))


def _things(found: Presence, day: date) -> list[tuple[str, date]]:
    """What holds for a return on a day, each with the first such day."""
    return [(thing, since) for thing, since in found.first if since and since <= day]


def year_section(found: Presence, here: date) -> Section:
    """The full days away of each residence year; that of the day stands out."""
    heads = ("recorded", "planned", "left")
    columns = tuple(right(each, 8, "dim") for each in heads)
    lines = tuple(_year(each, here) for each in found.years)
    title = "Full days away".ljust(_YEAR + _PERIOD + 6)  # the heads stand over figures
    return Section(title, lines, columns)


def _year(each: YearAway, here: date) -> Line:
    is_here = each.first <= here <= each.last
    role: Role = "strong" if is_here else "dim"
    left = "" if each.left is None else str(each.left)
    short: Role = "act" if each.left == 0 else role
    return Line(
        (
            cell(f"year {each.year}", _YEAR, role),
            cell(period(each.first, each.last), _PERIOD, role),
            right(str(each.recorded), 8, role),
            right(str(each.planned or ""), 8, role),
            right(left, 8, short),
        )
    )


def year_line(found: Presence, here: date) -> list[Line]:
    """The residence year of the day under the cursor, in a line."""
    for each in found.years:
        if each.first <= here <= each.last:
            told = f"   residence year {each.year}: {away_words(each)}"
            return [Line((Span(told, "dim"),))]
    return []


def no_law() -> Line:
    """That no number of days is law."""
    return Line((Span(f" {NO_LAW}", "dim"),))
