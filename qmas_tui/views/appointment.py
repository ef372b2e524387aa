"""A day of a case as it stands in somebody's calendar."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.findings.model import Deadline
from qmas_tui.views.say import BASES, capital
from qmas_tui.views.words import steps_of


class Appointment(Struct, frozen=True, gc=False):
    """A day of one person of a case, holder or prospect.

    `key` names it as long as it is on record, whatever day it moves to. `is_done`
    where nothing is to be done on it any more.
    """

    key: tuple[str, str, str]
    on: date
    title: str
    note: str
    category: str
    is_done: bool = False


def grounds_of(deadline: Deadline) -> str:
    """Why it is that day, and what it rests on."""
    why = capital("; ".join(steps_of(deadline)))
    return f"{why}. {capital(BASES[deadline.basis])}: {', '.join(deadline.rules)}."
