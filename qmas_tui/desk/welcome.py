"""What stands before the queue when a book is opened."""

from __future__ import annotations

from qmas_tui.desk.screens.queue import QueueScreen


def welcome(queue: QueueScreen, is_typed_at: bool) -> None:
    """How to begin, where the book is empty; else whoever there is, and an offer.

    Nothing is offered where keys are on their way, which were meant for the queue.
    """
    casework = queue.casework
    if not casework.holders and not casework.prospects:
        from qmas_tui.desk.screens.first_run import FirstRunScreen

        queue.app.push_screen(FirstRunScreen())
    elif not casework.holders:
        from qmas_tui.desk.screens.prospects import ProspectsScreen

        queue.app.push_screen(ProspectsScreen())
    elif not is_typed_at:
        queue.call_after_refresh(_offer, queue)


def _offer(queue: QueueScreen) -> None:
    """Once the rows stand: what it takes to know whom to move is loaded now."""
    from qmas_tui.desk.moving import offer_to_move

    offer_to_move(queue)
