"""A holder who has not landed, moved back to the prospects (section 9)."""

from __future__ import annotations

from tests.oracle.days import Row

from .landing import MOVED, OF_DEPENDANT, SAME, only, renamed

TABLES = ("work", "passport", "evidence", "request", "unread", "review", "note")
"""Rows that a prospect has as a holder has them, or with more fields."""
OF_APPLICATION = ("applied_on", "approved_on", "entry_by")
USUAL = ("status", "dependant")
"""Of a dependant, as if it were left out."""
PLACES = {*SAME, *TABLES, *OF_APPLICATION, *MOVED.values(), "dependant"}


def without_place(holder: Row) -> set[str]:
    """What the holder has and a prospect cannot have, by name."""
    own = {key for key, value in holder.items() if key not in PLACES and value != []}
    family = {
        f"dependant.{key}"
        for row in holder.get("dependant", [])
        for key, value in row.items()
        if key not in OF_DEPENDANT and value != [] and (key, value) != USUAL
    }
    return own | family


def moved(holder: Row) -> Row:
    """The prospect whom a holder becomes who may move."""
    back = {new: old for old, new in MOVED.items()}
    application: Row = {"submitted_on": holder["applied_on"]}
    if "approved_on" in holder:
        application |= {"outcome": "approved", "decided_on": holder["approved_on"]}
    application |= only(holder, ("entry_by",))
    found = only(holder, (*SAME, *TABLES)) | renamed(holder, back)
    family = [only(row, OF_DEPENDANT) for row in holder.get("dependant", [])]
    return found | {"application": [application], "dependant": family}
