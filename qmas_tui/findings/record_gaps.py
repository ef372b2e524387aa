"""What is wrong with the record itself: gaps and contradictions, never risk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from qmas_tui.facts.contradictions import Contradiction, contradictions
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Finding
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.stay import Stay, base_of

_NOBODY: Final = frozenset({"none", "no", "nil", "0", "無", "无"})
"""Texts of the field `family` that say that there is nobody."""


def gaps_in_record(facts: EffectiveFacts) -> list[Finding]:
    """Facts that nobody has given or read yet, whatever the stage."""
    holder = facts.holder
    found = []
    if holder.citizenship == "unknown":
        found.append(finding(facts, "facts.citizenship-unknown"))
    for cell in holder.unread:
        found.append(
            finding(facts, "import.unread", column=cell.column, text=cell.text)
        )
    if not holder.dependant and not says_nobody(holder.family):
        found.append(finding(facts, "family.unrecorded", family=holder.family))
    for each in contradictions(holder, facts.as_of):
        found.append(_impossible(each, facts))
    return found + _shorter_grants(facts)


def says_nobody(family: str | None) -> bool:
    """Whether the field of the family says nothing, or that there is nobody."""
    return family is None or family.strip().casefold() in _NOBODY


def _impossible(each: Contradiction, facts: EffectiveFacts) -> Finding:
    """A row that cannot be; graver where no date is worked out because of it."""
    blocks = each.kind == "ahead" and each.field == "landed_on" and not each.place
    limit = facts.grants[-1].until if facts.grants else None
    return finding(
        facts,
        "facts.order",
        "warn" if blocks and limit else "watch",
        rules=("HS-29",),
        row=each.place,
        field=each.field,
        kind=each.kind,
        day=each.day,
        other_field=each.other_field,
        other=each.other,
        limit=limit if blocks else None,
    )


def _shorter_grants(facts: EffectiveFacts) -> list[Finding]:
    """A grant that ends before the one before it (C-10)."""
    return [
        finding(
            facts,
            "facts.order",
            rules=("C-10",),
            row=f"grant {facts.holder.grant.index(after) + 1}",
            field="until",
            kind="grant-shorter",
            day=after.until,
            other_field="until",
            other=before.until,
            limit=None,
        )
        for before, after in pairwise(facts.grants)
        if after.until < before.until
    ]


def landing_missing(facts: EffectiveFacts, stay: Stay) -> list[Finding]:
    """Landed by a known grant, the day left out: path and seven years wait for it."""
    if facts.landed_on is not None:
        return []
    on_scheme = facts.left_for is None
    return [
        finding(
            facts,
            "facts.landing-missing",
            limit=stay.limit.on,
            path=on_scheme and (stay.pattern is None or stay.last_step is None),
            top_tier=on_scheme and facts.holder.route == "gpt",
            seven=facts.holder.residence_since is None,
        )
    ]


def stay_record(facts: EffectiveFacts, stay: Stay, assumed_due: bool) -> list[Finding]:
    """An unknown pattern, an assumed step, a stay of another length (S-05, S-11).

    `assumed_due` where the limit is only assumed and something can still be done.
    """
    found = []
    if stay.pattern is None:
        limit = stay.limit.on
        found.append(
            finding(
                facts,
                "facts.pattern-unknown",
                "watch" if stay.granted else "act",
                due_on=facts.landed_on if assumed_due else None,
                lost_on=limit if assumed_due else None,
                limit=limit,
                assumed=not stay.granted,
            )
        )
    if stay.step_assumed:
        first = stay.granted[0]
        found.append(
            finding(facts, "facts.step-assumed", step=first.step, until=first.until)
        )
    return found + _differs(facts, stay)


def _differs(facts: EffectiveFacts, stay: Stay) -> list[Finding]:
    """The last granted stay is not of the length that the pattern gives (S-11)."""
    pattern = stay.pattern
    if pattern is None or not stay.granted or stay.granted[-1].top_tier:
        return []
    last = stay.granted[-1]
    previous = stay.granted[-2] if len(stay.granted) > 1 else None
    base = base_of(last.step, previous, facts.landed_on, stay.normal)
    if base is None or last.step is None or last.step >= len(pattern.months):
        return []
    normal = add_months(base, pattern.months[last.step])
    gap = (last.until - normal).days
    if abs(gap) <= facts.policy.figures.pattern_tolerance_days:
        return []
    return [
        finding(
            facts,
            "stay.differs",
            rules=("S-11", *pattern.rules),
            overruled=pattern.overruled,
            until=last.until,
            normal=normal,
            days=gap,
        )
    ]


def unconfirmed(
    facts: EffectiveFacts, positions: Sequence[FilingPosition]
) -> list[Finding]:
    """Limits that nobody has read on the e-Visa, named in one finding.

    The holder's position comes first.
    """
    names = [s.subject for s in positions if s.limit.source != "confirmed"]
    if not names:
        return []
    days, holder = facts.policy.figures.unconfirmed_warning_days, positions[0]
    return [
        finding(
            facts,
            "stay.unconfirmed",
            "warn" if facts.is_within(days, holder.dates.opens) else "watch",
            names=tuple(names),
            source=holder.limit.source,
        )
    ]


def left_scheme(facts: EffectiveFacts) -> list[Finding]:
    """On another permission now, which has tests of its own (H-11, OR-11)."""
    if not facts.left_scheme:
        return []
    left_on = facts.holder.left_on
    return [finding(facts, "scheme.left", left=left_on, left_for=facts.left_for)]
