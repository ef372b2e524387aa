"""What the values that are compared are called, and what they say."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.facts.worked_out import LevelSaid
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.views.comparison import moved_words
from qmas_tui.views.fields import value_words
from qmas_tui.views.finding_names import finding_name
from qmas_tui.views.say import LEVEL_WORDS, kind_words
from qmas_tui.views.stages import short_stage
from qmas_tui.views.value_names import STATUS
from qmas_tui.views.width import cell_width, cut
from qmas_tui.views.words import headline

_GROUPS: Final = {
    "limit_of_stay": "limit of stay",
    "act_by": "act by",
    "lost_on": "lost on",
    "due_on": "due on",
    "deadlines": "dates",
    "milestone": "seven years",
    "residence": "days away",
}
_LEAST_NAME: Final = 4
AS_NOW: Final = "the same as now"
_STATES: Final = {"overdue": "passed"}


def group_words(group: str) -> str:
    """What a group of values is called."""
    return _GROUPS.get(group, group)


def said_value(what: str, value: object) -> str:
    """A value in few words."""
    if not isinstance(value, str):
        return value_words(value)
    if what == "stage":
        return short_stage(value)
    if what == "act_on.kind":
        return kind_words(value).partition(" (")[0]
    return _STATES.get(value, value)


def far_words(moved: Moved) -> str:
    """How far a value moved: 47 d earlier, +1,900, new."""
    if moved.before is None or moved.after is None:
        return "now known" if moved.before is None else "no longer known"
    if not moved.moved:
        return AS_NOW if moved.before == moved.after else "changed"
    if isinstance(moved.after, date):
        return moved_words(moved.moved)
    days = " d" if moved.what.startswith("residence.") else ""
    return f"{moved.moved:+,}{days}"


def finding_words(each: FindingMoved, cells: int) -> str:
    """A finding in a few words, with whom it concerns, in so many cells."""
    words = headline(each.finding) if each.finding else finding_name(each.code)
    return whose(each.subject, words, cells)


def became_words(each: FindingMoved) -> str:
    """What became of a finding: new, gone, warning to act."""
    if each.reworded:
        return "other figures"
    if each.before is None or each.after is None:
        if each.before == each.after:
            return "only without it" if each.shares.calendar else "came and went"
        return "new" if each.after else "gone"
    if each.before == each.after:
        return AS_NOW
    return f"{level_words(each.before)} to {level_words(each.after)}"


def level_words(level: LevelSaid) -> str:
    """The word for a level."""
    return LEVEL_WORDS[level]


def whose(subject: str, words: str, cells: int) -> str:
    """What concerns a dependant begins with the name, cut so that the rest shows."""
    if subject == HOLDER:
        return words
    room = max(_LEAST_NAME, cells - cell_width(f": {words}"))
    return f"{cut(subject, room)}: {words}"


def explained_as(what: str) -> str:
    """The kind of date under which a value can be explained."""
    if what == "limit_of_stay":
        return "stay.ends"
    base = what.removesuffix(STATUS).removeprefix("deadlines.")
    return "milestone" if base.startswith("residence.") else base
