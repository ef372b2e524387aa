"""The cases that were marked, for what is done to many at once."""

from __future__ import annotations

from collections.abc import Container, Sequence


class Marks:
    """A set of cases; whatever the list shows or leaves out, it stays.

    Attributes:
        cases: the cases marked.
    """

    def __init__(self) -> None:
        self.cases: set[str] = set()
        self._last: str | None = None

    def turn(self, case: str) -> None:
        """Mark a case, or unmark it; a range begins here."""
        self.cases ^= {case}
        self._last = case

    def reach(self, case: str, shown: Sequence[str]) -> None:
        """Mark all from where a mark was last put to a case, as the list shows them."""
        begins = self._last if self._last in shown else case
        ends = sorted([shown.index(begins), shown.index(case)])
        self.cases.update(shown[ends[0] : ends[1] + 1])
        self._last = case

    def turn_all(self, shown: Sequence[str]) -> None:
        """Mark all that the list shows; where they are, unmark them."""
        if self.cases.issuperset(shown):
            self.cases.difference_update(shown)
        else:
            self.cases.update(shown)

    def clear(self) -> None:
        """Mark nothing."""
        self.cases.clear()

    def drop_gone(self, known: Container[str]) -> None:
        """Forget the marks of cases that are no longer in the book."""
        self.cases = {case for case in self.cases if case in known}

    def in_order(self, shown: Sequence[str]) -> list[str]:
        """The cases marked, those that the list shows first and as it does."""
        here = [case for case in shown if case in self.cases]
        return [*here, *sorted(self.cases.difference(here))]

    def words(self, shown: Sequence[str]) -> str:
        """How many there are, and how many of them the list does not show."""
        number = len(self.cases)
        hidden = len(self.cases.difference(shown))
        return f"{number:,} marked" + (
            f", {hidden:,} not in this list" if hidden else ""
        )
