"""Begins a review: a pile, and the screens on which its cases are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.pile import Named, Pile
from qmas_tui.desk.screens.pile import PileScreen
from qmas_tui.desk.screens.prospect_review import ProspectReviewScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.queue import NamedView

_SCREENS: Final[dict[type[Case], type[PileScreen]]] = {
    Holder: ReviewScreen,
    Prospect: ProspectReviewScreen,
}


def review(app: BookApp, keys: Sequence[str], view: NamedView, named: Named) -> None:
    """Go through a list; each row is a holder or a prospect, as it is `named`."""
    app.push_screen(_of_kind(Pile(app.casework, keys, view, named)))


def _of_kind(pile: Pile) -> PileScreen:
    return _SCREENS[pile.kind](pile, _of_kind)
