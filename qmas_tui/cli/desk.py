"""Opens the desk: on the user's book, or on the throw-away demo book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

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
from qmas_tui.desk.book_app import Elsewhere
from qmas_tui.desk.recovery import Damage, run_recovery
from qmas_tui.errors import BookError, DamagedBook, UsageError

Clock = Callable[[], date]
UNRECOVERED = 1


def open_own(options: Options) -> int:
    """The desk on the user's book; where there is none yet it is begun.

    Raises BookError where there is none, and it was named or nobody can be asked.
    """
    path, is_named = options.book_path, options.book is not None
    if (is_named or not can_ask()) and not is_there(path):
        raise BookError(
            f"There is no book at {path} yet; begin with qmas-tui import FILE, "
            "or look around with qmas-tui demo."
        )
    _check_terminal()
    return _go_through(Elsewhere(path), options)


def _go_through(elsewhere: Elsewhere | None, options: Options) -> int:
    """One desk after the other, until one is left for none."""
    while elsewhere is not None:
        try:
            casework = _open(elsewhere, options)
        except DamagedBook:
            assert elsewhere.path is not None, "the demo is made anew"
            if (left := _recover(elsewhere.path)) is not None:
                return left
            continue
        elsewhere = open_desk(casework, _clock(options))
    return 0


def _open(elsewhere: Elsewhere, options: Options) -> Casework:
    if elsewhere.path is None:
        return demo_casework(options.as_of)
    return open_casework(elsewhere.path, options.as_of, create=True)


def _recover(path: Path) -> int | None:
    """Show what is damaged, and put it back if the user wants that.

    None where the desk is to be opened, else the exit code.
    """
    found = survey(path)
    if found is None:
        return None
    damage = Damage(path.name, found.problems, found.offer, partial(recover_book, path))
    outcome = run_recovery(damage, user_settings().theme)
    if outcome == "go-on":
        return None
    return UNRECOVERED if outcome == "left" else 0


@click.command()
@shared
def demo(options: Options) -> int:
    """Open the desk on a throw-away book of invented holders."""
    _check_terminal()
    return _go_through(Elsewhere(), options)


def open_desk(casework: Casework, clock: Clock) -> Elsewhere | None:
    """Run the desk until it is left, and give where to go on.

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
