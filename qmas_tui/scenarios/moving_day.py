"""A day that moves on, and notes until when what it is compared with comes out alike.

It can stand in the place of `as_of`. Days and counts reckoned from it move along; what
cannot be followed raises a TypeError.
"""

from __future__ import annotations

from datetime import date, timedelta
from operator import index
from typing import Any

from msgspec import Struct

from qmas_tui.findings.calendar import month_of


class Held:
    """Up to which day all that was asked comes out as it did; days are ordinals."""

    def __init__(self, day: date) -> None:
        self.first, self.last = day.toordinal(), date.max.toordinal()

    def note(self, days: int) -> None:
        """Something may come out otherwise after so many days more."""
        self.last = min(self.last, self.first + days)

    def is_negative(self, now: int, pace: int) -> bool:
        """Whether a number is below 0 that grows by `pace` a day."""
        if now < 0:
            if pace > 0:
                self.note((-now - 1) // pace)
            return True
        if pace < 0:
            self.note(now // -pace)
        return False


class _Moving:
    """A number that grows by `pace` a day, or the ordinal of such a day."""

    __slots__ = ("held", "now", "pace")

    def __init__(self, now: int, pace: int, held: Held) -> None:
        self.now, self.pace, self.held = now, pace, held

    def _less(self, other: Any) -> tuple[int, int]:
        """What is left without another, and the pace of that."""
        now, pace = _parts(other)
        return self.now - now, self.pace - pace

    def __lt__(self, other: Any) -> bool:
        return self.held.is_negative(*self._less(other))

    def __gt__(self, other: Any) -> bool:
        now, pace = self._less(other)
        return self.held.is_negative(-now, -pace)

    def __le__(self, other: Any) -> bool:
        return not self > other

    def __ge__(self, other: Any) -> bool:
        return not self < other

    def __eq__(self, other: object) -> bool:
        return not (self < other or self > other)


class _Number(_Moving):
    """A number of days, or what is reckoned from one."""

    def __bool__(self) -> bool:
        return self != 0

    def __add__(self, other: Any) -> _Number:
        now, pace = _parts(other)
        return _Number(self.now + now, self.pace + pace, self.held)

    def __sub__(self, other: Any) -> _Number:
        return _Number(*self._less(other), self.held)

    def __rsub__(self, other: Any) -> _Number:
        now, pace = self._less(other)
        return _Number(-now, -pace, self.held)

    def __mul__(self, times: int) -> _Number:
        return _Number(self.now * times, self.pace * times, self.held)

    __radd__, __rmul__ = __add__, __mul__


class _Span(Struct, frozen=True, gc=False):
    """The time between two days."""

    days: _Number


class MovingDay(_Moving):
    """The day of the question, or one so many days from it."""

    def __add__(self, span: timedelta) -> MovingDay:
        return MovingDay(self.now + span.days, self.pace, self.held)

    def __sub__(self, other: Any) -> _Span:
        return _Span(_Number(*self._less(other), self.held))

    def __rsub__(self, other: date) -> _Span:
        return _Span(other.toordinal() - self.toordinal())

    def toordinal(self) -> _Number:
        """The number of the day, as that of a date."""
        return _Number(self.now, self.pace, self.held)

    @property
    def year(self) -> int:
        """Its year, which lasts to the end of December."""
        return self._lasting_to(self._plain.replace(month=12, day=31)).year

    @property
    def month(self) -> int:
        """Its month, which lasts to the last of its days."""
        return self._lasting_to(month_of(self._plain)[1]).month

    @property
    def day(self) -> int:
        """Its day of the month."""
        return self._lasting_to(self._plain).day

    @property
    def _plain(self) -> date:
        return date.fromordinal(self.now)

    def _lasting_to(self, last: date) -> date:
        """The plain day, of which up to the last one the same is said."""
        self.held.note(last.toordinal() - self.now)
        return self._plain


def _parts(value: Any) -> tuple[int, int]:
    """A number, or the ordinal of a day, with its pace; raises for anything else."""
    if isinstance(value, date):
        return value.toordinal(), 0
    if isinstance(value, _Moving):
        return value.now, value.pace
    return index(value), 0
