"""Until when what is asked of a day that moves on comes out alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import pytest

from qmas_tui.findings.calendar import DAY
from qmas_tui.scenarios.moving_day import Held, MovingDay

FIRST, SOON, LATER = date(2026, 11, 22), date(2026, 12, 1), date(2027, 3, 1)
Asked = Callable[[date], object]

TURNS: dict[str, Asked] = {
    "before a day": lambda day: day < SOON,
    "up to a day": lambda day: day <= SOON,
    "after a day": lambda day: day > SOON,
    "from a day on": lambda day: day >= SOON,
    "on that day": lambda day: day == FIRST,
    "on a day ahead": lambda day: day == SOON,
    "not on a day": lambda day: day != SOON,
    "the later of two": lambda day: max(day, FIRST) + 5 * DAY > LATER,
    "the earlier of two": lambda day: (min(day, SOON) - FIRST).days >= 9,
    "days since": lambda day: (day - FIRST).days > 40,
    "days until": lambda day: (LATER - day).days < 40,
    "no days since": lambda day: not (day - FIRST).days,
    "days until none are left": lambda day: bool((SOON - day).days),
    "an ordinal": lambda day: SOON.toordinal() - day.toordinal() + 2 < 0,
    "more than twice as many": lambda day: (LATER - day).days < 2 * (day - FIRST).days,
    "a share of days": lambda day: (day - FIRST).days * 100 > 30 * 60,
    "a sum": lambda day: sum([(day - FIRST).days, 3, (day - FIRST).days]) >= 20,
    "what is left of a sum": lambda day: 30 - (day - FIRST).days - 3 > 0,
    "the year": lambda day: day.year,
    "the month": lambda day: day.month,
    "the day of the month": lambda day: day.day,
}
"""Each comes out otherwise on some day, and as it did on every day before."""


@pytest.mark.parametrize("asked", TURNS.values(), ids=TURNS)
def test_it_holds_to_the_last_day(asked: Asked) -> None:
    """A moving day answers as the plain one, and knows to the day until when."""
    held = Held(FIRST)
    assert asked(cast("date", MovingDay(held.first, 1, held))) == asked(FIRST)
    last = date.fromordinal(held.last)
    day = FIRST
    while day <= last:
        assert asked(day) == asked(FIRST)
        day += DAY
    assert asked(day) != asked(FIRST)


@pytest.mark.parametrize(
    "asked",
    [
        lambda day: day > SOON - 30 * DAY,
        lambda day: (day - FIRST).days >= 0,
        lambda day: day + DAY > day,
        lambda day: (day - FIRST).days - (day - SOON).days == 9,
    ],
)
def test_what_never_turns_holds_for_ever(asked: Asked) -> None:
    """What is past stays so, and what moves along is never nearer."""
    held = Held(FIRST)
    assert asked(cast("date", MovingDay(held.first, 1, held)))
    assert held.last == date.max.toordinal()


@pytest.mark.parametrize(
    "asked",
    [
        lambda day: day - DAY,
        lambda day: {day},
        lambda day: timedelta(days=(day - FIRST).days),
        lambda day: day < None,
    ],
)
def test_what_cannot_be_followed_raises(asked: Asked) -> None:
    """No answer is given of which nobody knows until when it holds."""
    held = Held(FIRST)
    with pytest.raises(TypeError):
        asked(cast("date", MovingDay(held.first, 1, held)))
