"""The three example sheets come in exactly as they should."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant, Note, Passport, Unread, Work
from tests.exchange.sheet_plans import TODAY, cases, plan_of

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared" / "data"
PAY = "Salary (HKD/mth)"


def plan(name: str, sheet: str | None = None, *book: Holder) -> ImportPlan:
    """The plan for an example file."""
    return plan_of(read_sheet(DATA / name, sheet), book=book, settled=None)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not at hand")
@pytest.mark.parametrize(
    "path",
    [each for each in sorted(SHARED.glob("*")) if each.is_file()],
    ids=lambda path: path.name,
)
def test_the_copies_are_true(path: Path) -> None:
    """Each copied example is the shared file, byte for byte."""
    assert (DATA / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "sheet", "header", "count", "first"),
    [
        ("clients-utf8.csv", None, 1, 40, "QA26/001"),
        ("clients-big5.csv", None, 1, 15, "QB26/001"),
        ("clients.xlsx", None, 3, 60, "QC26/001"),
        ("clients.xlsx", "Closed", 1, 5, "QD26/001"),
    ],
)
def test_every_sheet(
    name: str, sheet: str | None, header: int, count: int, first: str
) -> None:
    """Every person of every sheet comes in, no column is lost, and again: nothing."""
    found = plan(name, sheet)
    book = cases(found)
    assert (found.header_row, len(book), next(iter(book))) == (header, count, first)
    assert not found.refused
    assert {column.standing for column in found.columns.columns} == {"sure"}
    assert not [question for question in found.questions if question.required]
    assert not any(row.confirmed for holder in book.values() for row in holder.grant)
    assert sum(len(holder.unread) for holder in book.values()) == len(found.unread)
    again = plan(name, sheet, *book.values())
    assert (again.holders, again.unchanged) == ((), tuple(book))
    assert again.differing == ()


def test_the_utf8_sheet() -> None:
    """The rows of clients-utf8.csv that are out of the ordinary."""
    found = plan("clients-utf8.csv")
    book = cases(found)
    assert found.repeated == (26,)
    assert found.skipped == (12, 35, 45)
    assert Counter(cell.column for cell in found.unread) == {
        PAY: 17,
        "First arrival": 1,
    }
    assert book["QA26/001"] == Holder(
        case="QA26/001",
        name="Olga IVANOVA",
        citizenship="other",
        nationality="RU",
        route="gpt",
        applied_on=date(2020, 4, 20),
        landed_on=date(2021, 2, 24),
        grant=(Grant(until=date(2029, 2, 24)),),
        work=(
            Work(
                kind="employment",
                employer="Harbour Analytics Ltd",
                monthly_income=26_500,
                currency="HKD",
            ),
        ),
        passport=(Passport(expires_on=date(2032, 3, 19)),),
        note=(Note(on=TODAY, text="contract rec'd 12/10"),),
    )
    assert book["QA26/002"].name == "[Dr] SINGH Arjun"
    assert book["QA26/003"].name == "Olga IVANOVA"
    assert book["QA26/003"].landed_on == date(2020, 4, 3)
    assert book["QA26/004"].citizenship == "chinese"
    assert book["QA26/005"].note[0].text == '=HYPERLINK("x")'
    assert book["QA26/006"].work == (Work(kind="none"),)
    assert book["QA26/006"].unread == (Unread(column=PAY, text="HK$120,000", on=TODAY),)
    assert not (*book["QA26/008"].grant, *book["QA26/008"].unread)
    assert book["QA26/009"].family == "spouse and 1 child"
    assert book["QA26/012"].landed_on is None
    assert book["QA26/012"].unread[0].text == "31/02/2024"
    assert book["QA26/016"].citizenship == "unknown"
    assert book["QA26/016"].work[0].kind == "self-employment"
    assert book["QA26/020"].applied_on is None
    assert book["QA26/021"].name == "MÜLLER Lukas"
    assert book["QA26/024"].name == "O'BRIEN, Siobhán"
    assert book["QA26/026"].route == "apt"


def test_the_big5_sheet() -> None:
    """clients-big5.csv has Big5 letters, semicolons and months in words."""
    book = cases(plan("clients-big5.csv"))
    chan = book["QB26/008"]
    assert (chan.name, chan.name_zh) == ("CHAN Tai Man", "陳大文")
    assert chan.applied_on == date(2021, 4, 17)
    assert chan.work[0].monthly_income == 120_000
    assert chan.family == "spouse and 1 child"
    assert book["QB26/001"].passport == (Passport(expires_on=date(2031, 2, 16)),)


def test_the_workbook() -> None:
    """clients.xlsx has a title above the header, real dates and numbers."""
    book = cases(plan("clients.xlsx"))
    assert book["QC26/002"].family == "spouse and 2 children"
    assert book["QC26/003"].work[0].monthly_income == 120_000
    assert book["QC26/001"].grant == (Grant(until=date(2027, 11, 30)),)
    closed = cases(plan("clients.xlsx", "Closed"))
    assert closed["QD26/001"].landed_on == date(2020, 6, 6)
    assert closed["QD26/003"].route == "apt"
