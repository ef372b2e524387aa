"""Absences as findings (AB-01 to AB-05, OR-03), and whether somebody lives here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.absence import (
    full_days_away,
    six_months_from,
    six_months_long,
)
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Absence, Finding
from qmas_tui.findings.person import Person
from qmas_tui.findings.renewal import Renewal
from qmas_tui.findings.residence import nights_by_year
from qmas_tui.findings.seven_years import SevenYears


def absence_findings(
    person: Person, absences: Sequence[Absence], limit: date | None
) -> list[Finding]:
    """Single absences that are long, or not over: of the holder or a dependant."""
    if not absences:
        return []
    figures = person.policy.figures
    found = []
    six = six_months_long(absences, figures)
    if six:
        found.append(_longest(person, "absence.six-months", six))
    long = [
        each
        for each in absences
        if each.nights >= figures.absence_long_nights and each not in six
    ]
    if long:
        found.append(_longest(person, "absence.long", long))
    if absences[-1].open:
        found.append(_away_now(person, absences[-1], limit))
    return found


def _longest(person: Person, code: str, absences: Sequence[Absence]) -> Finding:
    longest = max(absences, key=lambda each: each.nights)
    return finding(
        person,
        code,
        out=longest.out,
        back=longest.back,
        nights=longest.nights,
        count=len(absences),
        open=longest.open,
    )


def _away_now(person: Person, absence: Absence, limit: date | None) -> Finding:
    """Not back yet: says when six months are reached, and the limit of stay."""
    figures, as_of = person.policy.figures, person.as_of
    reached = six_months_from(absence.out, figures)
    first = reached if limit is None else min(reached, limit)
    ahead = as_of < reached
    return finding(
        person,
        "absence.away-now",
        "warn" if person.is_within(figures.away_warning_days, first) else "watch",
        due_on=reached - DAY if ahead else None,
        lost_on=reached if ahead else None,
        out=absence.out,
        reached=reached,
        limit=limit,
        nights=absence.nights,
        over=not ahead,
        past=limit is not None and as_of > limit,
    )


def yearly_findings(facts: EffectiveFacts, seven_years: SevenYears) -> list[Finding]:
    """Many days, or many nights, away in one residence year (AB-03, OR-03, R-11).

    For a Chinese citizen only the first seven years count.
    """
    if seven_years.milestone is None or seven_years.residence is None:
        return []
    figures = facts.policy.figures
    is_chinese = facts.holder.citizenship == "chinese"
    counted = figures.residence_years if is_chinese else None
    years = seven_years.residence.years[:counted]
    most = max(years, default=0)
    if most > figures.absence_year_days:
        year, more = years.index(most) + 1, figures.absence_year_days
        return [finding(facts, "absence.year", year=year, days=most, more=more)]
    if most + len(seven_years.absences) <= figures.absence_nights:
        return []  # an absence has at most one night more than it has full days
    start = seven_years.milestone.start
    nights = nights_by_year(start, seven_years.absences, facts.as_of, figures)[:counted]
    most = max(nights)
    if most <= figures.absence_nights:
        return []
    year, more = nights.index(most) + 1, figures.absence_nights
    return [finding(facts, "absence.nights", year=year, nights=most, more=more)]


def touchdown_findings(facts: EffectiveFacts, seven_years: SevenYears) -> list[Finding]:
    """Returns too short to be living here: the last such run (OR-03)."""
    if not seven_years.runs:
        return []
    first, last, away = seven_years.runs[-1]
    return [
        finding(
            facts,
            "absence.touchdown",
            out=first.out,
            back=last.back,
            away=away,
            days=(last.back - first.out).days + 1,
            least=facts.policy.figures.touchdown_days,
        )
    ]


def living_elsewhere(renewal: Renewal, every: Sequence[Absence]) -> list[Finding]:
    """More than half of a current stay of some months were full days away.

    `every` are all absences on record; practice names figures (R-11, R-12, R-14).
    """
    first, last = renewal.stay_from, renewal.stay_to
    if first is None or not every:
        return []
    figures = renewal.facts.policy.figures
    length = (last - first).days + 1
    if length < figures.residence_thin_days:
        return []
    least = length * figures.residence_thin_percent
    if sum([each.full_days for each in every]) * 100 <= least:
        return []  # as with most
    away = full_days_away(every, first).until(last.toordinal())
    if away * 100 <= least:
        return []
    return [
        finding(renewal.facts, "residence.thin", away=away, days=length, first=first)
    ]
