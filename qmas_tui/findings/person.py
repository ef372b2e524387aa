"""Whom something is found about, as of which day, and by which rules."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.model import Item
from qmas_tui.policy.policy import Policy


class Person(Struct, frozen=True, gc=False):
    """One of a case as of a day; `subject` is `holder`, or a dependant's name."""

    subject: str
    as_of: date
    policy: Policy

    def is_within(self, days: int, day: date) -> bool:
        """Whether a day is no more than so many days ahead, or past."""
        return self.as_of >= day - timedelta(days=days)

    def item(self, kind: str, due_on: date, lost_on: date | None = None) -> Item:
        """Something open; what was missed and can still be saved counts as today."""
        act_by = max(self.as_of, due_on)
        return Item(kind, self.subject, act_by, lost_on, due_on)
