"""Opens the desk: on the user's book, or on the throw-away demo book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import click

from qmas_tui.casework.book_files import recover_book, survey
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import (
    demo_casework,
    is_there,
    open_casework,
    today,
    user_settings,
)
from qmas_tui.cli.ask import can_ask
from qmas_tui.cli.options import Options, shared
from qmas_tui.cli.output import complain
from qmas_tui.desk.app import run_desk
from qmas_tui.desk.recovery import Damage, run_recovery
from qmas_tui.errors import BookError, DamagedBook, UsageError

Clock = Callable[[], date]
UNRECOVERED = 1


def open_own(options: Options) -> int:
    """The desk on the user's book; where that is damaged, the way back first."""
    path = options.book_path
    if not is_there(path):
        raise BookError(
            f"There is no book at {path} yet; begin with qmas-tui import FILE, "
            "or look around with qmas-tui demo."
        )
    _check_terminal()
    try:
        casework = open_casework(path, options.as_of)
    except DamagedBook:
        return _recover(options)
    return open_desk(casework, _clock(options))


def _recover(options: Options) -> int:
    """Show what is damaged, put it back if the user wants that, and go on."""
    path = options.book_path
    found = survey(path)
    if found is not None:
        damage = Damage(
            path.name, found.problems, found.offer, partial(recover_book, path)
        )
        outcome = run_recovery(damage, user_settings().theme)
        if outcome != "go-on":
            return UNRECOVERED if outcome == "left" else 0
    return open_desk(open_casework(path, options.as_of), _clock(options))


@click.command()
@shared
def demo(options: Options) -> int:
    """Open the desk on a throw-away book of invented holders."""
    _check_terminal()
    return open_desk(demo_casework(options.as_of), _clock(options))


def open_desk(casework: Casework, clock: Clock) -> int:
    """Run the desk until it is left, and give its exit code.

    The desk closes the book itself; what that has to tell comes after it.
    """
    try:
        return run_desk(casework, clock)
    finally:
        complain(*casework.notices())


def _clock(options: Options) -> Clock:
    """The day in Hong Kong, or for good the day asked for."""
    day = options.as_of
    return today if day is None else lambda: day


def _check_terminal() -> None:
    if not can_ask():
        raise UsageError(
            "The desk needs a terminal; qmas-tui due and qmas-tui show print text."
        )
