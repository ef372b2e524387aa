"""Rows of a statement of travel records, read as arrivals and departures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.travel.crossings import (
    MAX_ROWS,
    MAX_SIGNS,
    Crossing,
    read_record,
    rows_of_sheet,
)
from tests.exchange.travel.support import STATEMENT, TODAY, WORDS, read

IN = Crossing(1, date(2023, 3, 15), "arrival")
OUT = Crossing(1, date(2023, 3, 15), "departure")


@pytest.mark.parametrize(
    "row",
    [
        "15-03-2023,Arrival,Airport",
        "15-03-2023  Arrival  Airport",
        "15/3/2023\tARRIVAL\tAirport",
        "2023-03-15 Arrival Airport",
        "1. 2023-03-15 09:12 Airport Arrival",
        "15 Mar 2023 Arrival Lo Wu",
        "15-Mar-2023; arr; Lo Wu",
        "15 March 2023 入境",
        "抵港 2023年3月15日 機場",
        "１５－０３－２０２３　入境　羅湖",
        "15-03-2023 15-03-2023 Arrival",
    ],
)
def test_an_arrival_is_read(row: str) -> None:
    """Day and movement stand in any columns, in English or Chinese."""
    assert read(row).crossings == (IN,)


@pytest.mark.parametrize(
    "row",
    [
        "15-03-2023,Departure,West Kowloon",
        "15-03-2023 出境 羅湖",
        "離港 15.3.2023",
        "15 mar 2023 out",
    ],
)
def test_a_departure_is_read(row: str) -> None:
    """The same for a departure."""
    assert read(row).crossings == (OUT,)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("15-03-2023 Airport", "neither arrival nor departure"),
        ("15-03-2023 Arrivalhall", "neither arrival nor departure"),
        ("Arrival Airport", "no day such as 15-03-2023"),
        ("15-03-23 Arrival", "no day such as 15-03-2023"),
        ("15-03-2023 16-03-2023 Arrival", "more than one day"),
        ("15-03-2023 Arrival Departure", "both movements"),
        ("30-02-2023 Arrival", "30-02-2023"),
        ("15-03-1823 Arrival", "lies in the year 1823"),
        ("15-13-2023 Arrival", "15-13-2023"),
        ("23-11-2026 Arrival", "lies after today"),
        ("15 Maz 2023 Arrival", "is not a date"),
        ("15-03-2023 Arrival " + "x" * MAX_SIGNS, "more than 500 signs"),
        ("end of the statement", "neither a day nor a movement"),
    ],
)
def test_a_row_that_cannot_be_read_is_told(row: str, why: str) -> None:
    """It is given back with its number and what is wrong, and nothing is guessed."""
    (unread,) = read(f"15-03-2023 Arrival\n\n{row}").unread
    assert (unread.row, unread.text) == (3, row)
    assert why in unread.reason


def test_titles_stand_above_the_first_crossing() -> None:
    """Rows without day and movement are titles there, and are named."""
    record = read("Statement of Travel Records\n\nDate  Movement\n15-03-2023 Arrival")
    assert record.titles == (1, 3)
    assert record.crossings[0].row == 4


def test_a_record_may_begin_with_the_newest() -> None:
    """Rows that fall are turned round; rows in no order are put into it, and told."""
    down = read("2-1-2024 out\n1-1-2024 out\n1-1-2024 in")
    assert [each.row for each in down.crossings] == [3, 2, 1]
    assert not down.is_unordered
    mixed = read("2-1-2024 in\n3-1-2024 out\n1-1-2024 out")
    assert [each.row for each in mixed.crossings] == [3, 1, 2]
    assert mixed.is_unordered
    one_day = read("1-1-2024 out\n1-1-2024 in")
    assert [each.row for each in one_day.crossings] == [1, 2]


@pytest.mark.parametrize("text", ["", "\n", "Date,Movement", "15-03-2023"])
def test_a_text_without_a_crossing_is_refused(text: str) -> None:
    """Something else than a record is told in one sentence."""
    with pytest.raises(DataError, match="No row of the travel record"):
        read(text)


def test_there_is_a_limit_to_rows() -> None:
    """A text that has no end is not read to it."""
    with pytest.raises(DataError, match=r"more than 10,000 rows"):
        read("15-03-2023 Arrival\n" * (MAX_ROWS + 1))


def test_the_sheet_and_the_pasted_text_are_one_record() -> None:
    """A CSV and the same rows parted by blanks give the same crossings."""
    rows = rows_of_sheet(read_sheet(STATEMENT))
    sheet = read_record(rows, WORDS, TODAY)
    assert (len(sheet.crossings), sheet.unread, sheet.titles) == (50, (), (1,))
    pasted = STATEMENT.read_text().replace(",", "   ")
    assert read(pasted) == sheet
    assert (
        read(STATEMENT.read_text().replace(",", "\t").replace("Arrival", "入境"))
        == sheet
    )


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_told(text: str) -> None:
    """Whatever stands in a row, the row is a crossing, a title, unread, or blank."""
    record = read(f"15-03-2023 Arrival\n{text}")
    lines = [line for line in f"x\n{text}".splitlines()[1:] if line.strip()]
    assert len(record.crossings) + len(record.unread) == 1 + len(lines)
