"""What an office may set for itself: its own figures and holidays."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.rows import Route, Text
from qmas_tui.policy.rules import HolidayYear, Value


class _Own(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    pass


class Own(_Own, frozen=True, gc=False, kw_only=True):
    """A value of the office's own, and why."""

    value: Value
    why: Text | None = None


class OwnFigure(Own, frozen=True, gc=False, kw_only=True, rename={"from_": "from"}):
    """A figure that several rules set over time: the one of this rule.

    `from_` and `to` are the first and last day on which it holds; left out: open.
    `route` is needed where one rule sets the figure for each route.
    """

    rule: Text
    name: Text
    route: Route | None = None
    from_: date | None = None
    to: date | None = None


class OwnHoliday(_Own, frozen=True, gc=False):
    """A day on which nothing can be filed, such as a gazetted change."""

    on: date
    reason: Text
    why: Text | None = None


class Office(_Own, frozen=True, gc=False):
    """The office's own file, policy.toml."""

    figures: dict[str, Value | Own] = {}
    figure: tuple[OwnFigure, ...] = ()
    holiday: tuple[OwnHoliday, ...] = ()


def own_holidays(office: Office) -> tuple[HolidayYear, ...]:
    """The office's days, each as an entry of its own beside the listed years."""
    return tuple(_entry(holiday) for holiday in office.holiday)


def _entry(holiday: OwnHoliday) -> HolidayYear:
    why = f": {holiday.why}" if holiday.why else ""
    return HolidayYear(
        year=holiday.on.year,
        status="office",
        source=holiday.reason + why,
        days=(holiday.on,),
    )
