"""What the values of a holder that are compared are called."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.say import kind_words

_NAMES: Final = {
    "stage": "stage",
    "limit_of_stay": "limit of stay",
    "act_by": "act by",
    "lost_on": "lost on",
    "act_on.kind": "what to act on",
    "fees.total": "fees, HK$",
    "milestone.covered": "seven years covered",
}
_SAID_ELSEWHERE: Final = frozenset({"deadlines.stay.ends", "milestone.start"})
"""Days that stand under another name, or among the facts."""
_FIRST: Final = {"0": "initial stay ends"}
STATUS: Final = ".status"
"""Ends the name of what has become of a day."""


def value_name(what: str) -> str:
    """What a value is called; empty for one that others say already."""
    base = what.removesuffix(STATUS)
    if base in _SAID_ELSEWHERE:
        return ""
    if base in _NAMES:
        return _NAMES[base]
    group, _, name = base.partition(".")
    if group in ("deadlines", "milestone"):
        return kind_words(base.removeprefix("deadlines."))
    if group == "path" and not name.endswith(".granted"):
        return _FIRST.get(name, f"extension {name} ends")
    return f"days away, year {name}" if group == "residence" else ""
