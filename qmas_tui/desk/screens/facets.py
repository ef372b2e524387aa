"""Counts by value of the cases that are shown; what is picked is filtered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.choice_list import ChoiceList, tick
from qmas_tui.views.facets import Facet, FacetValue, terms_of
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import clean, pad, pad_left

NAME, COUNT, MOST_BAR, BESIDE_BAR = 36, 7, 24, 54
"""Cells of a value, of its count, of the longest bar, and of all but the bar."""
BAR: Final = "▇"


class FacetsScreen(Dialog[str | None]):
    """Gives the part of a filter that asks for what was picked; none on escape."""

    WIDTH = 84
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "back"),
        ("enter", "take", "filter"),
        ("space", "tick", "add"),
        ("tab,right", "turn(1)", "next"),
        ("shift+tab,left", "turn(-1)", "back"),
    ]
    DEFAULT_CSS = """
    FacetsScreen {
        & > Vertical { height: 90%; }
        & ChoiceList { background: $panel; margin: 1 0; }
    }
    """

    def __init__(self, title: str, count: Callable[[], tuple[Facet, ...]]) -> None:
        super().__init__()
        self._title = title
        self._count = count
        self._facets: tuple[Facet, ...] = ()
        self._ticked: dict[str, FacetValue] = {}

    def body(self) -> ComposeResult:
        """Of which cases, the values, the keys."""
        yield Bar(id="title")
        yield ChoiceList(id="values")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin to count; keys answer meanwhile."""
        title = Span(f" {clean(self._title)}", "head")
        self.query_one("#title", Bar).say(title, Span("   counting …", "dim"))
        self.query_one(ChoiceList).focus()
        keys = (
            *(("enter", "filter by it"), ("space", "add"), ("tab", "next")),
            ("q", "leave"),
        )
        self.query_one("#keys", Bar).say(*keys_line(keys, self.room))
        self._work_out()

    def on_resize(self) -> None:
        """Draw the bars for the room that there is."""
        self._draw()

    @work(thread=True)
    def _work_out(self) -> None:
        self.call_later(self._counted, self._count())

    def _counted(self, facets: tuple[Facet, ...]) -> None:
        self._facets = facets
        self.query_one("#title", Bar).say(Span(f" {clean(self._title)}", "head"))
        self._draw()

    def _draw(self) -> None:
        lines: list[Line] = []
        for facet in self._facets:
            lines += [Line()] if lines else []
            lines.append(Line((Span(f" {facet.title}", "strong"), _total(facet))))
            most = max([each.count for each in facet.values], default=1)
            lines += [self._line(each, most) for each in facet.values]
        self.query_one(ChoiceList).fill(lines)

    def _line(self, value: FacetValue, most: int) -> Line:
        room = max(0, min(MOST_BAR, self.room - BESIDE_BAR))
        spans = (
            tick(value.term in self._ticked),
            Span(pad(clean(value.words), NAME)),
            Span(pad_left(f"{value.count:,}", COUNT), "strong"),
            Span(f"  {BAR * -(-value.count * room // most)}", "accent"),
        )
        return Line(spans, about=value.term)

    @property
    def _values(self) -> dict[str, FacetValue]:
        return {each.term: each for facet in self._facets for each in facet.values}

    def action_tick(self) -> None:
        """Add the value under the cursor to what is asked for, or take it away."""
        here = self.query_one(ChoiceList).here
        if here in self._ticked:
            del self._ticked[here]
        elif here:
            self._ticked[here] = self._values[here]
        self._draw()

    def action_turn(self, step: int) -> None:
        """Go to the first value of the next field, or of the one before."""
        values = self.query_one(ChoiceList)
        here = values.here
        firsts = [facet.values[0].term for facet in self._facets if facet.values]
        owns = (any(v.term == here for v in f.values) for f in self._facets if f.values)
        place = next((n for n, is_own in enumerate(owns) if is_own), 0)
        if firsts:
            values.go_to(firsts[(place + step) % len(firsts)])

    def action_take(self) -> None:
        """Filter by what is ticked, else by the value under the cursor."""
        here = self._values.get(self.query_one(ChoiceList).here)
        picked: Iterable[FacetValue] = self._ticked.values() or ([here] if here else [])
        if terms := terms_of(picked):
            self.dismiss(terms)

    def action_leave(self) -> None:
        """Filter by nothing."""
        self.dismiss(None)


def _total(facet: Facet) -> Span:
    number = len(facet.values)
    return Span(f" {number}" if number > 1 else "", "dim")
