"""The desk with a heart that beats on the screen's thread: how long was it held?

`python -m tests.bench.beating LOG …` opens the desk as the program does, with the words
after LOG. At SIGUSR1 the longest holds since the last time are written to LOG.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from pathlib import Path

from qmas_tui.desk import app

BEAT_SECONDS = 0.01


class Beating(app.Desk):
    """The desk, whose heart tells of each stretch between two beats."""

    longest = work = 0.0
    """Milliseconds of the clock, and of the processor for this thread alone."""

    async def on_load(self) -> None:  # type: ignore[override]
        """Begin to beat."""
        super().on_load()
        self.heart = asyncio.create_task(self._beat())
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, self._tell)

    async def _beat(self) -> None:
        while True:
            clock, spent = time.perf_counter(), time.thread_time()
            await asyncio.sleep(BEAT_SECONDS)
            late = time.perf_counter() - clock - BEAT_SECONDS
            self.longest = max(self.longest, late * 1e3)
            self.work = max(self.work, (time.thread_time() - spent) * 1e3)

    def _tell(self) -> None:
        LOG.write_text(f"{self.longest} {self.work}\n", "utf-8")
        self.longest = self.work = 0.0


if __name__ == "__main__":
    from qmas_tui.cli.main import main

    LOG = Path(sys.argv.pop(1))
    app.Desk = Beating  # type: ignore[misc]
    main()
