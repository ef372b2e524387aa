"""The absences that form ROP145 asks about, and the days away of each year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.facts.rows import Trip
from qmas_tui.findings.absence import all_absences, ended_after, six_months_long
from qmas_tui.findings.calendar import DAY, anniversary
from qmas_tui.findings.model import HOLDER, Absence, AssessedCase, Milestone
from qmas_tui.findings.residence import find_residence, nights_by_year
from qmas_tui.policy.policy import Policy


class Away(Struct, frozen=True, gc=False):
    """An absence: `back` is None while it lasts, `year` that of the day of leaving."""

    out: date
    back: date | None
    nights: int
    full_days: int
    year: int | None
    reasons: tuple[str, ...]


class YearAway(Struct, frozen=True, gc=False):
    """A residence year and the days away in it."""

    number: int
    first: date
    last: date
    nights: int
    full_days: int


class Rop145(Struct, frozen=True, gc=False):
    """The absences of a person, those of so many `months` or more apart, and totals.

    `start` is the first day of the seven years, None where it is not known.
    """

    case: str
    name: str
    as_of: date
    months: int
    start: date | None
    long: tuple[Away, ...]
    others: tuple[Away, ...]
    years: tuple[YearAway, ...]


def rop145(entry: AssessedCase, policy: Policy, subject: str = HOLDER) -> Rop145:
    """The sheet of the holder, or of a dependant by name.

    Absences count up to the day of the assessment, those that ended before the seven
    years began not at all. Raises DataError where the case has no such dependant.
    """
    as_of, figures = entry.assessment.as_of, policy.figures
    name, trips, milestone = _person(entry, subject)
    start = milestone.start if milestone else None
    absences = all_absences(trips, as_of)
    if start is not None:
        absences = ended_after(absences, start)
    long = set(six_months_long(absences, figures))
    told = [(each in long, _away(each, trips, start)) for each in absences]
    years: tuple[YearAway, ...] = ()
    if start is not None:
        days = find_residence(start, absences, as_of, figures).years
        nights = nights_by_year(start, absences, as_of, figures)
        years = tuple(_years(start, days, nights))
    return Rop145(
        entry.holder.case,
        name,
        as_of,
        figures.absence_months,
        start,
        tuple([each for is_long, each in told if is_long]),
        tuple([each for is_long, each in told if not is_long]),
        years,
    )


def _person(
    entry: AssessedCase, subject: str
) -> tuple[str, Sequence[Trip], Milestone | None]:
    holder, found = entry.holder, entry.assessment
    if subject == HOLDER:
        return holder.name, holder.trip, found.milestone
    results = {each.name: each.milestone for each in found.dependants}
    for each in holder.dependant:
        if each.name == subject:
            return each.name, each.trip, results.get(each.name)
    raise DataError(f"Case {holder.case} has no dependant {subject}.")


def _away(absence: Absence, trips: Iterable[Trip], start: date | None) -> Away:
    within = [
        each.reason
        for each in sorted(trips, key=lambda each: each.out)
        if absence.out <= each.out <= absence.back and each.reason
    ]
    return Away(
        absence.out,
        None if absence.open else absence.back,
        absence.nights,
        absence.full_days,
        _year_of(absence.out, start) if start else None,
        tuple(dict.fromkeys(within)),
    )


def _year_of(day: date, start: date) -> int:
    """The residence year of a day; one before the start is of the first."""
    number = 1
    while anniversary(start, number) <= day:
        number += 1
    return number


def _years(
    start: date, days: Sequence[int], nights: Sequence[int]
) -> Iterable[YearAway]:
    for number, (full, slept) in enumerate(zip(days, nights, strict=True), 1):
        first = anniversary(start, number - 1)
        last = anniversary(start, number) - DAY
        yield YearAway(number, first, last, slept, full)
