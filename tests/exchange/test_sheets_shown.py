"""What a person sees in a cell decides; a value under a fault is never taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.exchange.sheets.grid import Cell, Sheet, Shown
from qmas_tui.exchange.sheets.plan import ImportPlan, Refused
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.facts.rows import Unread
from tests.exchange.sheet_plans import TODAY, plan_of

ROOT = Path(__file__).parents[2]
HEAD = ("Ref", "Name", "Scheme", "Visa expiry", "Date of birth", "Employer", "Salary")


def row(*cells: Cell) -> ImportPlan:
    """The plan for one row under the usual header."""
    return plan_of(Sheet(name="s", rows=(HEAD, cells)))


def test_a_fault_is_told() -> None:
    """A cell with a fault is left out with what stands there, whatever its value."""
    day = date(2028, 3, 1)
    found = row("Q1", "LEE", "GPT", Shown(day, "Mar-28", "hides its day"))
    assert found.holders[0].after.grant == ()
    assert found.holders[0].after.unread == (
        Unread(column="Visa expiry", text="Mar-28", on=TODAY),
    )
    assert found.unread[0].reason == '"Mar-28" hides its day'
    bad = row(Shown(None, "#REF!", "is an error"), "LEE", "GPT")
    assert bad.refused == (Refused(2, 'no case reference: "#REF!" is an error'),)


@pytest.mark.parametrize(
    ("cell", "income", "reason"),
    [
        (Shown(45000.0, "HK$45,000", currency="HKD"), 45_000, ""),
        (Shown(45.0, "45k"), 45_000, ""),
        (Shown(5000.0, "$5,000", currency="USD"), None, '"$5,000" is in USD, not HKD'),
        (Shown(540000.0, "540,000 p.a."), None, "is not for a month"),
        (Shown(0.45, "45%"), None, "is not an amount"),
    ],
)
def test_money_as_it_is_seen(cell: Cell, income: int | None, reason: str) -> None:
    """Currency, unit and period of the format count."""
    found = row("Q1", "LEE", "GPT", None, None, "Kite", cell)
    assert found.holders[0].after.work[0].monthly_income == income
    assert [reason in each.reason for each in found.unread] == [True] * bool(reason)


def test_references_as_they_are_seen() -> None:
    """A number under a format is the reference that a person sees."""
    found = row(Shown(7.0, "Q-0007"), "LEE", "GPT")
    assert found.holders[0].after.case == "Q-0007"


def test_early_days() -> None:
    """A real date before 1990 is a slip, unless somebody was born on it."""
    early = date(1985, 3, 15)
    found = row("Q1", "LEE", "GPT", early, early)
    assert found.holders[0].after.born_on == early
    assert [each.reason for each in found.unread] == ['"1985-03-15" lies before 1990']


def test_rows_in_disorder(tmp_path: Path) -> None:
    """A stray quotation mark or comma refuses its row; the others come in."""
    path = tmp_path / "a.csv"
    path.write_text('Ref,Name,Scheme\nQ1,"A"B",GPT\nQ2,A, B,GPT\nQ3,C,GPT\n')
    found = plan_of(read_sheet(path))
    assert [each.after.case for each in found.holders] == ["Q3"]
    assert found.refused == (
        Refused(2, "line 2 has a stray quotation mark"),
        Refused(
            3,
            "has 4 cells under a header of 3; a comma inside a cell needs quotation"
            " marks",
        ),
    )
