"""What the log is asked, and its answer laid out beside the keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.casework.log import Log, Since
from qmas_tui.desk.widgets.entry_list import Group, laid
from qmas_tui.views.comparison import comparison_summary
from qmas_tui.views.log import (
    NOTHING_MOVED,
    NOTHING_RECORDED,
    Entry,
    moved_entries,
    step_entries,
)
from qmas_tui.views.say import count

NO_MATCH = "Nothing here holds these words; esc clears them."


class Asked(Struct, frozen=True, eq=False):
    """What was asked: since when, of which state of the book, on which day."""

    since: Since
    holders: object
    as_of: date

    def is_still(self, other: Asked | None) -> bool:
        """Whether the answer to the other is the answer to this."""
        return (
            other is not None
            and self.holders is other.holders
            and (self.since, self.as_of) == (other.since, other.as_of)
        )


class Answer(Struct, frozen=True, gc=False):
    """The log, laid out for a width."""

    asked: Asked
    room: int
    log: Log
    moved: Sequence[Entry]
    steps: Sequence[Entry]

    def groups(self, wanted: Sequence[str]) -> tuple[Sequence[Group], Sequence[Group]]:
        """What moved and what was recorded, as far as it holds the words."""
        moved = [each for each in self.moved if each.holds(wanted)]
        steps = [each for each in self.steps if each.holds(wanted)]
        summary = comparison_summary(self.log.found)
        number = len(self.log.steps)
        recorded = count(number, "step") if number else ""
        no_move = NO_MATCH if self.moved else NOTHING_MOVED
        no_step = NO_MATCH if self.steps else NOTHING_RECORDED
        return (
            [Group("What moved", summary, moved, no_move)],
            [Group("What was recorded", recorded, steps, no_step)],
        )


def answered(asked: Asked, log: Log, room: int) -> Answer:
    """An answer for so many cells."""
    moved = laid(list(moved_entries(log.found)), room)
    steps = laid(list(step_entries(log.steps, asked.as_of, room)), room)
    return Answer(asked, room, log, moved, steps)
