"""What a sheet says of a family in words, for its members have no names there."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.exchange.sheets.aliases import BETWEEN, Aliases, known, named
from qmas_tui.exchange.sheets.cells import RowCells

MOST_CHILDREN: Final = 15
_COUNTED = re.compile(r"(\d{1,2})?\s*(?:x\s*)?([^\d\s].*?)?", re.IGNORECASE)


def family_words(cells: RowCells) -> str | None:
    """The family in one phrase; what cannot be read is given up."""
    spouse, children = _spouse(cells), _children(cells)
    told = cells.text("family")
    if told is None or known(told, cells.aliases.no):
        return _phrase(spouse, children)
    if (counted := counted_family(told, cells.aliases)) is not None:
        return _phrase(spouse or counted[0], children or str(counted[1] or ""))
    nouns = "dependant" if told == "1" else "dependants"
    words = f"{told} {nouns}" if told.isdecimal() else told
    return "; ".join(filter(None, (words, _phrase(spouse, children))))


def counted_family(text: str, aliases: Aliases) -> tuple[bool, int] | None:
    """Whether there is a spouse, and how many children: "spouse + 2" and the like.

    None where the text says anything else.
    """
    spouse, children = False, 0
    parts = BETWEEN.split(text)
    for part in parts:
        found = _COUNTED.fullmatch(part)
        number = int(found[1]) if found and found[1] else 1
        word = found[2] if found else None
        relation = named(word, aliases.relation) if word else None
        if relation == "spouse" and number == 1:
            spouse = True
        elif relation == "child" or (word is None and found and found[1] and spouse):
            children += number
        else:
            return None
    is_plain = spouse or len(parts) > 1 or children > 0
    return (spouse, children) if is_plain and children <= MOST_CHILDREN else None


def _spouse(cells: RowCells) -> bool:
    def yes(text: str) -> tuple[bool, int] | None:
        if known(text, cells.aliases.yes):
            return True, 0
        if known(text, cells.aliases.no):
            return False, 0
        return counted_family(text, cells.aliases)

    found = cells.chosen("spouse", yes, "yes or no")
    if found is None:
        return False
    if found[1]:
        cells.counted = found[1]
    return found[0]


def _children(cells: RowCells) -> str:
    """The number of children in digits, "some" where it is not known, or nothing."""
    text = cells.text("children") or ""
    if known(text, cells.aliases.no):
        return ""
    if not text.isdecimal() and known(text, cells.aliases.yes):
        return "some"
    return str(cells.count("children", MOST_CHILDREN) or cells.counted or "")


def _phrase(spouse: bool, children: str) -> str | None:
    parts = ["spouse"] if spouse else []
    if children:
        words = {"some": "children", "1": "1 child"}
        parts.append(words.get(children, f"{children} children"))
    return " and ".join(parts) or None
