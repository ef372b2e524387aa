"""A landed holder's case, each thing worked out once and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings import queue, record_gaps, right_of_abode, travel
from qmas_tui.findings.absence import all_absences
from qmas_tui.findings.clashes import clashing_trip
from qmas_tui.findings.deadlines import deadlines_for
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.family import Member, assess_dependant
from qmas_tui.findings.fees import assumed_fees, find_fees
from qmas_tui.findings.filings import filing_findings, unmatched_filings
from qmas_tui.findings.members import Sponsor
from qmas_tui.findings.model import (
    HOLDER,
    Absence,
    Assessment,
    FeesDue,
    Finding,
    PathStep,
)
from qmas_tui.findings.papers import missing_evidence
from qmas_tui.findings.passed_limit import passed_reason, stay_findings
from qmas_tui.findings.passport import passport_finding
from qmas_tui.findings.path import find_path, in_reach_of_top_tier, top_tier_finding
from qmas_tui.findings.pay import quality_of_work, unknown_income
from qmas_tui.findings.position import FilingPosition, find_position
from qmas_tui.findings.renewal import find_renewal
from qmas_tui.findings.requests import request_findings
from qmas_tui.findings.seven_years import SevenYears, cover_of, holder_seven_years
from qmas_tui.findings.stages import landed_stage
from qmas_tui.findings.stay import Stay, find_stay
from qmas_tui.findings.work import presence_of_work


class StayForecast(Struct, frozen=True, gc=False):
    """A stay as it will go: what was granted, filed and is expected, and for how long.

    `stayed` are the findings about the limit itself, `absences` all on record.
    """

    facts: EffectiveFacts
    stay: Stay
    position: FilingPosition
    path: tuple[PathStep, ...]
    top_tier: bool
    stayed: tuple[Finding, ...]
    absences: tuple[Absence, ...]
    seven_years: SevenYears
    abode: right_of_abode.Abode

    @property
    def next_limit(self) -> date | None:
        """The end of the next expected stay, None where nothing is forecast."""
        place = max(len(self.stay.granted), 1)
        return self.path[place].until if len(self.path) > place else None

    @property
    def further_is_due(self) -> bool:
        """Whether one more extension is needed, of a length that nothing foretells."""
        position, milestone = self.position, self.seven_years.milestone
        if self.next_limit is not None or position.is_refused:
            return False
        if self.facts.left_for is not None:
            return False
        covered = milestone.covered if milestone else None
        if covered is None or not self.abode.is_wanted:
            return not position.is_past or position.is_filed
        return not covered


def find_forecast(facts: EffectiveFacts) -> StayForecast:
    """The stay of a landed holder, and the seven years that it leads to."""
    holder, stay = facts.holder, find_stay(facts)
    position = find_position(facts, HOLDER, stay.limit)
    top = not position.is_refused and in_reach_of_top_tier(
        facts, stay, position.filing_day
    )
    path = find_path(stay, facts.landed_on, top, position.is_refused)
    stayed = stay_findings(position, holder.trip)
    every = all_absences(holder.trip, facts.as_of)
    cover = cover_of(position, path[-1].until, passed_reason(stayed))
    seven_years = holder_seven_years(facts, every, cover)
    abode = right_of_abode.find_abode(facts, HOLDER, holder.abode is None)
    return StayForecast(
        facts, stay, position, path, top, tuple(stayed), every, seven_years, abode
    )


def assess_landed(facts: EffectiveFacts) -> Assessment:
    """Everything that follows for a holder who is here and not permanent."""
    forecast = find_forecast(facts)
    stay, position, abode = forecast.stay, forecast.position, forecast.abode
    seven_years = forecast.seven_years
    passed = passed_reason(forecast.stayed)
    sponsor = Sponsor(facts, stay.limit.on, forecast.path, passed)
    members = [assess_dependant(each, sponsor) for each in facts.holder.dependant]
    findings = [
        *forecast.stayed,
        *_of_stay(forecast, members),
        *_of_renewal(forecast),
        *_of_years(forecast),
    ]
    items = [
        *queue.finding_items(findings, facts.as_of),
        *queue.stay_items(position),
        *right_of_abode.abode_items(abode, seven_years.milestone),
        *queue.member_items(members),
    ]
    codes = {each.code for each in forecast.stayed}
    overstayed = queue.overstayed_limits(members)
    if "stay.overstayed" in codes:
        overstayed.append(position.limit.on)
    return Assessment(
        facts.holder.case,
        facts.as_of,
        landed_stage(
            facts, codes, position, abode, seven_years.milestone, stay.last_step
        ),
        stay.pattern.name if stay.pattern else None,
        stay.limit,
        queue.in_order(items),
        forecast.path,
        (*deadlines_for(position), *right_of_abode.abode_deadlines(abode)),
        seven_years.milestone,
        seven_years.residence,
        _fees(forecast, members),
        tuple(findings),
        tuple([member.result for member in members]),
        max(overstayed, default=None),
    )


def _fees(forecast: StayForecast, members: Sequence[Member]) -> FeesDue | None:
    """What the next extension costs, or a further one whose length is unknown."""
    position, next_limit = forecast.position, forecast.next_limit
    family = [m.position.limit.on for m in members if m.position and m.is_family]
    if next_limit is not None:
        return find_fees(position, family, next_limit)
    if forecast.further_is_due:
        return assumed_fees(position, 1 + len(family))
    return None


def _of_stay(forecast: StayForecast, members: Sequence[Member]) -> list[Finding]:
    """What concerns the limit of stay, the filings and the record."""
    facts, stay, position = forecast.facts, forecast.stay, forecast.position
    holder = facts.holder
    positions = [position, *[m.position for m in members if m.position is not None]]
    expires_on = max((row.expires_on for row in holder.passport), default=None)
    found = [
        *filing_findings(position, any(m.is_family for m in members)),
        passport_finding(position, expires_on, forecast.next_limit),
        clashing_trip(holder.trip, position),
        *record_gaps.unconfirmed(facts, positions),
        *record_gaps.landing_missing(facts, stay),
        *record_gaps.left_scheme(facts),
        *unmatched_filings(facts, positions),
        *record_gaps.gaps_in_record(facts),
    ]
    if facts.left_for is None:
        is_assumed = stay.limit.source == "assumed"
        can_act = not position.is_past and not position.is_refused
        found += record_gaps.stay_record(facts, stay, is_assumed and can_act)
    return [each for each in found if each is not None]


def _of_renewal(forecast: StayForecast) -> list[Finding]:
    """What the coming extension will be judged by.

    The achievement route asks for support and accommodation only (S-10), another
    permission for tests of its own.
    """
    facts = forecast.facts
    found = request_findings(facts)
    if facts.left_for is not None:
        return found
    renewal = find_renewal(facts, forecast.stay, forecast.position)
    if facts.holder.route != "apt":
        found += presence_of_work(renewal)
        found += quality_of_work(renewal)
        found += travel.living_elsewhere(renewal, forecast.absences)
    found += unknown_income(facts)
    if forecast.top_tier:
        found.append(top_tier_finding(facts, forecast.position.filing_day))
    found += _papers(forecast, renewal.is_first)
    return found


def _papers(forecast: StayForecast, is_first: bool) -> list[Finding]:
    """What is missing for a filing, from some weeks before its window opens."""
    facts, position = forecast.facts, forecast.position
    if position.is_filed or position.is_past or position.filed.granted is not None:
        return []
    lead = facts.policy.figures.evidence_lead_days
    if not position.is_within(lead, position.dates.opens):
        return []
    if forecast.next_limit is None and not forecast.further_is_due:
        return []
    missing = missing_evidence(facts, position.dates, forecast.top_tier, is_first)
    return [missing] if missing else []


def _of_years(forecast: StayForecast) -> list[Finding]:
    """What concerns the seven years."""
    facts, position, abode = forecast.facts, forecast.position, forecast.abode
    seven_years, path = forecast.seven_years, forecast.path
    chinese = facts.holder.citizenship == "chinese"
    milestone = seven_years.milestone
    return [
        *right_of_abode.abode_findings(abode, position),
        *right_of_abode.milestone_findings(abode, milestone, position, path, chinese),
        *travel.absence_findings(facts, seven_years.absences, position.limit.on),
        *travel.yearly_findings(facts, seven_years),
        *travel.touchdown_findings(facts, seven_years),
    ]
