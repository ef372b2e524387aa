"""A process of its own that works on a book until it is killed."""

from __future__ import annotations

import gc
import os
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest import mock

from msgspec import Struct

from qmas_tui.book import compacting
from qmas_tui.book.tiny import TinyBook
from tests.book.samples import NOON
from tests.torture.phases import Phases, Plan
from tests.torture.talk import Failed, speaker
from tests.torture.worker import MIXES, Worker

GROWN = 3000
"""Bytes of journal after which the book file is written anew, where that is tried."""

KEPT = 3
"""How many backups of a kind are kept."""

TRIAL = 12
"""How many things a program does that is not to be killed."""


class Life(Struct, frozen=True, kw_only=True):
    """What decides all that a process does: the same again does the same again."""

    path: Path
    plan: Plan
    name: str
    seed: int
    day: int = 0


def started(life: Life) -> tuple[int, int]:
    """Start a process; its number, and the pipe through which it speaks."""
    here, there = os.pipe()
    pid = os.fork()
    if pid:
        os.close(there)
        return pid, here
    try:
        os.close(here)
        gc.disable()  # what the parent holds shall not be copied only to be looked at
        _live(life, there)
    finally:
        os._exit(1)


def _live(life: Life, pipe: int) -> None:
    say = speaker(pipe)
    try:
        phases = Phases(life.plan, say)
        phases.watch()
        if life.plan.phase == "compaction":
            mock.patch.object(compacting, "GROWN", GROWN).start()
        book = TinyBook(
            life.path,
            create=True,
            kept=KEPT,
            lock_seconds=60,
            clock=lambda: _today(life),
        )
        worker = Worker(book, phases, life.name, Random(life.seed), say)
        mix = MIXES[life.plan.phase]
        for _ in range(TRIAL if life.plan.may_end else 100_000):
            worker.turn(mix)
        book.close()
    except BaseException:
        say(Failed(traceback.format_exc()))


def _today(life: Life) -> datetime:
    return NOON + timedelta(days=life.day)
