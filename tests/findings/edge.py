"""What tells a boundary of a figure, or another turn: three cases, a step apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.people import NOW, days, deadline, due, holder, item, level

Look = Callable[[Assessment], object]
Made = Callable[[int], tuple[Holder, date]]


class Edge(NamedTuple):
    """`made(n)` is a case a step before, on and after a boundary; `seen` what of it.

    `moves` are the changes of the figure that must show.
    """

    figure: str
    made: Made
    look: Look
    seen: tuple[object, object, object]
    moves: tuple[int, ...] = (-1, 1)


class Turn(NamedTuple):
    """`made(n)` is a case a step before, on and after; `seen` what comes of it."""

    says: str
    made: Made
    look: Look
    seen: tuple[object, object, object]


def on(day: date, who: Holder) -> Made:
    """The same holder on the day before, on the day and on the day after."""
    return lambda n: (who, day + days(n))


def now(make: Callable[[int], Holder]) -> Made:
    """Three holders on the same day."""
    return lambda n: (make(n), NOW)


def grave(code: str, subject: str = "holder") -> Look:
    """How grave a finding is."""
    return lambda found: level(found, code, subject)


def status(kind: str, subject: str = "holder") -> Look:
    """Where a deadline stands."""
    return lambda found: (each := deadline(found, kind, subject)) and each.status


def act_by(kind: str) -> Look:
    """The day to act on an item."""
    return lambda found: (each := item(found, kind)) and each.act_by


def due_on(kind: str) -> Look:
    """The day on which an item is due."""
    return lambda found: (days := due(found, kind)) and days[0]


def trips(*pairs: tuple[date, date]) -> Holder:
    """A holder with these absences."""
    return holder(trip=[{"out": out, "back": back} for out, back in pairs])


def bare(**facts: object) -> Holder:
    """Applied for and approved, and neither landed nor at work."""
    return holder(landed_on=None, grant=None, work=None, **facts)
