"""The path of a case now and if, one under the other on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase, Assessment, PathStep
from qmas_tui.views.model import Line, Span
from qmas_tui.views.stretches import Scale, Stretch, find_stretches
from qmas_tui.views.timeline import draw_path, scale_of
from qmas_tui.views.timeline_line import put_years

_LABEL: Final = 6


class _Strip(Struct, frozen=True):
    """A path that can be drawn, with the scale that it has alone."""

    label: str
    found: Assessment
    stretches: Sequence[Stretch]
    scale: Scale
    began: date


def strip_lines(now: AssessedCase, then: AssessedCase, width: int) -> list[Line]:
    """Both paths, where they are not alike; nothing where there is none to draw."""
    if _drawn(now.assessment) == _drawn(then.assessment):
        return []
    room = width - _LABEL
    strips = [_strip("now", now, room), _strip("if", then, room)]
    known = [each for each in strips if each is not None]
    days = [day for each in known for day in (each.scale.first, each.scale.last)]
    scale = Scale(min(days, default=date.min), max(days, default=date.min), room)
    return [_line(each, scale) for each in known]


def _drawn(found: Assessment) -> tuple[Sequence[PathStep], date | None, object]:
    """What of a case a drawing shows, today aside."""
    opens = [e.on for e in found.deadlines if e.kind == "extension.opens"]
    earliest = found.milestone.earliest if found.milestone else None
    return found.path, found.limit.on if found.limit else None, (opens, earliest)


def _strip(label: str, case: AssessedCase, room: int) -> _Strip | None:
    found, landed_on = case.assessment, case.holder.landed_on
    stretches = find_stretches(found.path, landed_on, found.as_of)
    if not stretches or found.limit is None:
        return None
    scale, began = scale_of(found, stretches, found.as_of, room, landed_on)
    return _Strip(label, found, stretches, scale, began)


def _line(strip: _Strip, scale: Scale) -> Line:
    found = strip.found
    canvas = draw_path(found, strip.stretches, strip.began, found.as_of, scale)
    put_years(canvas, strip.stretches, scale)
    return Line((Span(strip.label.ljust(_LABEL), "dim"), *canvas.line().spans))
