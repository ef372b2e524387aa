"""Watches a program go into the phases of its work, and kills it there."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal
from unittest import mock

from msgspec import Struct

from qmas_tui.book.book import SqliteBook
from qmas_tui.tinysqlite import SqliteStorage
from tests.torture.talk import Entered, Left, Phase, Said

TICK = 20
"""So many steps of SQLite's machine are one moment at which a program may be killed."""

PATIENCE = 5
"""Entries into its phase after which a program dies there, were its moment never."""


class Plan(Struct, frozen=True, kw_only=True):
    """Where a program is killed: the phase, and at which entry into it at the earliest.

    By "parent" it is killed some time after it went in; by "itself" at its `call`-th
    moment within SQLite; just "after" all is on disk, before anybody is told; by
    "nobody" never.
    """

    phase: Phase
    by: Literal["parent", "itself", "after", "nobody"]
    entry: int = 1
    call: int = 1


class Phases:
    """Follows one program that lives by a plan."""

    def __init__(self, plan: Plan, say: Callable[[Said], None]) -> None:
        self._plan = plan
        self._say = say
        self._entries = self._calls = self._depth = 0

    def watch(self) -> None:
        """Look on from now, to the end of the process."""
        for name in ("apply", "undo", "redo"):
            self._hook("append", name)
            self._hook("writers", name)
        self._hook("backup", "backup")
        self._hook("forget", "forget")
        real = SqliteStorage._commit

        def commit(storage: SqliteStorage) -> None:
            real(storage)
            if self._depth and self._plan.by == "after" and self._is_late(0):
                _die()

        mock.patch.object(SqliteStorage, "_commit", commit).start()

    def count(self, book: SqliteBook) -> None:
        """Count the moments in what the book does within SQLite."""
        book._replica.sqlite.connection.set_progress_handler(self._tick, TICK)

    @contextmanager
    def within(self, phase: Phase) -> Iterator[None]:
        """A phase; the one of the plan is told."""
        if phase != self._plan.phase or self._depth:
            yield
            return
        self._entries, self._calls, self._depth = self._entries + 1, 0, 1
        if self._is_late(0):
            self._say(Entered())
        began = time.perf_counter()
        try:
            yield
        finally:
            self._depth = 0
            self._say(Left(time.perf_counter() - began, self._calls))

    def _hook(self, phase: Phase, name: str) -> None:
        real = getattr(SqliteBook, name)

        def hooked(*args: Any, **named: Any) -> object:
            with self.within(phase):
                return real(*args, **named)

        mock.patch.object(SqliteBook, name, hooked).start()

    def _is_late(self, by: int) -> bool:
        return self._entries - self._plan.entry >= by

    def _tick(self) -> int:
        if self._depth:
            self._calls += 1
            is_time = self._calls >= self._plan.call or self._is_late(PATIENCE)
            if self._plan.by == "itself" and self._is_late(0) and is_time:
                _die()
        return 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)
