"""A table of text in disorder loses the rows in disorder, and no others."""

from __future__ import annotations

import pytest

from qmas_tui.exchange.sheets.grid import Shown
from qmas_tui.exchange.sheets.marks import ERROR, LOST, NARROW, marked
from qmas_tui.exchange.sheets.tables.guards import unguarded
from qmas_tui.exchange.sheets.tables.table import read_table


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('Q1,"HO "May" Mei"', "line 2 has a stray quotation mark"),
        ('Q1,"HO', "line 2 has a stray quotation mark"),
        ('Q1,"HO"x', "line 2 has a stray quotation mark"),
        ('Q1,"' + "x" * 200_000 + '"', "line 2 is too long to be a row"),
        ("Q1," + "x" * 2_000_000, "line 2 is too long to be a row"),
    ],
)
def test_a_stray_mark(line: str, fault: str) -> None:
    """A row that cannot be read is told by its line; the rows round it are read."""
    sheet = read_table(f'Ref,Name\n{line}\n"Q2","LAM, Wai"\n'.encode(), "x")
    assert sheet.bad_rows == {1: fault}
    assert sheet.rows[2] == ("Q2", "LAM, Wai")
    assert sheet.refusal(1, 0) == fault
    assert sheet.refusal(2, 0) == ""


def test_lines_are_counted_in_the_file() -> None:
    """The line is that of the file, also after a cell of several lines."""
    data = b'Ref,"Client\nName"\nQ1,"a\nb"\nQ2,"c"d\nQ3,e\n'
    sheet = read_table(data, "x")
    assert sheet.bad_rows == {2: "line 5 has a stray quotation mark"}
    assert sheet.rows[1] == ("Q1", "a\nb")
    assert sheet.rows[3] == ("Q3", "e")


def test_backslashes() -> None:
    """A quotation mark after a backslash is one inside the cell, other ones stay."""
    sheet = read_table(rb'a,"said \"no\", C:\x"' + b"\n", "x")
    assert sheet.rows == (("a", 'said "no", C:\\x'),)


def test_a_row_longer_than_its_header() -> None:
    """A comma without quotation marks refuses its row; blanks at an end do not."""
    sheet = read_table(b"Ref,Pay,\nQ1,40,000,x\nQ2,50000,,,,\n", "x")
    assert sheet.refusal(1, 0) == (
        "has 4 cells under a header of 3; a comma inside a cell needs quotation marks"
    )
    assert sheet.refusal(2, 0) == ""


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('="T-1"', "T-1"),
        ('="a""b"', 'a"b'),
        ("'=1+1", "=1+1"),
        ("'+852", "+852"),
        ("''=1", "'=1"),
        ("'T-1", "'T-1"),
        ("=1+1", "=1+1"),
        ('="a"&"b"', '="a"&"b"'),
        ("O'BRIEN", "O'BRIEN"),
        ("", ""),
    ],
)
def test_guards(written: str, text: str) -> None:
    """What keeps a text from being run as a formula is taken off, and nothing else."""
    assert unguarded(written) == text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("#REF!", ERROR),
        ("#N/A", ERROR),
        ("#SPILL!", ERROR),
        ("Err:502", ERROR),
        ("########", NARROW),
        ("CAF\ufffd", LOST),
        ("锟斤拷", LOST),
    ],
)
def test_texts_that_say_what_is_lost(text: str, fault: str) -> None:
    """An error, a column too narrow and lost letters are known wherever they stand."""
    assert marked(text) == Shown(value=None, text=text, fault=fault)


def test_plain_texts() -> None:
    """Any other text is itself, and none is nothing."""
    assert [marked(text) for text in ("# 1", "#", "#hash", " ", "陳")] == [
        "# 1",
        "#",
        "#hash",
        " ",
        "陳",
    ]
    assert marked("") is None
