"""A case as a sentence that can be read aloud."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.findings.model import AssessedCase, Item
from qmas_tui.views.items import asleep_words
from qmas_tui.views.queue import reasons_now
from qmas_tui.views.remedies import next_words
from qmas_tui.views.say import day_words, days_words
from qmas_tui.views.stages import stage_sentence

NEXT_CELLS: Final = 60


def row_sentence(case: AssessedCase, as_of: date) -> str:
    """A case in one line: who, when to act, until when, why, and how late it is."""
    holder = case.holder
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    return f"{holder.case}, {name}: {row_words(case, as_of)}"


def row_words(case: AssessedCase, as_of: date) -> str:
    """The same without who it is; a member of the family may still be named in it."""
    found = case.assessment
    parts = [_act_by(found.next, as_of)]
    if found.limit:
        far = days_words((found.limit.on - as_of).days)
        parts.append(f"limit of stay {day_words(found.limit.on)} ({far})")
    else:
        parts.append(stage_sentence(found))
    if reasons := reasons_now(case, whole=True):
        parts.append(f"why: {'; '.join(reasons)}")
    if found.next is not None:
        parts.append(f"next: {next_words(case, NEXT_CELLS)}")
    if asleep := asleep_words(case):
        parts.append(asleep)
    return f"{'; '.join(parts)}."


def _act_by(item: Item | None, as_of: date) -> str:
    if item is None:
        return "nothing to act on"
    return f"act by {day_words(item.due_on)} ({days_words((item.due_on - as_of).days)})"
