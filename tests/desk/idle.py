"""When the loop of a desk has nothing left to do but wait."""

from __future__ import annotations

import asyncio
import selectors
from typing import Any, cast

from textual.pilot import Pilot

BREATH = 0.002
"""Seconds in which threads go on."""
LAID_OUT = 2
"""How often what is to be drawn is laid out: what is laid out can ask for more."""
FRAME = 0.02
"""Seconds within which a screen behind the one in front is laid out, too."""


class _Waiting(selectors.DefaultSelector):
    """Tells whoever asked when nothing is to be done for so many seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[float, asyncio.Future[None]]] = []

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait only where nobody asked: else they go on."""
        idle = [
            (seconds, each)
            for seconds, each in self.asked
            if timeout is None or timeout > seconds
        ]
        if not idle:
            return super().select(timeout)
        if came := super().select(0):
            return came
        for each in idle:
            self.asked.remove(each)
            if not each[1].done():
                each[1].set_result(None)
        return []


class Loop(asyncio.SelectorEventLoop):
    """A loop that can be asked when it is idle."""

    def __init__(self) -> None:
        self.waiting = _Waiting()
        super().__init__(self.waiting)


async def idle(seconds: float = 0.0) -> None:
    """Go on once nothing can be done now nor in so many seconds, but by threads."""
    loop = cast("Loop", asyncio.get_running_loop())
    asked: asyncio.Future[None] = loop.create_future()
    loop.waiting.asked.append((seconds, asked))
    await asked


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
    """What a pilot's pause does, as soon as it can be done."""
    await asyncio.sleep(delay or BREATH)
    await settled(pilot)
