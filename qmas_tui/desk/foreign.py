"""Themes of the toolkit, made readable: each text stands out from its ground."""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
from textual.theme import Theme

from qmas_tui.desk.theme import READABLE, contrast

STEPS = 20
QUIET = 0.35
"""How far quiet text goes towards its ground, where that leaves it readable."""
RAISED = 0.18
"""How far the row of the cursor stands out from the ground."""
ROLES = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")


def toned(colour: Color, grounds: Sequence[Color], end: Color) -> Color:
    """The colour, or the nearest one towards `end` that can be read on all grounds."""
    tones = (colour.blend(end, step / STEPS) for step in range(STEPS))
    return next((tone for tone in tones if _can_be_read(tone, grounds)), end)


def _can_be_read(colour: Color, grounds: Sequence[Color]) -> bool:
    return all(contrast(colour, ground) >= READABLE for ground in grounds)


def readable(theme: Theme) -> Theme:
    """The theme with every role of the text readable on its grounds."""
    drawn = {
        name: Color.parse(colour)
        for name, colour in theme.to_color_system().generate().items()
        if name in (*ROLES, "background", "panel")
    }
    end = Color.parse("white" if theme.dark else "black")
    ground, panel = drawn["background"], drawn["panel"]
    cursor = ground.blend(drawn["primary"], RAISED)
    grounds = [ground, panel, cursor]
    roles = {role: toned(drawn[role], grounds, end).hex for role in ROLES}
    quiet = Color.parse(roles["foreground"]).blend(ground, QUIET)
    return Theme(
        name=theme.name,
        dark=theme.dark,
        primary=roles["primary"],
        secondary=roles["secondary"],
        accent=roles["accent"],
        warning=roles["warning"],
        error=roles["error"],
        success=roles["success"],
        foreground=roles["foreground"],
        background=ground.hex,
        surface=ground.hex,
        panel=panel.hex,
        text_alpha=1.0,
        variables={
            "dim": toned(quiet, grounds, end).hex,
            "cursor": cursor.hex,
            "today": roles["secondary"],
        },
    )
