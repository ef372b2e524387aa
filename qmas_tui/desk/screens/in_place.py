"""A row corrected where it stands: what it shows becomes fields, the rest is below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widget import Widget

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.commands import footer_at
from qmas_tui.desk.screens.form import Save
from qmas_tui.desk.screens.record_form import RecordForm
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.field_row import SHORT
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span
from qmas_tui.views.width import cell_width

LEAST = 13
"""A day and the place of the cursor behind it."""
MOST = 30
"""So wide a text is at the most that has another field behind it."""
SIGN = Span(" ")
"""Where the cursor of the page is."""


class InPlace(RecordForm):
    """A form on the cursor's line of a page, with the fields that this shows."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "save", "keep")]
    DEFAULT_CSS = """
    InPlace {
        background: $background 0%;
        &.-below, &.-beside { align: left top; }
        &.-below > #drawer, &.-beside > #drawer {
            height: auto; min-height: 1; max-height: 90%;
            margin: 0; padding: 0; border: none;
        }
        &.-below #title, & #title { display: none; }
        & #warning, & #draft, & #said, & #wrong, & FollowsView { padding: 0 3; }
        & FollowsView, &.-below FollowsView { margin: 0; }
        & #row { height: auto; background: $background; }
        & #row FieldRow { width: 1fr; }
        & FieldRow > * { margin-left: 0; }
        & FieldRow Input, & FieldRow Input.-brief {
            width: 1fr; padding: 0; margin-right: 1;
        }
    }
    """
    rows_have_words = False
    enter_saves = True

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        casework: Casework,
        form: str,
        case: str,
        whose: Case,
        page: PageView,
    ) -> None:
        super().__init__(title, fields, values, save, casework, form, case, whose)
        self._page = page

    def fields(self) -> ComposeResult:
        """The fields side by side, and what is said of them."""
        with Horizontal(id="row"):
            yield from self._cells()
        yield LineView(has_cursor=False, id="said")

    def _cells(self) -> Iterator[Widget]:
        """Each field where it was shown, and the words that stood between them."""
        spans = [SIGN, *self._page.whole.spans]
        last = max(number for number, each in enumerate(spans) if each.fields)
        spans = _once(spans[: last + 1])
        is_tight = sum(map(self._cells_of, spans)) > self._page.size.width
        for number, span in enumerate(spans):
            if not span.fields and (not is_tight or number < 2):
                words = Bar()
                words.say(span)
                words.styles.width = cell_width(span.text)
                yield words
            for name in span.fields:
                row = self.rows[name]
                width = self._cells_of(span) // len(span.fields)
                if row.field.kind in SHORT:
                    row.styles.width = width
                elif span is not spans[-1]:
                    row.styles.max_width = max(width, MOST)
                yield row

    def _cells_of(self, span: Span) -> int:
        return max(cell_width(span.text), LEAST * len(span.fields))

    def keys(self) -> Sequence[tuple[str, str]]:
        """How it is filled in, kept and left."""
        _save, *rest = footer_at("form")
        return [("enter", "keep"), ("tab", "next field"), *rest]

    @property
    def room(self) -> int:
        """How wide words below the row may be."""
        return self._page.size.width - 6

    @property
    def is_beside(self) -> bool:
        """What follows is told in few lines."""
        return False

    def on_mount(self) -> None:
        """Stand on the row also where the page is laid out anew."""
        self.watch(self._page, "virtual_size", self._page_moved, init=False)

    def _page_moved(self) -> None:
        self.call_after_refresh(self._stand)

    def changed(self) -> None:
        """Say back what is typed."""
        super().changed()
        self.fit()

    @on(DescendantFocus)
    def fit(self) -> None:
        """Say what is to be said of the fields, and stand where that has room."""
        self._say_field()
        self._stand()
        self.call_after_refresh(self._stand)  # once choices have their lines

    def _stand(self) -> None:
        """Stand on the row, and all that is said below it."""
        drawer, page = self.query_one("#drawer", Vertical), self._page
        shown = [each for each in drawer.children if each.display]
        heights = {each.id: _height_of(each) for each in shown}
        above = heights.get("warning", 0) + heights.get("draft", 0)
        at = page.leave_room(sum(heights.values()) - above)
        drawer.styles.width = page.size.width
        drawer.styles.offset = (page.region.x, max(0, at - above))

    def _say_field(self) -> None:
        """What is said of the field under the cursor, and what is wrong elsewhere."""
        told = [
            row.told for row in self._rows if row.input.has_focus or row.is_wrong
        ] or [self._rows[0].told]
        said, lines = self.query_one("#said", LineView), wrapped(told, self.room)
        said.styles.height = len(lines)
        said.show(lines)


def _height_of(widget: Widget) -> int:
    """The lines that a widget asks for, or takes where it asks for none."""
    wanted = widget.styles.height
    return wanted.cells if wanted and wanted.cells else widget.outer_size.height or 1


def _once(spans: Sequence[Span]) -> list[Span]:
    """Spans of which several in a row that show the same are one."""
    found: list[Span] = []
    for span in spans:
        if span.fields and found and found[-1].fields == span.fields:
            found[-1] = Span(found[-1].text + span.text, span.role, span.fields)
        else:
            found.append(span)
    return found
