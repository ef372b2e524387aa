"""Rows of a prospect that cannot be: ends before beginnings, days that have not come.

A file keeps such rows and a finding says so; desk and command line refuse to add one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.contradictions import Contradiction, brought_in
from qmas_tui.facts.place import Place
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of

ON_THE_WAY: Final = (
    "acknowledged_on",
    "pooled_on",
    "selected_on",
    "consent_sent_on",
    "principle_on",
    "decided_on",
    "paid_on",
    "evisa_on",
    "endorsed_on",
    "landed_on",
    "identity_card_on",
)
"""What happens to an application once it is submitted."""
_ENDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "degree": (("awarded_on", "from"),),
    "work": (("to", "from"),),
    "period": (("to", "from"),),
    "business": (("until", "since"),),
    "account": (("statements_to", "statements_from"),),
    "lived": (("to", "from"),),
    "conflict": (("settled_on", "on"),),
    "request": (("answered_on", "asked_on"),),
    "application": (
        *((day, "submitted_on") for day in ON_THE_WAY),
        ("limit_of_stay", "landed_on"),
    ),
}
"""Days that cannot lie before others of the same row, by table."""
_HAPPENED: Final[dict[str, tuple[str, ...]]] = {
    "application": ("submitted_on", *ON_THE_WAY),
    "dependant": ("born_on",),
}
"""Days that say what has happened, by table."""


def new_in_prospect(
    before: Prospect | None, after: Prospect, today: date
) -> tuple[Contradiction, ...]:
    """Those of `after` that `before` had not: an old one stops no other edit."""
    held = contradictions_of_prospect(before, today) if before else ()
    return brought_in(contradictions_of_prospect(after, today), held)


def contradictions_of_prospect(
    prospect: Prospect, today: date
) -> tuple[Contradiction, ...]:
    """Every value of a prospect and the family that cannot be, table by table."""
    found = list(_ahead(Place(), prospect, "born_on", today))
    for table in dict.fromkeys((*_ENDS, *_HAPPENED)):
        for number, row in enumerate(rows_of(prospect, table), 1):
            place = Place(table, number)
            for late, early in _ENDS.get(table, ()):
                found += _early(place, row, late, early)
            for field in _HAPPENED.get(table, ()):
                found += _ahead(place, row, field, today)
    return tuple(found)


def _early(at: Place, row: Row, late: str, early: str) -> Iterator[Contradiction]:
    day, other = _day(row, late), _day(row, early)
    if day is not None and other is not None and day < other:
        yield Contradiction(at, late, day, "before", early, other)


def _ahead(at: Place, row: Row, field: str, today: date) -> Iterator[Contradiction]:
    day = _day(row, field)
    if day is not None and day > today:
        yield Contradiction(at, field, day, "ahead")


def _day(row: Row, field: str) -> date | None:
    day: date | None = getattr(row, "from_" if field == "from" else field)
    return day
