"""Whether a scenario is worse or better: judged against the same day without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal

from qmas_tui.facts.worked_out import LevelSaid
from qmas_tui.findings.moves import Key, Value
from qmas_tui.findings.risk import GRAVITY
from qmas_tui.scenarios.in_between import ALARMS, Between
from qmas_tui.scenarios.question import Outcome

Verdict = Literal["worse", "better", "mixed", "the same"]
_SOONER_IS_WORSE: Final = ("limit_of_stay", "act_by", "lost_on")


def verdict(before: Outcome, after: Outcome, between: Between) -> Verdict:
    """What the changes and the rules make of a case; the calendar is nobody's doing."""
    is_worse = bool(between.passing) or _is_worse(before, after)
    is_better = bool(between.spared) or _is_worse(after, before)
    if is_worse and is_better:
        return "mixed"
    if is_worse:
        return "worse"
    return "better" if is_better else "the same"


def _is_worse(before: Outcome, after: Outcome) -> bool:
    """Whether anything at all is worse after than before."""
    were = before.levels
    return any(_days_lost(before.values, after.values)) or any(
        _rises(were.get(key), level) for key, level in after.levels.items()
    )


def _rises(before: LevelSaid | None, after: LevelSaid) -> bool:
    if after not in ALARMS:
        return False
    return before is None or GRAVITY.index(after) < GRAVITY.index(before)


def _days_lost(
    before: Mapping[Key, Value], after: Mapping[Key, Value]
) -> Iterator[bool]:
    yield _is_later(path_end(after), path_end(before))
    for subject in {subject for subject, _what in (*before, *after)}:

        def both(what: str, subject: str = subject) -> tuple[object, object]:
            return before.get((subject, what)), after.get((subject, what))

        for what in _SOONER_IS_WORSE:
            yield _is_later(*reversed(both(what)))
        limit, other = both("limit_of_stay")
        yield limit == other and _is_later(*both("deadlines.extension.opens"))
        latest, new = both("milestone.latest")
        yield latest is not None and (new is None or _is_later(latest, new))
        covered, still = both("milestone.covered")
        yield still is False and covered is not False


def _is_later(day: object, other: object) -> bool:
    """Whether the other day is later; where one is not known it is not."""
    return isinstance(day, date) and isinstance(other, date) and other > day


def path_end(values: Mapping[Key, Value]) -> date | None:
    """The end of the last stay of the path; None where there is no path."""
    ends = [
        value
        for (_subject, what), value in values.items()
        if what.startswith("path.") and isinstance(value, date)
    ]
    return max(ends, default=None)
