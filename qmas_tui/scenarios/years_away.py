"""How many full days a person is away in each residence year, and how many are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.absence import DayCount, all_absences, full_days_away
from qmas_tui.findings.calendar import DAY, anniversary
from qmas_tui.policy.policy import Figures


class YearAway(Struct, frozen=True, gc=False):
    """A residence year: full days away known today and planned, and how many are left.

    `left` is None for years that are over.
    """

    year: int
    first: date
    last: date
    recorded: int
    planned: int
    left: int | None


def years_away(
    trips: Sequence[Trip],
    others: Sequence[Trip],
    start: date,
    as_of: date,
    figures: Figures,
) -> Iterator[YearAway]:
    """The residence years of a clock, up to the seventh and that of today (AB-03).

    `others` are the trips without the absence that is asked about; of that one only
    the days up to today count.
    """
    known = full_days_away(all_absences(trips, as_of), start)
    planned = [trip for trip in others if trip.back is not None]
    last_back = max([as_of, *[trip.back for trip in planned if trip.back]])
    whole = full_days_away(all_absences(planned, last_back), start)
    begun = full_days_away(all_absences(planned, as_of), start)
    year, first = 1, start
    while year <= figures.residence_years or first <= as_of:
        last = anniversary(start, year) - DAY
        recorded = _in(known, first, last)
        ahead = _in(whole, first, last) - _in(begun, first, last)
        left = max(0, figures.absence_year_days - recorded - ahead)
        yield YearAway(
            year, first, last, recorded, ahead, None if last < as_of else left
        )
        year, first = year + 1, last + DAY


def _in(count: DayCount, first: date, last: date) -> int:
    return count.until(last.toordinal()) - count.until((first - DAY).toordinal())
