"""Keeps Python's garbage collector away from what stays as long as the program runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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


def collect_idle() -> None:
    """Collect also what was set aside and is garbage by now, while nobody waits.

    A screen that stood while a book was worked out would never go otherwise. At 10,000
    cases it takes a quarter of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
