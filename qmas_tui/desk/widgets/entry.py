"""What a value is given with: a line to type in, choices, ticks."""

from __future__ import annotations

from textual.message import Message

from qmas_tui.desk.widgets.lines import LineView


class Given(Message):
    """Another value is given in a field."""

    bubble = True


class Picked(LineView, inherit_bindings=False):
    """Lines on which something is picked by keys; `text` is what, as it is recorded."""

    DEFAULT_CSS = """
    Picked { height: auto; width: 1fr; background: $panel; overflow: hidden; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(has_cursor=False)
        self.can_focus = True
        self._text = text

    @property
    def text(self) -> str:
        """What is picked."""
        return self._text

    def pick(self, text: str) -> None:
        """Pick something else, and tell of it."""
        if text != self._text:
            self._text = text
            self.draw()
            self.post_message(Given())

    def draw(self) -> None:
        """Show what is picked."""

    def on_mount(self) -> None:
        """Show it for the first time."""
        self.draw()

    def on_resize(self) -> None:
        """Lay it out for the width that there is."""
        self.draw()

    def on_focus(self) -> None:
        """Keys go here now."""
        self.draw()

    def on_blur(self) -> None:
        """Keys go elsewhere."""
        self.draw()
