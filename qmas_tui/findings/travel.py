"""Absences as findings, and trips that stand in the way of a filing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.absence import Run, is_six_months, six_months_from
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.model import Absence, Finding, Level, Shown
from qmas_tui.findings.subject import Subject
from qmas_tui.policy.policy import Policy


def absence_findings(
    absences: Sequence[Absence],
    runs: Sequence[Run],
    years: Sequence[int],
    chinese: bool,
    limit: date,
    as_of: date,
    policy: Policy,
) -> list[Finding]:
    """What absences mean for the seven years (AB-01 to AB-05, OR-03)."""
    figures = policy.figures
    found = []
    six = [a for a in absences if is_six_months(a, figures)]
    if six:
        found.append(_longest(policy, "absence.six-months", "warn", "official", six))
    long = [
        a
        for a in absences
        if a.nights >= figures.absence_long_nights and not is_six_months(a, figures)
    ]
    if long:
        found.append(_longest(policy, "absence.long", "watch", "practice", long))
    counted = years[: figures.residence_years] if chinese else years
    most = max(counted, default=0)
    if most > figures.absence_year_days:
        shown: Shown = (
            ("year", counted.index(most) + 1),
            ("days", most),
            ("more", figures.absence_year_days),
        )
        found.append(
            finding(policy, "absence.year", "watch", "practice", ("AB-03",), shown)
        )
    if runs:
        first, last, away = runs[-1]
        shown = (
            ("out", first.out),
            ("back", last.back),
            ("away", away),
            ("days", (last.back - first.out).days + 1),
            ("least", figures.touchdown_days),
        )
        found.append(
            finding(
                policy,
                "absence.touchdown",
                "warn",
                "practice",
                ("OR-03", "AB-01"),
                shown,
            )
        )
    if absences and absences[-1].open:
        found.append(_away_now(absences[-1], limit, as_of, policy))
    return found


def _longest(
    policy: Policy,
    code: str,
    level: Level,
    basis: str,
    absences: Sequence[Absence],
) -> Finding:
    longest = max(absences, key=lambda a: a.nights)
    shown = (
        ("out", longest.out),
        ("back", longest.back),
        ("nights", longest.nights),
        ("count", len(absences)),
        ("open", longest.open),
    )
    if basis == "official":
        return finding(policy, code, level, "official", ("AB-01",), shown)
    return finding(policy, code, level, "practice", ("AB-02", "AB-05"), shown)


def _away_now(absence: Absence, limit: date, as_of: date, policy: Policy) -> Finding:
    reached = six_months_from(absence.out, policy.figures)
    early = timedelta(days=policy.figures.away_warning_days)
    level: Level = "warn" if as_of >= min(reached, limit) - early else "watch"
    shown = (
        ("out", absence.out),
        ("reached", reached),
        ("limit", limit),
        ("nights", absence.nights),
    )
    rules = ("AB-01", "OR-16")
    return finding(policy, "absence.away-now", level, "practice", rules, shown)


def clashing_trip(
    trips: Sequence[Trip], subject: Subject, as_of: date, policy: Policy
) -> tuple[Finding, date] | None:
    """A trip over the days on which a filing must be made here (E-06, E-07).

    Comes with the day on which the trip begins.
    """
    dates = subject.dates
    limit = dates.limit
    if as_of > limit:
        return None
    first = max(as_of, dates.target)
    spans = [
        (out + DAY, back - DAY)
        for out, back in _absences_ahead(trips, limit, dates.opens, as_of)
        if back > max(first, out + DAY) and out < limit
    ]
    length = (limit - first).days + 1
    away = _days_covered(spans, first, limit)
    limit_away = bool(spans) and spans[-1][1] >= limit
    needed = min(policy.figures.presence_days, length)
    too_few = not subject.is_filed and length - away < needed
    if not limit_away and not too_few:
        return None
    begins = spans[0][0] - DAY
    shown = (
        ("out", begins),
        ("first", first),
        ("limit", limit),
        ("here", length - away),
        ("needed", needed),
        ("limit_away", limit_away),
    )
    found = finding(policy, "trip.clashes", "act", "official", ("E-06", "E-07"), shown)
    return found, begins


def _absences_ahead(
    trips: Sequence[Trip], limit: date, opens: date, as_of: date
) -> list[tuple[date, date]]:
    """Days out and back of absences that end after `as_of`, in order.

    One without a day back lasts beyond the limit, once the window is open. Records
    that share a night are one absence.
    """
    found: list[tuple[date, date]] = []
    beyond = limit + DAY
    for trip in sorted(trips, key=attrgetter("out")):
        back = trip.back or (beyond if as_of >= opens else as_of)
        if back <= max(as_of, trip.out):
            continue
        if found and trip.out < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], back)
        else:
            found.append((trip.out, back))
    return found


def _days_covered(spans: Sequence[tuple[date, date]], first: date, last: date) -> int:
    """Days from first to last in spans apart from each other that all reach them."""
    return sum(
        (min(ended, last) - max(begun, first)).days + 1 for begun, ended in spans
    )
