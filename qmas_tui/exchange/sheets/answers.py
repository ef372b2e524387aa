"""What was answered about a sheet, against what can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qmas_tui.errors import Problem
from qmas_tui.exchange.sheets.aliases import FIELDS
from qmas_tui.exchange.sheets.columns.mapping import LEAVE_OUT
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.questions import (
    DATES,
    EMPLOYMENT,
    HOLDERS,
    LANDING,
    LATER,
    PAY,
    PROSPECTS,
    Overrides,
)
from qmas_tui.facts.reading import quoted


def unfit_answers(plan: ImportPlan, overrides: Overrides) -> Iterator[Problem]:
    """Every answer to what nobody asks of such a sheet, or by no choice of it.

    One that a sheet may leave open, and this one does not, is fit.
    """
    columns = [c.key for each in plan.layouts for c in each.columns.columns]
    for name, choice in overrides.said.items():
        choices = _choices(name, columns, plan.rows)
        where = f"{name}={choice}"
        if choices is None:
            yield Problem(where, f"{quoted(name)} is no question, column or row here")
        elif choice not in choices:
            listed = ", ".join(choices)
            yield Problem(where, f"{quoted(choice)} is not one of {listed}")


def _choices(
    name: str, columns: Iterable[str], rows: Iterable[int]
) -> tuple[str, ...] | None:
    """What may be answered to the question of the name; None where there is none."""
    if name in columns:
        return (*FIELDS, LEAVE_OUT)
    if name in FIELDS:
        return (LATER, *columns)
    if name in {f"row {number}" for number in rows}:
        return ("spouse", "child", LEAVE_OUT)
    known = {
        DATES: ("dmy", "mdy"),
        PAY: (EMPLOYMENT, LEAVE_OUT),
        LANDING: (HOLDERS, PROSPECTS),
    }
    return known.get(name)
