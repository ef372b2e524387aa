"""Which references cases bore, in the order in which they bore them."""

from __future__ import annotations


class Borne:
    """References by place, and places by reference.

    A reference may be corrected and then given to somebody else: it means the case
    that has it, or had it when it was taken out, and never one that has another now.
    """

    def __init__(self) -> None:
        self._last: dict[int, str] = {}
        self._ever: dict[str, frozenset[int]] = {}

    def note(self, place: int, case: str) -> None:
        """The case at a place bears a reference from now on."""
        self._last[place] = case
        ever = self._ever.get(case, frozenset())
        if place not in ever:
            self._ever[case] = ever | {place}

    def last(self, case: str) -> frozenset[int]:
        """The places of cases that bear a reference, or bore it at their end."""
        ever = self._ever.get(case, frozenset())
        return frozenset(place for place in ever if self._last[place] == case)

    def meant(self, case: str) -> frozenset[int]:
        """The same; where there are none, of those that ever bore it."""
        return self.last(case) or self._ever.get(case, frozenset())
