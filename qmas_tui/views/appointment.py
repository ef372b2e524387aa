"""A day of a case as it stands in somebody's calendar."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct

from qmas_tui.findings.model import Deadline, Reason
from qmas_tui.policy.rules import Basis
from qmas_tui.views.say import BASES, capital
from qmas_tui.views.words import told_steps


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


def grounds_of(due: Deadline) -> str:
    """Why it is that day, and what it rests on."""
    return _grounds(due.steps, due.overruled, due.basis, due.rules)


@lru_cache(maxsize=1 << 14)
def _grounds(
    steps: tuple[Reason, ...],
    overruled: tuple[str, ...],
    basis: Basis,
    rules: tuple[str, ...],
) -> str:
    """The days of one limit rest on the same, whoever has it."""
    why = capital("; ".join(told_steps(steps, overruled)))
    return f"{why}. {capital(BASES[basis])}: {', '.join(rules)}."
