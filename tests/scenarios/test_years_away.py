"""The days away of each residence year, counted by hand."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.rows import Trip
from qmas_tui.scenarios.years_away import YearAway, years_away
from tests.make import POLICY

START = date(2020, 1, 1)
OVER_NEW_YEAR = Trip(out=date(2021, 12, 20), back=date(2022, 1, 10))
MOST = POLICY.figures.absence_year_days


def years(as_of: date, *trips: Trip) -> list[YearAway]:
    """The years of somebody with these trips, none of which is asked about."""
    return list(years_away(trips, trips, START, as_of, POLICY.figures))


def test_there_are_seven_years_and_that_of_today() -> None:
    """The eighth begins on its first day, and the seventh has days left to its last."""
    seven, eight = years(date(2026, 12, 31)), years(date(2027, 1, 1))
    assert [each.year for each in seven] == [1, 2, 3, 4, 5, 6, 7]
    assert [each.left for each in seven] == [None] * 6 + [MOST]
    assert [each.year for each in eight] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [each.left for each in eight] == [None] * 7 + [MOST]
    assert (eight[7].first, eight[7].last) == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_trip_over_the_turn_of_a_year_counts_in_both() -> None:
    """Both travel days are days here; each year has the full days that fall in it."""
    recorded = years(date(2022, 2, 1), OVER_NEW_YEAR)
    assert [each.recorded for each in recorded[:4]] == [0, 11, 9, 0]
    assert [each.planned for each in recorded[:4]] == [0, 0, 0, 0]
    planned = years(date(2021, 12, 1), OVER_NEW_YEAR)
    assert [each.recorded for each in planned[:4]] == [0, 0, 0, 0]
    assert [each.planned for each in planned[:4]] == [0, 11, 9, 0]
    under_way = years(date(2021, 12, 25), OVER_NEW_YEAR)
    assert [each.recorded + each.planned for each in under_way[:4]] == [0, 11, 9, 0]
    assert [each.left for each in recorded[:4]] == [None, None, MOST - 9, MOST]


def test_no_fewer_than_none_are_left() -> None:
    """Of a year with too many days away nothing is left; one less leaves one."""
    out = date(2022, 1, 1)
    long = Trip(out=out, back=date.fromordinal(out.toordinal() + MOST + 20))
    just = Trip(out=out, back=date.fromordinal(out.toordinal() + MOST))
    assert years(date(2021, 6, 1), long)[2].left == 0
    assert years(date(2021, 6, 1), just)[2].left == 1
