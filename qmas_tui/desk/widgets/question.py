"""A question at the foot of a form: asked once, about what may be right but is odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from qmas_tui.desk.widgets.bars import keys_line
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span


class Question(LineView, inherit_bindings=False):
    """Says what is odd; `y`, or the same typed again, keeps it, `↑` takes another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("up", "instead", show=False),
    ]
    DEFAULT_CSS = """
    Question { height: auto; padding: 1 2; background: $cursor 60%; display: none; }
    Question.-open { display: block; }
    """

    class Answered(Message):
        """Yes or no; or another value is to stand `instead`."""

        def __init__(self, yes: bool, instead: str = "") -> None:
            super().__init__()
            self.yes = yes
            self.instead = instead

    def __init__(self) -> None:
        super().__init__(has_cursor=False, id="question")
        self.can_focus = False
        self._again = self._instead = self._typed = ""
        self._told: Sequence[Line] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self.has_class("-open")

    def say(
        self,
        told: Sequence[str],
        room: int,
        question: str = "",
        again: str = "",
        instead: str = "",
    ) -> None:
        """Say what is odd; with a question, how that is kept or left.

        `again` is what keeps it when typed once more, `instead` what was expected.
        """
        self._again, self._instead, self._typed = again, instead, ""
        first, *more = told
        lines = [Line((Span("? ", "warn"), Span(first, "strong")))]
        lines += [Line((Span(f"  {words}"),)) for words in more]
        if question:
            lines.append(Line((Span(f"  {question}", "strong"),)))
            lines.append(Line((Span(" "), *keys_line(self._ways()))))
        self._told = lines
        self.fold(room)
        self.add_class("-open")

    def fold(self, room: int) -> None:
        """Fold what is said into so much room."""
        folded = wrapped(self._told, room - 4)
        self.styles.height = len(folded) + 2
        self.show(folded)

    def _ways(self) -> list[tuple[str, str]]:
        keeps = f"y or {self._again}" if self._again else "y"
        instead = [("↑", f"puts {self._instead}")] if self._instead else []
        return [(keeps, "keeps it"), *instead, ("n", "back")]

    def ask(self) -> None:
        """Wait for the answer."""
        self.can_focus = True
        self.focus()

    def close(self) -> None:
        """Nothing is odd any more."""
        self.can_focus = False
        self.remove_class("-open")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.post_message(self.Answered(yes))

    def action_instead(self) -> None:
        """Take what was expected."""
        if self._instead:
            self.post_message(self.Answered(False, self._instead))

    def on_key(self, event: events.Key) -> None:
        """Yes, no, or the figures that are odd once more; no other key answers."""
        sign = event.character or ""
        if event.key == "enter" or event.is_printable:
            event.stop()
        if sign in ("y", "n"):
            self.action_answer(sign == "y")
        elif sign.isdigit():
            self._typed = (self._typed + sign)[-len(self._again) :]
            if self._again and self._typed == self._again:
                self.action_answer(True)
