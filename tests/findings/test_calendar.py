"""Months and years by the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.calendar import (
    add_months,
    age_on,
    anniversary,
    apart,
    assessment_year_before,
    birthday,
    each_day,
    fewest_days,
    first_within,
    month_of,
    months_apart,
    weeks_of,
    year_of,
)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        ("2024-02-29", 36, "2027-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_on(day: str, months: int, there: str) -> None:
    """The same day number months on, or the last day of a shorter month (C-01)."""
    wanted = date.fromisoformat(there)
    assert add_months(date.fromisoformat(day), months) == wanted
    assert type(add_months(date.fromisoformat(day), months)) is date


def test_leap_day() -> None:
    """From 29 February a right begins on 1 March, and one ends on 28 February."""
    leap = date(2020, 2, 29)
    assert anniversary(leap, 7) == date(2027, 3, 1)
    assert birthday(leap, 18) == date(2038, 2, 28)
    assert anniversary(leap, 4) == birthday(leap, 4) == date(2024, 2, 29)
    assert anniversary(date(2020, 3, 1), 7) == date(2027, 3, 1)


def test_age() -> None:
    """Years are whole from the birthday on, of 29 February from 1 March on."""
    leap = date(2000, 2, 29)
    assert age_on(leap, date(2026, 2, 28)) == 25
    assert age_on(leap, date(2026, 3, 1)) == 26
    assert age_on(leap, date(2028, 2, 29)) == 28
    assert year_of(date(2026, 12, 31)) == 2026


def test_first_day_within_months() -> None:
    """The first day from which a limit is no more than three months ahead (E-02)."""
    assert first_within(date(2028, 3, 15), 3) == date(2027, 12, 15)
    assert first_within(date(2028, 5, 31), 3) == date(2028, 3, 1)
    assert first_within(date(2028, 5, 29), 3) == date(2028, 2, 29)


def test_fewest_days() -> None:
    """No span of months is shorter than its fewest days."""
    starts = [date(2025, month, 1) for month in range(1, 13)]
    for months in (1, 6, 12):
        shortest = min((add_months(day, months) - day).days for day in starts)
        assert fewest_days(months) <= shortest
    assert fewest_days(1) == 28


def test_months_apart_drop_days() -> None:
    """The difference of two months, whatever their days."""
    assert months_apart(date(2024, 1, 31), date(2026, 2, 1)) == 25
    assert months_apart(date(2024, 12, 1), date(2025, 1, 31)) == 1


def test_year_of_assessment() -> None:
    """A year of assessment ends on 31 March, and is named by both its years (E-27)."""
    assert assessment_year_before(date(2026, 3, 31), 4, 1) == "2024/25"
    assert assessment_year_before(date(2026, 4, 1), 4, 1) == "2025/26"
    assert assessment_year_before(date(2101, 4, 1), 4, 1) == "2100/01"
    assert assessment_year_before(date(2100, 4, 1), 4, 1) == "2099/00"


def test_the_days_of_a_month() -> None:
    """A month has its first and last day, every day between, and whole weeks."""
    day = date(2024, 2, 14)
    first, last = month_of(day)
    assert (first, last) == (date(2024, 2, 1), date(2024, 2, 29))
    every = list(each_day(first, last))
    assert [each.day for each in every] == list(range(1, 30))
    assert list(each_day(last, first)) == []
    weeks = weeks_of(day)
    assert (weeks[0][0], weeks[-1][-1]) == (date(2024, 1, 29), date(2024, 3, 3))
    assert set(every) <= {each for week in weeks for each in week}


@pytest.mark.parametrize(
    ("last", "length"),
    [
        (date(2026, 1, 15), (2, 0, 0)),
        (date(2026, 1, 14), (1, 11, 30)),
        (date(2024, 3, 1), (0, 1, 15)),
        (date(2024, 1, 15), (0, 0, 0)),
        (date(2025, 2, 16), (1, 1, 1)),
    ],
)
def test_years_months_and_days_apart(last: date, length: tuple[int, int, int]) -> None:
    """Whole years first, then whole months, then the days that are left over."""
    assert apart(date(2024, 1, 15), last) == length
