"""The path of a case as a picture in a page: SVG, to scale, readable without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.exchange.out.markup import Markup, joined, tag
from qmas_tui.views.drawing import Bar, Drawing, Mark
from qmas_tui.views.say import day_words
from qmas_tui.views.width import cell_width

_WIDTH: Final = 720
_MARGIN: Final = 8
_TOP, _BAR, _HEIGHT = 20, 14, 78
"""Where the bars begin, how high they are, and how high the picture is."""
_DATES, _MARKS = 50, 70
"""The base lines of the dates and of the words of the marks."""
_SIGN: Final = 5.6
"""How wide a sign of a label is, about."""
_GAP: Final = 4
"""What is left free on either side of it."""


class _Scale(Struct, frozen=True):
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands, from the left."""
        whole = max((self.last - self.first).days, 1)
        room = _WIDTH - 2 * _MARGIN
        return round(_MARGIN + (day - self.first).days * room / whole, 1)


def draw_svg(drawing: Drawing) -> Markup:
    """The picture; its label says in words what it shows."""
    days = [bar.first for bar in drawing.bars] + [bar.last for bar in drawing.bars]
    days += [mark.on for mark in drawing.marks]
    scale = _Scale(min(days), max(days))
    parts = [
        *[_bar(bar, scale) for bar in drawing.bars],
        *[_window(*window, scale) for window in drawing.windows],
        *_names(drawing.bars, scale),
        *[_joint(day, scale) for day in _joints(drawing.bars)],
        *_dates(drawing, scale),
        *[_sign(mark, scale) for mark in drawing.marks],
        *_words(drawing.marks, scale),
    ]
    return tag(
        "svg",
        joined(*parts),
        "path",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=drawing.spoken,
    )


def _shape(name: str, class_: str, **numbers: float | str) -> Markup:
    return tag(name, "", class_, **{key: str(value) for key, value in numbers.items()})


def _bar(bar: Bar, scale: _Scale) -> Markup:
    start, end = scale.x(bar.first), scale.x(bar.last)
    kind = "granted" if bar.granted else "expected"
    return _box(start, end, kind)


def _box(start: float, end: float, kind: str) -> Markup:
    width = round(max(end - start, 1), 1)
    return _shape("rect", kind, x=start, y=_TOP, width=width, height=_BAR)


def _window(first: date, limit: date, scale: _Scale) -> Markup:
    """The window before a limit, in strokes that a printer without colour shows too."""
    start, end = scale.x(first), scale.x(limit)
    strokes = []
    place = start + 2
    while place < end:
        strokes.append(f"M{place:.1f} {_TOP + _BAR}L{min(place + 4, end):.1f} {_TOP}")
        place += 4
    lines = _shape("path", "strokes", d="".join(strokes))
    return joined(_box(start, end, "window"), lines)


def _joints(bars: Sequence[Bar]) -> list[date]:
    """The days on which a stay is known to begin or to end."""
    begun = [bar.first for bar in bars if bar.is_begun]
    return sorted({*begun, *[bar.last for bar in bars]})


def _joint(day: date, scale: _Scale) -> Markup:
    x = scale.x(day)
    return _shape("line", "joint", x1=x, x2=x, y1=_TOP - 2, y2=_TOP + _BAR + 4)


def _names(bars: Sequence[Bar], scale: _Scale) -> Iterator[Markup]:
    """Over each stay the longest name that fits."""
    for bar in bars:
        start, end = scale.x(bar.first), scale.x(bar.last)
        for name in bar.names:
            if _wide(name) <= end - start:
                yield _label(name, (start + end) / 2, _TOP - 7, "name")
                break


def _wide(text: str) -> float:
    return cell_width(text) * _SIGN


def _label(text: str, middle: float, y: float, class_: str) -> Markup:
    return tag("text", text, class_, x=f"{middle:.1f}", y=str(y))


def _inside(x: float, text: str) -> float:
    """The middle of a label as near a place as the picture has room."""
    half = _wide(text) / 2
    return min(max(x, half), _WIDTH - half)


def _dates(drawing: Drawing, scale: _Scale) -> Iterator[Markup]:
    """The last day and the first, then the others where there is room."""
    joints = _joints(drawing.bars)
    limits = [limit for _, limit in drawing.windows]
    wanted = dict.fromkeys([*limits, joints[-1], joints[0], *joints])
    taken: list[tuple[float, float]] = []
    for day in wanted:
        words = day_words(day)
        middle = _inside(scale.x(day), words)
        half = _wide(words) / 2 + _GAP
        if _is_free(taken, middle - half, middle + half):
            taken.append((middle - half, middle + half))
            yield _label(words, middle, _DATES, "limit" if day in limits else "day")


def _is_free(taken: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    return all(end <= first or last <= start for first, last in taken)


def _sign(mark: Mark, scale: _Scale) -> Markup:
    x, middle = scale.x(mark.on), _TOP + _BAR / 2
    if mark.kind == "today":
        return _shape("line", "today", x1=x, x2=x, y1=_TOP - 5, y2=_TOP + _BAR + 5)
    half = 6
    corners = f"{x},{middle - half} {x + half},{middle} {x},{middle + half} "
    return _shape("polygon", mark.kind, points=f"{corners}{x - half},{middle}")


def _words(marks: Sequence[Mark], scale: _Scale) -> Iterator[Markup]:
    """The words of the marks, each as near its own as the others leave room."""
    ordered = sorted(marks, key=lambda each: each.on)
    widths = [_wide(mark.text) + 2 * _GAP for mark in ordered]
    starts: list[float] = []
    free = 0.0
    for mark, width in zip(ordered, widths, strict=True):
        starts.append(max(scale.x(mark.on) - width / 2, free))
        free = starts[-1] + width
    limit = float(_WIDTH)
    for place in range(len(ordered) - 1, -1, -1):
        starts[place] = min(starts[place], limit - widths[place])
        limit = starts[place]
    for mark, start, width in zip(ordered, starts, widths, strict=True):
        yield _label(mark.text, start + width / 2, _MARKS, mark.kind)
