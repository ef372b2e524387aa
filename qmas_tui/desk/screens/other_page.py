"""From the page of a prospect to that of the holder of the same case, and back."""

from __future__ import annotations

from qmas_tui.desk.book_app import BookApp
from qmas_tui.views.model import Form


def open_other_page(app: BookApp, case: str, page: Form) -> None:
    """Show the holder or the prospect of a case; go back where one came from there."""
    from qmas_tui.desk.screens.case import CaseScreen
    from qmas_tui.desk.screens.prospect import ProspectScreen

    kind = CaseScreen if page == "holder" else ProspectScreen
    below = app.screen_stack[-2]
    if isinstance(below, kind) and below.case == case:
        app.pop_screen()
    else:
        app.push_screen(kind(case))
