"""All dependants of a case together: what comes out for them, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.absence import all_absences
from qmas_tui.findings.family import assess_dependant, dependant_subject
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import (
    Absence,
    DependantAssessment,
    Finding,
    Item,
    PathStep,
)
from qmas_tui.findings.queue import (
    away_item,
    finding_items,
    milestone_item,
    stay_items,
)
from qmas_tui.findings.subject import Subject
from qmas_tui.policy.policy import Policy

_OWN = frozenset({"dependant.ageing-out", "passport.renew-first"})
"""What is open for a dependant even where the stay is the holder's."""


class Member(Struct, frozen=True, gc=False):
    """A dependant as worked out; `subject` is None where there is no limit yet."""

    subject: Subject | None
    result: DependantAssessment
    absences: tuple[Absence, ...]


def find_members(
    known: Known,
    holder_limit: date | None,
    last_step: int,
    ahead: tuple[PathStep, ...],
    policy: Policy,
) -> list[Member]:
    """Work out every dependant of a case."""
    members = []
    for each in known.holder.dependant:
        subject = dependant_subject(each, known, holder_limit, policy)
        result = assess_dependant(
            each, subject, known, holder_limit, last_step, ahead, policy
        )
        members.append(Member(subject, result, all_absences(each.trip, known.as_of)))
    return members


def member_items(members: Sequence[Member], known: Known, policy: Policy) -> list[Item]:
    """What is open for dependants; those linked to the holder share the holder's."""
    items: list[Item] = []
    as_of = known.as_of
    for member in members:
        subject, result = member.subject, member.result
        if subject is None:
            continue
        findings: Iterable[Finding] = result.findings
        if result.linked:
            findings = [f for f in findings if f.code in _OWN]
        else:
            items += stay_items(subject, as_of, pattern_unknown=False)
            items += milestone_item(result.milestone, subject.name, known)
        items += away_item(member.absences, subject.name, as_of, policy)
        items += finding_items(findings, subject, as_of, policy)
    return items


def overstayed_limits(members: Sequence[Member]) -> list[date]:
    """The limits that dependants have overstayed."""
    return [
        member.subject.limit.on
        for member in members
        if member.subject is not None
        and any(f.code == "stay.overstayed" for f in member.result.findings)
    ]
