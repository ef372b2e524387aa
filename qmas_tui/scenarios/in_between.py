"""What shows on the days between today and the day of a question, and is gone then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.facts.worked_out import LevelSaid
from qmas_tui.findings.calendar import each_day
from qmas_tui.findings.moves import Key
from qmas_tui.findings.outcome import LEVELS
from qmas_tui.scenarios.lasting import Levels, levels_by_day
from qmas_tui.scenarios.question import Question, Stations
from qmas_tui.steps import Step, halves, unheard, watched

ALARMS: Final = frozenset[LevelSaid](["act", "warn"])
"""The levels that make a scenario worse."""


class Passing(Struct, frozen=True, gc=False):
    """A finding that shows for some days and is gone then, at its gravest level."""

    subject: str
    code: str
    level: LevelSaid
    first: date
    last: date


class FirstSeen(Struct, frozen=True, gc=False):
    """The first day on which a finding shows at the level that it has then."""

    subject: str
    code: str
    level: LevelSaid
    on: date


class Between(Struct, frozen=True, gc=False):
    """What passes because of the changed facts, what they spare, and since when.

    `spared` are the findings that would pass without the changes.
    """

    passing: tuple[Passing, ...] = ()
    spared: tuple[Passing, ...] = ()
    first_seen: tuple[FirstSeen, ...] = ()


def in_between(question: Question, there: Stations, step: Step = unheard) -> Between:
    """Ask every day up to that of the question, with the changes and without.

    `step` hears how far it is, and stops it by raising.
    """
    holder, new = question.holder, question.changed()
    if new == holder:
        return Between()
    policy, then = question.rules, question.then
    days = list(each_day(question.as_of, then))
    before, after = halves(step, 2 * len(days))
    base = dict(levels_by_day(holder, policy, watched(days[:-1], before)))
    base[then] = there.base.levels
    facts = dict(levels_by_day(new, policy, watched(days[:-1], after)))
    facts[then] = there.facts.levels
    return Between(
        passing=_passing(facts, base, then),
        spared=_passing(base, facts, then),
        first_seen=tuple(
            FirstSeen(*key, level, _first(facts, key, level))
            for key, level in facts[then].items()
            if key not in base[then]
        ),
    )


def _passing(
    one: Mapping[date, Levels], other: Mapping[date, Levels], then: date
) -> tuple[Passing, ...]:
    """What one shows at act or warn on some days, the other not, and not then."""
    shown = dict[Key, list[tuple[date, LevelSaid]]]()
    for day, levels in one.items():
        for key, level in levels.items():
            if level in ALARMS and key not in other[day] and key not in one[then]:
                shown.setdefault(key, []).append((day, level))
    return tuple(
        Passing(
            *key,
            min([level for _day, level in days], key=LEVELS.index),
            days[0][0],
            days[-1][0],
        )
        for key, days in sorted(shown.items(), key=lambda each: each[0][1])
    )


def _first(facts: Mapping[date, Levels], key: Key, level: LevelSaid) -> date:
    return next(day for day, levels in facts.items() if levels.get(key) == level)
