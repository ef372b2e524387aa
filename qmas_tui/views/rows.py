"""A case as a sentence that can be read aloud."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.model import AssessedCase, Item
from qmas_tui.views.items import asleep_words
from qmas_tui.views.queue import reasons_now
from qmas_tui.views.say import count, day_words
from qmas_tui.views.stages import stage_sentence


def row_sentence(case: AssessedCase, as_of: date) -> str:
    """A case in one line: who, when to act, until when, why, and how late it is."""
    holder, found = case.holder, case.assessment
    parts = [_act_by(found.next, as_of)]
    if found.limit:
        far = distance((found.limit.on - as_of).days)
        parts.append(f"limit of stay {day_words(found.limit.on)} ({far})")
    else:
        parts.append(stage_sentence(found))
    if reasons := reasons_now(case, whole=True):
        parts.append(f"why: {'; '.join(reasons)}")
    if asleep := asleep_words(case):
        parts.append(asleep)
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    return f"{holder.case}, {name}: {'; '.join(parts)}."


def distance(days: int) -> str:
    """A number of days ahead or past, in full words."""
    if days == 0:
        return "today"
    return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"


def _act_by(item: Item | None, as_of: date) -> str:
    if item is None:
        return "nothing to act on"
    far = distance((item.act_by - as_of).days)
    if item.lost_on is not None and item.lost_on < as_of:
        far = f"overdue {count((as_of - item.lost_on).days, 'day')}"
    return f"act by {day_words(item.act_by)} ({far})"
