"""Watches a program go into the phases of its work, and kills it there."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any, Literal
from unittest import mock

from msgspec import Struct

from qmas_tui.book import backups, migrations, opening
from qmas_tui.book.bookfile import BookFile
from qmas_tui.book.journal import Journal
from tests.torture.talk import Entered, Left, Phase, Said

CALLS = ("write", "fsync", "replace", "ftruncate", "unlink", "link", "rename")
"""The calls that change what is on disk."""

PATIENCE = 5
"""Entries into its phase after which a program dies there, were its call never made."""


class Plan(Struct, frozen=True, kw_only=True):
    """Where a program is killed: the phase, and at which entry into it at the earliest.

    By "parent" it is killed some time after it went in; by "itself" at its `call`-th
    call, before or after that is done, or when half of it is written; by "nobody"
    never.
    """

    phase: Phase
    by: Literal["parent", "itself", "nobody"]
    entry: int = 1
    call: int = 1
    moment: Literal["before", "half", "after"] = "before"

    @property
    def may_end(self) -> bool:
        """Whether it may live to its end: only one of two brings a book over."""
        return self.by == "nobody" or self.phase == "migration"


class Phases:
    """Follows one program that lives by a plan."""

    def __init__(self, plan: Plan, say: Callable[[Said], None]) -> None:
        self._plan = plan
        self._say = say
        self._entries = 0
        self._calls = 0
        self._thread = 0

    def watch(self) -> None:
        """Look on from now, to the end of the process."""
        self._hook("append", Journal, "append")
        self._hook("compaction", BookFile, "save")
        self._hook("backup", backups, "make_backup")
        self._hook("migration", migrations, "migrate")
        self._hook("forget", opening, "finish_erasing")
        for name in CALLS:
            mock.patch.object(os, name, self._counted(getattr(os, name))).start()

    @contextmanager
    def within(self, phase: Phase) -> Iterator[None]:
        """A phase; the one of the plan is told."""
        if phase != self._plan.phase:
            yield
            return
        self._entries += 1
        self._calls, self._thread = 0, get_ident()
        if self._entries >= self._plan.entry:
            self._say(Entered())
        began = time.perf_counter()
        yield
        self._thread = 0
        self._say(Left(time.perf_counter() - began, self._calls))

    def _hook(self, phase: Phase, owner: object, name: str) -> None:
        real = getattr(owner, name)

        def hooked(*args: Any, **named: Any) -> object:
            with self.within(phase):
                return real(*args, **named)

        mock.patch.object(owner, name, hooked).start()

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: Any, **named: Any) -> object:
            if self._thread == get_ident():
                self._calls += 1
                if self._is_due():
                    self._die(real, *args, **named)
            return real(*args, **named)

        return call

    def _is_due(self) -> bool:
        plan, late = self._plan, self._entries - self._plan.entry
        is_time = self._calls >= plan.call or late > PATIENCE
        return plan.by == "itself" and late >= 0 and is_time

    def _die(self, real: Callable[..., object], *args: Any, **named: Any) -> None:
        if self._plan.moment == "after":
            real(*args, **named)
        elif self._plan.moment == "half" and real.__name__ == "write":
            fd, data = args
            real(fd, data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)  # other threads may have to hear of it first
