"""The figures there are: the name of each, its unit, and what its value may be."""

from __future__ import annotations

from msgspec.structs import fields

from qmas_tui.facts.rows import Route
from qmas_tui.policy.intake import IntakeFigures
from qmas_tui.policy.policy import Figures
from qmas_tui.policy.rules import Figure, Unit, Value

SWITCH: Unit = "switch"
_UNIT_BY_ENDING: dict[str, Unit] = {
    "days": "days",
    "nights": "days",
    "absences": "times",
    "factor": "times",
    "months": "months",
    "years": "years",
    "percent": "percent",
    "month": "month",
    "day": "day",
    "income": "HKD",
    "low": "HKD",
    "hkd": "HKD",
    "areas": "count",
    "balances": "count",
    "jobs": "count",
    "least": "count",
    "mark": "count",
    "people": "count",
}
UNNAMED: frozenset[Unit] = frozenset({SWITCH, "times", "count", "month", "day"})
"""Units that a value is read without: 1900, and not 1900 year."""
_LEAST: dict[Unit, int] = {"times": 2, "month": 1, "day": 1}
_MOST: dict[Unit, int] = {"percent": 100, "month": 12, "day": 31}
MONTHS_A_YEAR = 12

THREE_MONTH_WINDOW = "three-month-window"
DEDUCED_FIRST_STAYS = "deduced-first-stays"
STAY_PATTERN = "stay-pattern"
TOP_TIER_STAY = "top-tier-stay"
FILING_WINDOW = "filing-window"
PERMANENT_WINDOW = "permanent-window"
APPLICATION_FEE = "application-fee"
ISSUE_FEE_SHORT = "issue-fee-short"
ISSUE_FEE_LONG = "issue-fee-long"
LONG_STAY_DAYS = "long-stay-days"
ENTRY_FILING_FEE = "entry-filing-fee"
ENTRY_ISSUE_FEE = "entry-issue-fee"

DATED: dict[str, tuple[Unit, ...]] = {
    STAY_PATTERN: ("months",),
    TOP_TIER_STAY: ("months",),
    FILING_WINDOW: ("days", "months"),
    PERMANENT_WINDOW: ("days",),
    APPLICATION_FEE: ("HKD",),
    ISSUE_FEE_SHORT: ("HKD",),
    ISSUE_FEE_LONG: ("HKD",),
    LONG_STAY_DAYS: ("days",),
    ENTRY_FILING_FEE: ("HKD",),
    ENTRY_ISSUE_FEE: ("HKD",),
}
"""Figures that several rules may set, each for its own days; with their units."""
MOVES: dict[str, str] = {
    **dict.fromkeys((STAY_PATTERN, TOP_TIER_STAY), "path"),
    **dict.fromkeys((APPLICATION_FEE, ISSUE_FEE_SHORT, ISSUE_FEE_LONG), "fees"),
    LONG_STAY_DAYS: "fees",
    THREE_MONTH_WINDOW: "deadlines",
    "saturday-is-working-day": "deadlines",
    "assumed-first-stay-months": "limit_of_stay",
    "request-answer-days": "due_on",
}
"""What of a case moves with figures that no finding and no day names as its rule."""
LISTS = frozenset({STAY_PATTERN, DEDUCED_FIRST_STAYS})
BY_ROUTE = frozenset({STAY_PATTERN, TOP_TIER_STAY, DEDUCED_FIRST_STAYS})
ROUTES: tuple[Route, ...] = ("gpt", "apt")


def _unit_of(name: str, type_: object) -> Unit:
    return SWITCH if type_ is bool else _UNIT_BY_ENDING[name.rpartition("-")[2]]


PLAIN: dict[str, Unit] = {
    field.encode_name: _unit_of(field.encode_name, field.type)
    for field in (*fields(Figures), *fields(IntakeFigures))
}
PLAIN[DEDUCED_FIRST_STAYS] = "months"
"""Figures that one rule sets for every day and route, with their units."""

OF_PROSPECTS: frozenset[str] = frozenset(
    {ENTRY_FILING_FEE, ENTRY_ISSUE_FEE}
    | {field.encode_name for field in fields(IntakeFigures)}
)
"""Figures that nobody is asked about any more once they have landed."""


def fault(figure: Figure) -> str | None:
    """What is wrong with a figure taken alone, in words; None where it is sound."""
    units = (PLAIN[figure.name],) if figure.name in PLAIN else DATED.get(figure.name)
    if units is None:
        return "no figure has this name; correct the name or take it out"
    if figure.unit not in units:
        wanted = " or ".join(f'"{unit}"' for unit in units)
        return f'the unit is "{figure.unit}"; write {wanted}'
    if (figure.name in BY_ROUTE) != (figure.route is not None):
        return (
            'add the route it holds for, "gpt" or "apt"'
            if figure.name in BY_ROUTE
            else "it holds for every route; take the route out"
        )
    if figure.name in LISTS:
        return _list_fault(figure.value)
    return _value_fault(figure.value, figure.unit)


def _list_fault(value: Value) -> str | None:
    if not isinstance(value, tuple) or not value:
        return f"{shown(value)} is not a list of months; write it as [24, 36, 36]"
    if any(n <= 0 or n % MONTHS_A_YEAR for n in value):
        return f"{shown(value)} must be months of whole years; write it as [24, 36, 36]"
    return None


def _value_fault(value: Value, unit: Unit) -> str | None:
    if unit == SWITCH:
        ok = isinstance(value, bool)
        return None if ok else f"{shown(value)} is not a switch; write true or false"
    if isinstance(value, bool) or not isinstance(value, int):
        of = "" if unit in UNNAMED else f" of {unit}"
        return f"{shown(value)} is not a number; write a whole number{of}"
    least, most = _LEAST.get(unit, 0), _MOST.get(unit)
    if value < least or (most is not None and value > most):
        span = f"from {least} to {most}" if most is not None else f"{least} or more"
        return f"{value} is out of range; write {span}"
    return None


def shown(value: Value) -> str:
    """A value as a reader sees it: on, 45, or 24+36+36."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return "+".join(str(n) for n in value) or "an empty list"
    return str(value)
