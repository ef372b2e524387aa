"""The header is found, and its columns are known by their cells, or asked about."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.columns.column import letters
from qmas_tui.exchange.sheets.grid import Cell
from qmas_tui.exchange.sheets.questions import Overrides
from tests.exchange.sheet_plans import (
    Cells,
    column,
    columns,
    plan,
    question,
)

LEE: Cells = ("Q1", "LEE")
AHEAD = (date(2028, 3, 15), date(2029, 4, 16))


def test_the_header_stands_anywhere_near_the_top() -> None:
    """A title and blank rows may come first, and columns in any order."""
    found = columns(
        ("Our clients",), (), ("Name", None, "Ref", "Shoe size"), ("LEE", 1.0, "Q1")
    )
    assert found.header == 2
    assert [(c.index, c.field, c.standing) for c in found.columns] == [
        (0, "name", "sure"),
        (1, None, "untitled"),
        (2, "case", "sure"),
        (3, None, "unknown"),
    ]
    assert found.of("limit") == ()


@pytest.mark.parametrize(
    "title",
    [
        "HKID",
        "HKIDNo",
        "HKID No.",
        "ID no",
        "Passport No.",
        "Passport #",
        "Passport Number (current)",
        "身份證號碼",
        "护照号码",
    ],
)
def test_numbers_of_cards_are_not_imported(title: str) -> None:
    """A column of identity-card or passport numbers is named and never read."""
    assert column(title, "x").standing == "numbers"


@pytest.mark.parametrize(
    ("cells", "standing", "field"),
    [
        (("A123456(3)",), "numbers", None),
        (("K12345678", "EA1234567"), "numbers", None),
        (("mei@example.org",), "contacts", None),
        (("+852 9123 4567", "6123-4567"), "contacts", None),
        (AHEAD, "likely", "limit"),
        (("15/3/2028", "2029年4月16日"), "likely", "limit"),
        (("SG", "CN", "DE"), "likely", "nationality"),
        (("GPT", "APT"), "likely", "scheme"),
        ((date(2020, 1, 1), date(2021, 1, 1)), "unknown", None),
        (("15/3/2028",), "unknown", None),
        (("a", "b"), "unknown", None),
    ],
)
def test_cells_tell_what_a_column_is(
    cells: Cells, standing: str, field: str | None
) -> None:
    """Where the title says nothing the cells do: days ahead are a limit."""
    found = column("Column", *cells)
    assert (found.standing, found.field) == (standing, field)


def test_references_are_known_by_their_look() -> None:
    """A column of references, each another, is likely the one for the case."""
    found = columns(
        ("Name", "Nat.", "What"), ("HO", "SG", "Q-0142"), ("LAM", "SG", "Q-0143")
    )
    (case,) = found.of("case")
    assert (case.title, case.standing) == ("What", "likely")


def test_a_landing_lies_in_the_past() -> None:
    """A column of landings whose days all lie ahead is a limit, whatever its title."""
    assert column("Arrival date", *AHEAD).field == "limit"
    assert column("Arrival date", *AHEAD).standing == "likely"
    assert column("Arrival date", AHEAD[0]).field == "landed_on"
    assert column("Arrival date", date(2020, 1, 1), *AHEAD).field == "landed_on"


@pytest.mark.parametrize(
    ("title", "cell", "field"),
    [
        ("Nationallity", "SG", "nationality"),
        ("Expiry visa date", date(2020, 1, 1), "limit"),
        ("Adress", "x", None),
        ("Approved by", "MW", None),
        ("Salry", "none yet", None),
        ("Salry", "45k", "salary"),
        ("Emplyer", date(2020, 1, 1), None),
    ],
)
def test_close_titles_are_proposed(title: str, cell: Cell, field: str | None) -> None:
    """A slip of the keyboard is proposed, unless the cells are of another kind."""
    found = column(title, cell)
    assert found.field == field
    assert found.standing == ("likely" if field else "unknown")


def test_a_likely_column_is_no_second_one() -> None:
    """Where a column is sure a likely one for the same is only named, with its like."""
    found = columns(
        ("Ref", "Name", "Nationality", "Nationallity"), ("Q1", "LEE", "SG", "SG")
    )
    (last,) = [c for c in found.columns if c.index == 3]
    assert (last.field, last.standing) == (None, "unknown")
    assert '"Nationality" is taken for that' in last.why


def test_a_name_in_parts_goes_where_it_is_whole() -> None:
    """First and last name are left alone where a column holds the whole name."""
    found = columns(("Ref", "Name", "Surname"), ("Q1", "LEE Ka", "LEE"))
    assert [c.field for c in found.columns] == ["case", "name", None]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("a", "b"), LEE], "has no header in its first 20 rows"),
        (
            [(), *([()] * 20), ("Ref", "Name"), LEE],
            "has no header in its first 20 rows",
        ),
        ([("Ref", "Name"), (), (" ", None)], "has no rows below it"),
    ],
)
def test_no_header(rows: list[Cells], sentence: str) -> None:
    """A sheet without a usable header is refused in a sentence."""
    with pytest.raises(DataError, match=sentence):
        columns(*rows)


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("Name", "Visa expiry"), "the case reference"),
        (("Ref", "Visa expiry"), "the name"),
    ],
)
def test_a_column_that_every_row_needs_is_asked_for(
    header: Cells, missing: str
) -> None:
    """Without a case reference or a name every row is refused, and it is asked."""
    found = plan((*header, "X"), ("a", "15/03/2028", "b"))
    assert found.holders == ()
    assert found.refused[0].reason.endswith(f"has no column for {missing}")
    asked = question(found, "missing")
    assert [choice.id for choice in asked.choices] == ["column C"]
    assert asked in found.open_questions(Overrides(as_proposed=True))


def test_a_header_of_unknown_titles() -> None:
    """A row of words above rows of as many cells is a header to be asked about."""
    titles: Cells = ("Wer", "Was", "Wann")
    found = plan(("Liste",), titles, ("LEE", "Q1", 7.0), ("LEE", "Q1"))
    assert found.header_row == 2
    asked = question(found, "missing")
    assert [choice.words for choice in asked.choices] == ['"Wer"', '"Was"', '"Wann"']
    for bad in (("Wer", "Was", "Wer"), ("Wer", "Was", 7.0), ("Wer", "Was", "1/2/2024")):
        with pytest.raises(DataError, match="has no header"):
            columns(bad, ("LEE", "Q1", "x2"))
    with pytest.raises(DataError, match="has no header"):
        columns(titles)


def test_letters_over_columns() -> None:
    """Columns are named as a spreadsheet names them."""
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
