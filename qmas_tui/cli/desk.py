"""Opens the desk: on the user's book, or on the throw-away demo book."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from qmas_tui.cli.options import Asked, asked, shared
from qmas_tui.errors import BookError, UsageError

if TYPE_CHECKING:
    from qmas_tui.casework.casework import Casework

Clock = Callable[[], date]


def open_own(asked: Asked) -> int:
    """The desk on the user's book."""
    path = asked.book_path
    if not os.path.exists(path):
        raise BookError(
            f"There is no book at {path} yet; begin with qmas-tui import FILE, "
            "or look around with qmas-tui demo."
        )
    _check_terminal()
    return open_desk(asked.casework(), _clock(asked))


@click.command()
@shared
@asked
def demo(asked: Asked) -> int:
    """Open the desk on a throw-away book of invented holders."""
    from qmas_tui.casework.open import demo_casework

    _check_terminal()
    return open_desk(demo_casework(asked.as_of), _clock(asked))


def open_desk(casework: Casework, clock: Clock) -> int:
    """Run the desk until it is left, and give its exit code."""
    from qmas_tui.desk.app import run_desk

    return run_desk(casework, clock)


def _clock(asked: Asked) -> Clock:
    """The day in Hong Kong, or for good the day asked for."""
    from qmas_tui.casework.open import today

    day = asked.as_of
    return today if day is None else lambda: day


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "The desk needs a terminal; qmas-tui due and qmas-tui show print text."
        )
