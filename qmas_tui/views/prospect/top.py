"""What stays above the page of a prospect: who it is, and where the case stands."""

from __future__ import annotations

from datetime import date

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.model import Line, Span
from qmas_tui.views.panel.pieces import apart
from qmas_tui.views.prospect.head import prospect_head
from qmas_tui.views.prospect.summary import counts_line, prerequisites_line
from qmas_tui.views.say import day_words

SHORT = 100
"""In less room than that the counts have no bars."""


def prospect_top(
    of: AssessedProspect,
    file_on: date | None,
    at: tuple[int, int] | None,
    room: int,
) -> tuple[Line, ...]:
    """The head in two lines, prerequisites and counts.

    `file_on` is the filing day that is only tried, `at` which of how many this is.
    """
    name, standing = prospect_head(of, room < SHORT)
    beside = (Span(f"{at[0]} of {at[1]} ", "dim"), Span("‹J K›", "head")) if at else ()
    tried: tuple[Span, ...] = ()
    if file_on is not None:
        words = f" as if filed on {day_words(file_on)} · not saved "
        tried = (Span(words, "chip"),)
    lines = [
        apart(name.spans, beside, room),
        apart(standing.spans, tried, room),
    ]
    found = of.assessment.evaluation
    if found is not None:
        lines.append(prerequisites_line(found, room))
        lines.append(counts_line(of, room < SHORT))
    return tuple(lines)
