"""What was supposed has happened: the changes of a scenario recorded as one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.edit import Edit
from qmas_tui.casework.scenario import Scenario
from qmas_tui.casework.trying import try_out
from qmas_tui.errors import DataError
from qmas_tui.scenarios.change import Change
from qmas_tui.views.scenario.changes import change_words

ENDS: Final = frozenset(
    ["until", "limit_of_stay", "expires_on", "passport", "passport_expires_on"]
)
"""Days that may lie ahead of what has happened: limits, last days of passports."""
EMPTY: Final = "There is no change to record; a adds one."
AHEAD: Final = "Nothing was recorded, for only what has happened is a fact."


def make_real(casework: Casework, scenario: Scenario, terms: Terms) -> Done:
    """Record every change of a scenario, as one step.

    Raises DataError where one lies ahead: it has not happened yet.
    """
    if not scenario.changes:
        raise DataError(EMPTY)
    ahead = [
        f"{number} ({change_words(each)})"
        for number, each in enumerate(scenario.changes, 1)
        if max(_days_of(each), default=date.min) > casework.as_of
    ]
    if ahead:
        raise DataError(f"{AHEAD} Still to come is change {' and '.join(ahead)}.")
    before = casework.session.holder(scenario.case)
    after = try_out(casework, scenario).question.changed()
    what = "; ".join(map(change_words, scenario.changes))
    return casework.replace(before, Edit(after, what), "", terms)


def _days_of(change: Change) -> Iterator[date]:
    """The days on which a change says that something happens."""
    return _days(msgspec.to_builtins(change, builtin_types=(date,)))


def _days(value: object, name: str = "") -> Iterator[date]:
    if isinstance(value, date) and name not in ENDS:
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _days(inside, key)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _days(inside, name)
