"""The page of a case among the holders, or of the one among the prospects."""

from __future__ import annotations

from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.views.model import Form


def open_page(app: BookApp, case: str, is_prospect: bool) -> None:
    """Show the page of a case, if the book has it still."""
    there = app.casework.prospects if is_prospect else app.casework.holders
    if case in there:
        app.push_screen(_kind(is_prospect)(case))
    else:
        app.notify(f"There is no case {case} any more.")


def open_other_page(app: BookApp, case: str, page: Form) -> None:
    """From one page of a case to the other; back, where one came from there."""
    is_prospect, below = page == "prospect", app.screen_stack[-2]
    if isinstance(below, _kind(is_prospect)) and below.shown == case:
        app.pop_screen()
    else:
        open_page(app, case, is_prospect)


def _kind(is_prospect: bool) -> type[DeskScreen]:
    from qmas_tui.desk.screens.case import CaseScreen
    from qmas_tui.desk.screens.prospect import ProspectScreen

    return ProspectScreen if is_prospect else CaseScreen
