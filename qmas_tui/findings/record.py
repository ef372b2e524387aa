"""What is wrong with the record itself: gaps and contradictions, never risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Filing
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.known import is_for, outcome_on
from qmas_tui.findings.model import Finding, Level, PathStep, Shown
from qmas_tui.findings.stay import Stay, base_of
from qmas_tui.findings.subject import Subject
from qmas_tui.findings.window import belongs
from qmas_tui.policy.policy import Policy

_NOBODY: Final = frozenset({"", "none", "no", "nil", "single", "-", "0"})
"""Texts of the field `family` that say that there is nobody."""


def gaps_in_record(holder: Holder, policy: Policy) -> list[Finding]:
    """Facts that nobody has given or read yet, whatever the stage."""
    found = []
    if holder.citizenship == "unknown":
        found.append(
            finding(policy, "facts.citizenship-unknown", "watch", "house", ("P-03",))
        )
    for cell in holder.unread:
        shown: Shown = (("column", cell.column), ("text", cell.text))
        found.append(finding(policy, "import.unread", "watch", "house", (), shown))
    if not holder.dependant and not _says_nobody(holder.family):
        shown = (("family", holder.family),)
        found.append(
            finding(policy, "family.unrecorded", "watch", "house", ("D-02",), shown)
        )
    for shown in _out_of_order(holder):
        found.append(finding(policy, "facts.order", "watch", "house", (), shown))
    return found


def _says_nobody(family: str | None) -> bool:
    return family is None or family.strip().casefold() in _NOBODY


def _out_of_order(holder: Holder) -> list[Shown]:
    wrong: list[Shown] = []
    applied = holder.applied_on
    if applied is not None:
        if holder.landed_on is not None and applied > holder.landed_on:
            wrong.append(
                (
                    ("what", "applied after landing"),
                    ("first", applied),
                    ("second", holder.landed_on),
                )
            )
        elif holder.approved_on is not None and applied > holder.approved_on:
            wrong.append(
                (
                    ("what", "applied after approval"),
                    ("first", applied),
                    ("second", holder.approved_on),
                )
            )
    own = [each.trip for each in holder.dependant]
    for trip in chain(holder.trip, *own):
        if trip.back is not None and trip.back < trip.out:
            wrong.append(
                (
                    ("what", "back before leaving"),
                    ("first", trip.out),
                    ("second", trip.back),
                )
            )
    for work in holder.work:
        if work.from_ is not None and work.to is not None and work.to < work.from_:
            wrong.append(
                (
                    ("what", "work ends before it begins"),
                    ("first", work.from_),
                    ("second", work.to),
                )
            )
    for row in holder.excluded:
        if row.to is not None and row.to < row.from_:
            wrong.append(
                (
                    ("what", "excluded time ends before it begins"),
                    ("first", row.from_),
                    ("second", row.to),
                )
            )
    return wrong


def grant_order(granted: Sequence[PathStep], policy: Policy) -> list[Finding]:
    """A grant that ends before the one before it (C-10)."""
    found = []
    for place in range(1, len(granted)):
        first, second = granted[place - 1].until, granted[place].until
        if second < first:
            shown = (
                ("what", "a grant ends before the one before it"),
                ("first", first),
                ("second", second),
            )
            found.append(
                finding(policy, "facts.order", "watch", "house", ("C-10",), shown)
            )
    return found


def stay_record(stay: Stay, landed_on: date, policy: Policy) -> list[Finding]:
    """An unknown pattern, an assumed step, a stay of another length (S-05, S-11)."""
    found = grant_order(stay.granted, policy)
    if stay.pattern is None:
        level: Level = "watch" if stay.granted else "act"
        shown: Shown = (("limit", stay.limit.on), ("assumed", not stay.granted))
        found.append(
            finding(policy, "facts.pattern-unknown", level, "house", ("S-05",), shown)
        )
    if stay.step_assumed:
        shown = (("step", stay.granted[0].step), ("until", stay.granted[0].until))
        found.append(
            finding(policy, "facts.step-assumed", "watch", "house", ("S-05",), shown)
        )
    differs = _differs(stay, landed_on, policy)
    if differs:
        found.append(
            finding(
                policy,
                "stay.differs",
                "watch",
                "house",
                ("S-11", *stay.pattern_rules),
                differs,
            )
        )
    return found


def _differs(stay: Stay, landed_on: date, policy: Policy) -> Shown:
    if stay.pattern is None or not stay.granted or stay.granted[-1].top_tier:
        return ()
    last = stay.granted[-1]
    previous = stay.granted[-2] if len(stay.granted) > 1 else None
    base = base_of(last.step, previous, landed_on, stay.normal)
    if base is None or last.step >= len(stay.pattern.months):
        return ()
    normal = add_months(base, stay.pattern.months[last.step])
    gap = (last.until - normal).days
    if abs(gap) <= policy.figures.pattern_tolerance_days:
        return ()
    return (("until", last.until), ("normal", normal), ("days", gap))


def unmatched_filings(
    filings: Sequence[Filing], subjects: Sequence[Subject], as_of: date, policy: Policy
) -> list[Finding]:
    """Pending extension filings that belong to nobody's limit."""
    found = []
    for filing in filings:
        if outcome_on(filing, as_of) != "pending":
            continue
        if any(
            belongs(filing, subject.dates) and is_for(filing, subject.name)
            for subject in subjects
        ):
            continue
        shown = (("filed", filing.filed_on),)
        found.append(
            finding(policy, "facts.filing-unmatched", "warn", "house", ("E-01",), shown)
        )
    return found


def unconfirmed(
    subjects: Sequence[Subject], opens: date, as_of: date, policy: Policy
) -> list[Finding]:
    """Limits that nobody has read on the e-Visa, named in one finding."""
    names = [s.name for s in subjects if s.limit.source != "confirmed"]
    if not names:
        return []
    lead = timedelta(days=policy.figures.unconfirmed_warning_days)
    level: Level = "warn" if as_of >= opens - lead else "watch"
    rules = policy.behind("unconfirmed-warning-days")
    shown = (("names", tuple(names)), ("source", subjects[0].limit.source))
    return [finding(policy, "stay.unconfirmed", level, "house", rules, shown)]
