"""The path of a case on one line, with its years between the stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.findings.model import Assessment
from qmas_tui.views.canvas import Canvas
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import short_day
from qmas_tui.views.stretches import Scale, Stretch, find_stretches
from qmas_tui.views.timeline import (
    JOINT,
    TODAY,
    WINDOW,
    draw_path,
    no_path_words,
    scale_of,
)
from qmas_tui.views.width import cell_width, cut

_LEAST: Final = 30


def timeline_line(
    assessment: Assessment, as_of: date, width: int, landed_on: date | None = None
) -> tuple[Line, ...]:
    """The path and what its signs mean, no wider than the width."""
    stretches = find_stretches(assessment.path, landed_on, as_of)
    if not stretches or assessment.limit is None:
        return (Line((Span(cut(no_path_words(assessment), width)),)),)
    legend = _legend(assessment, as_of)
    used = sum(cell_width(span.text) for span in legend)
    if width - used < _LEAST:
        legend, used = (), 0
    scale, began = scale_of(assessment, stretches, as_of, width - used, landed_on)
    canvas = draw_path(assessment, stretches, began, as_of, scale)
    put_years(canvas, stretches, scale)
    drawn = canvas.line().spans
    gap = width - used - sum(len(span.text) for span in drawn)
    return (Line((*drawn, Span(" " * gap), *legend)),)


def _legend(assessment: Assessment, as_of: date) -> tuple[Span, ...]:
    spans = [Span(f"   {TODAY} ", "today"), Span("today", "dim")]
    spans += [Span(f"  {WINDOW} ", "warn"), Span("window", "dim")]
    seven = assessment.milestone
    if seven is not None and seven.earliest is not None:
        day = short_day(seven.earliest, as_of)
        spans += [Span("  ◆ ", "good"), Span(f"seven {day}", "dim")]
    return tuple(spans)


def put_years(canvas: Canvas, stretches: Sequence[Stretch], scale: Scale) -> None:
    """The year behind each joint, where nothing but the stroke of a stay stands."""
    days = [stretches[0].first] if stretches[0].is_begun else []
    for day in [*days, *[each.last for each in stretches]]:
        at = scale.column(day) + len(JOINT)
        if canvas.is_stroke(at, at + 2):
            canvas.put(at, f"{day:%y}", "plain")
