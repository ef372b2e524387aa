"""Themes for Textual, made from the palettes of the config."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from qmas_tui.config.themes import Palette

READABLE = 4.5
ON_CURSOR = ("text", "accent", "act", "warn", "good", "today")
"""The roles of the cursor's row; what is dim elsewhere is drawn there as text."""


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
            "cursor": cursor_of(palette),
            "today": palette.today,
        },
    )


def cursor_of(palette: Palette) -> str:
    """The cursor's row, toned down until every role can be read on it."""
    ground, wanted = Color.parse(palette.ground), Color.parse(palette.cursor)
    roles = [Color.parse(getattr(palette, role)) for role in ON_CURSOR]
    for part in range(20):
        tone = wanted.blend(ground, part / 20)
        if all(contrast(role, tone) >= READABLE for role in roles):
            return tone.hex
    return palette.ground


def contrast(one: Color, other: Color) -> float:
    """How far two colours stand apart, as the WCAG counts it."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


FALLBACK = {"dim": "ansi_bright_black", "cursor": "ansi_default", "today": "ansi_blue"}
"""The roles in a theme that does not name them, such as the terminal's own colours."""
