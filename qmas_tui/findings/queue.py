"""What to do next, and the order of the queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from qmas_tui.findings.family import Member
from qmas_tui.findings.model import Assessment, Finding, Item
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.right_of_abode import abode_items

KINDS: Final = (
    "facts.broken",
    "stay.ends",
    "filing.refused",
    "facts.pattern-unknown",
    "facts.grant-missing",
    "extension.decision-late",
    "extension.target",
    "dependant.basis-lost",
    "request.unanswered",
    "entry.use-by",
    "absence.away-now",
    "dependant.ageing-out",
    "passport.renew-first",
    "trip.clashes",
    "work.none",
    "work.unknown",
    "work.below-level",
    "income.low",
    "abode.refused",
    "abode.decision-late",
    "milestone",
)
"""Every kind of item; of two alike in their days the earlier in this list leads."""

_RANK: Final = {kind: place for place, kind in enumerate(KINDS)}


def _sort_key(item: Item) -> tuple[date, date, int]:
    return item.act_by, item.lost_on or date.max, _RANK[item.kind]


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items by the day to act, the day on which they are lost, and their kind.

    Where all three are the same they stay as they were given: the holder first.
    """
    return tuple(sorted(items, key=_sort_key))


def finding_items(findings: Iterable[Finding], as_of: date) -> list[Item]:
    """What the findings that open an item ask for."""
    return [
        Item(
            each.code,
            each.subject,
            max(as_of, each.due_on),
            each.lost_on,
            each.due_on,
        )
        for each in findings
        if each.due_on is not None
    ]


def stay_items(position: FilingPosition) -> Iterator[Item]:
    """Filing, waiting for a decision, or a limit that has passed."""
    limit, figures = position.dates.limit, position.policy.figures
    if position.is_past:
        yield position.item("stay.ends", limit, limit)
    elif position.decision_late is not None:
        early = limit - timedelta(days=figures.decision_before_limit_days)
        due = min(position.decision_late, early)
        yield position.item("extension.decision-late", due, limit)
    else:
        target = position.dates.target
        yield position.item("extension.target", target, position.last_chance)


def member_items(members: Sequence[Member]) -> Iterator[Item]:
    """What is open for dependants; those linked to the holder share the holder's."""
    for member in members:
        result, position = member.result, member.position
        yield from finding_items(result.findings, member.abode.as_of)
        if position is not None:
            past_refused = position.is_past and position.is_refused
            if not result.linked or past_refused:
                yield from stay_items(position)
        yield from abode_items(member.abode, result.milestone)


def overstayed_limits(members: Sequence[Member]) -> list[date]:
    """The limits that dependants have overstayed."""
    return [
        member.position.limit.on
        for member in members
        if member.position is not None
        and any(f.code == "stay.overstayed" for f in member.result.findings)
    ]


QueueKey = tuple[int, int, date, date, date, str]


def queue_key(assessment: Assessment) -> QueueKey:
    """Sorts cases: overstays first, the latest limit leading; then by day to act."""
    overstayed, first, case = (
        assessment.overstayed_limit,
        assessment.next,
        assessment.case,
    )
    if first is None:
        return 2, 0, date.max, date.max, date.max, case
    rest = (first.act_by, first.lost_on or date.max, first.due_on, case)
    if overstayed is not None:
        return 0, -overstayed.toordinal(), *rest
    return 1, 0, *rest
