"""One widget in a tiny app."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.theme import Theme
from textual.widget import Widget

from qmas_tui.config.themes import load_themes
from qmas_tui.desk.theme import theme_of
from qmas_tui.desk.widgets.roles import RolesApp


@cache
def themes() -> list[Theme]:
    """Every theme, read once."""
    return [theme_of(palette) for palette in load_themes()]


class Tiny(RolesApp[None]):
    """An app with one widget."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = "qmas-dark"
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget
