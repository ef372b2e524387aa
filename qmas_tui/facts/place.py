"""Where in a case something stands."""

from __future__ import annotations

from msgspec import Struct, structs

from qmas_tui.facts.reading import plain


class Place(Struct, frozen=True, gc=False):
    """A row of a case; without a table the own fields of the holder or a dependant.

    Rows and dependants count from 1; `dependant` is 0 for the holder.
    """

    table: str = ""
    number: int = 0
    dependant: int = 0
    name: str = ""

    def __str__(self) -> str:
        """The place as errors name it: "dependant 1 (LEE Ming), trip 2"."""
        who = f"dependant {self.dependant} ({plain(self.name)})"
        parts = [who] if self.dependant else []
        return ", ".join([*parts, *([self.row] if self.table else [])])

    @property
    def row(self) -> str:
        """Table and number alone: "trip 2"."""
        return f"{self.table} {self.number}"

    @property
    def unnamed(self) -> Place:
        """The same place whatever the dependant is called."""
        return structs.replace(self, name="") if self.name else self
