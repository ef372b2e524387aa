"""A case in a few lines, below the queue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.risk import pressing
from qmas_tui.views.case.page import case_head
from qmas_tui.views.model import Line, Span
from qmas_tui.views.remedies import no_risk_words
from qmas_tui.views.say import mark_of, role_of
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import clean, fold
from qmas_tui.views.words import because, remedy

MOST_LINES = 4
MOST_LINES_LOW = 2
"""So many lines tell of findings; a low screen has room for few."""
MARGIN = 2
MARK = 3


def panel_lines(
    case: AssessedCase, as_of: date, width: int, *, low: bool = False
) -> tuple[Line, ...]:
    """Who it is, the path drawn, and the worst of what endangers it or is not known.

    On a `low` screen only who it is and the worst finding.
    """
    room = width - 2 * MARGIN
    landed_on = case.holder.landed_on
    drawn = timeline(case.assessment, as_of, room, landed_on)
    head = case_head(case, room)
    lines = [head[0]] if low else [*head, Line(), *drawn, Line()]
    told = list(_told(pressing(case.assessment), room))
    if not told:
        told = [Line((Span(no_risk_words(case), "dim"),))]
    lines += told[: MOST_LINES_LOW if low else MOST_LINES]
    gap = Span(" " * MARGIN)
    return tuple(structs.replace(each, spans=(gap, *each.spans)) for each in lines)


def _told(worst: list[Finding], room: int) -> Iterator[Line]:
    """Each finding in full, then quietly what settles it."""
    for finding in worst:
        mark = f"{mark_of(finding.level):<{MARK}}"
        for text in fold(f"{clean(because(finding))}.", room - MARK):
            yield Line((Span(mark, role_of(finding.level)), Span(text)))
            mark = " " * MARK
        for text in fold(f"{clean(remedy(finding))}.", room - MARK):
            yield Line((Span(mark), Span(text, "dim")))
