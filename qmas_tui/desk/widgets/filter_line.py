"""The line in which a filter is typed: what it finds, or what is wrong with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.filter_input import FilterInput
from qmas_tui.views.model import Role, Span
from qmas_tui.views.width import cell_width, cut

PROMPT = 3
LEAST = 20
"""So much is said of the words, however long they are."""


class FilterLine(Horizontal):
    """A prompt, the words typed, and beside them what they do; closed until opened."""

    DEFAULT_CSS = """
    FilterLine {
        display: none; height: 1; background: $panel;
        &.-open { display: block; }
        & #prompt { width: 3; }
        & #hits { width: auto; }
        & #filter {
            width: 1fr; height: 1; border: none; padding: 0; background: $panel;
            &:focus { border: none; }
        }
    }
    """

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The prompt, the words, the hits."""
        yield Bar(panel=True, id="prompt")
        yield FilterInput(self._hint, id="filter")
        yield Bar(panel=True, id="hits")

    @property
    def typed(self) -> FilterInput:
        """The words."""
        return self.query_one(FilterInput)

    @property
    def is_open(self) -> bool:
        """Whether one can type in it."""
        return self.has_class("-open")

    def on_mount(self) -> None:
        """The prompt stays."""
        self.query_one("#prompt", Bar).say(Span(" / ", "head"))

    def open(self, more: str = "") -> None:
        """Show the line, and type in it; `more` is asked for besides what is there."""
        self.add_class("-open")
        if more:
            self.typed.value = f"{self.typed.value} {more}".strip()
        self.typed.focus()

    def close(self) -> None:
        """Take the words away, and the line."""
        self.typed.value = ""
        self.remove_class("-open")

    def tell(self, words: str, role: Role = "dim") -> None:
        """Say beside the words how many cases they find, or what is wrong.

        The words come first: what is said of them is cut before they are.
        """
        hits = self.query_one("#hits", Bar)
        used = PROMPT + cell_width(self.typed.value) + 4
        words = cut(words, max(LEAST, self.size.width - used))
        hits.styles.width = cell_width(words) + 2
        hits.say(Span(words, role))
