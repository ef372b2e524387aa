"""What the log is asked, and its answer laid out beside the keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, structs

from qmas_tui.casework.log import Log, Since
from qmas_tui.desk.widgets.entry_list import Group, laid
from qmas_tui.views.comparison import comparison_summary
from qmas_tui.views.log import (
    BY_ITSELF,
    NOTHING_MOVED,
    NOTHING_RECORDED,
    case_entries,
    moved_entries,
    step_entries,
)
from qmas_tui.views.say import count

NO_MATCH = "No match; esc clears the filter."


class Asked(Struct, frozen=True, eq=False):
    """What was asked: since when, of which book and rules, on which day."""

    since: Since
    holders: object
    rules: object
    as_of: date

    def is_still(self, other: Asked | None) -> bool:
        """Whether the answer to the other is the answer to this."""
        return (
            other is not None
            and self.holders is other.holders
            and self.rules is other.rules
            and (self.since, self.as_of) == (other.since, other.as_of)
        )


class Answer(Struct, frozen=True, gc=False):
    """The log, laid out for a width."""

    asked: Asked
    room: int
    log: Log
    moved: Sequence[Group]
    steps: Sequence[Group]

    def groups(self, wanted: Sequence[str]) -> tuple[Sequence[Group], Sequence[Group]]:
        """What moved and what was recorded, as far as it holds the words."""
        return _holding(self.moved, wanted), _holding(self.steps, wanted)


def answered(asked: Asked, log: Log, room: int) -> Answer:
    """An answer for so many cells."""
    changed, alone = log.found.parted()
    moved = laid(list(moved_entries(changed)), room)
    parts = [Group("What moved", comparison_summary(changed), moved, NOTHING_MOVED)]
    if alone:
        told, entries = count(len(alone), "case"), laid(list(case_entries(alone)), room)
        parts.append(Group(BY_ITSELF, told, entries, ""))
    number = len(log.steps)
    told = count(number, "step") if number else ""
    steps = laid(list(step_entries(log.steps, asked.as_of, room)), room)
    recorded = Group("What was recorded", told, steps, NOTHING_RECORDED)
    return Answer(asked, room, log, parts, [recorded])


def _holding(groups: Sequence[Group], wanted: Sequence[str]) -> Sequence[Group]:
    """The groups with those entries that hold the words."""
    return [
        structs.replace(
            each,
            entries=[entry for entry in each.entries if entry.holds(wanted)],
            empty=NO_MATCH if each.entries else each.empty,
        )
        for each in groups
    ]
