"""Themes for Textual, made from the palettes of the config."""

from __future__ import annotations

from textual.theme import Theme

from qmas_tui.casework.looks import Palette


def theme_of(palette: Palette) -> Theme:
    """A Textual theme with one variable for each role of the text."""
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=palette.accent,
        secondary=palette.today,
        accent=palette.accent,
        warning=palette.warn,
        error=palette.act,
        success=palette.good,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.ground,
        panel=palette.panel,
        text_alpha=1.0,
        variables={
            "dim": palette.dim,
            "cursor": palette.cursor,
            "today": palette.today,
        },
    )


FALLBACK = {"dim": "ansi_bright_black", "cursor": "ansi_blue", "today": "ansi_blue"}
"""The roles in a theme that does not name them, such as the terminal's own colours."""
