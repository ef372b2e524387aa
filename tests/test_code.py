"""Months are counted in one module, and no figure of the law stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "qmas_tui"
CALENDAR = FOLDER / "findings" / "calendar.py"
EVERYWHERE = sorted(FOLDER.rglob("*.py"))


def files_of(*rooms: str) -> list[Path]:
    """The code of these rooms."""
    return [path for room in rooms for path in sorted((FOLDER / room).rglob("*.py"))]


WORKED_OUT = files_of("findings", "intake")
JUDGED = files_of("findings", "intake", "policy", "scenarios")
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
    "findings/calendar.py": {12, 28, 14, PERCENT},
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
    "scenarios/answer.py": {5},  # groups before those of a scenario
    "scenarios/moving_day.py": {12, 31},  # the last day of a year
    "scenarios/typed.py": {3},  # words of a short form
    "scenarios/verdict.py": {3},  # how grave a level is
}


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
