"""A line to type in that never hands control characters to the terminal."""

from __future__ import annotations

from textual.widgets import Input

from qmas_tui.views.width import clean


class Typed(Input):
    """What is typed, pasted or was recorded is shown on one line."""

    def validate_value(self, value: str) -> str:
        """Control characters and line breaks become spaces."""
        return clean(value)

    def on_mount(self) -> None:
        """Where the desk is masked, so is what is typed."""
        self.password = bool(getattr(self.app, "is_masked", False))
