"""Chance and days, as those who invent a book draw them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws up to and round one day; `slips` where impossible rows are drawn too."""

    def __init__(self, random: Random, as_of: date, slips: bool) -> None:
        self.random, self.as_of, self.slips = random, as_of, slips

    def chance(self, of_one: float) -> bool:
        """True so often."""
        return self.random.random() < of_one

    def slip(self, of_one: float) -> bool:
        """True so often where impossible rows are wanted."""
        return self.chance(of_one) and self.slips

    def number(self, low: int, high: int) -> int:
        """A number from `low` to `high`."""
        return self.random.randint(low, high)

    def one(self, choices: Sequence[T]) -> T:
        """One of them."""
        return self.random.choice(choices)

    def often(self, choices: Sequence[T], weights: Sequence[int]) -> T:
        """One of them, as often as its weight says."""
        return self.random.choices(choices, weights)[0]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many of them, none twice."""
        return self.random.sample(choices, count)

    def ago(self, days: int) -> date:
        """So many days before the day of the book."""
        return self.as_of - timedelta(days)

    def soon(self, low: int, high: int) -> date:
        """A day between `low` and `high` days from the day of the book."""
        return self.as_of + timedelta(self.number(low, high))

    def day(self, first: date, last: date) -> date:
        """A day from the first to the last."""
        return first + timedelta(self.number(0, (last - first).days))

    def after(self, day: date, low: int, high: int) -> date:
        """Between `low` and `high` days after a day."""
        return day + timedelta(self.number(low, high))


def months_on(day: date, months: int) -> date:
    """The same day some months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return first + timedelta(min(day.day, (following - first).days) - 1)
