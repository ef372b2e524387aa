"""Opens the desk: on the user's book, or on the throw-away demo book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qmas_tui.casework.whereabouts import is_there, today, user_settings
from qmas_tui.cli.options import Options, shared
from qmas_tui.cli.output import can_ask, complain
from qmas_tui.desk.app import run_desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.book_app import Elsewhere
from qmas_tui.errors import BookError, DamagedBook, UsageError

if TYPE_CHECKING:  # the first frame is drawn before there is a book
    from qmas_tui.casework.casework import Casework

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
        path = elsewhere.path
        book = _awaited(path, options)
        try:
            elsewhere = open_desk(book, _clock(options))
        except DamagedBook:
            if book.casework is not None or path is None:
                raise
            if (left := _recover(path)) is not None:
                return left
    return 0


def _awaited(path: Path | None, options: Options) -> AwaitedBook:
    """The book at a path, or the demo, still to be opened."""
    settings = user_settings()
    name = "demo" if path is None else path.name
    opening = partial(_open, path, options.as_of)
    return AwaitedBook(name, settings.theme, settings.animations, opening)


def _open(path: Path | None, as_of: date | None) -> Casework:
    from qmas_tui.casework import open

    if path is None:
        return open.demo_casework(as_of)
    return open.open_casework(path, as_of, create=True)


def _recover(path: Path) -> int | None:
    """Show what is damaged, and put it back if the user wants that.

    None where the desk is to be opened, else the exit code.
    """
    from qmas_tui.casework.book_files import recover_book, survey
    from qmas_tui.desk import recovery

    found = survey(path)
    if found is None:
        return None
    mend = partial(recover_book, path)
    damage = recovery.Damage(path.name, found.problems, found.offer, mend)
    outcome = recovery.run_recovery(damage, user_settings().theme)
    if outcome == "go-on":
        return None
    return UNRECOVERED if outcome == "left" else 0


@click.command()
@shared
def demo(options: Options) -> int:
    """Open the desk on a throw-away book of invented holders."""
    _check_terminal()
    return _go_through(Elsewhere(), options)


def open_desk(book: AwaitedBook, clock: Clock) -> Elsewhere | None:
    """Run the desk until it is left, and give where to go on.

    The desk closes the book itself; what that has to tell comes after it.
    """
    try:
        return run_desk(book, clock)
    finally:
        if book.casework is not None:
            complain(*book.casework.notices())


def _clock(options: Options) -> Clock:
    """The day in Hong Kong, or for good the day asked for."""
    day = options.as_of
    return today if day is None else lambda: day


def _check_terminal() -> None:
    if not can_ask():
        raise UsageError(
            "The desk needs a terminal; qmas-tui due and qmas-tui show print text."
        )
