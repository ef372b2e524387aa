"""The parts of a filter that ask for days: `due<=0`, `limit=2026-12`, `on=2026-12-24`.

A number counts days from the day of the desk; a day or a month can also be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Final

from qmas_tui.findings.calendar import DAY, month_of
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.days import OF_HOLDERS, DayKind, days_of

_NUMBER: Final = re.compile(r"-?\d{1,9}")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(maxsize=64)
def span_of(wanted: str, as_of: date) -> tuple[date, date] | None:
    """The first and the last day that a part names; None where it names none."""
    try:
        if _NUMBER.fullmatch(wanted):
            day = as_of + DAY * int(wanted)
            return day, day
        if found := _MONTH.fullmatch(wanted):
            year, month = map(int, found.groups())
            return month_of(date(year, month, 1))
        if found := _DAY.fullmatch(wanted):
            year, month, number = map(int, found.groups())
            return (date(year, month, number),) * 2
    except (ValueError, OverflowError):
        pass
    return None


def falls(days: Iterable[date], test: str, span: tuple[date, date]) -> bool:
    """Whether one of the days lies before, within or after a span, as the test asks."""
    first, last = span
    match test:
        case "<":
            return any(day < first for day in days)
        case "<=":
            return any(day <= last for day in days)
        case ">":
            return any(day > last for day in days)
        case ">=":
            return any(day >= first for day in days)
    return any(first <= day <= last for day in days)


def _only(day: date | None) -> tuple[date, ...]:
    return () if day is None else (day,)


def _due(case: AssessedCase) -> tuple[date, ...]:
    item = case.assessment.next
    return _only(item.act_by if item else None)


def _limit(case: AssessedCase) -> tuple[date, ...]:
    limit = case.assessment.limit
    return _only(limit.on if limit else None)


def _opens(case: AssessedCase) -> tuple[date, ...]:
    every = case.assessment.deadlines
    opens = (each.on for each in every if each.kind == "extension.opens")
    return _only(next(opens, None))


def _seven(case: AssessedCase) -> tuple[date, ...]:
    milestone = case.assessment.milestone
    return _only(milestone.earliest if milestone else None)


def _anybody(wanted: DayKind | None, case: AssessedCase) -> tuple[date, ...]:
    return tuple(day for kind, day in days_of(case) if wanted in (None, kind))


DAYS: Final[Mapping[str, Callable[[AssessedCase], tuple[date, ...]]]] = {
    "due": _due,
    "limit": _limit,
    "opens": _opens,
    "seven": _seven,
    "on": partial(_anybody, None),
    **{kind: partial(_anybody, kind) for kind in OF_HOLDERS},
}
"""The days of the holder by their names, then those of anybody of the case."""
