"""General holidays and working days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import structs

from qmas_tui.config.load import load_policy
from tests.policy.entries import problems, shipped
from tests.tools.make_holidays import FIRST, LAST, TARGET, document

OF_2026 = (
    *("01-01", "02-17", "02-18", "02-19", "04-03", "04-04", "04-06", "04-07"),
    *("05-01", "05-25", "06-19", "07-01", "09-26", "10-01", "10-19", "12-25", "12-26"),
)


def test_file_is_what_the_package_gives() -> None:
    """The list of holidays is the one that the script makes from the package."""
    assert Path(TARGET).read_text("utf-8") == document()


def test_holidays_of_2026_are_those_gazetted() -> None:
    """The year 2026 has exactly the days of the gazette (C-06)."""
    (year,) = [entry for entry in shipped().year if entry.year == 2026]
    assert tuple(f"{day:%m-%d}" for day in year.days) == OF_2026
    (rule,) = [rule for rule in shipped().rule if rule.id == "C-06"]
    assert year.source == rule.source


def test_years_listed_and_their_status() -> None:
    """Every year in use is listed, gazetted up to 2026 and computed after."""
    assert [entry.year for entry in shipped().year] == list(range(FIRST, LAST + 1))
    for entry in shipped().year:
        assert entry.status == ("gazetted" if entry.year <= 2026 else "computed")
        assert not [day for day in entry.days if day.isoweekday() == 7]


def test_good_friday_is_a_holiday_and_2028_has_no_day_too_many() -> None:
    """Good Friday is one, and 2028 has seventeen days as every common year."""
    policy = load_policy(None)
    assert date(2027, 3, 26) in policy.holidays
    assert len([day for day in policy.holidays if day.year == 2028]) == 17


def test_last_working_day() -> None:
    """Before Sundays and holidays the last working day is earlier, never later."""
    policy = load_policy(None)
    assert policy.last_working_day(date(2026, 4, 7)) == date(2026, 4, 2)
    assert policy.last_working_day(date(2026, 11, 21)) == date(2026, 11, 21)
    assert policy.last_working_day(date(2026, 11, 22)) == date(2026, 11, 21)
    figures = structs.replace(policy.figures, saturday_is_working_day=False)
    strict = structs.replace(policy, figures=figures)
    assert strict.last_working_day(date(2026, 11, 22)) == date(2026, 11, 20)


def test_years_that_do_not_fit() -> None:
    """A missing year, one listed twice and a day of another year are problems."""
    years = shipped().year
    assert problems(holidays=[y for y in years if y.year != 2030]) == [
        "holidays 2030: the year is missing; add its days"
    ]
    assert problems(holidays=[*years, years[0]]) == [
        "holidays 2005: the year is listed twice; take one out"
    ]
    strayed = structs.replace(years[0], days=(date(2006, 1, 1),))
    assert problems(holidays=[strayed, *years[1:]]) == [
        "holidays 2005: 2006-01-01 lies in another year; move it there"
    ]
    assert problems(holidays=[]) == [
        "holidays: no year is listed; add the years in use"
    ]
