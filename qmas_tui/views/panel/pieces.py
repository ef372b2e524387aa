"""Pieces of the panel: lines with two ends, who it is, and what is to be done next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.risk import is_gap, pressing
from qmas_tui.findings.snooze import last_review
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.queue import far_role, name_of
from qmas_tui.views.remedies import next_words, no_risk_words
from qmas_tui.views.say import (
    BASES,
    ROUTES,
    days_words,
    mark_of,
    near_day,
    role_of,
)
from qmas_tui.views.width import cell_width, clean, cut, pad
from qmas_tui.views.words import because

LABEL: Final = 8
GAP: Final = "  "


def apart(left: Sequence[Span], right: Sequence[Span], room: int) -> Line:
    """Words at both ends; the left ones are cut where they would meet the others."""
    wanted = sum(cell_width(span.text) for span in right)
    free = room - wanted - (2 if right else 0)
    kept = []
    for span in left:
        text = cut(clean(span.text), free)
        free -= cell_width(text)
        kept.append(Span(text, span.role))
    gap = Span(" " * (free + (2 if right else 0)))
    return Line((*kept, gap, *right)) if right else Line(tuple(kept))


def labelled(label: str, role: Role = "dim") -> Span:
    """The label at the beginning of a line."""
    return Span(pad(label, LABEL), role)


def who(case: AssessedCase, short: bool = False) -> tuple[Span, Span]:
    """The name; then, quieter, case, nationality, scheme and adviser."""
    holder, found = case.holder, case.assessment
    route = holder.route.upper() if short else ROUTES[holder.route]
    words = [
        holder.case,
        holder.nationality or "",
        f"{route} {found.pattern or ''}".strip(),
        f"adviser {holder.adviser}" if holder.adviser else "",
    ]
    told = GAP + " · ".join(filter(None, words))
    return Span(clean(name_of(holder)), "strong"), Span(clean(told), "dim")


def limit_spans(case: AssessedCase, soon: int) -> tuple[Span, ...]:
    """The limit of stay and how far it is."""
    found = case.assessment
    if found.limit is None:
        return (Span("no limit of stay", "dim"),)
    return dated("limit", found.limit.on, found.as_of, soon)


def dated(label: str, on: date, as_of: date, soon: int) -> tuple[Span, Span]:
    """A day with its name; then its distance, which says how much it matters."""
    days = (on - as_of).days
    day = Span(f"{label} {near_day(on, as_of)}, ")
    return day, Span(days_words(days), far_role(days, soon))


def last_seen(case: AssessedCase) -> Span:
    """When somebody last looked at the case."""
    as_of = case.assessment.as_of
    last = last_review(case.holder, as_of)
    return Span(f"last seen {near_day(last.on, as_of)}" if last else "", "dim")


def next_line(case: AssessedCase, keys: str, room: int) -> Line:
    """What is to be done next, and the keys that begin it."""
    free = room - LABEL - len(keys) - 2
    words = next_words(case, free)
    told = labelled("Next", "head"), Span(words or no_risk_words(case), "strong")
    return apart(told, (Span(keys, "head"),) if words else (), room)


def finding_line(finding: Finding, words: str, room: int, cells: int = 3) -> Line:
    """A finding: its mark, its words, and at the right what it rests on.

    `cells` are those of the mark.
    """
    mark = Span(pad(mark_of(finding.level), cells), role_of(finding.level))
    basis = Span("gap" if is_gap(finding) else BASES[finding.basis], "dim")
    return apart((mark, Span(words)), (basis,), room)


def worst_line(case: AssessedCase, room: int) -> Line:
    """The worst finding in a sentence; an empty line where there is none."""
    worst = pressing(case.assessment)
    if not worst:
        return Line()
    return finding_line(worst[0], because(worst[0]), room, LABEL)


def indented(lines: Sequence[Line], cells: int) -> tuple[Line, ...]:
    """Lines with room on the left."""
    return tuple([Line((Span(" " * cells), *each.spans)) for each in lines])
