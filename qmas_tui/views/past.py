"""A step of the past in words: what was done, undone, redone or forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.facts.changes import Change, Does, Past
from qmas_tui.views.say import count

_IMPORTED = "imported from "
LANDED = "landed on "
"""How a landing begins: one step on the two records of one case."""
MOVED = "moved to the prospects"
"""What is done to a case that is taken out of the holders and added there."""
_DID: dict[Does, str] = {
    "do": "",
    "undo": "undone: ",
    "redo": "redone: ",
    "forget": "a case was forgotten",
}


def past_words(past: Past) -> str:
    """What a step did, and to which case or how many."""
    return f"{_DID[past.does]}{_touched(past)}"


def change_words(past: Past, change: Change) -> str:
    """What a step did to one case, on a page that is about that case."""
    return f"{_DID[past.does]}{change.what}"


def changes_of(case: str, history: Sequence[Past]) -> list[tuple[Past, Change]]:
    """The changes that touched a case, the newest first, each with its step.

    `history` is oldest first; the case is followed under its earlier references.
    """
    names = {case}
    found = []
    for past in reversed(history):
        for change in past.changes:
            known = {each.case for each in (change.before, change.after) if each}
            if known & names:
                names |= known
                found.append((past, change))
    return found


def _done(first: Change, number: int) -> str:
    """What was done to a case, or to many of which it is the first."""
    if first.what == MOVED:
        number //= 2
    is_one = number == 1 or first.what.startswith(LANDED)
    which = first.case if is_one else count(number, "case")
    if number > 1 and first.what.startswith(_IMPORTED):
        return f"import of {which} from {first.what.removeprefix(_IMPORTED)}"
    return f"{which}, {first.what}"


def _touched(past: Past) -> str:
    words = []
    if past.changes:
        first = past.changes[0]
        number = len(past.changes) + past.more
        words.append(_done(first, number))
    if past.erased == 1:
        words.append("a change to a forgotten case")
    elif past.erased:
        words.append(f"{past.erased} changes to forgotten cases")
    return "; ".join(words)
