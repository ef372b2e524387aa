"""Cases as CSV and as a workbook: typed, harmless, and the same when read back."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.errors import DataError
from qmas_tui.exchange.out.table_csv import MARK, write_csv
from qmas_tui.exchange.out.table_xlsx import MOST_SIGNS, write_xlsx
from qmas_tui.exchange.sheets.grid import Sheet, cleaned
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.tables.table import read_table
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.columns import COLUMNS, RECORD_COLUMNS
from qmas_tui.views.table import Table, table_of
from tests.exchange.sheet_plans import ALIASES, plan_of
from tests.make import AS_OF, entry
from tests.views.everyone import everyone

EVERY = tuple(COLUMNS)
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
"""What a spreadsheet would run."""
WORST = st.text(alphabet="'=+-@\t\r\n＝\" ,a李\x00\x1b\u2028 ", min_size=1).filter(
    lambda text: bool(text.strip()) and cleaned(text) not in ALIASES.ditto
)
"""But for the marks that stand for the cell above."""


def known(cases: tuple[AssessedCase, ...]) -> tuple[AssessedCase, ...]:
    """Cases of one book: no reference twice, as an import compares them."""
    first: dict[str, AssessedCase] = {}
    for case in cases:
        first.setdefault("".join(case.holder.case.casefold().split()), case)
    return tuple(first.values())


def book() -> tuple[AssessedCase, ...]:
    """Cases of every kind."""
    return known(everyone())


def table(*cases: AssessedCase, columns: tuple[str, ...] = EVERY) -> Table:
    """A table of these cases."""
    return table_of("Everyone", cases, AS_OF, columns, COLUMNS)


def imported(sheet: Sheet, cases: tuple[AssessedCase, ...]) -> ImportPlan:
    """What an import of the sheet into the book of these cases would do."""
    return plan_of(sheet, book=tuple(case.holder for case in cases), today=AS_OF)


def as_sheet(text: str) -> Sheet:
    """The CSV as an import reads it."""
    return read_table(text.encode(), "out.csv", "out")


@pytest.mark.many
def test_csv_out_and_in_changes_nothing() -> None:
    """A CSV of every column, imported into the book that it came from, changes none."""
    cases = book()
    plan = imported(as_sheet(write_csv(table(*cases))), cases)
    assert plan.holders == ()
    assert len(plan.unchanged) + len(plan.refused) + len(plan.skipped) >= len(cases)
    assert plan.refused == ()


@pytest.mark.many
def test_xlsx_out_and_in_changes_nothing(tmp_path: Path) -> None:
    """A workbook of the records, imported into the book it came from, changes none."""
    cases = book()
    path = tmp_path / "out.xlsx"
    path.write_bytes(write_xlsx(table(*cases, columns=RECORD_COLUMNS)))
    plan = imported(read_sheet(path), cases)
    assert (plan.holders, plan.refused) == ((), ())
    assert len(plan.unchanged) == len(cases)


def test_what_is_recorded_comes_back() -> None:
    """Into an empty book a table brings the facts that it has room for."""
    case = entry(
        name_zh="李嘉欣",
        nationality="SG",
        born_on=date(1988, 4, 2),
        adviser="=mw",
        work=[
            {"kind": "employment", "employer": "-Harbour", "title": "@Engineer",
             "from": date(2023, 5, 2), "monthly_income": 45000, "currency": "HKD"}
        ],
        passport=[{"expires_on": date(2029, 1, 31)}],
        note=[{"on": AS_OF, "text": "+852 first\nthen ‘more’"}],
    )  # fmt: skip
    (pair,) = imported(as_sheet(write_csv(table(case))), ()).holders
    back, held = pair.after, case.holder
    for field in ("case", "name", "name_zh", "nationality", "citizenship", "route"):
        assert getattr(back, field) == getattr(held, field)
    for field in ("born_on", "applied_on", "landed_on", "adviser", "passport"):
        assert getattr(back, field) == getattr(held, field)
    assert [note.text for note in back.note] == [held.note[0].text]
    assert back.grant[0].until == held.grant[-1].until
    (work,) = back.work
    assert (work.employer, work.title) == ("-Harbour", "@Engineer")
    assert (work.from_, work.monthly_income) == (date(2023, 5, 2), 45000)


@settings(deadline=None)
@given(WORST, WORST, WORST)
def test_no_text_is_altered_or_run(name: str, employer: str, remark: str) -> None:
    """Whatever a text holds, no cell is a formula and an import changes nothing."""
    work = [{"kind": "employment", "employer": employer}]
    case = entry(name=name, work=work, note=[{"on": AS_OF, "text": remark}])
    text = write_csv(table(case, columns=RECORD_COLUMNS))
    sheet = as_sheet(text)
    assert imported(sheet, (case,)).holders == ()
    rows = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(RUN)]


def test_csv_is_for_excel() -> None:
    """A CSV begins with the mark of UTF-8; days are 2028-03-15, lines are Excel's."""
    text = write_csv(table(entry(), columns=("case", "limit", "days_left")))
    first, second, end = text.split("\r\n")
    assert first == f"{MARK}Reference,Limit of stay,Days left"
    assert (second, end) == ("Q-1,2028-03-15,479", "")


def test_cells_of_a_workbook_are_typed() -> None:
    """Days are days, numbers numbers, and a formula is a text that is never run."""
    case = entry(name='=HYPERLINK("http://x")', adviser="'=mw", note=None)
    data = write_xlsx(table(case))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = dict(zip(*[list(row) for row in sheet.iter_rows()], strict=True))
    found = {head.value: cell for head, cell in cells.items()}
    assert found["Limit of stay"].value == datetime(2028, 3, 15)  # noqa: DTZ001
    assert found["Days left"].value == 479
    assert found["Name"].data_type == "s"
    assert found["Name"].value == '=HYPERLINK("http://x")'
    assert found["Name"].quotePrefix
    assert found["Adviser"].value == "'=mw"
    assert found["Remarks"].value is None
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"


def test_a_workbook_is_the_same_twice() -> None:
    """The same table gives the same bytes, empty or not."""
    assert write_xlsx(table(entry())) == write_xlsx(table(entry()))
    assert write_xlsx(table()) == write_xlsx(table())


def test_a_text_that_no_cell_holds() -> None:
    """A text longer than a cell of a workbook is refused, and never cut."""
    case = entry(note=[{"on": AS_OF, "text": "x" * (MOST_SIGNS + 1)}])
    with pytest.raises(DataError, match="Remarks, row 2: a cell of a workbook holds"):
        write_xlsx(table(case))


def test_a_table_needs_no_case() -> None:
    """A table of nobody is its titles."""
    assert write_csv(table(columns=("case", "why"))) == f"{MARK}Reference,Why now\r\n"


def test_titles_of_records_are_known_to_an_import() -> None:
    """Every recorded column is read back; no column that is worked out ever is."""
    plan = imported(as_sheet(write_csv(table(entry()))), (entry(),))
    unread = {COLUMNS[key].title for key in ("business", "tags", "status")}
    worked_out = {COLUMNS[key].title for key in EVERY[len(RECORD_COLUMNS) :]}
    assert set(plan.columns.titles("unknown")) == unread | worked_out
    assert plan.columns.titles("numbers") == ()
