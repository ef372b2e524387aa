"""Facts and rules in, one assessment out. Pure: the holder is untouched."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.household import (
    find_members,
    member_items,
    overstayed_limits,
)
from qmas_tui.findings.known import Known, known_on
from qmas_tui.findings.landed import assess_landed
from qmas_tui.findings.model import HOLDER, Assessment, Item
from qmas_tui.findings.queue import in_order
from qmas_tui.findings.record import gaps_in_record, unmatched_filings
from qmas_tui.findings.requests import (
    entry_deadline,
    entry_finding,
    request_findings,
    request_items,
    use_by,
)
from qmas_tui.findings.stay import find_pattern
from qmas_tui.policy.policy import Policy


def assess(holder: Holder, policy: Policy, as_of: date) -> Assessment:
    """Everything that follows from a holder's facts on a day."""
    if holder.status == "closed":
        return Assessment(holder.case, as_of, "closed")
    known = known_on(holder, as_of)
    if holder.status == "permanent" or known.abode_granted(HOLDER):
        return _permanent(known, policy)
    if known.landed_on is None:
        return _not_landed(known, policy)
    return assess_landed(known, known.landed_on, policy)


def _permanent(known: Known, policy: Policy) -> Assessment:
    """A permanent holder needs nothing; the family's own limits still run (D-09)."""
    members = find_members(known, None, 0, (), policy)
    pattern = find_pattern(known, policy)
    return Assessment(
        known.holder.case,
        known.as_of,
        "permanent",
        pattern.name if pattern else None,
        items=in_order(member_items(members, known, policy)),
        dependants=tuple([member.result for member in members]),
        overstayed_limit=max(overstayed_limits(members), default=None),
    )


def _not_landed(known: Known, policy: Policy) -> Assessment:
    """Applied or approved: the one date is that of the entry visa (E-30)."""
    holder, as_of = known.holder, known.as_of
    findings = gaps_in_record(holder, policy) + request_findings(known, policy)
    items = request_items(known, policy)
    members = find_members(known, None, 0, (), policy)
    subjects = [member.subject for member in members if member.subject is not None]
    findings += unmatched_filings(known.extensions, subjects, as_of, policy)
    pattern = find_pattern(known, policy)
    day = use_by(known, policy)
    if day is not None:
        unused = entry_finding(known, day, policy)
        findings += [unused] if unused else []
        items.append(Item("entry.use-by", HOLDER, max(as_of, day), day))
    items += member_items(members, known, policy)
    return Assessment(
        holder.case,
        as_of,
        "applied" if day is None else "approved",
        pattern.name if pattern else None,
        items=in_order(items),
        deadlines=() if day is None else (entry_deadline(known, day),),
        findings=tuple(findings),
        dependants=tuple([member.result for member in members]),
        overstayed_limit=max(overstayed_limits(members), default=None),
    )
