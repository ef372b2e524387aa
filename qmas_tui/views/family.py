"""The family of a holder in a few words."""

from __future__ import annotations

from qmas_tui.facts.holder import Holder
from qmas_tui.views.say import count
from qmas_tui.views.width import clean


def family_words(holder: Holder) -> str:
    """The family in a few words: as recorded by name, else as a sheet says it."""
    spouses = sum(each.relation == "spouse" for each in holder.dependant)
    children = len(holder.dependant) - spouses
    words = ["spouse"] if spouses == 1 else []
    if spouses > 1:
        words.append(count(spouses, "spouse"))
    if children:
        words.append(count(children, "child", "children"))
    return " and ".join(words) or clean(holder.family or "")
