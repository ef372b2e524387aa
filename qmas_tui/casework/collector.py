"""Keeps Python's garbage collector away from what stays as long as the program runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = 1_000_000


@contextmanager
def collector_off() -> Iterator[None]:
    """Within this no garbage is collected, and what was made is never gone over again.

    A book is many thousand objects that stay as long as the program runs. Going over
    them again and again while they are made takes three times as long as making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


@contextmanager
def collector_quick() -> Iterator[None]:
    """Within this only what is young is gone over by itself, in a millisecond or so.

    All else takes as long as a key may take: it is collected in pauses.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def collect_pause() -> None:
    """Collect what is not set aside, however old, while nobody presses a key."""
    gc.collect()


def collect_idle() -> None:
    """Collect also what was set aside and is garbage by now, while nobody waits.

    A screen that stood while a book was worked out would never go otherwise. At 10,000
    cases it takes a quarter of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
