"""The path of a case drawn on four lines: stays, windows, today, the seven years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Assessment, PathStep
from qmas_tui.views.canvas import Canvas, Label, centred, spread
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import count, day_words
from qmas_tui.views.width import cut

GRANTED = "━"
EXPECTED = "┄"
JOINT = "│"
WINDOW = "▒"
TODAY = "▮"
EARLIEST = "◆"
LATEST = "◇"


class _Stretch(Struct, frozen=True, gc=False):
    """One stay as it is drawn, from the end of the one before.

    `is_begun` is false where the day of its beginning is not known.
    """

    first: date
    last: date
    step: PathStep
    is_begun: bool = True


class _Scale(Struct, frozen=True, gc=False):
    """Days set out over the columns of a line."""

    first: date
    last: date
    width: int

    def column(self, day: date) -> int:
        """The column of a day; one cell is left free at either end."""
        whole = max((self.last - self.first).days, 1)
        return 1 + round((day - self.first).days * (self.width - 3) / whole)


def timeline(
    assessment: Assessment, as_of: date, width: int, landed_on: date | None = None
) -> tuple[Line, ...]:
    """The path on four lines, none of them wider than the width.

    The drawing begins with the first stay that is known; `landed_on` lets it begin
    with the landing, where earlier stays are not on record.
    """
    stretches = _find_stretches(assessment.path, landed_on, as_of)
    if not stretches or assessment.limit is None:
        words = Span(cut(_no_path(assessment), width))
        return Line(), Line((words,)), Line(), Line()
    began = stretches[0].first
    if landed_on is not None and assessment.path[0].step:
        began = min(began, landed_on)
    seven = assessment.milestone
    ends = (seven.earliest, seven.latest) if seven else ()
    days = [began, as_of, stretches[-1].last, assessment.limit.on]
    days += [day for day in ends if day is not None]
    scale = _Scale(min(days), max(days), width)
    return (
        _labels(assessment, stretches, began, scale),
        _drawing(assessment, stretches, began, as_of, scale),
        _dates(assessment, stretches, began, as_of, scale),
        _today_and_seven(assessment, as_of, scale),
    )


def _no_path(assessment: Assessment) -> str:
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


def _find_stretches(
    path: Sequence[PathStep], landed_on: date | None, as_of: date
) -> list[_Stretch]:
    """The stays as drawn; one that a later grant cut short or replaced is left out.

    A first one whose beginning is not known is drawn from today on.
    """
    kept: list[PathStep] = []
    for step in path:
        while kept and kept[-1].until >= step.until:
            kept.pop()
        kept.append(step)
    if not kept:
        return []
    first = kept[0]
    is_begun = first.months is not None or landed_on is not None
    began = as_of if first.months is None else add_months(first.until, -first.months)
    if landed_on is not None and (not first.step or landed_on > began):
        began = landed_on
    stretches = []
    for step in kept:
        stretches.append(_Stretch(min(began, step.until), step.until, step, is_begun))
        began, is_begun = step.until, True
    return stretches


def _names_of(stretch: _Stretch, source: str) -> tuple[str, ...]:
    """What a stay can be called, from the longest to the shortest."""
    step = stretch.step
    name, short = "initial", "init"
    if step.step is None:
        name, short = "stay", "stay"
    elif step.step:
        name, short = f"extension {step.step}", f"ext {step.step}"
    if not step.granted:
        how = "assumed" if source == "assumed" and not step.step else "expected"
        how = f"{how}, top tier" if step.top_tier else how
    else:
        how = count(step.months, "month") if step.months and step.months > 0 else ""
        if not stretch.is_begun:
            how = "beginning not recorded"
    return (f"{name}, {how}" if how else name, name, short)


def _labels(
    assessment: Assessment, stretches: Sequence[_Stretch], began: date, scale: _Scale
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
        _fit(canvas, start, end, _names_of(stretch, source))
    return canvas.line()


def _fit(canvas: Canvas, start: int, end: int, names: Sequence[str]) -> None:
    """Write the longest name that fits between two joints."""
    for name in names:
        if start + 1 + len(name) < end:
            canvas.put(start + 1, name, "dim")
            return


def _drawing(
    assessment: Assessment,
    stretches: Sequence[_Stretch],
    began: date,
    as_of: date,
    scale: _Scale,
) -> Line:
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
    return canvas.line()


def _today(limit: date, as_of: date, scale: _Scale) -> int:
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
    stretches: Sequence[_Stretch],
    began: date,
    as_of: date,
    scale: _Scale,
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


def _today_and_seven(assessment: Assessment, as_of: date, scale: _Scale) -> Line:
    labels = [Label(scale.column(as_of), "today", "today")]
    seven = assessment.milestone
    if seven is not None and seven.earliest is not None:
        words = longer = f"seven years {day_words(seven.earliest)}"
        if seven.latest is None:
            longer += ", latest day open"
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
