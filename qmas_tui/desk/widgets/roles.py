"""The looks of the roles that words have, kept once for all the lists of an app."""

from __future__ import annotations

from typing import ClassVar, get_args

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ReturnType

from qmas_tui.views.model import Role, Span
from qmas_tui.views.width import clean

GROUNDED = frozenset({"chip", "chosen", "cursor"})
"""Roles that have a ground of their own."""


class RolesApp(App[ReturnType]):
    """An app that knows how each role looks, and what of a text may be seen.

    Were they the parts of each list, the toolkit would work them all out again for
    every list whenever a screen opens, which took most of the time of doing so.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"role--{role}" for role in (*get_args(Role), "cursor")
    }
    DEFAULT_CSS = """
    RolesApp {
        & > .role--dim { color: $dim; }
        & > .role--strong { text-style: bold; }
        & > .role--accent { color: $accent; }
        & > .role--act { color: $error; }
        & > .role--warn { color: $warning; }
        & > .role--good { color: $success; }
        & > .role--today { color: $today; }
        & > .role--head { color: $accent; text-style: bold; }
        & > .role--head-act { color: $error; text-style: bold; }
        & > .role--head-warn { color: $warning; text-style: bold; }
        & > .role--chip { color: $background; background: $accent; text-style: bold; }
        & > .role--chosen { background: $cursor; text-style: bold; }
        &:nocolor > .role--chip { text-style: bold reverse; }
        &:nocolor > .role--chosen { text-style: bold reverse; }
        & > .role--cursor { background: $cursor; }
        &:ansi > .role--chip { color: $accent; background: ansi_default; }
        &:ansi > .role--chip, &:ansi > .role--chosen { text-style: bold reverse; }
        &:ansi > .role--cursor { text-style: reverse; }
        &:nocolor > .role--act { color: $foreground; text-style: bold; }
        &:nocolor > .role--warn { color: $foreground; }
        &:nocolor > .role--head-act { color: $foreground; }
    }
    """

    def __init__(self) -> None:
        self._roles: dict[str, Style] = {}
        super().__init__()

    def role_style(self, role: str) -> Style:
        """How words of a role look; on the ground that they stand on, or their own."""
        style = self._roles.get(role)
        if style is None:
            whole = self.get_component_styles(f"role--{role}").partial_rich_style
            has_ground = role in GROUNDED
            style = self._roles[role] = Style(
                color=None if role == "cursor" else whole.color,
                bgcolor=whole.bgcolor if has_ground else None,
                bold=whole.bold,
                reverse=whole.reverse if has_ground else None,
            )
        return style

    def segment(self, span: Span, base: Style) -> Segment:
        """Words as they are drawn on a ground; user text is never markup."""
        return Segment(clean(self.hide(span.text)), base + self.role_style(span.role))

    def notify_style_update(self) -> None:
        """Another theme is looked at: the roles look otherwise too."""
        self._roles.clear()
        super().notify_style_update()

    def hide(self, text: str) -> str:
        """The text as it may be seen; an app over a book may mask it."""
        return text
