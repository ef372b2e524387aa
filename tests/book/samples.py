"""Small records and changes for the tests of the book."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def holder(case: str = "Q-0142", name: str = "LEE Ka Yan") -> Holder:
    return Holder(
        case=case,
        name=name,
        citizenship="other",
        route="gpt",
        grant=(Grant(until=date(2028, 3, 15), confirmed=True),),
    )


def change(before: Holder | None, after: Holder | None, what: str = "edit") -> Change:
    return Change(who="mw", when=NOON, what=what, before=before, after=after)


def add(*cases: str) -> tuple[Change, ...]:
    return tuple(change(None, holder(case), "added") for case in cases)


def rename(before: Holder, name: str) -> Change:
    return change(before, replace(before, name=name))
