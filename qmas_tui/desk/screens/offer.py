"""An offer that the desk makes of its own: yes, no for good, or later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.screens.confirm import ConfirmScreen


class OfferScreen(ConfirmScreen, inherit_bindings=False):
    """Offers something; without an answer, None, it is offered another time."""

    WIDTH = 72
    ANSWERS: ClassVar[Sequence[tuple[str, str]]] = (
        ("y", "yes"),
        ("n", "no, and do not ask again"),
        ("l", "later"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "yes"),
        ("n", "answer(False)", "no"),
        ("l,escape", "dismiss", "later"),
    ]
