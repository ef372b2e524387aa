"""A landed holder's case, each thing worked out once and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.absence import all_absences
from qmas_tui.findings.clashes import clashing_trip
from qmas_tui.findings.deadlines import deadlines_for
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.family import Member, assess_dependant
from qmas_tui.findings.fees import assumed_fees, find_fees
from qmas_tui.findings.filings import filing_findings, unmatched_filings
from qmas_tui.findings.living import living_elsewhere
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
from qmas_tui.findings.queue import (
    finding_items,
    in_order,
    member_items,
    overstayed_limits,
    stay_items,
)
from qmas_tui.findings.record_gaps import (
    gaps_in_record,
    landing_missing,
    left_scheme,
    stay_record,
    unconfirmed,
)
from qmas_tui.findings.renewal import Renewal, find_renewal
from qmas_tui.findings.requests import request_findings
from qmas_tui.findings.right_of_abode import (
    Abode,
    abode_deadlines,
    abode_findings,
    abode_items,
    find_abode,
    milestone_findings,
)
from qmas_tui.findings.seven_years import SevenYears, cover_of, holder_seven_years
from qmas_tui.findings.stages import landed_stage
from qmas_tui.findings.stay import Stay, find_stay
from qmas_tui.findings.travel import (
    absence_findings,
    touchdown_findings,
    yearly_findings,
)
from qmas_tui.findings.work import presence_of_work
from qmas_tui.policy.policy import Policy


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
    abode: Abode

    @property
    def next_limit(self) -> date | None:
        """The end of the next expected stay, None where nothing is forecast."""
        place = max(len(self.stay.granted), 1)
        return self.path[place].until if len(self.path) > place else None

    @property
    def further_is_due(self) -> bool:
        """Whether one more extension is needed, of a length that nothing foretells."""
        if self.next_limit is not None or self.position.is_refused:
            return False
        if self.facts.left_for is not None:
            return False
        covered = (
            self.seven_years.milestone.covered if self.seven_years.milestone else None
        )
        if covered is None or not self.abode.is_wanted:
            return not self.position.is_past or self.position.is_filed
        return not covered


def find_forecast(facts: EffectiveFacts, policy: Policy) -> StayForecast:
    """The stay of a landed holder, and the seven years that it leads to."""
    as_of, holder = facts.as_of, facts.holder
    stay = find_stay(facts, policy)
    position = find_position(HOLDER, stay.limit, facts.extensions, as_of, policy)
    top = not position.is_refused and in_reach_of_top_tier(
        facts, stay, position.filing_day, policy
    )
    path = find_path(stay, facts.landed_on, top, position.is_refused)
    stayed = stay_findings(position, holder.trip, as_of, policy)
    every = all_absences(holder.trip, as_of)
    cover = cover_of(position, path[-1].until, passed_reason(stayed))
    seven_years = holder_seven_years(facts, every, cover, policy)
    abode = find_abode(facts, HOLDER, holder.abode is None, policy)
    return StayForecast(
        facts, stay, position, path, top, tuple(stayed), every, seven_years, abode
    )


def assess_landed(facts: EffectiveFacts, policy: Policy) -> Assessment:
    """Everything that follows for a holder who is here and not permanent."""
    as_of = facts.as_of
    forecast = find_forecast(facts, policy)
    stay, position, seven_years, abode = (
        forecast.stay,
        forecast.position,
        forecast.seven_years,
        forecast.abode,
    )
    passed = passed_reason(forecast.stayed)
    sponsor = Sponsor(facts, stay.limit.on, forecast.path, passed)
    members = [
        assess_dependant(each, sponsor, policy) for each in facts.holder.dependant
    ]
    findings = [
        *forecast.stayed,
        *_of_stay(forecast, members, policy),
        *_of_renewal(forecast, policy),
        *_of_years(forecast, policy),
    ]
    items = [
        *finding_items(findings, as_of),
        *stay_items(position, as_of, policy),
        *abode_items(abode, seven_years.milestone, as_of),
        *member_items(members, as_of, policy),
    ]
    codes = {each.code for each in forecast.stayed}
    overstayed = overstayed_limits(members)
    if "stay.overstayed" in codes:
        overstayed.append(position.limit.on)
    return Assessment(
        facts.holder.case,
        as_of,
        landed_stage(
            facts, codes, position, abode, seven_years.milestone, stay.last_step
        ),
        stay.pattern.name if stay.pattern else None,
        stay.limit,
        in_order(items),
        forecast.path,
        (
            *deadlines_for(position, as_of, policy),
            *abode_deadlines(abode, as_of, policy),
        ),
        seven_years.milestone,
        seven_years.residence,
        _fees(forecast, members, policy),
        tuple(findings),
        tuple([member.result for member in members]),
        max(overstayed, default=None),
    )


def _fees(
    forecast: StayForecast, members: Sequence[Member], policy: Policy
) -> FeesDue | None:
    """What the next extension costs, or a further one whose length is unknown."""
    position, next_limit = forecast.position, forecast.next_limit
    family = [m.position.limit.on for m in members if m.position and m.is_family]
    if next_limit is not None:
        return find_fees(
            position.limit.on, family, next_limit, position.filing_day, policy
        )
    if forecast.further_is_due:
        return assumed_fees(1 + len(family), position.filing_day, policy)
    return None


def _of_stay(
    forecast: StayForecast, members: Sequence[Member], policy: Policy
) -> list[Finding]:
    """What concerns the limit of stay, the filings and the record."""
    facts, stay, position = forecast.facts, forecast.stay, forecast.position
    as_of, holder = facts.as_of, facts.holder
    positions = [position, *[m.position for m in members if m.position is not None]]
    expires_on = max((row.expires_on for row in holder.passport), default=None)
    found = [
        *filing_findings(position, as_of, policy, any(m.is_family for m in members)),
        passport_finding(position, expires_on, forecast.next_limit, as_of, policy),
        clashing_trip(holder.trip, position, as_of, policy),
        *unconfirmed(positions, position.dates.opens, as_of, policy),
        *landing_missing(facts, stay, policy),
        *left_scheme(facts, policy),
        *unmatched_filings(facts.extensions, positions, as_of, policy),
        *gaps_in_record(facts, policy),
    ]
    if facts.left_for is None:
        is_assumed = stay.limit.source == "assumed"
        can_act = not position.is_past and not position.is_refused
        found += stay_record(facts, stay, is_assumed and can_act, policy)
    return [each for each in found if each is not None]


def _of_renewal(forecast: StayForecast, policy: Policy) -> list[Finding]:
    """What the coming extension will be judged by.

    The achievement route asks for support and accommodation only (S-10), another
    permission for tests of its own.
    """
    facts = forecast.facts
    found = request_findings(facts, policy)
    if facts.left_for is not None:
        return found
    renewal = find_renewal(facts, forecast.stay, forecast.position, policy)
    if facts.holder.route != "apt":
        found += presence_of_work(renewal, policy)
        found += quality_of_work(renewal, policy)
        found += living_elsewhere(renewal, forecast.absences, policy)
    found += unknown_income(facts, policy)
    if forecast.top_tier:
        found.append(top_tier_finding(facts, forecast.position.filing_day, policy))
    found += _papers(forecast, renewal, policy)
    return found


def _papers(forecast: StayForecast, renewal: Renewal, policy: Policy) -> list[Finding]:
    """What is missing for a filing, from some weeks before its window opens."""
    facts, position = forecast.facts, forecast.position
    if position.is_filed or position.filed.granted is not None:
        return []
    lead = timedelta(days=policy.figures.evidence_lead_days)
    if not position.dates.opens - lead <= facts.as_of <= position.limit.on:
        return []
    if forecast.next_limit is None and not forecast.further_is_due:
        return []
    missing = missing_evidence(
        facts, position.dates, forecast.top_tier, renewal.is_first, policy
    )
    return [missing] if missing else []


def _of_years(forecast: StayForecast, policy: Policy) -> list[Finding]:
    """What concerns the seven years."""
    facts, position, seven_years = (
        forecast.facts,
        forecast.position,
        forecast.seven_years,
    )
    chinese = facts.holder.citizenship == "chinese"
    limit, as_of = position.limit.on, facts.as_of
    return [
        *abode_findings(forecast.abode, limit, as_of, policy),
        *milestone_findings(
            seven_years.milestone,
            forecast.abode,
            forecast.path[-1].until,
            position.dates.opens,
            chinese,
            as_of,
            policy,
        ),
        *absence_findings(seven_years.absences, limit, as_of, policy, HOLDER),
        *yearly_findings(seven_years, chinese, as_of, policy),
        *touchdown_findings(seven_years, policy),
    ]
