"""A landed holder's case, each thing worked out once and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.absence import (
    Run,
    all_absences,
    ended_after,
    touchdown_runs,
)
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.family import overstay_reason
from qmas_tui.findings.fees import find_fees
from qmas_tui.findings.household import (
    Member,
    find_members,
    member_items,
    overstayed_limits,
)
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import (
    HOLDER,
    Absence,
    Assessment,
    Finding,
    Item,
    Milestone,
    PathStep,
    Residence,
)
from qmas_tui.findings.papers import missing_evidence
from qmas_tui.findings.queue import (
    away_item,
    finding_items,
    in_order,
    milestone_item,
    stay_items,
)
from qmas_tui.findings.record import (
    gaps_in_record,
    stay_record,
    unconfirmed,
    unmatched_filings,
)
from qmas_tui.findings.requests import request_findings, request_items
from qmas_tui.findings.residence import find_milestone, find_residence, find_start
from qmas_tui.findings.seven import milestone_findings
from qmas_tui.findings.stages import landed_stage
from qmas_tui.findings.stay import Stay, find_path, find_stay, in_reach_of_top_tier
from qmas_tui.findings.subject import (
    Subject,
    deadlines_for,
    filing_findings,
    find_subject,
    overstay_findings,
    passport_finding,
)
from qmas_tui.findings.topincome import top_tier_finding
from qmas_tui.findings.travel import absence_findings, clashing_trip
from qmas_tui.findings.work import work_findings
from qmas_tui.policy.policy import Policy


class Course(Struct, frozen=True, gc=False):
    """The course of a stay: what was granted, what is expected, what is filed."""

    known: Known
    landed_on: date
    stay: Stay
    subject: Subject
    path: tuple[PathStep, ...]
    top_tier: bool

    @property
    def next_limit(self) -> date | None:
        """The end of the next expected stay, None where nothing is forecast."""
        place = max(len(self.stay.granted), 1)
        return self.path[place].until if len(self.path) > place else None

    @property
    def path_end(self) -> date | None:
        """Where the path ends, None once the limit has passed with nothing filed."""
        if self.subject.is_past and not self.subject.is_filed:
            return None
        return self.path[-1].until

    @property
    def current_stay_began(self) -> date:
        """The day after the last limit granted before `as_of`, L itself aside."""
        earlier = [
            step.until
            for step in self.stay.granted
            if step.until < self.known.as_of and step.until != self.stay.limit.on
        ]
        return max(earlier) + DAY if earlier else self.landed_on


class Seven(Struct, frozen=True, gc=False):
    """The seven years and the absences in them."""

    milestone: Milestone
    residence: Residence
    absences: tuple[Absence, ...]
    runs: tuple[Run, ...]


def _find_course(known: Known, landed_on: date, policy: Policy) -> Course:
    stay = find_stay(known, landed_on, policy)
    subject = find_subject(HOLDER, stay.limit, known.extensions, known.as_of, policy)
    top = in_reach_of_top_tier(known, stay, landed_on, subject.filing_day, policy)
    path = find_path(stay, landed_on, top)
    return Course(known, landed_on, stay, subject, path, top)


def _find_seven(course: Course, stayed: list[Finding], policy: Policy) -> Seven:
    holder, as_of = course.known.holder, course.known.as_of
    count = find_start(course.landed_on, holder.residence_since, holder.excluded, as_of)
    every = all_absences(holder.trip, as_of)
    absences = ended_after(every, count.start)
    runs = touchdown_runs(every, count.start, policy.figures)
    milestone = find_milestone(
        count,
        absences,
        runs,
        holder.gap,
        chinese=holder.citizenship == "chinese",
        overstayed=overstay_reason(stayed),
        path_end=course.path_end,
        as_of=as_of,
        figures=policy.figures,
    )
    residence = find_residence(count.start, absences, as_of, policy.figures)
    return Seven(milestone, residence, absences, runs)


def assess_landed(known: Known, landed_on: date, policy: Policy) -> Assessment:
    """Everything that follows for a holder who has landed and is not permanent."""
    as_of = known.as_of
    course = _find_course(known, landed_on, policy)
    stay, subject = course.stay, course.subject
    stayed = overstay_findings(subject, as_of, policy)
    seven = _find_seven(course, stayed, policy)
    members = find_members(known, stay.limit.on, stay.last_step, course.path, policy)
    findings = [
        *stayed,
        *_stay_findings(course, members, policy),
        *_renewal_findings(course, policy),
        *_seven_findings(course, seven, policy),
    ]
    clash = clashing_trip(known.holder.trip, subject, as_of, policy)
    if clash:
        findings.append(clash[0])
    items = [
        *request_items(known, policy),
        *stay_items(subject, as_of, pattern_unknown=stay.pattern is None),
        *milestone_item(seven.milestone, HOLDER, known),
        *away_item(seven.absences, HOLDER, as_of, policy),
        *finding_items(findings, subject, as_of, policy),
        *member_items(members, known, policy),
    ]
    if clash:
        leave = max(as_of, clash[1] - DAY)
        items.append(Item("trip.clashes", HOLDER, leave, subject.limit.on))
    codes = {each.code for each in findings}
    overstayed = overstayed_limits(members)
    if "stay.overstayed" in codes:
        overstayed.append(subject.limit.on)
    return Assessment(
        known.holder.case,
        as_of,
        landed_stage(known, codes, subject, seven.milestone, stay.last_step),
        stay.pattern.name if stay.pattern else None,
        stay.limit,
        in_order(items),
        course.path,
        deadlines_for(subject, as_of, policy),
        seven.milestone,
        seven.residence,
        find_fees(
            stay.limit.on,
            [member.subject.limit.on for member in members if member.subject],
            course.next_limit,
            subject.filing_day,
            policy,
        ),
        tuple(findings),
        tuple([member.result for member in members]),
        max(overstayed, default=None),
    )


def _stay_findings(
    course: Course, members: Sequence[Member], policy: Policy
) -> list[Finding]:
    """What concerns the limit of stay, the filings and the record."""
    known, subject = course.known, course.subject
    subjects = [subject, *[m.subject for m in members if m.subject is not None]]
    passports = known.holder.passport
    expires_on = max((row.expires_on for row in passports), default=None)
    passport = passport_finding(
        subject, expires_on, course.next_limit, known.as_of, policy
    )
    return [
        *filing_findings(subject, known.as_of, policy),
        *([passport] if passport else []),
        *unconfirmed(subjects, subject.dates.opens, known.as_of, policy),
        *stay_record(course.stay, course.landed_on, policy),
        *unmatched_filings(known.extensions, subjects, known.as_of, policy),
        *gaps_in_record(known.holder, policy),
    ]


def _renewal_findings(course: Course, policy: Policy) -> list[Finding]:
    """What the coming extension will be judged by."""
    known, subject = course.known, course.subject
    found = work_findings(
        known,
        course.current_stay_began,
        subject.limit.on,
        course.stay.last_step == 0,
        policy,
    )
    if course.top_tier:
        found.append(top_tier_finding(known, subject.filing_day, policy))
    found += request_findings(known, policy)
    lead = timedelta(days=policy.figures.evidence_lead_days)
    is_near = subject.dates.opens - lead <= known.as_of <= subject.limit.on
    if is_near and not subject.is_filed and course.next_limit is not None:
        missing = missing_evidence(known, subject.dates, course.top_tier, policy)
        found += [missing] if missing else []
    return found


def _seven_findings(course: Course, seven: Seven, policy: Policy) -> list[Finding]:
    """What concerns the seven years."""
    known, subject = course.known, course.subject
    chinese = known.holder.citizenship == "chinese"
    return [
        *milestone_findings(
            seven.milestone, known, subject.dates.opens, chinese, policy
        ),
        *absence_findings(
            seven.absences,
            seven.runs,
            seven.residence.years,
            chinese,
            subject.limit.on,
            known.as_of,
            policy,
        ),
    ]
