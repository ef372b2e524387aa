"""What a story waits for, and what not."""

from __future__ import annotations

import asyncio

from tests.desk.idle import idle


async def test_timers_that_end_soon_are_waited_for() -> None:
    """One within the time has ended then, one beyond it has not."""
    ended = list[str]()
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, ended.append, "soon")
    late = loop.call_later(60, ended.append, "late")
    await idle(0.05)
    assert ended == ["soon"]
    late.cancel()


async def test_a_timer_that_comes_again_and_again_is_not_waited_for() -> None:
    """Not for ever: a clock that ticks holds up no story."""
    timers = list[asyncio.TimerHandle]()
    loop = asyncio.get_running_loop()

    def tick() -> None:
        timers.append(loop.call_later(0.001, tick))

    tick()
    async with asyncio.timeout(20):
        await idle(0.01)
    timers[-1].cancel()
    assert len(timers) > 1
