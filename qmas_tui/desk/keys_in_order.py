"""Keys that come faster than the screen answers reach what they were meant for.

Textual hands each key to whatever has the focus when the key is read, not when its turn
comes: typed all at once, `1 2 tab x` would end in one field, and a date in the wrong
field is a wrong limit of stay. Here a key waits until the one before has done all it
does: it has gone up from the focused widget to the app, and so has what it set off.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from threading import Event
from time import monotonic

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode

ROUNDS = 4
"""A key goes up in the first; what its action sends off goes up in the second, and so
on: a command picked in the palette begins in the fourth.
"""
MOST_ROUNDS = 8
GIVE_UP_SECONDS = 1.0
"""A key never waits longer: what the one before set off was closed on its way."""
MOST_GIVEN_SECONDS = 0.1
"""A thread gives way no longer at a time: it has something to do, too."""
ALT = "alt+"


class KeysInOrder(App[ReturnType]):
    """An app that takes keys and pastes one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._under_way = 0
        """The number of the key under way; 0 where none is."""
        self._taken = 0

    @property
    def has_keys_waiting(self) -> bool:
        """Whether a key has not done yet all it does."""
        return bool(self._under_way or self._waiting)

    async def on_event(self, event: events.Event) -> None:
        """Take a key at once where none is under way, else in its turn."""
        typed = isinstance(event, events.Key | events.Paste)
        if not typed or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.extend(_as_typed(event))
        if not self._under_way:
            await self._take_next()

    def give_way(self) -> None:
        """Let keys go before: for a thread that works long, every few milliseconds.

        Threads take turns at Python, and so a key would take twice as long. This waits
        until the app has done what is to be done, and no key is under way.
        """
        end = monotonic() + MOST_GIVEN_SECONDS
        while (left := end - monotonic()) > 0:
            turn = Event()
            if not (self.call_later(turn.set) and turn.wait(left) and self._under_way):
                return

    async def take_first(self, keys: Sequence[events.Key]) -> None:
        """Take keys that were kept, before any that came after them."""
        self._waiting.extendleft(reversed(keys))
        if not self._under_way:
            await self._take_next()

    async def _take_next(self) -> None:
        """Hand out the key whose turn it is, and follow it on its way."""
        self._under_way = 0
        if self._waiting:
            self._taken += 1
            key = self._under_way = self._taken
            loop = asyncio.get_running_loop()
            loop.call_later(GIVE_UP_SECONDS, self._give_up, key)
            await super().on_event(self._waiting.popleft())
            self._follow(key, 1)

    def _follow(self, key: int, round: int) -> None:
        """Go up from what has the focus, behind all that was sent there before."""
        start = self.focused or self.screen
        self._go_up(key, round, start, start)

    def _go_up(self, key: int, round: int, start: DOMNode, at: DOMNode) -> None:
        """To the next that still takes messages; in the end that is the app."""
        there: DOMNode | None = at
        while there is not None and there is not self:
            above = there.parent
            if there.call_later(self._go_up, key, round, start, above or self):
                return
            there = above
        self.call_later(self._arrived, key, round, start)

    async def _arrived(self, key: int, round: int, start: DOMNode) -> None:
        """Once more where the focus is another now; else the next key has its turn."""
        if key != self._under_way:
            return
        moved = (self.focused or self.screen) is not start
        if round < ROUNDS or (moved and round < MOST_ROUNDS):
            self._follow(key, round + 1)
        else:
            await self._take_next()

    def _give_up(self, key: int) -> None:
        if key == self._under_way:
            self.call_later(self._take_next)


def _as_typed(event: events.Event) -> list[events.Key | events.Paste]:
    """Escape with a letter right behind it arrives as alt and the letter: read both.

    Nothing is bound to alt and a letter.
    """
    if isinstance(event, events.Key) and event.key.startswith(ALT):
        letter = event.character or event.key.removeprefix(ALT)
        return [events.Key("escape", None), events.Key(letter, letter)]
    return [event] if isinstance(event, events.Key | events.Paste) else []
