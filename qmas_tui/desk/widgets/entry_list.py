"""Groups of entries that scroll as one list; the cursor rests on each entry once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.lay import dim
from qmas_tui.views.log import Entry
from qmas_tui.views.model import Line, Span, as_text


class Group(Struct, frozen=True, gc=False):
    """Entries under a title, what is said beside it, and what where there are none."""

    title: str
    told: str
    entries: Sequence[Entry]
    empty: str


class EntryList(LineView):
    """Titles, and beneath each its entries."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._is_beside = False
        self._starts: dict[int, Entry] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; the cursor stays near where it was."""
        lines: list[Line] = []
        starts: dict[int, Entry] = {}
        for group in groups:
            if lines:
                lines.append(Line())
            told = Span(f"  {group.told}", "dim")
            lines.append(Line((Span(f" {group.title}", "head"), told)))
            for each in group.entries:
                starts[len(lines)] = each
                lines += each.lines
            if not group.entries:
                lines.append(Line((Span(" "), *dim(group.empty).spans)))
        self._starts = starts
        self.show(lines)
        if not self.stops(self.cursor):
            _ = self._land(self.cursor, -1) or self._land(self.cursor, 1)

    def begin_with_case(self) -> None:
        """Put the cursor on the first case, where that is in sight already."""
        cases = [line for line, each in self._starts.items() if each.case]
        if cases and cases[0] < self.size.height:
            self.cursor = cases[0]

    def on_focus(self) -> None:
        """Of several side by side only that one shows where its cursor is."""
        for each in self.screen.query(EntryList):
            each._is_beside = each is not self
            each.refresh()

    @property
    def shows_cursor(self) -> bool:
        """Only where no other list beside it has the focus."""
        return not self._is_beside

    def stops(self, index: int) -> bool:
        """The cursor rests on the first line of each entry."""
        return index in self._starts

    @property
    def case(self) -> str:
        """The case under the cursor; empty where it is on none."""
        return self.entry.case if self.entry else ""

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._starts.get(self.cursor)

    def text(self) -> str:
        """All of it as plain text."""
        return as_text(self._lines)


def laid(entries: Sequence[Entry], room: int) -> list[Entry]:
    """The entries with their lines folded to fit."""
    return [
        structs.replace(each, lines=tuple(wrapped(_set_in(each.lines), room)))
        for each in entries
    ]


def _set_in(lines: Sequence[Line]) -> list[Line]:
    return [structs.replace(each, spans=(Span(" "), *each.spans)) for each in lines]
