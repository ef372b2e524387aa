"""Every text that is recorded on a case, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qmas_tui.facts.reading import plain
from qmas_tui.facts.rows import Row
from qmas_tui.facts.validation import at


class Written(Struct, frozen=True, gc=False):
    """A recorded text.

    `where` names table, row number and field: "dependant 1 (LEE Ming), trip 2,
    reason". `field` is the same without numbers and names, alike for all such rows.
    """

    where: str
    field: str
    text: str


def texts_of(
    row: Row, where: str = "", field: str = "", beside: Row | None = None
) -> Iterator[Written]:
    """The texts of a row and of rows in it; `where` and `field` begin each place.

    Those are left out whose field is the same thing in the row `beside` it.
    """
    for name, encoded in zip(
        row.__struct_fields__, row.__struct_encode_fields__, strict=True
    ):
        value: object = getattr(row, name)
        if beside is not None and getattr(beside, name, None) is value:
            continue
        inside = at(field, encoded)
        if isinstance(value, str):
            yield Written(at(where, encoded), inside, value)
        elif isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                place = at(where, f"{encoded} {number}")
                if isinstance(item, Row):
                    yield from texts_of(item, place + _named(item), inside)
                else:
                    yield Written(place, inside, item)


def _named(row: Row) -> str:
    name: object = getattr(row, "name", None)
    return f" ({plain(name)})" if isinstance(name, str) else ""
