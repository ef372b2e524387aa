"""Until when somebody who is away should be back (section 4).

All of it is found by asking for each day of return; no number of days is law (OR-02).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from functools import cache, partial
from typing import Final

from msgspec import Struct, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Trip
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import DAY, add_months, each_day
from qmas_tui.findings.model import HOLDER, Assessment, DependantAssessment
from qmas_tui.policy.policy import Figures, Policy
from qmas_tui.scenarios.draft import dependant_number
from qmas_tui.scenarios.expand import under_way
from qmas_tui.scenarios.years_away import YearAway, years_away

LONG, YEAR = "absence.long", "absence.year"
CLASH, ENDS, LATEST = "trip.clashes", "stay.ends", "milestone.latest"
ON_RETURN: Final = (LONG, "absence.six-months", YEAR, "absence.touchdown")
"""Findings that are looked for on the day of return, when everything is known."""
THINGS: Final = (*ON_RETURN, CLASH, ENDS, LATEST)
"""What a return can be too late for."""


class Presence(Struct, frozen=True, gc=False, kw_only=True):
    """The first day of return on which each thing holds, and the last safe day.

    `already` holds without this absence too and sets nothing. `last` is the last day of
    return that was asked about; `trip` the number of the recorded trip meant, or 0.
    `within` began before `out`, by a trip on record that is not over on that day.
    """

    case: str
    subject: str
    as_of: date
    out: date
    trip: int
    within: date | None
    last: date
    first: tuple[tuple[str, date | None], ...]
    already: tuple[str, ...]
    return_by: date | None
    set_by: tuple[str, ...]
    years: tuple[YearAway, ...]


class _Asked(Struct, frozen=True, gc=False, kw_only=True):
    """Whose return is asked about; `others` are the trips without the one meant.

    The rest of the family bears on nothing that is looked for, and is left out.
    """

    holder: Holder
    subject: str
    policy: Policy
    as_of: date
    out: date
    trip: int
    trips: tuple[Trip, ...]
    others: tuple[Trip, ...]

    def on(self, day: date, back: date | None = None) -> _Held:
        """What holds of the person on a day; without the absence where no return is."""
        trips = self.others
        if back is not None:
            trips = (*trips, Trip(out=self.out, back=back))
        found = assess(self._with(trips), self.policy, day)
        return _Held.of(found, self.subject)

    def _with(self, trips: tuple[Trip, ...]) -> Holder:
        if self.subject == HOLDER:
            return with_rows(self.holder, "trip", trips)
        (who,) = self.holder.dependant
        return structs.replace(self.holder, dependant=(with_rows(who, "trip", trips),))


class _Held(Struct, frozen=True, gc=False):
    """What is found of a person: the codes, the limit and the latest day (OR-03)."""

    codes: frozenset[str]
    limit: date | None
    latest: date | None

    @classmethod
    def of(cls, found: Assessment, subject: str) -> _Held:
        inside = [f for each in found.dependants for f in each.findings]
        who = _person(found, subject)
        return cls(
            frozenset(
                f.code for f in (*found.findings, *inside) if f.subject == subject
            ),
            who.limit.on if who and who.limit else None,
            who.milestone.latest if who and who.milestone else None,
        )


def presence(
    holder: Holder,
    policy: Policy,
    as_of: date,
    out: date | None = None,
    subject: str = HOLDER,
) -> Presence:
    """The days of return of somebody who is away, or leaves on a day (AB-01, AB-03).

    `out` left out is the day of the absence under way, else today. A trip on record
    that begins on `out` and is not over is the one asked about. Raises DataError for
    an unknown dependant.
    """
    asked = _asked(holder, policy, as_of, out, subject)
    last = add_months(asked.out, policy.figures.planner_months)
    first, already = _first_days(asked, last)
    setting = {
        thing: day
        for thing, day in first.items()
        if day and thing in _setting(policy.figures)
    }
    earliest = min(setting.values(), default=None)
    person = _person(assess(holder, policy, as_of), subject)
    milestone = person.milestone if person else None
    return Presence(
        case=holder.case,
        subject=subject,
        as_of=as_of,
        out=asked.out,
        trip=asked.trip,
        within=_away_on(asked.others, asked.out),
        last=last,
        first=tuple(first.items()),
        already=already,
        return_by=earliest - DAY if earliest else None,
        set_by=tuple(thing for thing, day in setting.items() if day == earliest),
        years=tuple(
            years_away(
                asked.trips, asked.others, milestone.start, as_of, policy.figures
            )
        )
        if milestone
        else (),
    )


def _setting(figures: Figures) -> frozenset[str]:
    """The things that set the day to be back by (HS-32)."""
    own = {
        LONG: figures.planner_sets_absence_long,
        YEAR: figures.planner_sets_absence_year,
    }
    return frozenset([CLASH, ENDS, LATEST, *[thing for thing in own if own[thing]]])


def _asked(
    holder: Holder, policy: Policy, as_of: date, out: date | None, subject: str
) -> _Asked:
    who: Holder | Dependant = holder
    family = tuple[Dependant, ...]()
    if subject != HOLDER:
        who = holder.dependant[dependant_number(holder, subject) - 1]
        family = (who,)
    trip = _meant(who.trip, as_of, out)
    meant = who.trip[trip - 1] if trip else None
    return _Asked(
        holder=structs.replace(holder, dependant=family),
        subject=subject,
        policy=policy,
        as_of=as_of,
        out=meant.out if meant else out or as_of,
        trip=trip,
        trips=who.trip,
        others=tuple(each for each in who.trip if each is not meant),
    )


def _meant(trips: tuple[Trip, ...], as_of: date, out: date | None) -> int:
    """The number of the trip on record that is asked about, 0 where none is."""
    if out is None:
        return under_way(trips, as_of) or 0
    return next(
        (
            number
            for number, each in enumerate(trips, 1)
            if each.out == out and (each.back is None or each.back > as_of)
        ),
        0,
    )


def _away_on(trips: tuple[Trip, ...], day: date) -> date | None:
    """Since when somebody is away on a day already, by what is recorded."""
    number = under_way(trips, day)
    return trips[number - 1].out if number else None


def _person(found: Assessment, subject: str) -> Assessment | DependantAssessment | None:
    return next((each for who, each in found.people if who == subject), None)


def _first_days(
    asked: _Asked, last: date
) -> tuple[dict[str, date | None], tuple[str, ...]]:
    """The first day of return on which each thing holds, and what holds anyway."""
    first: dict[str, date | None] = dict.fromkeys(THINGS)
    already = set[str]()
    open_ = list(THINGS)
    today = asked.on(asked.as_of)
    for day in each_day(max(asked.as_of, asked.out), last):
        for thing, without_too in _held(asked, day, today, tuple(open_)):
            open_.remove(thing)
            if without_too:
                already.add(thing)
            else:
                first[thing] = day
    return first, tuple(each for each in THINGS if each in already)


def _held(
    asked: _Asked, day: date, today: _Held, wanted: Container[str]
) -> Iterator[tuple[str, bool]]:
    """What is wanted and holds for a return on a day; whether without it too.

    A day without the absence is worked out only where something hangs on it.
    """
    back, without = asked.on(day, day), cache(partial(asked.on, day))
    for thing in ON_RETURN:
        if thing in wanted and thing in back.codes:
            yield thing, thing in without().codes
    if CLASH in wanted and CLASH in asked.on(asked.as_of, day).codes:
        yield CLASH, CLASH in today.codes
    if ENDS in wanted and today.limit and day > today.limit:
        yield ENDS, False
    if LATEST in wanted and back.latest != without().latest:
        yield LATEST, False
