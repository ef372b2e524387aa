"""Tells on a terminal how far long work has come; elsewhere nobody is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qmas_tui.casework.casework import Casework
from qmas_tui.cli.output import is_open

Step = Callable[[int, int], bool]
_AT_START, _TO_END = "\r", "\x1b[K"


@contextmanager
def progress(words: str) -> Iterator[Step]:
    """Within this each step is told on one line of standard error, gone afterwards.

    Work that ends before its second step is told nothing of.
    """
    is_told = is_open(sys.stderr) and sys.stderr.isatty()

    def step(done: int, total: int) -> bool:
        if is_told and done:
            _show(f"{words}: {done:,} of {total:,}")
        return True

    try:
        yield step
    finally:
        if is_told:
            _show("")


def worked_out(casework: Casework) -> Casework:
    """The casework with every case worked out."""
    with progress("Working out the cases") as step:
        casework.assess_all(step)
    return casework


def _show(text: str) -> None:
    sys.stderr.write(f"{_AT_START}{text}{_TO_END}")
    sys.stderr.flush()
