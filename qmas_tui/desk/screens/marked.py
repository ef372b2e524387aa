"""A list whose cases are marked, for what is done to many of them at once."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import partial

from textual.app import ComposeResult

from qmas_tui.casework.casework import Done
from qmas_tui.desk.marks import Marks
from qmas_tui.desk.screens.listed import ListedScreen
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.facts.changes import Case
from qmas_tui.views.groups import IndexRow
from qmas_tui.views.model import Span


class MarkedScreen(ListedScreen):
    """Marks outlast whatever the list shows; what is done to them is one step."""

    DEFAULT_CSS = """
    MarkedScreen #marks { display: none; background: $panel; }
    MarkedScreen #marks.-some { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._marks = Marks()

    def body(self) -> ComposeResult:
        """The list and its panel; below them how many cases are marked."""
        yield from super().body()
        yield Bar(id="marks")

    @property
    def recorded(self) -> Container[str]:
        """Every case that there is."""
        raise NotImplementedError

    @property
    def listed(self) -> Sequence[str]:
        """The cases that are listed, in their order."""
        return self.query_one("#table", IndexTable).cases

    @property
    def marked(self) -> list[str]:
        """The cases that are marked, those that the list shows first and as it does."""
        return self._marks.in_order(self.listed)

    def redraw(self) -> None:
        """Show the cases as they are now; marks of those that are gone, go."""
        self._marks.drop_gone(self.recorded)
        super().redraw()

    def fill(self, index: Sequence[IndexRow]) -> None:
        """List these lines, and tell which of the cases are marked."""
        del index  # each list fills its own table
        self._draw_marks()

    def _draw_marks(self) -> None:
        bar, marks = self.query_one("#marks", Bar), self._marks
        bar.set_class(bool(marks.cases), "-some")
        keys = keys_line([("b", "bulk"), ("ctrl+e", "export"), ("esc", "unmark")])
        bar.say(Span(f" {marks.words(self.listed)}  ", "accent"), *keys)
        table = self.query_one("#table", IndexTable)
        table.marks = marks.cases
        table.refresh()

    def action_mark(self) -> None:
        """Mark the case under the cursor, and go to the next."""
        if case := self.case:
            self._marks.turn(case)
            self.query_one("#table", IndexTable).action_move(1)
            self._draw_marks()

    def action_mark_range(self) -> None:
        """Mark all from the last mark to the cursor."""
        if case := self.case:
            self._marks.reach(case, self.listed)
            self._draw_marks()

    def action_mark_all(self) -> None:
        """Mark all that is listed, or nothing of it."""
        self._marks.turn_all(self.listed)
        self._draw_marks()

    def unmark(self) -> bool:
        """Mark nothing any more; whether there was a mark, and a list that shows it."""
        if not self._marks.cases or not self.listed:
            return False
        self._marks.clear()
        self._draw_marks()
        return True

    def named(self, row: str) -> tuple[type[Case], str]:
        """Whether a row is a holder or a prospect, and the reference."""
        raise NotImplementedError

    def by_kind(self, rows: Sequence[str]) -> Mapping[type[Case], Sequence[str]]:
        """The references of rows, by whether they are holders or prospects."""
        found: dict[type[Case], list[str]] = {}
        for kind, case in map(self.named, rows):
            found.setdefault(kind, []).append(case)
        return found

    def action_bulk(self) -> None:
        """Change the marked cases, else the one under the cursor, as one step."""
        from qmas_tui.desk.screens.bulk import Bulk

        case = self.case
        cases = self.marked or ([case] if case else [])

        def done(what: Done) -> None:
            self._marks.clear()
            self.tell(what)

        if cases:
            export = partial(self.call_later, self.app.run_action, "app.export", self)
            Bulk(self.app, self.by_kind(cases), done, self.fail).ask(export)
