"""Changes and steps to look at."""

from __future__ import annotations

from datetime import UTC, datetime

from qmas_tui.facts.changes import Change, Does, Past
from qmas_tui.facts.holder import Holder

WHEN = datetime(2026, 11, 9, 20, 5, tzinfo=UTC)


def changed(
    before: Holder | None,
    after: Holder | None,
    what: str = "changed",
    why: str = "",
    when: datetime = WHEN,
    who: str = "mw",
) -> Change:
    """A change from one to the other."""
    return Change(who=who, when=when, what=what, before=before, after=after, why=why)


def step(*changes: Change, number: int = 1, does: Does = "do", erased: int = 0) -> Past:
    """A step of these changes, by whoever made the first of them."""
    when, who = (changes[0].when, changes[0].who) if changes else (WHEN, "mw")
    return Past(
        number=number, when=when, does=does, who=who, changes=changes, erased=erased
    )
