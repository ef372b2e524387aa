"""What those who invent people share: chance, and days close to a boundary."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from .days import Row, add_months, is_leap, last_working, plus, window_opens
from .pattern import MONTHS

T = TypeVar("T")


class Maker:
    """One invented person: the stay round which everything else is drawn."""

    def __init__(self, rng: random.Random, as_of: date) -> None:
        self.rng = rng
        self.as_of = as_of
        self.landed: date = as_of
        self.limit: date = as_of
        self.pattern = "3+3+2"
        self.names: list[str] = []

    def odds(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        return self.rng.choice(choices)

    def weighed(self, choices: dict[T, int]) -> T:
        return self.rng.choices(list(choices), list(choices.values()))[0]

    def near(self, day: date, spread: int = 10) -> date:
        if self.odds(0.6):
            spread = min(spread, 2)
        return plus(day, self.rng.randint(-spread, spread))

    def back(self, *days: int) -> date:
        """So many days before the day asked for, give or take one."""
        return self.near(plus(self.as_of, -self.pick(days)), 1)

    def maybe(self, row: Row, key: str, share: float, value: Any) -> None:
        if self.odds(share):
            row[key] = value

    @property
    def months(self) -> tuple[int, ...]:
        return MONTHS[self.pattern]

    @property
    def opens(self) -> date:
        return window_opens(self.limit)

    @property
    def target(self) -> date:
        return max(self.opens, plus(self.limit, -42))

    def some_boundary(self) -> date:
        """A day on which something changes for this person."""
        a, limit, opens = self.as_of, self.limit, self.opens
        return self.pick(
            [
                a,
                a,
                limit,
                opens,
                self.target,
                last_working(limit),
                plus(opens, -30),
                plus(limit, -180),
                plus(a, -30),
                plus(a, -60),
                plus(a, -120),
                add_months(a, -6),
                self.landed,
                add_months(self.landed, 84),
                date(a.year, 3, 31),
                date(2025, 2, 26),
                date(2026, 3, 1),
            ]
        )

    def day(self) -> date:
        if self.odds(0.75):
            return self.near(self.some_boundary())
        return plus(self.as_of, self.rng.randint(-2800, 300))

    def set_stay(self) -> None:
        """Chooses a limit close to a boundary and counts back to the landing."""
        r, a = self.rng, self.as_of
        self.pattern = self.pick(
            ["2+3+3", "3+3+2", "2+3+3", "3+3+2", "1+2+2+3", "1+2+2+3", "8"]
        )
        self.limit = self.draw_limit()
        count = r.randint(1, len(self.months))
        landed = add_months(self.limit, -sum(self.months[:count]))
        choice = r.random()
        if choice < 0.2:
            landed = self.near(add_months(a, -84), 45)
        elif choice < 0.27:
            year = a.year - r.randint(0, 11)
            landed = date(year, 2, 29) if is_leap(year) else date(year, 2, 28)
        elif choice < 0.35:
            landed = plus(landed, self.pick([-60, -31, -30, -4, -3, 3, 4, 29, 30, 31]))
        elif choice < 0.4:
            landed = self.back(0, 30, 89, 90, 100, 180, 200)
        if landed > a:
            landed = plus(a, -r.randint(0, 1500))
        self.landed = landed

    def draw_limit(self) -> date:
        r, a = self.rng, self.as_of
        choice = r.random()
        if choice < 0.08:
            return a
        if choice < 0.2:
            return self.near(add_months(plus(a, self.pick([0, 30, 90, 180])), 3), 2)
        if choice < 0.75:
            ahead = [0, 0, -1, 7, 14, 21, 28, 42, 58, 91, 121, 180, 181, 271]
            ahead += [-8, -35, -60, -400]
            return self.near(plus(a, self.pick(ahead)))
        if choice < 0.85:
            turns = [date(2026, 3, 1), date(2026, 3, 29), date(2025, 3, 20)]
            return self.near(self.pick(turns), 95)
        return plus(a, r.randint(-600, 2400))
