"""The record itself: particulars, grants and filings."""

from __future__ import annotations

from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Filing, Grant
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.lay import (
    DAY_CELLS,
    cell,
    day_or_dash,
    numbered,
    row,
    said,
    section,
)
from qmas_tui.views.model import Line, Remedy, Section, Span
from qmas_tui.views.say import CITIZENS, day_words, subject_words

WITH: Final = {"left_on": ("left_on", "left_for"), "status": ("status", "closed_on")}
"""Facts that are one with another."""
_LEFT_FOR = {
    "employment": "the scheme, for employment",
    "dependant": "the scheme, as a dependant",
    "student": "the scheme, as a student",
    "other-scheme": "the scheme, for another",
    "left-hong-kong": "Hong Kong",
}


def record_part(case: AssessedCase) -> tuple[Section, ...]:
    """What is recorded of the person, and every grant and filing, newest first."""
    holder = case.holder
    grants, filings = numbered(holder.grant, _grant), numbered(holder.filing, _filing)
    no_grant = "No grant recorded; the limit of stay is only expected."
    sections = (
        section("Grants", reversed(grants), no_grant),
        section("Filings", reversed(filings), "No filing yet."),
        section("Particulars", _particulars(holder)),
    )
    return sections


def _grant(number: int, grant: Grant) -> Line:
    read = Span("read on the e-Visa", "good") if grant.confirmed else None
    granted = day_words(grant.granted_on) if grant.granted_on else ""
    return row(
        Span("until "),
        cell(day_words(grant.until), DAY_CELLS, "strong", "until"),
        Span("granted " if grant.granted_on else " " * 8, "dim"),
        cell(granted, DAY_CELLS, "dim", "granted_on"),
        read or Span("not confirmed from the e-Visa", "warn"),
        Span(
            f"   recorded as step {grant.step}" if grant.step is not None else "", "dim"
        ),
        of=("grant", number),
    )


def _filing(number: int, filing: Filing) -> Line:
    kind = "right of abode" if filing.kind == "right-of-abode" else "extension"
    outcome: str = filing.outcome
    if filing.decided_on is not None:
        outcome += f" {day_words(filing.decided_on)}"
    people = ", ".join(subject_words(each) for each in filing.for_)
    if not people:
        people = "everyone" if filing.kind == "extension" else "the holder"
    return row(
        cell(kind, 14),
        Span("filed "),
        cell(day_words(filing.filed_on), DAY_CELLS, "plain", "filed_on"),
        cell(outcome, 21, "plain" if filing.outcome == "pending" else "dim"),
        said(f"for {people}", "dim"),
        of=("filing", number),
    )


def _particulars(holder: Holder) -> list[Line]:
    day = day_or_dash
    citizen = CITIZENS[holder.citizenship].removeprefix("citizenship ")
    facts = [
        ("citizenship", "citizenship", citizen),
        ("born_on", "born", day(holder.born_on)),
        ("applied_on", "applied for entry", day(holder.applied_on)),
        ("approved_on", "approved", day(holder.approved_on)),
        ("entry_by", "entry visa until", day(holder.entry_by)),
        ("landed_on", "landed", day(holder.landed_on)),
    ]
    if holder.residence_since:
        since = day(holder.residence_since)
        facts.append(("residence_since", "resident since", since))
    if holder.claimed_sector:
        sector = holder.claimed_sector.replace("-", " ")
        facts.append(("claimed_sector", "applied to work in", sector))
    if holder.left_on and holder.left_for:
        left = f"{_LEFT_FOR[holder.left_for]}, {day_words(holder.left_on)}"
        facts.append(("left_on", "left", left))
    if holder.abode:
        facts.append(("abode", "right of abode", "not wanted"))
    if holder.pattern:
        facts.append(("pattern", "pattern set to", holder.pattern))
    if holder.tags:
        facts.append(("tags", "tags", ", ".join(holder.tags)))
    if holder.status != "active":
        since = f" since {day_words(holder.closed_on)}" if holder.closed_on else ""
        facts.append(("status", "status", f"{holder.status}{since}"))
    return [_particular(*each) for each in facts]


def _particular(field: str, name: str, text: str) -> Line:
    """One of the holder's own facts; the form of `enter` asks for it alone."""
    fields = WITH.get(field, (field,))
    remedy = Remedy(f"correct {name}", "particulars", fields=fields)
    told = said(text, "plain", *fields)
    return row(cell(name, 18, "dim"), told, remedy=remedy)
