"""Jump: a letter over each part of a screen, and the letter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar, Final

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from qmas_tui.desk.widgets.bars import Bar, tab_starts
from qmas_tui.views.model import Span

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
"""The labels, those under the fingers first."""
WIDE: Final = 3


class Target(Struct, frozen=True):
    """A part of a screen: where its label stands, and how one gets there."""

    x: int
    y: int
    go: Callable[[], object]


def tab_targets(
    tabs: Bar, keys: Iterable[str], show: Callable[[str], object]
) -> Iterator[Target]:
    """The sections that a line of tabs names, in its order."""
    x, y = tabs.region.offset
    for start, key in zip(tab_starts(tabs.line_at(0)), keys, strict=True):
        yield Target(x + start, y, partial(show, key))


class JumpScreen(ModalScreen[Target | None]):
    """Labels over the screen below; gives the target of the letter pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "back")]
    DEFAULT_CSS = """
    JumpScreen {
        background: transparent;
        & > Bar { position: absolute; width: 3; background: transparent; }
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))
        self._drawn_at = self.app.size

    def compose(self) -> ComposeResult:
        """A label for each target, where it is."""
        for letter, target in self._targets.items():
            label = Bar(id=f"to-{letter}")
            label.styles.offset = (min(target.x, self.app.size.width - WIDE), target.y)
            yield label

    def on_mount(self) -> None:
        """Write the letters."""
        for letter in self._targets:
            self.query_one(f"#to-{letter}", Bar).say(Span(f" {letter} ", "chip"))

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says; any other key goes nowhere."""
        if event.key != "escape":
            event.stop()
            self.dismiss(self._targets.get(event.character or ""))

    def on_resize(self) -> None:
        """On a screen of another size the labels would stand elsewhere."""
        if self.is_current and self.app.size != self._drawn_at:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
