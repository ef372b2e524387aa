"""What one criterion comes to, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qmas_tui.findings.model import Evidence, Value
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


class Answer(Value, frozen=True, gc=False):
    """The state of a criterion on the filing day, and how well it would stand.

    `safe` and `wanting` say nothing unless it is met; `wanting` are the papers, by
    kind, without which it is not documented.
    """

    state: State
    safe: bool = False
    wanting: tuple[str, ...] = ()
    have: int | None = None
    need: int | None = None
    evidence: Evidence = ()


Ask = Callable[[Subject, Policy], Answer]
Turns = Callable[[Subject, Policy, bool, date], list[date]]
"""The days after the filing day, up to an end, on which it turns to met or back.

The flag says whether it is met on the filing day.
"""


def never(_subject: Subject, _policy: Policy, _met: bool, _end: date) -> list[date]:
    """The turns of a criterion that a forecast holds still (N-14)."""
    return []
