"""A landed holder's case, each thing worked out once and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.abode import (
    Abode,
    abode_deadlines,
    abode_findings,
    abode_items,
    find_abode,
)
from qmas_tui.findings.absence import all_absences
from qmas_tui.findings.clashes import clashing_trip
from qmas_tui.findings.clock import Clock, cover_of, holder_clock
from qmas_tui.findings.deadlines import deadlines_for
from qmas_tui.findings.family import Member, assess_dependant
from qmas_tui.findings.fees import assumed_fees, find_fees
from qmas_tui.findings.filings import filing_findings, unmatched_filings
from qmas_tui.findings.known import Known
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
from qmas_tui.findings.passport import passport_finding
from qmas_tui.findings.path import find_path, in_reach_of_top_tier, top_tier_finding
from qmas_tui.findings.pay import quality_of_work, unknown_income
from qmas_tui.findings.queue import (
    finding_items,
    in_order,
    member_items,
    overstayed_limits,
    stay_items,
)
from qmas_tui.findings.record import (
    gaps_in_record,
    landing_missing,
    left_scheme,
    stay_record,
    unconfirmed,
)
from qmas_tui.findings.renewal import Renewal, find_renewal
from qmas_tui.findings.requests import request_findings
from qmas_tui.findings.seven import milestone_findings
from qmas_tui.findings.stages import landed_stage
from qmas_tui.findings.standing import passed_reason, stay_findings
from qmas_tui.findings.stay import Stay, find_stay
from qmas_tui.findings.subject import Subject, find_subject
from qmas_tui.findings.travel import (
    absence_findings,
    touchdown_findings,
    yearly_findings,
)
from qmas_tui.findings.work import presence_of_work
from qmas_tui.policy.policy import Policy


class Course(Struct, frozen=True, gc=False):
    """The course of a stay: what was granted, filed and is expected, and for how long.

    `stayed` are the findings about the limit itself, `absences` all on record.
    """

    known: Known
    stay: Stay
    subject: Subject
    path: tuple[PathStep, ...]
    top_tier: bool
    stayed: tuple[Finding, ...]
    absences: tuple[Absence, ...]
    clock: Clock
    abode: Abode

    @property
    def next_limit(self) -> date | None:
        """The end of the next expected stay, None where nothing is forecast."""
        place = max(len(self.stay.granted), 1)
        return self.path[place].until if len(self.path) > place else None

    @property
    def further_is_due(self) -> bool:
        """Whether one more extension is needed, of a length that nothing foretells."""
        if self.next_limit is not None or self.subject.is_refused:
            return False
        if self.known.left_for is not None:
            return False
        covered = self.clock.milestone.covered if self.clock.milestone else None
        if covered is None or not self.abode.is_wanted:
            return not self.subject.is_past or self.subject.is_filed
        return not covered


def find_course(known: Known, policy: Policy) -> Course:
    """The stay of a landed holder, and the seven years that it leads to."""
    as_of, holder = known.as_of, known.holder
    stay = find_stay(known, policy)
    subject = find_subject(HOLDER, stay.limit, known.extensions, as_of, policy)
    top = not subject.is_refused and in_reach_of_top_tier(
        known, stay, subject.filing_day, policy
    )
    path = find_path(stay, known.landed_on, top, subject.is_refused)
    stayed = stay_findings(subject, holder.trip, as_of, policy)
    every = all_absences(holder.trip, as_of)
    cover = cover_of(subject, path[-1].until, passed_reason(stayed))
    clock = holder_clock(known, every, cover, policy)
    abode = find_abode(known, HOLDER, holder.abode is None, policy)
    return Course(known, stay, subject, path, top, tuple(stayed), every, clock, abode)


def assess_landed(known: Known, policy: Policy) -> Assessment:
    """Everything that follows for a holder who is here and not permanent."""
    as_of = known.as_of
    course = find_course(known, policy)
    stay, subject, clock, abode = (
        course.stay,
        course.subject,
        course.clock,
        course.abode,
    )
    passed = passed_reason(course.stayed)
    sponsor = Sponsor(known, stay.limit.on, course.path, passed)
    members = [
        assess_dependant(each, sponsor, policy) for each in known.holder.dependant
    ]
    findings = [
        *course.stayed,
        *_of_stay(course, members, policy),
        *_of_renewal(course, policy),
        *_of_years(course, policy),
    ]
    items = [
        *finding_items(findings, as_of),
        *stay_items(subject, as_of, policy),
        *abode_items(abode, clock.milestone, as_of),
        *member_items(members, as_of, policy),
    ]
    codes = {each.code for each in course.stayed}
    overstayed = overstayed_limits(members)
    if "stay.overstayed" in codes:
        overstayed.append(subject.limit.on)
    return Assessment(
        known.holder.case,
        as_of,
        landed_stage(known, codes, subject, abode, clock.milestone, stay.last_step),
        stay.pattern.name if stay.pattern else None,
        stay.limit,
        in_order(items),
        course.path,
        (
            *deadlines_for(subject, as_of, policy),
            *abode_deadlines(abode, as_of, policy),
        ),
        clock.milestone,
        clock.residence,
        _fees(course, members, policy),
        tuple(findings),
        tuple([member.result for member in members]),
        max(overstayed, default=None),
    )


def _fees(course: Course, members: Sequence[Member], policy: Policy) -> FeesDue | None:
    """What the next extension costs, or a further one whose length is unknown."""
    subject, next_limit = course.subject, course.next_limit
    family = [m.subject.limit.on for m in members if m.subject and m.is_family]
    if next_limit is not None:
        return find_fees(
            subject.limit.on, family, next_limit, subject.filing_day, policy
        )
    if course.further_is_due:
        return assumed_fees(1 + len(family), subject.filing_day, policy)
    return None


def _of_stay(
    course: Course, members: Sequence[Member], policy: Policy
) -> list[Finding]:
    """What concerns the limit of stay, the filings and the record."""
    known, stay, subject = course.known, course.stay, course.subject
    as_of, holder = known.as_of, known.holder
    subjects = [subject, *[m.subject for m in members if m.subject is not None]]
    expires_on = max((row.expires_on for row in holder.passport), default=None)
    found = [
        *filing_findings(subject, as_of, policy, any(m.is_family for m in members)),
        passport_finding(subject, expires_on, course.next_limit, as_of, policy),
        clashing_trip(holder.trip, subject, as_of, policy),
        *unconfirmed(subjects, subject.dates.opens, as_of, policy),
        *landing_missing(known, stay, policy),
        *left_scheme(known, policy),
        *unmatched_filings(known.extensions, subjects, as_of, policy),
        *gaps_in_record(known, policy),
    ]
    if known.left_for is None:
        is_assumed = stay.limit.source == "assumed"
        can_act = not subject.is_past and not subject.is_refused
        found += stay_record(known, stay, is_assumed and can_act, policy)
    return [each for each in found if each is not None]


def _of_renewal(course: Course, policy: Policy) -> list[Finding]:
    """What the coming extension will be judged by.

    The achievement route asks for support and accommodation only (S-10), another
    permission for tests of its own.
    """
    known = course.known
    found = request_findings(known, policy)
    if known.left_for is not None:
        return found
    renewal = find_renewal(known, course.stay, course.subject, policy)
    if known.holder.route != "apt":
        found += presence_of_work(renewal, policy)
        found += quality_of_work(renewal, policy)
        found += living_elsewhere(renewal, course.absences, policy)
    found += unknown_income(known, policy)
    if course.top_tier:
        found.append(top_tier_finding(known, course.subject.filing_day, policy))
    found += _papers(course, renewal, policy)
    return found


def _papers(course: Course, renewal: Renewal, policy: Policy) -> list[Finding]:
    """What is missing for a filing, from some weeks before its window opens."""
    known, subject = course.known, course.subject
    if subject.is_filed or subject.filed.granted is not None:
        return []
    lead = timedelta(days=policy.figures.evidence_lead_days)
    if not subject.dates.opens - lead <= known.as_of <= subject.limit.on:
        return []
    if course.next_limit is None and not course.further_is_due:
        return []
    missing = missing_evidence(
        known, subject.dates, course.top_tier, renewal.is_first, policy
    )
    return [missing] if missing else []


def _of_years(course: Course, policy: Policy) -> list[Finding]:
    """What concerns the seven years."""
    known, subject, clock = course.known, course.subject, course.clock
    chinese = known.holder.citizenship == "chinese"
    limit, as_of = subject.limit.on, known.as_of
    return [
        *abode_findings(course.abode, limit, as_of, policy),
        *milestone_findings(
            clock.milestone,
            course.abode,
            course.path[-1].until,
            subject.dates.opens,
            chinese,
            as_of,
            policy,
        ),
        *absence_findings(clock.absences, limit, as_of, policy, HOLDER),
        *yearly_findings(clock, chinese, as_of, policy),
        *touchdown_findings(clock, policy),
    ]
