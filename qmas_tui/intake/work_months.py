"""Months of work: stretches of days joined, whole months counted, days left over.

Three years from 22 November 2023 are complete on 22 November 2026 (N-01 to N-03).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.findings.calendar import DAY, add_months, fewest_days, months_and_days
from qmas_tui.intake.degrees import may_be_earlier
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.works import AFTER_DEGREE, SURE_LEVELS, Mark
from qmas_tui.policy.policy import Policy

Stretch = tuple[date, date]


class Spells(Struct, frozen=True, gc=False):
    """Works that count, each from the day on which it begins to count.

    `undated` where one has no first day.
    """

    works: tuple[tuple[date, date | None], ...]
    undated: bool

    def months(self, day: date, policy: Policy, since: date = date.min) -> int:
        """Months that they cover until the day before this one."""
        return months_in(self._joined(day, since), policy) if self.works else 0

    def covers(self, day: date) -> bool:
        """Whether they cover at least one day before this one."""
        return bool(self._joined(day, date.min))

    def reach(self, months: int, begin: date, end: date, policy: Policy) -> date | None:
        """The first day after `begin`, until `end`, with so many months; else None.

        `begin` has fewer. A month more takes at least the days of the shortest.
        """
        if all(last is not None and last < begin for _, last in self.works):
            return None
        missing = months - self.months(begin, policy)
        low = begin + DAY * fewest_days(missing - 1)
        high = min(add_months(begin, missing + 1), end)
        if self.months(high, policy) < months:
            low, high = high, end
        if low >= end or self.months(end, policy) < months:
            return None
        return self._first_with(months, low, high, policy)

    def _first_with(self, months: int, low: date, high: date, policy: Policy) -> date:
        """The first day with so many months: `low` has fewer, `high` enough."""
        while (high - low).days > 1:
            middle = low + (high - low) // 2
            if self.months(middle, policy) >= months:
                high = middle
            else:
                low = middle
        return high

    def _joined(self, day: date, since: date) -> list[Stretch]:
        last = day - DAY
        return joined(
            [
                (max(start, since), last if end is None or end > last else end)
                for start, end in self.works
            ]
        )


def sure_works(works: Iterable[Career], mark: Mark) -> list[Career]:
    """Of works that may count those whose level and mark are on record."""
    return [work for work in works if work.level in SURE_LEVELS and mark(work)]


def possible_works(works: Iterable[Career], mark: Mark) -> list[Career]:
    """The same, where a level or mark left out counts as if it were there."""
    return [work for work in works if mark(work) is not False]


def sure(subject: Subject, works: Sequence[Career]) -> Spells:
    """Works as they count for sure: those of a graduate from the first degree on."""
    return _spells(works, subject.first_degree_on)


def possible(subject: Subject, works: Sequence[Career]) -> Spells:
    """Works as they may count: an open first degree cuts nothing."""
    is_open = may_be_earlier(subject.prospect)
    return _spells(works, None if is_open else subject.first_degree_on)


def uncut(works: Sequence[Career]) -> Spells:
    """Works in their whole length, whatever the degree."""
    return _spells(works, None)


def reached(subject: Subject, mark: Mark, months: int, policy: Policy) -> State:
    """Whether works with a mark reach so many months on the filing day."""
    spells = sure(subject, sure_works(subject.works, mark))
    if spells.months(subject.filing_day, policy) >= months:
        return "yes"
    return may_reach(subject, mark, months, policy)


def may_reach(subject: Subject, mark: Mark, months: int, policy: Policy) -> State:
    """The same of works whose sure months do not: unknown or no."""
    if not subject.is_complete("work"):
        return "unknown"
    may = possible(subject, possible_works(subject.works, mark))
    enough = may.undated or may.months(subject.filing_day, policy) >= months
    return "unknown" if enough else "no"


def _spells(works: Sequence[Career], degree_on: date | None) -> Spells:
    """Works that have a first day; those of a graduate not before that of a degree."""
    dated = tuple(
        [
            (degree_on, work.to)
            if degree_on is not None
            and work.from_ < degree_on
            and work.level in AFTER_DEGREE
            else (work.from_, work.to)
            for work in works
            if work.from_ is not None
        ]
    )
    return Spells(dated, len(dated) < len(works))


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches that overlap or touch made one; empty ones are left out."""
    done: list[Stretch] = []
    for start, end in sorted([each for each in stretches if each[0] <= each[1]]):
        if done and start - done[-1][1] <= DAY:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return done


def months_in(stretches: Iterable[Stretch], policy: Policy) -> int:
    """Whole months of each stretch, and more for days left over together (N-01)."""
    whole, left = 0, 0
    for start, end in stretches:
        months, days = months_and_days(start, end + DAY)
        whole += months
        left += days
    return whole + left // policy.intake.left_over_days


def whole_months(start: date, end: date) -> int:
    """The most months that fit between two days, both counted."""
    return months_and_days(start, end + DAY)[0]
