"""Watches processes at work on a book, and kills each where its plan says."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from random import Random

from msgspec import Struct, field

from tests.torture.child import Life, started
from tests.torture.talk import (
    Entered,
    Failed,
    Kept,
    Left,
    Phase,
    Refused,
    Said,
    Tried,
    understood,
)

PATIENCE = 20.0
"""Seconds after which a process that still lives is held to be stuck."""


class Usual(Struct):
    """What a phase took last: seconds, and calls that change what is on disk."""

    seconds: float = 0.002
    calls: int = 2


class Report(Struct):
    """What a process said, and how it ended."""

    life: Life
    is_killed: bool = False
    is_within: bool = False
    kept: list[Tried] = field(default_factory=list)
    refused: list[tuple[Tried, str]] = field(default_factory=list)
    unanswered: Tried | None = None
    failed: list[str] = field(default_factory=list)

    def hear(self, said: Said) -> None:
        """Take up the next thing that it said."""
        match said:
            case Tried():
                self.unanswered = said
            case Kept():
                self.kept.extend([self.unanswered] if self.unanswered else [])
                self.unanswered = None
            case Refused():
                if self.unanswered:
                    self.refused.append((self.unanswered, said.why))
                self.unanswered = None
            case Failed():
                self.failed.append(said.why)
            case Entered():
                self.is_within = True
            case Left():
                self.is_within = False

    @property
    def tried(self) -> list[Tried]:
        """What may be in the book, in the order in which it was tried."""
        return [*self.kept, *([self.unanswered] if self.unanswered else [])]


class Watch:
    """Lets processes live; learns from each how long the phases take."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.usual: dict[Phase, Usual] = {}

    def over(self, lives: Sequence[Life]) -> list[Report]:
        """Let processes live side by side until all are dead."""
        watched = [_Watched(life) for life in lives]
        limit = time.monotonic() + PATIENCE
        while living := [each for each in watched if each.pipe >= 0]:
            ready, _, _ = select.select([each.pipe for each in living], [], [], 1.0)
            for each in living:
                if each.pipe in ready:
                    self._attend(each)
                if time.monotonic() > limit:
                    each.report.failed.append("It neither went on nor ended.")
                    each.kill()
        return [each.report for each in watched]

    def _attend(self, watched: _Watched) -> None:
        phase, by = watched.report.life.plan.phase, watched.report.life.plan.by
        usual = self.usual.setdefault(phase, Usual())
        for said in watched.listen():
            watched.report.hear(said)
            if isinstance(said, Left):
                usual.seconds, usual.calls = said.seconds, max(1, said.calls)
            elif isinstance(said, Entered) and by == "parent":
                _wait(self._random.random() * usual.seconds)
                watched.kill()


class _Watched:
    """A process that lives, or just died."""

    def __init__(self, life: Life) -> None:
        self.report = Report(life)
        self._process, self._here = started(life)
        self.pipe = self._here.fileno()
        self._heard = b""

    def listen(self) -> list[Said]:
        """What it said meanwhile; a line that was cut was not said."""
        data = os.read(self.pipe, 1 << 16)
        if not data:
            self._bury()
        *lines, self._heard = (self._heard + data).split(b"\n")
        return [understood(line) for line in lines]

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._process.pid or 0, signal.SIGKILL)

    def _bury(self) -> None:
        self._here.close()
        self.pipe = -1
        self._process.join()
        self.report.is_killed = self._process.exitcode == -signal.SIGKILL
        if not self.report.is_killed and self.report.life.plan.by != "nobody":
            self.report.failed.append("It ended before it was killed.")


def _wait(seconds: float) -> None:
    end = time.perf_counter() + seconds
    if seconds > 0.001:
        time.sleep(seconds - 0.0005)
    while time.perf_counter() < end:
        pass
