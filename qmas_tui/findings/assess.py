"""Facts and rules in, one assessment out. Pure: the holder is untouched."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.findings import queue, requests
from qmas_tui.findings.assess_landed import assess_landed, find_forecast
from qmas_tui.findings.broken import broken_case
from qmas_tui.findings.effective_facts import EffectiveFacts, facts_as_of
from qmas_tui.findings.family import assess_dependant
from qmas_tui.findings.filings import unmatched_filings
from qmas_tui.findings.members import Sponsor
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.record_gaps import gaps_in_record
from qmas_tui.findings.snooze import asleep_until
from qmas_tui.findings.stay import find_pattern
from qmas_tui.policy.policy import Policy


def assess(holder: Holder, policy: Policy, as_of: date) -> Assessment:
    """Everything that follows from a holder's facts on a day.

    A case that cannot be worked out is given as `broken`, with the row at fault.
    """
    try:
        found = work_out(holder, policy, as_of)
    except Exception as error:  # whatever it is, it must not take the queue with it
        return broken_case(holder, policy, as_of, error, work_out)
    if not holder.review:
        return found
    return structs.replace(found, asleep_until=asleep_until(holder, found, policy))


def work_out(holder: Holder, policy: Policy, as_of: date) -> Assessment:
    """As `assess`, but asleep or not, and raising what keeps it from an answer."""
    if holder.status == "closed":
        return Assessment(holder.case, as_of, "closed")
    facts = facts_as_of(holder, policy, as_of)
    if facts.is_permanent:
        return _only_family(facts, "permanent", Sponsor(facts))
    if not facts.has_landed:
        return _not_landed(facts)
    if facts.left_hong_kong:
        forecast = find_forecast(facts)
        sponsor = Sponsor(facts, forecast.position.limit.on, forecast.path)
        return _only_family(facts, "left", sponsor)
    return assess_landed(facts)


def _only_family(facts: EffectiveFacts, stage: str, sponsor: Sponsor) -> Assessment:
    """A holder who is permanent or gone has nothing open; the family's stays run on."""
    members = [assess_dependant(each, sponsor) for each in facts.holder.dependant]
    return Assessment(
        facts.holder.case,
        facts.as_of,
        stage,
        items=queue.in_order(queue.member_items(members)),
        dependants=tuple([member.result for member in members]),
        overstayed_limit=max(queue.overstayed_limits(members), default=None),
    )


def _not_landed(facts: EffectiveFacts) -> Assessment:
    """Applied or approved: the one date is that of the entry visa (E-30).

    Of the family only those with a limit of their own are worked out.
    """
    holder, as_of = facts.holder, facts.as_of
    sponsor = Sponsor(facts)
    members = [
        assess_dependant(each, sponsor)
        for each in holder.dependant
        if each.limit_of_stay is not None
    ]
    positions = [member.position for member in members if member.position is not None]
    findings = [
        *gaps_in_record(facts),
        *requests.request_findings(facts),
        *unmatched_filings(facts, positions),
    ]
    day = requests.use_by(holder, facts)
    deadlines = () if day is None else (requests.entry_deadline(facts, day),)
    unused = None if day is None else requests.entry_finding(facts, day)
    findings += [unused] if unused else []
    items = [
        *queue.finding_items(findings, as_of),
        *([facts.item("entry.use-by", day, day)] if day else []),
        *queue.member_items(members),
    ]
    pattern = find_pattern(facts) if facts.left_for is None else None
    return Assessment(
        holder.case,
        as_of,
        "applied" if day is None else "approved",
        pattern.name if pattern else None,
        items=queue.in_order(items),
        deadlines=deadlines,
        findings=tuple(findings),
        dependants=tuple([member.result for member in members]),
        overstayed_limit=max(queue.overstayed_limits(members), default=None),
    )
