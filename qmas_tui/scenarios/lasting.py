"""What shows on a day, and until when the same shows.

Findings are asked as of a day that moves on: whatever they compare it with, it notes
until when that comes out alike. So long every decision is taken as on the day itself,
and nothing else can show. Windows and thresholds thus stand in the findings alone,
which know nothing of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.worked_out import LevelSaid
from qmas_tui.findings.assess import assess, work_out
from qmas_tui.findings.moves import Key
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.moving_day import Held, MovingDay
from qmas_tui.scenarios.question import levels_of

Levels = Mapping[Key, LevelSaid]


def levels_by_day(
    holder: Holder, policy: Policy, days: Iterable[date]
) -> Iterator[tuple[date, Levels]]:
    """The levels on each of some days in a row, worked out where they can be others."""
    levels, last = dict[Key, LevelSaid](), date.min
    for day in days:
        if day > last:
            levels, last = _lasting(holder, policy, day)
        yield day, levels


def _lasting(
    holder: Holder, policy: Policy, day: date
) -> tuple[dict[Key, LevelSaid], date]:
    """The levels on a day, and the last day on which they are the same for sure.

    Where more is done with the day than can be followed, that is the day itself.
    """
    held = Held(day)
    moving = cast("date", MovingDay(held.first, 1, held))
    try:
        levels = levels_of(work_out(holder, policy, moving))
    except Exception:  # whatever it is, the plain day tells it
        return levels_of(assess(holder, policy, day)), day
    return levels, date.fromordinal(held.last)
