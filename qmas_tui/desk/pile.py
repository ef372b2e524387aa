"""The pile of cases that a review goes through; it outlasts their screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.tallies import Kind, Tallies
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.queue import NamedView
from qmas_tui.views.review import Tally

Named = Callable[[str], tuple[type[Case], str]]


class Pile:
    """Holders and prospects one after the other, and what was done to each.

    It begins where the last review of the view stopped, else with the first who was
    not reviewed today.

    Args:
        keys: name the rows of the list that is gone through.
        named: the kind of a row, and its case.
    """

    def __init__(
        self, casework: Casework, keys: Sequence[str], view: NamedView, named: Named
    ) -> None:
        self.view, self.tallies = view, Tallies()
        self._casework, self._named = casework, named
        self._keys = list(keys)
        stopped = casework.bookmarks.find(view.key, keys)
        self.at = self._keys.index(stopped) if stopped else 0
        while not self.is_over and self._is_reviewed_today(self._keys[self.at]):
            self.at += 1
        if self.is_over:
            self.at = 0

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def is_over(self) -> bool:
        """Whether all were gone through."""
        return self.at >= len(self._keys)

    @property
    def kind(self) -> type[Case]:
        """Whether a holder or a prospect lies on top."""
        return self._named(self._keys[self.at])[0]

    @property
    def case(self) -> str:
        """The case on top."""
        return self._named(self._keys[self.at])[1]

    @property
    def record(self) -> Case:
        """What is recorded of the case on top."""
        return self._record(self._keys[self.at])

    @property
    def alike(self) -> list[str]:
        """All cases that are of the kind of the one on top."""
        named = [self._named(key) for key in self._keys]
        return [case for kind, case in named if kind is self.kind]

    def step(self, step: int) -> None:
        """Go on, or back."""
        self.at += step

    def go_to(self, case: str) -> None:
        """Go to a case of the kind of the one on top."""
        named = [self._named(key) for key in self._keys]
        self.at = named.index((self.kind, case))

    def drop_gone(self) -> None:
        """Cases that another program took out are no longer in the pile."""
        known = self._known
        there = [case in known[kind] for kind, case in map(self._named, self._keys)]
        self.at -= there[: self.at].count(False)
        self._keys = [k for k, is_ in zip(self._keys, there, strict=True) if is_]

    def count(self, kind: Kind, case: str, what: str) -> None:
        """Something was done to the case on top, which may be called otherwise now."""
        key = self._keys[self.at]
        tally = Tally(case, self._known[self.kind][case].name, what)
        self.tallies.add(kind, tally, key)

    def left(self) -> list[Tally]:
        """Who was not looked at, neither now nor earlier today."""
        return [
            Tally(self._named(key)[1], self._record(key).name, "")
            for key in self._keys
            if not self.tallies.holds(key) and not self._is_reviewed_today(key)
        ]

    def leave(self) -> None:
        """The next review of the view goes on here."""
        key = "" if self.is_over else self._keys[self.at]
        self._casework.bookmarks.put(self.view.key, key)

    @property
    def _known(self) -> Mapping[type[Case], Mapping[str, Case]]:
        casework = self._casework
        return {Holder: casework.holders, Prospect: casework.prospects}

    def _record(self, key: str) -> Case:
        kind, case = self._named(key)
        return self._known[kind][case]

    def _is_reviewed_today(self, key: str) -> bool:
        reviews = self._record(key).review
        return bool(reviews) and reviews[-1].on == self._casework.as_of
