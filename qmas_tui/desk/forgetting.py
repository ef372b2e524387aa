"""Erases a case for good, from wherever it was asked for."""

from __future__ import annotations

from functools import partial
from typing import Final

from qmas_tui.casework.casework import Done
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.queue import ROOM_FOR_PANEL, back_to_queue

FORGOTTEN_SECONDS: Final = 30.0
"""What forgetting leaves to be done by hand stays as long where it covers no case."""


def forget_case(app: BookApp, case: str) -> None:
    """Close every page about a case, and erase it while keys answer."""
    queue = back_to_queue(app)
    app.scenarios.pop(case, None)

    def forgotten(done: Done) -> None:
        queue.redraw()
        has_room = app.size.height >= ROOM_FOR_PANEL
        seconds = FORGOTTEN_SECONDS if has_room else None
        app.announce(done.what, "warning", seconds)

    words = f"Forgetting {case}, in its backups too"
    forget = partial(app.casework.privacy.forget, case)
    Attempt(app, forget, forgotten, queue.fail).run_long(words)
