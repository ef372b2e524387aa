"""Books as earlier versions of the program wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder


class Version0:
    """One file: the cases by their places, and what the last steps replaced."""

    def __init__(self, kept: int = 100) -> None:
        self._kept = kept
        self._writes = 0
        self._last = 0
        self._holders: dict[int, Holder] = {}
        self._places: dict[str, int] = {}
        self._journal: list[list[dict[str, Any]]] = []

    def apply(self, *steps: Step) -> Version0:
        """Make some steps; the book itself, for more."""
        for step in steps:
            self._journal.append([self._line(change) for change in step])
            self._writes += 1
        return self

    def data(self) -> bytes:
        """The file."""
        kept: Iterable[list[dict[str, Any]]] = self._journal[-self._kept :]
        tables = {
            "meta": {1: {"format": "qmas-book", "version": 0, "writes": self._writes}},
            "holders": dict(sorted(self._holders.items())),
            "journal": {n: {"changes": step} for n, step in enumerate(kept, 1)},
        }
        return msgspec.json.encode(tables)

    def _line(self, change: Change) -> dict[str, Any]:
        before, after = change.before, change.after
        if before is None:
            self._last = place = self._last + 1
        else:
            place = self._places.pop(before.case)
            del self._holders[place]
        line: dict[str, Any] = {"who": change.who, "when": change.when}
        line |= {"what": change.what, "why": change.why, "place": place}
        if after is not None:
            line["case"] = after.case
            self._holders[place], self._places[after.case] = after, place
        if before is not None:
            line["before"] = before
        return {name: value for name, value in line.items() if value != ""}
