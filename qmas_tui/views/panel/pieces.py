"""Pieces of the panel: lines with two ends, who it is, and what is to be done next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.findings.model import AssessedCase, Finding, Item
from qmas_tui.findings.risk import is_gap, pressing
from qmas_tui.findings.snooze import last_review
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.papers import next_papers
from qmas_tui.views.items import finding_of
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.queue import far_role, name_of
from qmas_tui.views.say import (
    BASES,
    ROUTES,
    count,
    days_words,
    mark_of,
    near_day,
    role_of,
)
from qmas_tui.views.width import cell_width, clean, cut, pad
from qmas_tui.views.words import because, remedy

LABEL: Final = 8
GAP: Final = "  "
_STEPS: Final = {
    "extension.target": "file the extension",
    "extension.decision-late": "chase the decision",
    "abode.decision-late": "chase the decision on the right of abode",
    "milestone": "start the abode file",
    "entry.use-by": "arrange the landing, then record it",
}
"""What is to be done about a date that no finding speaks of."""
NOTHING_TO_DO: Final = "No risk found; nothing is to be done now"


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


def next_line(case: AssessedCase, policy: Policy, keys: str, room: int) -> Line:
    """What is to be done next, and the keys that begin it."""
    words = next_words(case, policy)
    told = labelled("Next", "head"), Span(words, "strong")
    return apart(told, () if words == NOTHING_TO_DO else (Span(keys, "head"),), room)


def next_words(case: AssessedCase, policy: Policy) -> str:
    """The next step of a case: what settles its item, else its worst finding."""
    item = case.assessment.next
    if item is not None:
        finding = finding_of(item, case)
        return remedy(finding) if finding else _step(item, case, policy)
    worst = pressing(case.assessment)
    return remedy(worst[0]) if worst else NOTHING_TO_DO


def _step(item: Item, case: AssessedCase, policy: Policy) -> str:
    words = _STEPS[item.kind]
    wanted = next_papers(case, policy) if item.kind == "extension.target" else None
    lacking = [each for each in wanted[1] if each.state != "on file"] if wanted else ()
    if not lacking:
        return words
    return f"{words}; {count(len(lacking), 'paper')} to collect first"


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
