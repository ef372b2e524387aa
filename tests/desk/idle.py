"""When the loop of a desk has nothing left to do but wait."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from time import monotonic
from typing import Any, cast

from msgspec import Struct
from textual.pilot import Pilot

BREATH = 0.002
"""Seconds in which threads go on."""
LAID_OUT = 2
"""How often what is to be drawn is laid out: what is laid out can ask for more."""
LONGEST = 20.0
"""Seconds after which what did not come is not waited for."""
FRAME = 0.02
"""Seconds within which a screen behind the one in front is laid out, too."""


class _Asked(Struct, frozen=True):
    """Who waits until nothing is to be done for a while, and how long at most."""

    seconds: float
    until: float
    answer: asyncio.Future[None]

    def is_due(self, timeout: float | None) -> bool:
        """Whether that is so where the next is to be done after a time, or never."""
        if timeout is None or timeout > self.seconds:
            return True
        return timeout > 0 and monotonic() > self.until


class _Waiting(selectors.DefaultSelector):
    """Tells whoever asked when nothing is to be done for so many seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[_Asked] = []

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait only where nobody asked: else they go on."""
        due = [each for each in self.asked if each.is_due(timeout)]
        if not due:
            return super().select(timeout)
        if came := super().select(0):
            return came
        for each in due:
            self.asked.remove(each)
            if not each.answer.done():
                each.answer.set_result(None)
        return []


class Loop(asyncio.SelectorEventLoop):
    """A loop that can be asked when it is idle."""

    def __init__(self) -> None:
        self.waiting = _Waiting()
        super().__init__(self.waiting)


async def idle(seconds: float = 0.0) -> None:
    """Go on once nothing is to be done now, and no timer ends in so many seconds.

    Timers that come again and again are waited for twice as long, threads not at all.
    """
    loop = cast("Loop", asyncio.get_running_loop())
    answer: asyncio.Future[None] = loop.create_future()
    loop.waiting.asked.append(_Asked(seconds, monotonic() + 2 * seconds, answer))
    await answer


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until all is done but what threads do, and until that is laid out.

    Each look of the toolkit's own would ask every widget on the screen, wait for the
    processor to rest, and take most of the time of a story.
    """
    for _ in range(LAID_OUT):
        await idle()
        await pilot.wait_for_animation()
    await idle(FRAME)


async def pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Wait so long, or a breath, and then until all is done but what threads do."""
    await asyncio.sleep(BREATH if delay is None else delay)
    await settled(pilot)


async def until(pilot: Pilot[Any], holds: Callable[[], bool], what: str = "it") -> None:
    """Wait for what a thread does, or a screen behind the one in front, in its turn."""
    end = monotonic() + LONGEST
    while not holds():
        assert monotonic() < end, f"{what} did not come"
        await pause(pilot)
