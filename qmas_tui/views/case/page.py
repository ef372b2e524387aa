"""The case page: its head, and the sections between which one moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qmas_tui.facts.changes import Past
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.away import away_part
from qmas_tui.views.case.dates import now_part
from qmas_tui.views.case.family import family_part
from qmas_tui.views.case.head import case_head
from qmas_tui.views.case.history import history_part
from qmas_tui.views.case.notes import notes_part
from qmas_tui.views.case.papers import next_papers, papers_part
from qmas_tui.views.case.record import record_part
from qmas_tui.views.case.work import ROOM, work_part
from qmas_tui.views.model import Line, Part, Section, Span
from qmas_tui.views.width import cell_width

__all__ = ["NOW", "PARTS", "case_head", "case_part", "case_parts", "section_tabs"]

NOW: Final = "now"
PARTS: Final = {
    NOW: "Now",
    "work": "Work",
    "away": "Days away",
    "family": "Family",
    "papers": "Papers",
    "record": "Record",
    "notes": "Notes",
    "history": "History",
}
"""The sections of the page by their digits, from 0 on, each with its title."""


def case_parts(
    case: AssessedCase, policy: Policy, history: Sequence[Past]
) -> tuple[Part, ...]:
    """Every section of a case; `history` are its steps, oldest first."""
    return tuple(
        [
            Part(key, title, case_part(key, case, policy, history))
            for key, title in PARTS.items()
        ]
    )


def case_part(
    key: str,
    case: AssessedCase,
    policy: Policy,
    history: Sequence[Past],
    room: int = ROOM,
) -> tuple[Section, ...]:
    """One section of a case alone; only "history" looks at `history`."""
    match key:
        case "work":
            return work_part(case, policy, room)
        case "away":
            return away_part(case, policy)
        case "family":
            return family_part(case, policy)
        case "papers":
            return papers_part(case, policy, room)
        case "record":
            return record_part(case)
        case "notes":
            return notes_part(case)
        case "history":
            return history_part(case, history)
    return now_part(case, policy)


def section_tabs(
    case: AssessedCase, policy: Policy, here: str, room: int, with_now: bool
) -> Line:
    """The sections with their digits and how much each holds, as room allows.

    Without `with_now` the dates and findings stand above, and are no section.
    """
    counts = _counts(case, policy)
    for is_full, gap in ((True, 3), (True, 1), (False, 1)):
        spans: list[Span] = []
        for digit, (key, title) in enumerate(PARTS.items()):
            if key == NOW and not with_now:
                continue
            told = title if is_full else title.split()[0]
            number = counts.get(key, "") if is_full or key == "papers" else ""
            if key == here:
                spans.append(Span(f" {digit} {told} ", "chip"))
            else:
                spans += [Span(f" {digit} ", "dim"), Span(told)]
            spans.append(Span(f" {number}" if number else "", "dim"))
            spans.append(Span(" " * gap))
        if sum(cell_width(span.text) for span in spans) <= room:
            break
    return Line(tuple(spans))


def _counts(case: AssessedCase, policy: Policy) -> dict[str, str]:
    """How much the sections hold: days, people, notes, and papers of those wanted."""
    holder, residence = case.holder, case.assessment.residence
    counts = {
        "away": sum(residence.years) if residence else 0,
        "family": len(holder.dependant),
        "notes": len(holder.note),
    }
    told = {key: str(number) for key, number in counts.items() if number}
    if wanted := next_papers(case, policy):
        states = [each.state for each in wanted[1]]
        told["papers"] = f"{states.count('on file')}/{len(states)}"
    return told
