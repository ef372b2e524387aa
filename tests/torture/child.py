"""A process of its own that works on a book until it is killed."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from unittest import mock

from msgspec import Struct

from qmas_tui.book.book import SqliteBook
from tests.torture.phases import Phases, Plan
from tests.torture.talk import Failed, speaker
from tests.torture.worker import MIXES, Worker

KEPT = 3
"""How many backups of a kind are kept."""

LEAVES_OUT = "TORTURE_LEAVES_OUT"
"""Names what a process is to leave out, to see that the torture finds it."""

TRIAL = 12
"""How many things a program does that is not to be killed."""


class Life(Struct, frozen=True, kw_only=True):
    """What decides all that a process does: the same again does the same again."""

    path: Path
    plan: Plan
    name: str
    seed: int
    day: int = 0


_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["tests.torture.child"])


def started(life: Life) -> tuple[BaseProcess, Connection]:
    """Start a process; the process, and the pipe through which it speaks.

    It is forked from one that never had a book open: an open SQLite file does not
    survive a fork.
    """
    here, there = _server.Pipe(duplex=False)
    process = _server.Process(target=_live, args=(life, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _live(life: Life, pipe: Connection) -> None:
    say = speaker(pipe.fileno())
    if name := os.environ.get(LEAVES_OUT):
        mock.patch(name).start()
    try:
        phases = Phases(life.plan, say)
        phases.watch()
        book = SqliteBook(life.path, create=True, kept=KEPT, seconds=60)
        phases.count(book)
        ahead = timedelta(days=life.day)
        worker = Worker(book, phases, life.name, Random(life.seed), say, ahead)
        mix = MIXES[life.plan.phase]
        for _ in range(TRIAL if life.plan.by == "nobody" else 100_000):
            worker.turn(mix)
        book.close()
    except BaseException:
        say(Failed(traceback.format_exc()))
