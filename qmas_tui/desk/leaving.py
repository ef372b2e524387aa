"""What is asked before the desk is left: whether what is not saved may go with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qmas_tui.desk import rooms
from qmas_tui.desk.book_app import BookApp
from qmas_tui.views.say import count

LEAVE: Final = "Leave the desk without saving what you typed?"
LEAVE_DRAFT: Final = "Leave the desk? What you typed is kept as a draft."
_LEAVE_TRIED: Final = "Leave the desk without saving {}?"


def leave(app: BookApp, go: Callable[[], object]) -> None:
    """Leave by `go`; asked first, once, where something is not saved."""
    question = _question(app)
    if not question:
        go()
    elif not isinstance(app.screen, rooms.confirm()):
        rooms.ask(app, question, go)


def _question(app: BookApp) -> str:
    """What to ask; empty where nothing is lost or set aside."""
    kinds, drafted = (rooms.form(), rooms.note(), rooms.desk()), rooms.drafted()
    changed = [s for s in app.screen_stack if isinstance(s, kinds) and s.is_changed]
    if not all(isinstance(each, drafted) and each.is_kept for each in changed):
        return LEAVE
    if tried := app.only_tried():
        return _LEAVE_TRIED.format(count(len(tried), "scenario"))
    return LEAVE_DRAFT if changed else ""
