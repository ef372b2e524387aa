"""Every row, column and cell is accounted for: recorded, blank, or told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.errors import QmasError
from qmas_tui.exchange.sheets.aliases import DAYS, Field, named
from qmas_tui.exchange.sheets.columns.column import Column
from qmas_tui.exchange.sheets.fates import Fate, columns_at, fates, fates_csv
from qmas_tui.exchange.sheets.grid import Cell, Comment, Sheet, cleaned, text_of
from qmas_tui.exchange.sheets.names import without_relation
from qmas_tui.exchange.sheets.plan import NOT_SHOWN, ImportPlan
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import report_lines
from qmas_tui.exchange.sheets.tables.table import read_table
from qmas_tui.exchange.sheets.values import evened_text, read_day, read_pay
from tests.exchange.sheet_plans import ALIASES, Cells, cases, plan, plan_of

FIELD = Path(__file__).parents[1] / "data" / "field"
DATA = FIELD.parent
SHEETS = sorted(
    path
    for folder in (FIELD, DATA)
    for path in folder.iterdir()
    if path.suffix in (".csv", ".txt", ".xlsx", ".xls", ".ods")
)
SAID = Overrides(dates="dmy", as_proposed=True)
REFUSED = {
    *("e03_shiftjis.csv", "e04_euckr.csv", "e08_cp1251.csv", "e09_thai.csv"),
    *("o03_repeat_filled.ods", "o04_far_cell.ods", "o08_1M_x_1.ods"),
    "travel-record.csv",
}
"""In an encoding to be asked about, too large, or no list of clients."""
KINDS = {
    *("title", "taken", "unread", "blank", "not taken", "refused"),
    *("repeated", "passed over", "told"),
}


def writings(field: Field, cell: Cell) -> Iterator[str]:
    """How the value of a cell may stand on a case."""
    text = " ".join(cleaned(text_of(cell)).split())
    yield without_relation(evened_text(text, field), ALIASES.relation)[0]
    with suppress(ValueError):
        yield read_day(cell, field, "dmy").isoformat() if field in DAYS else text
    with suppress(ValueError):
        yield str(read_pay(cell)) if field == "salary" else text


def stands_for(field: Field, text: str) -> bool:
    """Whether the words stand for something that is kept in other words."""
    aliases = ALIASES
    return {
        "scheme": lambda: named(text, aliases.scheme) is not None,
        "nationality": lambda: aliases.nationality.code(text) is not None,
        "relation": lambda: named(text, aliases.relation) is not None,
        "spouse": lambda: named(text, {1: aliases.yes, 0: aliases.no}) is not None,
        "children": lambda: text.isdecimal(),
        "employer": lambda: (
            named(text, {1: aliases.no_work, 2: aliases.self_employment}) is not None
        ),
    }.get(field, lambda: False)()


def is_recorded(found: ImportPlan, row: int, column: Column, cell: Cell) -> bool:
    """Whether the cell's value stands on the case that its row belongs to."""
    assert column.field is not None
    case = found.rows[row].words
    holder = cases(found)[case]
    whole = " ".join(msgspec.json.encode(holder).decode().split())
    held = msgspec.json.decode(whole, type=object)
    texts = set(_leaves(held))
    return stands_for(column.field, cleaned(text_of(cell))) or any(
        any(writing in text for text in texts)
        for writing in writings(column.field, cell)
    )


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield " ".join(str(value).split())


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_cell_of_every_sheet(path: Path) -> None:
    """Each filled cell has one fate; what is called taken stands on its case."""
    try:
        source = read_sheet(path)
        found = plan_of(source, SAID)
    except QmasError:
        assert path.name in REFUSED
        return
    table = [each for each in fates(found) if each.became != "note"]
    told = {(f.row, f.column): f for f in table if f.row and f.column}
    filled = {
        (row, column)
        for row, cells in enumerate(source.rows, 1)
        for column, cell in enumerate(cells)
        if cleaned(text_of(cell))
    }
    assert len(told) == len([f for f in table if f.row and f.column]) == len(filled)
    for row, index in filled:
        columns = columns_at(found, row)
        column = next(
            (c for c in columns.columns if c.index == index), None
        ) if columns else None  # fmt: skip
        fate = told[row, (column or Column(index, "")).letters]
        assert fate.became in KINDS
        assert fate.words or fate.became in ("title", "blank")
        if fate.became == "taken":
            assert column is not None
            assert is_recorded(found, row, column, source.rows[row - 1][index]), fate
    assert {f.row for f in table if f.row} == set(range(1, len(source.rows) + 1))


TITLES = st.sampled_from([*ALIASES.columns, "Visa end", "HKID", "Shoes", "", "姓名"])
WORDS = (
    *("Q1", "Q2", "LEE Ka 李嘉", "3/4/28", "15/3/2028", "45k", "spouse + 2", "son"),
    *("同上", "Total", "NA", "-", "#REF!", "A123456(3)", "Name", "Ref", "2 kids"),
)
CELLS = (
    st.text(max_size=12) | st.sampled_from(WORDS) | st.dates() | st.floats() | st.none()
)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(TITLES, max_size=8),
    st.lists(st.lists(CELLS, max_size=9), min_size=1, max_size=8),
    st.booleans(),
)
def test_no_sheet_breaks_a_plan(
    titles: list[str], rows: list[list[Cell]], proposed: bool
) -> None:
    """Whatever stands in a sheet, every filled cell has one fate, and twice is once."""
    head = ("Ref", "Name", *titles)
    source = Sheet(name="s", rows=(head, ("Q0", "HO"), *map(tuple, rows)))
    said = Overrides(as_proposed=proposed, said={"pay": "employment", "row 4": "child"})
    found = plan_of(source, said)
    table = [each for each in fates(found) if each.row and each.column]
    filled = [cell for row in source.rows for cell in row if cleaned(text_of(cell))]
    assert len(table) == len(filled)
    assert all(each.became in KINDS for each in table)
    assert fates_csv(found)
    assert list(report_lines(found, said))
    book = tuple(cases(found).values())
    written = {each.case: {f: getattr(each, f) for f in each.__struct_fields__}
               for each in book}  # fmt: skip
    again = plan_of(source, said, book, written, date(2026, 12, 24))
    assert again.holders == ()


def by_place(found: ImportPlan) -> dict[tuple[int, str], Fate]:
    """The fates by row and column."""
    return {(each.row, each.column): each for each in fates(found)}


HEAD: Cells = ("Ref", "Name", "Visa expiry", "HKID", "Shoes", None)
ROWS: tuple[Cells, ...] = (
    ("Our clients",),
    HEAD,
    ("Q1", "LEE", "see mail", "A123456(3)", "40", "=1+1"),
    ("Q1", "LEE", "see mail", "A123456(3)", "40", "=1+1"),
    ("Q2", "tbc", "15/3/2028", "A123456(3)"),
    ("Total", 2.0),
    ("Q3", "HO", "-"),
)


def test_the_table_of_fates() -> None:
    """Columns come first, then each row with its cells, each with what became of it."""
    told = by_place(plan(*ROWS))
    assert told[0, "C"].words == "limit, sure"
    assert told[0, "D"].became == "not taken"
    assert told[1, "A"].words == "above the header"
    assert told[2, "B"].became == "title"
    assert (told[3, "C"].became, told[3, "F"].became) == ("unread", "unread")
    assert (told[3, "D"].text, told[5, "D"].text) == (NOT_SHOWN, NOT_SHOWN)
    assert told[3, "E"].words == "unknown"
    assert told[4, "A"].words == "row 3 says the same"
    assert (told[5, ""].became, told[5, "B"].words) == ("refused", "no name")
    assert told[6, "B"].words == "a total"
    assert told[7, "C"].became == "blank"


def test_the_table_as_csv_is_harmless_and_comes_back() -> None:
    """No cell of the report runs as a formula, and no identity number stands in it."""
    text = fates_csv(plan(*ROWS))
    assert "A123456" not in text
    assert "'=1+1" in text
    read = read_table(text.encode(), "report")
    assert any("=1+1" in row for row in read.rows)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["sheet", "row", "column", "title", "text", "became", "words"]


def test_a_report_shows_no_identity_number() -> None:
    """A refused row is shown without the cells that are never kept."""
    lines = list(report_lines(plan(("HKID", "Ref", "Name"), ("A123456(3)", "Q1")),
                              Overrides()))  # fmt: skip
    assert '  row 2 ("Q1"): no name' in lines


def test_what_the_book_keeps_is_told_at_the_cell() -> None:
    """Where the book differs its cells say so."""
    first = tuple(cases(plan(("Ref", "Name", "Adviser"), ("Q1", "LEE", "mw"))).values())
    found = plan(("Ref", "Name", "Adviser"), ("Q1", "LEE", "ak"), book=first)
    assert by_place(found)[2, "C"].words == "adviser; the book keeps its own adviser"


def test_comments_and_other_sheets() -> None:
    """A comment is a note of its row's case, never one on an identity number."""
    source = Sheet(
        name="s",
        rows=(HEAD, ("Q1", "LEE", date(2028, 3, 15), "A123456(3)")),
        comments=(Comment(1, 2, "lost job"), Comment(1, 3, "A123456(3)")),
    )
    found = plan_of(source)
    assert [note.text for note in cases(found)["Q1"].note] == ["Visa expiry: lost job"]
    told = [each for each in fates(found) if each.became == "note"]
    assert [(each.text, each.words) for each in told] == [
        ("lost job", "of Q1"),
        (NOT_SHOWN, "on no case, not kept"),
    ]
