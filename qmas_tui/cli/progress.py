"""Tells on a terminal how far long work has come; elsewhere nobody is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qmas_tui.casework.casework import Casework
from qmas_tui.cli.output import is_open, overwrite

Step = Callable[[int, int], bool]


@contextmanager
def progress(words: str) -> Iterator[Step]:
    """Within this each step is told on one line of standard error, gone afterwards.

    Work that ends before its second step is told nothing of.
    """
    is_told = _is_watched()

    def step(done: int, total: int) -> bool:
        if is_told and done:
            overwrite(f"{words}: {done:,} of {total:,}")
        return True

    try:
        yield step
    finally:
        if is_told:
            overwrite("")


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Within this the words stand there, for work of which no steps are known."""
    is_told = _is_watched()
    if is_told:
        overwrite(f"{words} …")
    try:
        yield
    finally:
        if is_told:
            overwrite("")


def worked_out(casework: Casework) -> Casework:
    """The casework with every case worked out."""
    with progress("Working out the cases") as step:
        casework.assess_all(step)
    return casework


def _is_watched() -> bool:
    return is_open(sys.stderr) and sys.stderr.isatty()
