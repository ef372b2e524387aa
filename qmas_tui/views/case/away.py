"""Days away: residence years, the weeks of each, trips, and what breaks the count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.facts.rows import Excluded, Gap, Trip
from qmas_tui.findings.absence import DayCount, absences_from, full_days_away
from qmas_tui.findings.calendar import anniversary
from qmas_tui.findings.model import AssessedCase, Residence
from qmas_tui.policy.policy import Policy
from qmas_tui.views.canvas import Canvas
from qmas_tui.views.chart import FULL, NOTHING, bar
from qmas_tui.views.lay import (
    cell,
    dim,
    numbered,
    period,
    right,
    row,
    said,
    section,
)
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.say import count, day_words
from qmas_tui.views.turns import step_words

DAYS_A_CELL = 10
_MOST_CELLS = 37
_HALF = "▄"
_BY_YEAR = "Full days away, by residence year"
_FROM_LANDING = "Days away are counted from the landing on."
_NOT_COUNTED = {
    "closed": "Days away are no longer counted.",
    "permanent": "Days away are no longer counted.",
    "left": "Days away are no longer counted.",
    "broken": "This case could not be worked out, so nothing is counted.",
}


def away_part(case: AssessedCase, policy: Policy) -> tuple[Section, ...]:
    """Full days away by residence year, the trips, and gaps in permission."""
    holder = case.holder
    sections = list(_counted(case, policy))
    newest = sorted(
        enumerate(holder.trip, 1), key=lambda pair: pair[1].out, reverse=True
    )
    seven = case.assessment.milestone
    if seven is not None and seven.because:
        moved = [row(said(step_words(each))) for each in seven.because]
        sections.append(Section("What moves the seven years", tuple(moved)))
    trips = [_trip(number, each) for number, each in newest]
    none = "No trip is recorded; nobody has said that there was none."
    sections.append(section("Trips", trips, none))
    breaks = numbered(holder.gap, _gap) + numbered(holder.excluded, _excluded)
    if breaks:
        sections.append(section("Breaks in permission", breaks))
    return tuple(sections)


def _counted(case: AssessedCase, policy: Policy) -> Iterator[Section]:
    found = case.assessment
    if found.residence is None or found.milestone is None:
        words = _NOT_COUNTED.get(found.stage, _FROM_LANDING)
        if found.limit is not None:
            words = "Landing not recorded: days away are counted from the landing on."
        yield section(_BY_YEAR, (), words)
        return
    start, residence = found.milestone.start, found.residence
    years = _years(case, start, residence, policy)
    yield section(_BY_YEAR, (*years, _longest(residence, policy)))
    absences = absences_from(case.holder.trip, start, found.as_of)
    if absences:
        away = full_days_away(absences, start)
        weeks = _weeks(away, start, len(residence.years), found.as_of)
        yield section("Weeks away, by residence year", weeks)


def _years(
    case: AssessedCase, start: date, residence: Residence, policy: Policy
) -> Iterator[Line]:
    figures, as_of = policy.figures, case.assessment.as_of
    most = figures.absence_year_days
    for number, days in enumerate(residence.years, 1):
        first = anniversary(start, number - 1)
        is_late = number > figures.residence_years
        over = days > most and not (case.holder.citizenship == "chinese" and is_late)
        head = [right(str(number), 2, "dim"), cell(day_words(first), 11, "dim")]
        if first > as_of:
            yield row(*head, Span(" " * _MOST_CELLS), right("ahead", 5, "dim"))
            continue
        role: Role = "warn" if over else "accent"
        drawn = bar(days, DAYS_A_CELL, role)
        remark = f"over {most}: some ask why" if over else ""
        if not remark and anniversary(start, number) > as_of:
            remark = "so far"
        yield row(
            *head,
            drawn,
            Span(" " * (_MOST_CELLS - len(drawn.text))),
            right(f"{days} d", 5),
            Span(remark, "warn" if over else "dim"),
            about="absence.year" if over else "",
            subject="holder" if over else "",
        )


def _longest(residence: Residence, policy: Policy) -> Line:
    if not residence.longest_nights:
        return dim("No night away is recorded.")
    window = policy.figures.absence_window_days
    return dim(
        f"Longest absence {count(residence.longest_full_days, 'full day')}, "
        f"{count(residence.longest_nights, 'night')}; "
        f"most in any {window} days {count(residence.most_in_365, 'full day')}."
    )


def _weeks(away: DayCount, start: date, years: int, as_of: date) -> Iterator[Line]:
    """One row a year and one cell a week: empty, some days away, or most of them."""
    for number in range(1, years + 1):
        first = anniversary(start, number - 1)
        if first > as_of:
            return
        last = min(anniversary(start, number), as_of).toordinal() - 1
        canvas = Canvas(60)
        for place, day in enumerate(range(first.toordinal(), last + 1, 7)):
            end = min(day + 6, last)
            days = away.until(end) - away.until(day - 1)
            sign = NOTHING if not days else FULL if days > 3 else _HALF
            canvas.put(place, sign, "accent" if days else "dim")
        yield row(
            right(str(number), 2, "dim"),
            cell(day_words(first), 11, "dim"),
            *canvas.line().spans,
        )


def _trip(number: int, trip: Trip) -> Line:
    nights = "" if trip.back is None else _nights(trip.out, trip.back)
    state = "planned" if trip.planned else "" if trip.back else "not back on record"
    return row(
        cell(period(trip.out, trip.back), 26, "plain", "out", "back"),
        cell(nights, 24, "dim"),
        cell(state, 18, "accent" if trip.planned else "warn"),
        said(trip.reason or "", "dim", "reason"),
        of=("trip", number),
    )


def _nights(out: date, back: date) -> str:
    nights = (back - out).days
    if nights < 0:
        return "back before leaving"
    return f"{count(max(0, nights - 1), 'full day')}, {count(nights, 'night')}"


def _gap(number: int, gap: Gap) -> Line:
    covered = "not covered again on record"
    if gap.resumed is not None:
        covered = f"covered again from {day_words(gap.resumed)}"
    words = f"permission lapsed after {day_words(gap.ended)}, {covered}"
    return row(Span(words), of=("gap", number))


def _excluded(number: int, excluded: Excluded) -> Line:
    return row(
        Span("does not count: "),
        said(period(excluded.from_, excluded.to), "plain", "from", "to"),
        Span("   "),
        said(excluded.reason or "", "dim", "reason"),
        of=("excluded", number),
    )
