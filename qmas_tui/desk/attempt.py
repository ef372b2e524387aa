"""One way to do something with the book: asking where it must, and saying why not."""

from __future__ import annotations

from collections.abc import Callable

from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.errors import NeedsConsent, QmasError

Then = Callable[[Done], object]
Fail = Callable[[QmasError], object]


def attempt(app: BookApp, make: Callable[[], Done], then: Then, fail: Fail) -> None:
    """Do it, and go on with what was done, or with why it was not.

    Where it needs the user's consent that is asked for; without it nothing is done.
    """

    def make_agreed() -> Done:
        with app.casework.agreed():
            return make()

    def answer(agreed: bool | None) -> None:
        if agreed:
            attempt(app, make_agreed, then, fail)

    try:
        done = make()
    except NeedsConsent as error:
        app.push_screen(ConfirmScreen(f"{error.message} Keep it?"), answer)
    except QmasError as error:
        fail(error)
    else:
        then(done)


def attempt_long(
    app: BookApp, words: str, make: Callable[[], Done], then: Then, fail: Fail
) -> None:
    """The same for what takes its time: `words` say meanwhile what is being done."""

    def end(result: Done | QmasError | None) -> None:
        if isinstance(result, QmasError):
            fail(result)
        elif result is not None:
            then(result)

    app.push_screen(BusyScreen(words, make), end)
