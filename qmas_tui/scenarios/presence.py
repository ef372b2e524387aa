"""Until when somebody who is away should be back (section 4).

All of it is found by asking for each day of return; no number of days is law (OR-02).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Trip
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.absence import DayCount, all_absences, full_days_away
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import DAY, add_months, anniversary
from qmas_tui.findings.model import HOLDER, Assessment, DependantAssessment
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.draft import dependant_number
from qmas_tui.scenarios.expand import under_way

ASKED_MONTHS: Final = 36
"""For how many months after a departure days of return are asked."""
CLASH: Final = "trip.clashes"
ENDS: Final = "stay.ends"
LATEST: Final = "milestone.latest"
THINGS: Final[tuple[str, ...]] = (
    "absence.long",
    "absence.six-months",
    "absence.year",
    "absence.touchdown",
    CLASH,
    ENDS,
    LATEST,
)
"""What a return can be too late for."""
SETTING: Final = (LATEST, CLASH, ENDS)
"""Those of them that set the day to be back by, unless the office says otherwise."""


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


class Presence(Struct, frozen=True, gc=False, kw_only=True):
    """The first day of return on which each thing holds, and the last safe day."""

    case: str
    subject: str
    as_of: date
    out: date
    first: tuple[tuple[str, date | None], ...]
    already: tuple[str, ...]
    return_by: date | None
    set_by: tuple[str, ...]
    years: tuple[YearAway, ...]


class _Asked(Struct, frozen=True, gc=False, kw_only=True):
    """Whose return is asked about; `others` are the trips without the one meant."""

    holder: Holder
    subject: str
    policy: Policy
    as_of: date
    out: date
    trips: tuple[Trip, ...]
    others: tuple[Trip, ...]
    limit: date | None

    def found(self, trips: tuple[Trip, ...], day: date) -> frozenset[object]:
        """What holds on a day with such trips: things, and the latest day."""
        return self.holds(assess(self._with(trips), self.policy, day))

    def holds(self, found: Assessment) -> frozenset[object]:
        """The codes of what was found for the person, and their latest day."""
        who = _person(found, self.subject)
        milestone = who.milestone if who else None
        latest = milestone.latest if milestone else None
        inside = [f for each in found.dependants for f in each.findings]
        codes = {
            f.code for f in (*found.findings, *inside) if f.subject == self.subject
        }
        return frozenset([*codes.intersection(THINGS), (LATEST, latest)])

    def back_on(self, day: date) -> tuple[Trip, ...]:
        """The trips, with the one meant ending on a day."""
        planned = self.subject == HOLDER and self.out > self.as_of
        return (*self.others, Trip(out=self.out, back=day, planned=planned))

    def _with(self, trips: tuple[Trip, ...]) -> Holder:
        if self.subject == HOLDER:
            return with_rows(self.holder, "trip", trips)
        place = dependant_number(self.holder, self.subject) - 1
        family = list(self.holder.dependant)
        family[place] = with_rows(family[place], "trip", trips)
        return structs.replace(self.holder, dependant=tuple(family))


def presence(
    holder: Holder,
    policy: Policy,
    as_of: date,
    out: date | None = None,
    subject: str = HOLDER,
    sets: Sequence[str] = SETTING,
) -> Presence:
    """The days of return of somebody who is away, or leaves on a day.

    `out` left out is the day of the absence under way, else today. `sets` are the
    things that set the day to be back by. Raises DataError for an unknown dependant.
    """
    asked, found = _asked(holder, policy, as_of, out, subject)
    first, already = _first_days(asked)
    setting = {thing: day for thing, day in first.items() if thing in sets and day}
    earliest = min([day for day in setting.values() if day], default=None)
    return Presence(
        case=holder.case,
        subject=subject,
        as_of=as_of,
        out=asked.out,
        first=tuple(first.items()),
        already=already,
        return_by=earliest - DAY if earliest else None,
        set_by=tuple(thing for thing, day in setting.items() if day == earliest),
        years=tuple(_years(asked, found)),
    )


def _asked(
    holder: Holder, policy: Policy, as_of: date, out: date | None, subject: str
) -> tuple[_Asked, Assessment]:
    who: Holder | Dependant = holder
    if subject != HOLDER:
        who = holder.dependant[dependant_number(holder, subject) - 1]
    number = under_way(who.trip, as_of)
    away = who.trip[number - 1] if number else None
    meant = away if away and out in (None, away.out) else None
    found = assess(holder, policy, as_of)
    person = _person(found, subject)
    asked = _Asked(
        holder=holder,
        subject=subject,
        policy=policy,
        as_of=as_of,
        out=meant.out if meant else out or as_of,
        trips=who.trip,
        others=tuple(each for each in who.trip if each is not meant),
        limit=person.limit.on if person and person.limit else None,
    )
    return asked, found


def _person(found: Assessment, subject: str) -> Assessment | DependantAssessment | None:
    return next((each for who, each in found.people if who == subject), None)


def _first_days(asked: _Asked) -> tuple[dict[str, date | None], tuple[str, ...]]:
    """The first day of return on which each thing holds, and what holds anyway."""
    first: dict[str, date | None] = dict.fromkeys(THINGS)
    already = set[str]()
    now_without = asked.found(asked.others, asked.as_of)
    for day in _days(max(asked.as_of, asked.out), add_months(asked.out, ASKED_MONTHS)):
        missing = [each for each in THINGS if not first[each] and each not in already]
        holds, anyway = _on(asked, day, now_without)
        for thing in missing:
            if thing in anyway:
                already.add(thing)
            elif thing in holds:
                first[thing] = day
    return first, tuple(each for each in THINGS if each in already)


def _on(
    asked: _Asked, day: date, now_without: frozenset[object]
) -> tuple[set[str], set[str]]:
    """What holds for a return on a day, and which of it without this absence too."""
    trips = asked.back_on(day)
    then, without = asked.found(trips, day), asked.found(asked.others, day)
    now = asked.found(trips, asked.as_of)
    holds = {each for each in THINGS if each in then and each != CLASH}
    anyway = {each for each in holds if each in without}
    if CLASH in now:
        holds.add(CLASH)
        anyway |= {CLASH} & now_without
    if asked.limit and day > asked.limit:
        holds.add(ENDS)
    if _latest(then) != _latest(without):
        holds.add(LATEST)
    return holds, anyway


def _latest(found: frozenset[object]) -> object:
    return next(each for each in found if isinstance(each, tuple))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _years(asked: _Asked, found: Assessment) -> Iterator[YearAway]:
    """The residence years of the person's clock, up to the seventh and today's."""
    person, figures = _person(found, asked.subject), asked.policy.figures
    if person is None or person.milestone is None:
        return
    start, as_of = person.milestone.start, asked.as_of
    known = full_days_away(all_absences(asked.trips, as_of), start)
    planned = [trip for trip in asked.others if trip.back is not None]
    last_back = max([as_of, *[trip.back for trip in planned if trip.back]])
    whole = full_days_away(all_absences(planned, last_back), start)
    begun = full_days_away(all_absences(planned, as_of), start)
    year, first = 1, start
    while year <= figures.residence_years or first <= as_of:
        last = anniversary(start, year) - DAY
        recorded = _in(known, first, last)
        ahead = _in(whole, first, last) - _in(begun, first, last)
        left = max(0, figures.absence_year_days - recorded - ahead)
        is_over = last < as_of
        yield YearAway(year, first, last, recorded, ahead, None if is_over else left)
        year, first = year + 1, last + DAY


def _in(count: DayCount, first: date, last: date) -> int:
    return count.until(last.toordinal()) - count.until((first - DAY).toordinal())
