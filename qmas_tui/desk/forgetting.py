"""Erases a case for good, from wherever it was asked for."""

from __future__ import annotations

from functools import partial
from typing import Final

from qmas_tui.casework.casework import Done
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.queue import ROOM_FOR_PANEL, back_to_list

FORGOTTEN_SECONDS: Final = 30.0
"""What forgetting leaves to be done by hand stays as long where it covers no case."""


def forget_case(app: BookApp, case: str) -> None:
    """Close every page about a case, and erase it while keys answer."""
    below = back_to_list(app)
    app.scenarios.pop(case, None)

    def forgotten(done: Done) -> None:
        below.redraw()
        has_room = app.size.height >= ROOM_FOR_PANEL
        seconds = FORGOTTEN_SECONDS if has_room else None
        app.announce(done.what, "warning", seconds)

    words = f"Forgetting {case}, in its backups too"
    forget = partial(app.casework.privacy.forget, case)
    Attempt(app, forget, forgotten, below.fail).run_long(words)
