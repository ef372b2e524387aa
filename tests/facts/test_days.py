"""A day is read in every usual writing, or its fault is said; never a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmas_tui.facts.reading import (
    read_date,
)
from qmas_tui.findings.calendar import add_months

TODAY = date(2026, 11, 22)
DAY = date(2024, 3, 15)
DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-15",
        "2024/3/15",
        "2024-03-15 00:00:00",
        "2024-03-15T00:00",
        "15/03/2024",
        "15/3/24",
        "15-Mar-24",
        "15 Mar 2024",
        "15Mar2024",
        "15th March 2024",
        "15 MAR. 2024",
        "15.03.2024",
        "15-03-2024",
        " 15 March 2024 ",
        "2024年3月15日",
        "2024 年 3 月 15 號",
        "１５／０３／２０２４",
        "15.iii.24",
        "Mar 15, 2024",
        "March 15th 2024",
        "15th of March 2024",
        "Fri 15 Mar 2024",
        "15/3/2024 (Fri)",
        "2024年3月15日（星期五）",
        "15/03/2024 00:00",
        "2024-03-15T00:00:00+08:00",
        "20240315",
        "113/3/15",
        "民國113年3月15日",
        "113年3月15日",
        "二〇二四年三月十五日",
        "15 /3/ 2024",
        "15–3–2024",
        "15⁄3⁄2024",
        "\u200e15/3/2024\u200b",
        "15\u20113\u20112024",
        "'15/3/2024",
    ],
)
def test_dates_in_every_usual_writing(text: str) -> None:
    """A day is read in every writing that an office uses."""
    assert read_date(text) == DAY


@given(DAYS)
def test_the_day_comes_before_the_month(day: date) -> None:
    """Whatever the day, the first number is the day and the second the month."""
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(day.strftime("%d.%m.%y")) == day
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "year"), [("1/2/00", 2000), ("1/2/69", 2069), ("1/2/70", 1970)]
)
def test_years_of_two_digits(text: str, year: int) -> None:
    """00 to 69 are this century, 70 to 99 the last."""
    assert read_date(text) == date(year, 2, 1)


def test_the_month_may_stand_first() -> None:
    """Where the month stands first the two numbers swap, and nothing else does."""
    assert read_date("3/4/28", order="mdy") == date(2028, 3, 4)
    assert read_date("3/4/28") == date(2028, 4, 3)
    assert read_date("2028-03-04", order="mdy") == date(2028, 3, 4)
    with pytest.raises(ValueError, match="no month 15; the month comes before the day"):
        read_date("15/3/28", order="mdy")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二八年十月十日", date(2028, 10, 10)),
        ("二零二八年十二月三十一日", date(2028, 12, 31)),
        ("2028年3月二十日", date(2028, 3, 20)),
    ],
)
def test_chinese_figures(text: str, day: date) -> None:
    """Days written in Chinese figures are read, tens included."""
    assert read_date(text) == day


def test_september_has_two_short_names() -> None:
    """Sep and Sept are both September."""
    assert read_date("1 Sept 2024") == read_date("1 Sep 2024") == date(2024, 9, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [("today", 0), ("Tomorrow", 1), ("+3w", 21), ("+10d", 10), ("-2d", -2)],
)
def test_days_near_today(text: str, days: int) -> None:
    """With today given, a day may be typed by its distance; without, it may not."""
    assert read_date(text, TODAY) == TODAY + timedelta(days=days)
    with pytest.raises(ValueError, match="is not a date"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
        ("yesterday", date(2026, 11, 21)),
        ("31/12", date(2026, 12, 31)),
        ("3 Jan", date(2027, 1, 3)),
        ("2.10", date(2026, 10, 2)),
    ],
)
def test_days_without_a_year(text: str, day: date) -> None:
    """A weekday is the next one; a day and a month are the nearer of two years."""
    assert read_date(text, date(2026, 11, 22)) == day
    with pytest.raises(ValueError, match="is not a date"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("+3m", date(2027, 2, 28)), ("-1y", date(2025, 11, 30))],
)
def test_months_from_today(text: str, day: date) -> None:
    """Months and years are counted by whoever knows what a month is."""
    assert read_date(text, date(2026, 11, 30), add_months=add_months) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/2024", '"31/02/2024" is not a day of the calendar'),
        ("29/02/2023", "is not a day of the calendar"),
        ("03/15/2024", "has no month 15; the day comes before the month"),
        ("2024-13-01", "has no month 13"),
        ("0024-01-01", "lies in the year 0024"),
        ("2024-00-01", "has no month 0"),
        ("tbc", '"tbc" is not a date; write it as 2028-03-15 or 15/3/28'),
        ("15/03-2024", "is not a date"),
        ("28年3月15日", "is not a date"),
        ("15/3/2028?", "is not a date"),
        ("15 xx 2028", "is not a date"),
        ("We", "is not a date"),
        ("Tue 15 Mar 2028", "names another weekday than Wednesday"),
        ("12/13", "is not a date"),
        ("31/4", "is not a date"),
        ("15 Foo 2024", "is not a date"),
        ("Mar 2024", "is not a date"),
        ("15/03/024", "is not a date"),
        ("2024-03-15 10:30", "is not a date"),
        ("45000", "is not a date"),
        ("+3m", "is not a date"),
        ("", "is not a date"),
        ("-999999w", "leads out of the calendar"),
    ],
)
def test_what_is_no_day_is_said(text: str, sentence: str) -> None:
    """A text that names no day gives a sentence, not a guess."""
    with pytest.raises(ValueError, match=re.escape(sentence)):
        read_date(text, TODAY)
