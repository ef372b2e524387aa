"""Offers to move holders who have not landed to the prospects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qmas_tui.casework.moving import Moves, move, plan_moves, unlanded
from qmas_tui.casework.offers import MOVE
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import SMALL_BOOK
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.offer import OfferScreen
from qmas_tui.views.say import count

MOST_NAMED = 4
QUESTION = "Move them to the prospects? It is one step, which undo takes back."
NOBODY = "There is no holder to be moved to the prospects."


def offer_to_move(screen: DeskScreen) -> None:
    """Ask, unless it was declined once or there is nobody to be moved.

    Nor where it would take long to find out who.
    """
    casework = screen.casework
    is_quick = casework.holder_list.are_known or len(unlanded(casework)) <= SMALL_BOOK
    if is_quick and casework.offers.is_open(MOVE):
        moves = plan_moves(casework)
        if moves.moved:
            _ask(screen, moves)


def ask_to_move(screen: DeskScreen) -> None:
    """The same where somebody wants it; where nobody can be moved it says why."""
    moves = plan_moves(screen.casework)
    if moves.moved:
        _ask(screen, moves)
    else:
        screen.notify("\n".join([NOBODY, *_staying(moves)]))


def _ask(screen: DeskScreen, moves: Moves) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            make = partial(move, screen.casework, moves)
            Attempt(screen.app, make, screen.tell, screen.fail).run()
        elif yes is not None:
            screen.casework.offers.decline(MOVE)

    offer = OfferScreen(QUESTION, [*_moving(moves), *_staying(moves), ""])
    screen.app.push_screen(offer, answered)


def _moving(moves: Moves) -> Iterator[str]:
    number = len(moves.moved)
    has = "has" if number == 1 else "have"
    yield (
        f"{count(number, 'holder')} {has} not landed. Until the landing a case is "
        "watched among the prospects, with fee, entry visa and letters."
    )
    named = [f"{each.case}, {each.name}: {each.words}" for each in moves.moved]
    yield from _some(named)


def _staying(moves: Moves) -> Iterator[str]:
    named = [
        f"{each.case}, {each.name}, stays: {each.words}" for each in moves.left_out
    ]
    yield from _some(named)


def _some(named: list[str]) -> Iterator[str]:
    """The first of them, and how many there are besides."""
    yield from named[:MOST_NAMED]
    if len(named) > MOST_NAMED:
        yield f"and {len(named) - MOST_NAMED} more"
