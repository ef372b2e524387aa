"""Months and years by the calendar, and nowhere else than in one module."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qmas_tui.findings.calendar import (
    add_months,
    age_on,
    anniversary,
    assessment_year_before,
    birthday,
    fewest_days,
    first_within,
    months_apart,
    year_of,
)

FOLDER = Path(__file__).parents[2] / "qmas_tui"
CALENDAR = FOLDER / "findings" / "calendar.py"
EVERYWHERE = sorted(FOLDER.rglob("*.py"))
WORKED_OUT = sorted(
    path for room in ("findings", "intake") for path in (FOLDER / room).rglob("*.py")
)
JUDGED = [*WORKED_OUT, *sorted((FOLDER / "policy").glob("*.py"))]
TAKES_APART = {"year", "month", "day", "replace", "weekday", "isoweekday"}
PUTS_TOGETHER = {"fromordinal", "fromisoformat", "today", "strptime"}
NO_DATES = {
    *("structs.replace", "field.encode_name.replace"),
    *("row.year", "each.year"),  # a year of assessment
    "each.day",  # of what contradicts: the whole day
    "ground.day",  # on which other ways in are compared: the whole day
}
SMALL: set[object] = {-1, 0, 1, 2}
"""Numbers that count places or times and say nothing of the law."""
PERCENT = 100
OTHERS: dict[str, set[object]] = {
    "findings/calendar.py": {12, 28, 16, PERCENT},
    "findings/absence.py": {PERCENT},
    "findings/travel.py": {PERCENT},
    "findings/pay.py": {PERCENT},
    "criteria/income.py": {PERCENT},
    "quality/funds.py": {PERCENT},
    "intake/forecast.py": {10, 11},  # criteria by their numbers
    "criteria/work.py": {6, 7, 8, 9},
    "pathways/employment.py": {12},  # months a year
    "policy/entry.py": {PERCENT},
    "policy/kinds.py": {12, 31, PERCENT},  # what a month, a day, a share may be
    "policy/policy.py": {6, 7},  # Saturday and Sunday
}


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        ("2024-02-29", 36, "2027-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_on(day: str, months: int, there: str) -> None:
    """The same day number months on, or the last day of a shorter month (C-01)."""
    wanted = date.fromisoformat(there)
    assert add_months(date.fromisoformat(day), months) == wanted
    assert type(add_months(date.fromisoformat(day), months)) is date


def test_leap_day() -> None:
    """From 29 February a right begins on 1 March, and one ends on 28 February."""
    leap = date(2020, 2, 29)
    assert anniversary(leap, 7) == date(2027, 3, 1)
    assert birthday(leap, 18) == date(2038, 2, 28)
    assert anniversary(leap, 4) == birthday(leap, 4) == date(2024, 2, 29)
    assert anniversary(date(2020, 3, 1), 7) == date(2027, 3, 1)


def test_age() -> None:
    """Years are whole from the birthday on, of 29 February from 1 March on."""
    leap = date(2000, 2, 29)
    assert age_on(leap, date(2026, 2, 28)) == 25
    assert age_on(leap, date(2026, 3, 1)) == 26
    assert age_on(leap, date(2028, 2, 29)) == 28
    assert year_of(date(2026, 12, 31)) == 2026


def test_first_day_within_months() -> None:
    """The first day from which a limit is no more than three months ahead (E-02)."""
    assert first_within(date(2028, 3, 15), 3) == date(2027, 12, 15)
    assert first_within(date(2028, 5, 31), 3) == date(2028, 3, 1)
    assert first_within(date(2028, 5, 29), 3) == date(2028, 2, 29)


def test_fewest_days() -> None:
    """No span of months is shorter than its fewest days."""
    starts = [date(2025, month, 1) for month in range(1, 13)]
    for months in (1, 6, 12):
        shortest = min((add_months(day, months) - day).days for day in starts)
        assert fewest_days(months) <= shortest
    assert fewest_days(1) == 28


def test_months_apart_drop_days() -> None:
    """The difference of two months, whatever their days."""
    assert months_apart(date(2024, 1, 31), date(2026, 2, 1)) == 25
    assert months_apart(date(2024, 12, 1), date(2025, 1, 31)) == 1


def test_year_of_assessment() -> None:
    """A year of assessment ends on 31 March, and is named by both its years (E-27)."""
    assert assessment_year_before(date(2026, 3, 31), 4, 1) == "2024/25"
    assert assessment_year_before(date(2026, 4, 1), 4, 1) == "2025/26"
    assert assessment_year_before(date(2101, 4, 1), 4, 1) == "2100/01"
    assert assessment_year_before(date(2100, 4, 1), 4, 1) == "2099/00"


@cache
def tree(path: Path) -> Sequence[ast.AST]:
    """Everything in a file."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def names(node: ast.AST) -> set[str]:
    """The names that a node imports, or asks a value for."""
    match node:
        case ast.Import():
            return {alias.name.split(".")[0] for alias in node.names}
        case ast.ImportFrom():
            return {(node.module or "").split(".")[0], *(a.name for a in node.names)}
        case ast.Attribute():
            return {node.attr}
    return set()


def test_no_other_file_counts_months() -> None:
    """Only the calendar knows pendulum; nobody asks an interval for months or years."""
    forbidden = {"in_years", "in_months", "age", "diff", "relativedelta", "monthrange"}
    modules = {"pendulum", "dateutil"}
    for path in EVERYWHERE:
        if not (forbidden | modules) & set(re.findall(r"\w+", path.read_text("utf-8"))):
            continue
        used = set[str]().union(*map(names, tree(path)))
        assert not used & forbidden, path
        assert path == CALENDAR or not used & modules, path


def test_findings_do_no_other_calendar_arithmetic() -> None:
    """Nothing but the calendar takes a date apart or puts one together."""
    for path in WORKED_OUT:
        for node in tree(path) if path != CALENDAR else ():
            if isinstance(node, ast.Attribute) and ast.unparse(node) not in NO_DATES:
                assert node.attr not in TAKES_APART | PUTS_TOGETHER, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "date", path


def constants(path: Path) -> set[object]:
    """The numbers that a file writes out."""
    written = [node.value for node in tree(path) if isinstance(node, ast.Constant)]
    return {value for value in written if type(value) in (int, float)}


def test_no_figure_stands_in_the_code() -> None:
    """No count of days or months and no amount stands in the code: rules give them."""
    for path in JUDGED:
        allowed = OTHERS.get(f"{path.parent.name}/{path.name}", set())
        assert constants(path) <= SMALL | allowed, path
