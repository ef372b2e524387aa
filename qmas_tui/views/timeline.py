"""The path of a case drawn on four lines: stays, windows, today, the seven years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.model import Assessment
from qmas_tui.views.canvas import Canvas, Label, centred, spread
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import day_words
from qmas_tui.views.stretches import Scale, Stretch, find_stretches, names_of
from qmas_tui.views.width import cut

GRANTED = "━"
EXPECTED = "┄"
JOINT = "│"
WINDOW = "▒"
TODAY = "▮"
EARLIEST = "◆"
LATEST = "◇"


def timeline(
    assessment: Assessment, as_of: date, width: int, landed_on: date | None = None
) -> tuple[Line, ...]:
    """The path on four lines, none of them wider than the width.

    The drawing begins with the first stay that is known; `landed_on` lets it begin
    with the landing, where earlier stays are not on record.
    """
    stretches = find_stretches(assessment.path, landed_on, as_of)
    if not stretches or assessment.limit is None:
        words = Span(cut(no_path_words(assessment), width))
        return Line(), Line((words,)), Line(), Line()
    scale, began = scale_of(assessment, stretches, as_of, width, landed_on)
    return (
        _labels(assessment, stretches, began, scale),
        draw_path(assessment, stretches, began, as_of, scale).line(),
        _dates(assessment, stretches, began, as_of, scale),
        _today_and_seven(assessment, as_of, scale),
    )


def scale_of(
    assessment: Assessment,
    stretches: Sequence[Stretch],
    as_of: date,
    width: int,
    landed_on: date | None,
) -> tuple[Scale, date]:
    """The scale on which a path is drawn, and the day on which it begins."""
    assert assessment.limit is not None, "only a path with a limit is drawn"
    began = stretches[0].first
    if landed_on is not None and assessment.path[0].step:
        began = min(began, landed_on)
    seven = assessment.milestone
    ends = (seven.earliest, seven.latest) if seven else ()
    days = [began, as_of, stretches[-1].last, assessment.limit.on]
    days += [day for day in ends if day is not None]
    return Scale(min(days), max(days), width), began


def no_path_words(assessment: Assessment) -> str:
    """Why there is no stay to draw."""
    match assessment.stage:
        case "closed":
            return "Case closed: no dates to keep."
        case "broken":
            return "This case could not be worked out: no date of it is known here."
        case "permanent":
            return "Permanent resident: no limit of stay."
        case "left":
            return "Left Hong Kong: no dates of the holder's own."
        case "applied":
            return "Applied, not approved yet: no stay to show."
    use_by = [each.on for each in assessment.deadlines if each.kind == "entry.use-by"]
    until = f", entry visa to be used by {day_words(use_by[0])}" if use_by else ""
    return f"Not landed yet{until}."


def _labels(
    assessment: Assessment, stretches: Sequence[Stretch], began: date, scale: Scale
) -> Line:
    canvas = Canvas(scale.width)
    source = assessment.limit.source if assessment.limit else ""
    first = scale.column(stretches[0].first)
    if began < stretches[0].first:
        _fit(canvas, scale.column(began), first, ("earlier, not recorded", "earlier"))
    for place, stretch in enumerate(stretches):
        start, end = scale.column(stretch.first), scale.column(stretch.last)
        if place + 1 == len(stretches):
            end = scale.width
        _fit(canvas, start, end, names_of(stretch, source))
    return canvas.line()


def _fit(canvas: Canvas, start: int, end: int, names: Sequence[str]) -> None:
    """Write the longest name that fits between two joints."""
    for name in names:
        if start + 1 + len(name) < end:
            canvas.put(start + 1, name, "dim")
            return


def draw_path(
    assessment: Assessment,
    stretches: Sequence[Stretch],
    began: date,
    as_of: date,
    scale: Scale,
) -> Canvas:
    """Stays, the window, today and the seven years on one line."""
    canvas = Canvas(scale.width)
    column = scale.column
    _stroke(canvas, column(began), column(stretches[0].first), granted=False)
    for stretch in stretches:
        start, end = column(stretch.first), column(stretch.last)
        _stroke(canvas, start, end, stretch.step.granted)
    first = stretches[0]
    if first.is_begun:
        canvas.put(column(began), JOINT, "dim")
        canvas.put(column(first.first), JOINT, _role(first.step.granted))
    for stretch in stretches:
        canvas.put(column(stretch.last), JOINT, _role(stretch.step.granted))
    assert assessment.limit is not None, "only a path with a limit is drawn"
    limit = column(assessment.limit.on)
    for each in assessment.deadlines:
        if each.kind == "extension.opens":
            start = min(column(each.on), limit - 1)
            canvas.put(start, WINDOW * (limit - start), "warn")
    seven = assessment.milestone
    if seven is not None and seven.earliest is not None:
        if seven.latest is not None and seven.latest != seven.earliest:
            canvas.put(column(seven.latest), LATEST, "good")
        canvas.put(column(seven.earliest), EARLIEST, "good")
    canvas.put(_today(assessment.limit.on, as_of, scale), TODAY, "today")
    return canvas


def _today(limit: date, as_of: date, scale: Scale) -> int:
    """The column of today, on its own side of the limit even where both are close."""
    column = scale.column(as_of)
    if column == scale.column(limit) and as_of != limit:
        return column + (1 if as_of > limit else -1)
    return column


def _stroke(canvas: Canvas, start: int, end: int, granted: bool) -> None:
    sign = GRANTED if granted else EXPECTED
    canvas.put(start, sign * (end - start), _role(granted))


def _role(granted: bool) -> Role:
    return "accent" if granted else "dim"


def _dates(
    assessment: Assessment,
    stretches: Sequence[Stretch],
    began: date,
    as_of: date,
    scale: Scale,
) -> Line:
    """The first day, the current limit and the last; others where there is room."""
    assert assessment.limit is not None, "only a path with a limit is drawn"
    limit = assessment.limit.on
    canvas = Canvas(scale.width)
    first = stretches[0]
    begun = {began} if first.is_begun else set()
    kept = sorted({*begun, limit, stretches[-1].last})
    role: Role = "plain" if as_of <= limit else "act"
    labels = [
        Label(scale.column(day), day_words(day), role if day == limit else "dim")
        for day in kept
    ]
    for start, label in zip(spread(labels, scale.width, 1), labels, strict=True):
        canvas.put(start, label.text, label.role)
    for day in [first.first, *[each.last for each in stretches]]:
        label = Label(scale.column(day), day_words(day))
        start = centred(label, scale.width)
        is_known = day != first.first or first.is_begun
        has_room = canvas.is_free(start - 1, start + len(label.text))
        if is_known and day not in kept and has_room:
            canvas.put(start, label.text, label.role)
    return canvas.line()


def _today_and_seven(assessment: Assessment, as_of: date, scale: Scale) -> Line:
    labels = [Label(scale.column(as_of), "today", "today")]
    seven = assessment.milestone
    if seven is not None and seven.earliest is not None:
        words = longer = f"seven years {day_words(seven.earliest)}"
        if seven.latest is None:
            longer += ", latest day unknown"
        elif seven.latest != seven.earliest:
            longer += f" to {day_words(seven.latest)}"
        if len(longer) + len("today") + 2 <= scale.width:
            words = longer
        labels.append(Label(scale.column(seven.earliest), words, "good"))
    labels.sort(key=lambda label: label.column)
    canvas = Canvas(scale.width)
    for start, label in zip(spread(labels, scale.width), labels, strict=True):
        canvas.put(start, label.text, label.role)
    return canvas.line()
