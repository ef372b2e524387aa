"""A number is what its format shows of it, or is told."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.exchange.sheets.grid import Cell, Shown, text_of
from qmas_tui.exchange.sheets.workbooks.format_dates import CLOCK, NO_DAY, iso_cell
from qmas_tui.exchange.sheets.workbooks.formats import HIDDEN, TOO_LONG, Format

DAY = date(2028, 3, 15)
SERIAL = 46827.0


@pytest.mark.parametrize(
    ("code", "value", "text", "currency"),
    [
        ('"HK$"#,##0', 45000, "HK$45,000", "HKD"),
        ("[$US$-409]#,##0", 5000, "US$5,000", "USD"),
        ("[$$-409]#,##0", 5000, "$5,000", "USD"),
        ("[$$-C04]#,##0", 5000, "$5,000", "HKD"),
        ('"$"#,##0', 5000, "$5,000", ""),
        ("[$¥-804]#,##0", 5000, "¥5,000", "CNY"),
        ("[$¥-411]#,##0", 5000, "¥5,000", "JPY"),
        ("[$€-2] #,##0.00", 4500, "€ 4,500.00", "EUR"),
        ('_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_)', -5000, "$(5,000)", ""),
        ('_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_)', 0, "$-", ""),
        ('#,##0" p.a."', 540000, "540,000 p.a.", ""),
        ('0"k"', 45, "45k", ""),
        ('#,##0,"k"', 45400, "45k", ""),
        ("#,##0,,", 45_000_000, "45", ""),
        ('0.0"萬"', 4.5, "4.5萬", ""),
        ("0%", 0.45, "45%", ""),
        ("#,##0;(#,##0)", -45000, "(45,000)", ""),
        ('"Q-"0000', 7, "Q-0007", ""),
        ("0000", 12345, "12345", ""),
        ("00-0000", 123456, "12-3456", ""),
        ("000\\/000", 1234, "001/234", ""),
        ('0"x', 5, "5x", ""),
        ('"Due" General', 5, "Due 5", ""),
        ('[>=100]"much";"little"', 99, "little", ""),
        ('[>=100]"much";"little"', 100, "much", ""),
        ('# ?/?" d"', 0.5, "0.5  d", ""),
    ],
)
def test_numbers_with_words(code: str, value: float, text: str, currency: str) -> None:
    """Words, units, signs and padding of the format are seen, and its currency."""
    cell = Format(code).cell(float(value))
    assert cell == Shown(value=value, text=text, currency=currency)


@pytest.mark.parametrize(
    "code", ["General", "0", "#,##0", "#,##0.00_)", "0.00E+00", "@", "[Red]0"]
)
def test_plain_numbers(code: str) -> None:
    """A format that adds nothing leaves the number."""
    assert Format(code).cell(40000.5) == 40000.5


@pytest.mark.parametrize(
    "code",
    [
        "d/m/yyyy", "dd-mmm-yy", "[$-404]e/m/d", "[$-804]yyyy年m月d日;@",
        "[$-F800]dddd\\, mmmm dd\\, yyyy", '"到期："yyyy-mm-dd', "b1dd/mm/yyyy",
        "[<46000][Red]dd/mm/yyyy;dd/mm/yyyy", "d/m/yyyy h:mm", "m/d/yy AM/PM h:mm",
    ],
)  # fmt: skip
def test_days(code: str) -> None:
    """A format with day, month and year is a day, however it is written."""
    assert Format(code).cell(SERIAL) == DAY


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("mmm-yy", SERIAL, "Mar-28"),
        ("yyyy年m月", SERIAL, "2028年3月"),
        ("d-mmm", SERIAL, "15-Mar"),
        ("aaaa", SERIAL, "Wednesday"),
        ("[$-404]e年m月", SERIAL, "117年3月"),
        ("mmmmm", SERIAL, "M"),
        ("h:mm", SERIAL, "0:00"),
        ("h:mm AM/PM", SERIAL + 0.75, "6:00 PM"),
        ("[h]:mm:ss", SERIAL + 0.5, "1123860:00:00"),
        ("mm:ss.0", SERIAL, "00:00."),
        ("ggg", SERIAL, "46827"),
    ],
)
def test_days_that_hide(code: str, value: float, text: str) -> None:
    """A format without a day, month or year shows its words, and hides a day."""
    cell = Format(code).cell(value)
    assert isinstance(cell, Shown)
    assert (cell.value, cell.text) == (DAY, text)
    assert "hides a whole day, 2028-03-15" in cell.fault


@pytest.mark.parametrize(
    ("serial", "text"),
    [
        (SERIAL + 0.5, "2028-03-15 12:00:00"),
        (SERIAL - 1 + 0.999502314815, "2028-03-14 23:59:17"),
        (SERIAL - 1e-7, "2028-03-14 23:59:59"),
    ],
)
def test_a_time_of_day(serial: float, text: str) -> None:
    """A day with any time but midnight is told; a rounding error is none."""
    cell = Format("d/m/yyyy").cell(serial)
    assert isinstance(cell, Shown)
    assert (cell.text, cell.fault) == (text, CLOCK)
    assert Format("d/m/yyyy").cell(SERIAL - 1e-9) == DAY


@pytest.mark.parametrize(
    ("serial", "text"),
    [
        (0, "1900-01-00"), (1, "1900-01-01"), (60, "1900-02-29"), (61, "1900-03-01"),
        (0.25, "1900-01-00 06:00:00"), (-1, "-1"), (2958466, "2958466"),
        (1e300, "1e+300"),
    ],
)  # fmt: skip
def test_no_day(serial: float, text: str) -> None:
    """Serials outside the calendar and in its first year are slips, and are told."""
    cell = Format("d/m/yyyy").cell(serial)
    assert isinstance(cell, Shown)
    assert (cell.value, cell.text) == (None, text)
    assert Format("d/m/yyyy").cell(2958465) == date(9999, 12, 31)
    assert Format("d/m/yyyy").cell(32874) == date(1990, 1, 1)


def test_the_other_counting() -> None:
    """A workbook of the old Macintosh counts from 1904."""
    assert Format("d/m/yyyy", is_1904=True).cell(45365) == DAY
    first: Cell = Format("d/m/yyyy", is_1904=True).cell(5)
    assert text_of(first) == "1904-01-06"


def test_times_alone() -> None:
    """A time without a day is a text, as it is seen."""
    assert Format("h:mm").cell(0.375) == "9:00"


def test_hidden_and_long_numbers() -> None:
    """A number that is not shown, or was cut by the spreadsheet, is told."""
    assert Format(";;;").cell(5.0) == Shown(value=5, text="5", fault=HIDDEN)
    long = Format("General").cell(20260000000000017.0)
    assert isinstance(long, Shown)
    assert long.fault == TOO_LONG
    assert Format("General").cell(float("nan")) is None


def test_iso_days() -> None:
    """A day in words of the file is one, unless it has a time or is none."""
    assert iso_cell("2028-03-15T00:00:00") == DAY
    assert isinstance(iso_cell("2028-03-15T09:00:00"), Shown)
    assert iso_cell("2028-02-30") == Shown(value=None, text="2028-02-30", fault=NO_DAY)
    assert text_of(iso_cell("1899-12-30")) == "1899-12-30"
