"""The first line: whose book, where one is, which day, and how old the rules are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.views.model import Span
from qmas_tui.views.say import long_day, short_day
from qmas_tui.views.width import cell_width, clean

HOLDERS, PROSPECTS = "Holders", "Prospects"
PLACES: Final = {
    HOLDERS: "app.holders",
    PROSPECTS: "app.go('prospects')",
    "Month": "app.go('month')",
    "Workload": "app.go('workload')",
    "Log": "app.whats_new",
}
"""The places of the desk, in their order, and the actions that lead there."""
GAP: Final = "   "
AIR: Final = 8
"""So many cells at least keep both ends of the line apart."""


class Heading(Struct, frozen=True):
    """What the first line says.

    `here` is one of the places; `status` stands instead of them while something is
    done, and `trouble` before all else. `is_stale` where the rules are to be read anew,
    `rules_key` shows them, where they are others than those that were accepted.
    """

    book: str
    holders: int
    prospects: int
    here: str
    day: date
    rules_read: date
    is_stale: bool
    rules_key: str = ""
    status: str = ""
    trouble: str = ""


def header_line(heading: Heading, width: int) -> list[Span]:
    """The first line, as fully as there is room for."""
    for left, right in _ways(heading):
        used = sum(cell_width(span.text) for span in (*left, *right))
        if used + AIR <= width:
            return [*left, Span(" " * (width - used - 1)), *right]
    return list(left)


def _ways(heading: Heading) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
    """Both ends of the line, from the fullest to the barest."""
    name, short = _name(heading), [*_places(heading, every=False)]
    day, brief = Span(long_day(heading.day)), _rules(heading)
    yield (*name, *_places(heading)), (day, Span(GAP), *_rules(heading, in_full=True))
    yield (*name, *_places(heading)), (day, Span(" · ", "dim"), *brief)
    yield (*name, *short), (day, Span(" · ", "dim"), *brief)
    yield (*name, *short), brief
    yield (*name, *short), ()


def _name(heading: Heading) -> list[Span]:
    trouble = [Span(f" !! {heading.trouble}  ", "act")] if heading.trouble else []
    book = Span(f"{GAP}{clean(heading.book)}")
    return [*trouble, Span(" QMAS desk", "head"), book]


def _places(heading: Heading, every: bool = True) -> Iterator[Span]:
    """The places, in bold where one is, or that one alone; people counted."""
    if heading.status:
        yield Span(f"{GAP}{heading.status}", "dim")
        return
    counts = {HOLDERS: heading.holders, PROSPECTS: heading.prospects}
    for place in PLACES if every else (heading.here,):
        yield Span(f"{GAP}{place}", "strong" if place == heading.here else "dim")
        if place in counts:
            yield Span(f" {counts[place]}", "accent")


def _rules(heading: Heading, in_full: bool = False) -> tuple[Span, ...]:
    if heading.rules_key:
        return (Span(f"rules changed, {heading.rules_key}", "warn"),)
    age = f"{(heading.day - heading.rules_read).days} d old"
    read = f"{short_day(heading.rules_read, heading.day)}, " if in_full else ""
    return Span(f"rules {read}", "dim"), Span(
        age, "warn" if heading.is_stale else "dim"
    )
