"""The days that a case had before what was done last: the dates alone, nothing else."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Trip
from qmas_tui.findings.assess import work_out
from qmas_tui.findings.assess_landed import find_forecast
from qmas_tui.findings.deadlines import deadlines_for
from qmas_tui.findings.effective_facts import EffectiveFacts, facts_as_of
from qmas_tui.findings.family import assess_dependant
from qmas_tui.findings.members import Sponsor
from qmas_tui.findings.model import AssessedCase, Assessment
from qmas_tui.findings.passport import passport_finding
from qmas_tui.findings.requests import request_findings
from qmas_tui.findings.right_of_abode import abode_deadlines
from qmas_tui.findings.travel import absence_findings
from qmas_tui.findings.undone import undone
from qmas_tui.policy.policy import Policy


def days_before(holder: Holder, policy: Policy, as_of: date) -> AssessedCase | None:
    """The case with what was done undone, and its days; None where nothing was done.

    None, too, where that cannot be worked out.
    """
    before = undone(holder, policy, as_of)
    if before is holder:
        return None
    facts = facts_as_of(_brief(before, as_of), policy, as_of)
    try:
        found = _days(facts) if facts.has_landed else work_out(before, policy, as_of)
    except Exception:  # whatever it is, it must not take the days of others with it
        return None
    return AssessedCase(before, found)


def _brief(holder: Holder, as_of: date) -> Holder:
    """Without trips but the last one: those before move no day that is told."""
    family = tuple(
        [
            structs.replace(each, trip=_last(each.trip, as_of)) if each.trip else each
            for each in holder.dependant
        ]
    )
    return structs.replace(holder, trip=_last(holder.trip, as_of), dependant=family)


def _last(trips: tuple[Trip, ...], as_of: date) -> tuple[Trip, ...]:
    begun = [row for row in trips if row.out <= as_of]
    return (max(begun, key=lambda row: row.out),) if begun else ()


def _days(facts: EffectiveFacts) -> Assessment:
    """As `assess`, in half its time: without what a renewal will be judged by."""
    forecast, holder = find_forecast(facts), facts.holder
    position, limit = forecast.position, forecast.stay.limit
    sponsor = Sponsor(facts, limit.on, forecast.path)
    members = [assess_dependant(each, sponsor) for each in holder.dependant]
    expires_on = max((row.expires_on for row in holder.passport), default=None)
    renew = passport_finding(position, expires_on, forecast.next_limit)
    findings = [
        *request_findings(facts),
        *absence_findings(facts, forecast.absences, limit.on),
        *([renew] if renew else []),
    ]
    return Assessment(
        holder.case,
        facts.as_of,
        "current-stay",
        deadlines=(*deadlines_for(position), *abode_deadlines(forecast.abode)),
        milestone=forecast.seven_years.milestone,
        findings=tuple(findings),
        dependants=tuple([member.result for member in members]),
    )
