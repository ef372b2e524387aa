"""What a review has come to so far; undo and redo count too."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from qmas_tui.views.review import Tally

Kind = Literal["reviewed", "snoozed", "changed"]


class Counted(Struct, frozen=True, gc=False):
    """One thing done to a case, and what it counts as; `key` names the case."""

    kind: Kind
    tally: Tally
    key: str


class Tallies:
    """Cases by what was done with them, each once and with what was done last."""

    def __init__(self) -> None:
        self._counted: list[Counted] = []
        self._taken_back: list[Counted] = []

    def of(self, kind: Kind) -> list[Tally]:
        """The cases with which that was done, in the order in which it first was."""
        known = {c.key: c.tally for c in self._counted if c.kind == kind}
        return list(known.values())

    def holds(self, key: str) -> bool:
        """Whether anything was done to a case."""
        return any(each.key == key for each in self._counted)

    def add(self, kind: Kind, tally: Tally, key: str = "") -> None:
        """Something was done; what was taken back before cannot come again.

        `key` names the case, where its reference alone does not.
        """
        self._counted.append(Counted(kind, tally, key or tally.case))
        self._taken_back.clear()

    def take_back(self, cases: Collection[str]) -> None:
        """The last thing done to one of these cases was undone."""
        for place in reversed(range(len(self._counted))):
            if self._counted[place].tally.case in cases:
                self._taken_back.append(self._counted.pop(place))
                return

    def make_again(self, cases: Collection[str]) -> None:
        """What was undone last was redone, if it was on one of these cases."""
        if self._taken_back and self._taken_back[-1].tally.case in cases:
            self._counted.append(self._taken_back.pop())
