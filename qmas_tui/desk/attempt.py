"""One way to do something with the book: asking where it must, and saying why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from qmas_tui.casework.casework import Terms
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.errors import Agreement, BusyBook, NeedsConsent, QmasError

Result = TypeVar("Result")
Fail = Callable[[QmasError], object]
WAITING = "Waiting for another program that is writing the book"


def attempt(
    app: BookApp,
    make: Callable[[Terms], Result],
    then: Callable[[Result], object],
    fail: Fail,
    agreed: tuple[Agreement, ...] = (),
) -> None:
    """Do it, and go on with what was done, or with why it was not.

    Where it needs the user's consent that is asked for; without it nothing is done.
    Where another program is writing the book that is waited for while keys answer.
    """
    try:
        done = make(Terms(agreed, wait=False))
    except BusyBook:
        attempt_long(app, WAITING, make, then, fail, agreed)
    except NeedsConsent as error:
        _ask(app, error, make, then, fail, agreed)
    except QmasError as error:
        fail(error)
    else:
        then(done)


def attempt_long(
    app: BookApp,
    words: str,
    make: Callable[[Terms], Result],
    then: Callable[[Result], object],
    fail: Fail,
    agreed: tuple[Agreement, ...] = (),
) -> None:
    """The same for what takes its time: `words` say meanwhile what is being done."""

    def end(result: Result | QmasError | None) -> None:
        if isinstance(result, NeedsConsent):
            _ask(app, result, make, then, fail, agreed)
        elif isinstance(result, QmasError):
            fail(result)
        elif result is not None:
            then(result)

    app.push_screen(BusyScreen(words, partial(make, Terms(agreed))), end)


def _ask(
    app: BookApp,
    error: NeedsConsent,
    make: Callable[[Terms], Result],
    then: Callable[[Result], object],
    fail: Fail,
    agreed: tuple[Agreement, ...],
) -> None:
    """Ask for the user's consent to this one thing, and do it again with that."""
    again = partial(attempt, app, make, then, fail, (*agreed, error))
    told = [error.message, *[str(problem) for problem in error.problems]]
    confirm(app, error.question, again, told)
