"""A case in a few lines, below the queue."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.findings.model import HOLDER
from qmas_tui.views.case import case_head
from qmas_tui.views.filter import risks
from qmas_tui.views.model import Entry, Line, Span
from qmas_tui.views.say import mark_of, role_of
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import cell_width, clean, cut
from qmas_tui.views.words import because, remedy

MOST_FINDINGS = 3
MOST_FINDINGS_LOW = 2
MARGIN = 2


def panel_lines(
    entry: Entry, as_of: date, width: int, *, low: bool = False
) -> tuple[Line, ...]:
    """Who it is, the path drawn, and the worst of what endangers it.

    On a `low` screen only who it is and the two worst findings.
    """
    room = width - 2 * MARGIN
    landed_on = entry.holder.landed_on
    drawn = timeline(entry.assessment, as_of, room, landed_on)
    head = case_head(entry)
    lines = [head[0]] if low else [*head, Line(), *drawn, Line()]
    worst = risks(entry)
    for finding in worst[: MOST_FINDINGS_LOW if low else MOST_FINDINGS]:
        who = "" if finding.subject == HOLDER else f"{finding.subject}: "
        said = clean(f"{who}{because(finding)}")
        line = [
            Span(f"{mark_of(finding.level):<3}", role_of(finding.level)),
            Span(cut(said, room - 3)),
        ]
        settled = f"   {remedy(finding)}"
        if cell_width(said) + cell_width(settled) + 3 <= room:
            line.append(Span(settled, "dim"))
        lines.append(Line(tuple(line)))
    if not worst:
        lines.append(Line((Span("Nothing endangers this case.", "dim"),)))
    gap = Span(" " * MARGIN)
    return tuple(structs.replace(each, spans=(gap, *each.spans)) for each in lines)
