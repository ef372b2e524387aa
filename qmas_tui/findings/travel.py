"""Absences as findings (AB-01 to AB-05, OR-03)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qmas_tui.findings.absence import six_months_from, six_months_long
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Absence, Finding
from qmas_tui.findings.residence import nights_by_year
from qmas_tui.findings.seven_years import SevenYears
from qmas_tui.policy.policy import Policy


def absence_findings(
    absences: Sequence[Absence],
    limit: date | None,
    as_of: date,
    policy: Policy,
    subject: str,
) -> list[Finding]:
    """Single absences that are long, or not over: of the holder or a dependant."""
    if not absences:
        return []
    figures = policy.figures
    found = []
    six = six_months_long(absences, figures)
    if six:
        found.append(_longest(policy, "absence.six-months", six, subject))
    long = [
        each
        for each in absences
        if each.nights >= figures.absence_long_nights and each not in six
    ]
    if long:
        found.append(_longest(policy, "absence.long", long, subject))
    if absences[-1].open:
        found.append(_away_now(absences[-1], limit, as_of, policy, subject))
    return found


def _longest(
    policy: Policy, code: str, absences: Sequence[Absence], subject: str
) -> Finding:
    longest = max(absences, key=lambda each: each.nights)
    return finding(
        policy,
        code,
        subject=subject,
        out=longest.out,
        back=longest.back,
        nights=longest.nights,
        count=len(absences),
        open=longest.open,
    )


def _away_now(
    absence: Absence, limit: date | None, as_of: date, policy: Policy, subject: str
) -> Finding:
    """Not back yet: says when six months are reached, and the limit of stay."""
    reached = six_months_from(absence.out, policy.figures)
    first = reached if limit is None else min(reached, limit)
    early = timedelta(days=policy.figures.away_warning_days)
    ahead = as_of < reached
    return finding(
        policy,
        "absence.away-now",
        "warn" if as_of >= first - early else "watch",
        subject,
        due_on=reached - DAY if ahead else None,
        lost_on=reached if ahead else None,
        out=absence.out,
        reached=reached,
        limit=limit,
        nights=absence.nights,
        over=not ahead,
        past=limit is not None and as_of > limit,
    )


def yearly_findings(
    seven_years: SevenYears, chinese: bool, as_of: date, policy: Policy
) -> list[Finding]:
    """Many days, or many nights, away in one residence year (AB-03, OR-03, R-11).

    For a Chinese citizen only the first seven years count.
    """
    if seven_years.milestone is None or seven_years.residence is None:
        return []
    figures = policy.figures
    counted = figures.residence_years if chinese else None
    years = seven_years.residence.years[:counted]
    most = max(years, default=0)
    if most > figures.absence_year_days:
        return [
            finding(
                policy,
                "absence.year",
                year=years.index(most) + 1,
                days=most,
                more=figures.absence_year_days,
            )
        ]
    if most + len(seven_years.absences) <= figures.absence_nights:
        return []  # an absence has at most one night more than it has full days
    start = seven_years.milestone.start
    nights = nights_by_year(start, seven_years.absences, as_of, figures)[:counted]
    most = max(nights)
    if most <= figures.absence_nights:
        return []
    return [
        finding(
            policy,
            "absence.nights",
            year=nights.index(most) + 1,
            nights=most,
            more=figures.absence_nights,
        )
    ]


def touchdown_findings(seven_years: SevenYears, policy: Policy) -> list[Finding]:
    """Returns too short to be living here: the last such run (OR-03)."""
    if not seven_years.runs:
        return []
    first, last, away = seven_years.runs[-1]
    return [
        finding(
            policy,
            "absence.touchdown",
            out=first.out,
            back=last.back,
            away=away,
            days=(last.back - first.out).days + 1,
            least=policy.figures.touchdown_days,
        )
    ]
