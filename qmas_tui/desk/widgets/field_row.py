"""One field of a form."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester, SuggestFromList

from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.files import FileSuggester
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span
from qmas_tui.views.width import pad

LABEL = 24
MARGIN = " " * (LABEL + 2)
ROOM = 70
"""How wide a field is taken to be before it is laid out."""


class FieldRow(Vertical):
    """A field: its name, its input, and below what is wrong or how to type it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & Input { border: none; height: 1; padding: 0; width: 1fr;
                  background: $surface; }
        & Input:focus { background: $cursor; border: none; }
        & .line { layout: horizontal; height: 1; }
        & .label { width: 26; }
    }
    """

    def __init__(self, field: FormField, value: str) -> None:
        super().__init__()
        self.field = field
        self.start = value
        suggester: Suggester | None = None
        if field.kind == "file":
            suggester = FileSuggester()
        elif field.choices:
            suggester = SuggestFromList(field.choices, case_sensitive=False)
        self.input = Typed(value, suggester=suggester)
        self._shown = self.input.value
        self._said = Span("")

    def compose(self) -> ComposeResult:
        """Name and input on one line, the hint below."""
        label = Bar()
        label.add_class("label")
        with Vertical(classes="line"):
            yield label
            yield self.input
        yield Bar(id="hint")

    def on_mount(self) -> None:
        """Say what the field is and how it is typed."""
        sign = "*" if self.field.required else " "
        label = self.query_one(".label", Bar)
        label.say(Span(pad(f" {self.field.label} {sign}", LABEL), "plain"))
        self.hint()

    def hint(self) -> None:
        """How the field is typed."""
        self._say(Span(MARGIN + self.field.hint, "dim"))

    def refuse(self, what: str) -> None:
        """What is wrong with the field."""
        self._say(Span(f"{MARGIN}!! {what}", "act"))

    def on_resize(self) -> None:
        """What is said is folded anew."""
        self._say(self._said)

    def _say(self, said: Span) -> None:
        self._said = said
        self.query_one("#hint", Bar).say_all(said, self.size.width or ROOM)

    @property
    def text(self) -> str:
        """What is typed; what stands there untouched is given back as it is."""
        return self.input.value.strip() if self.is_changed else self.start

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than stood there."""
        return self.input.value != self._shown
