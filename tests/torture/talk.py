"""What a program says of itself before it is killed: a line for each thing it does."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Literal

import msgspec
from msgspec import Struct, structs

from qmas_tui.facts.changes import Change, Does, Step
from qmas_tui.facts.holder import Holder

Phase = Literal["append", "backup", "forget", "import", "restore", "writers"]


class Edit(Struct, frozen=True, kw_only=True):
    """A change to a holder: of a `Change` alone nobody could tell what it is about."""

    who: str
    when: datetime
    what: str
    before: Holder | None
    after: Holder | None


class Tried(Struct, frozen=True, tag="tried", kw_only=True, omit_defaults=True):
    """It is about to make a step, or to forget a case; `token` is who does it."""

    token: str
    when: datetime
    does: Does
    edits: tuple[Edit, ...] = ()
    case: str = ""

    @property
    def step(self) -> Step:
        """The edits as the book takes them."""
        return tuple(Change(**structs.asdict(each)) for each in self.edits)


class Kept(Struct, frozen=True, tag="kept"):
    """The book acknowledged what was tried last."""


class Refused(Struct, frozen=True, tag="refused"):
    """The book refused what was tried last, in these words."""

    why: str


class Entered(Struct, frozen=True, tag="entered"):
    """The phase in which it shall be killed begins now."""


class Left(Struct, frozen=True, tag="left"):
    """The phase is over: how long it took, and how many calls could have killed it."""

    seconds: float
    calls: int


class Failed(Struct, frozen=True, tag="failed"):
    """Something happened that must not happen."""

    why: str


Said = Tried | Kept | Refused | Entered | Left | Failed

_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(Said)


def speaker(fd: int) -> Callable[[Said], None]:
    """What says something through a pipe, from any thread."""
    turn = Lock()

    def say(said: Said) -> None:
        view = memoryview(_encode(said) + b"\n")
        with turn:
            while view:
                view = view[os.write(fd, view) :]

    return say


def understood(line: bytes) -> Said:
    """What a whole line says."""
    said: Said = _decoder.decode(line)
    return said
