"""A screen that first reads something: keys that come meanwhile are kept for it."""

from __future__ import annotations

from typing import Final

from textual import events

from qmas_tui.desk.screens.base import DeskScreen

AT_ONCE: Final = frozenset({"leave", "app.mask", "app.theme", "app.quit"})
"""What a key does also while something is read."""
SEEN_FIRST: Final = "take"
"""What a key never does before one has seen what it would do."""
UNSEEN: Final = "Wait a moment: nothing is taken in before you have seen what was read."


class ReadingScreen(DeskScreen):
    """What is typed before there is a page is meant for the page."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[events.Key] = []
        """The keys that are kept, in their order."""

    @property
    def is_read(self) -> bool:
        """Whether there is a page by now."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Keep a key until then, unless it does something at once or must not wait."""
        bound = self.active_bindings.get(event.key)
        action = bound.binding.action if bound else ""
        if self.is_read or action in AT_ONCE:
            return
        event.stop()
        if action == SEEN_FIRST:
            self.notify(UNSEEN)
        else:
            self.typed.append(event)

    def take_typed(self) -> None:
        """There is a page: take what was kept, unless another screen is in front."""
        keys, self.typed = self.typed, []
        if keys and self.is_current:
            self.call_after_refresh(self.app.take_first, keys)
