"""What moved from one set of outcomes to another, by cause.

Stations stand on the way from before to after: each step to the next has one cause, and
the shares of the causes add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from qmas_tui.facts.worked_out import LevelSaid, WorkedOut
from qmas_tui.findings.model import Assessment, Finding

Cause = Literal["calendar", "facts", "rules"]
CAUSES: Final[tuple[Cause, ...]] = ("calendar", "facts", "rules")
Value = date | int | bool | str
"""A day, an amount, yes or no, or a word such as a stage."""
Share = int | Literal[True]
"""A number of days or an amount; True for a change that has none; 0 for no change."""
Key = tuple[str, str]
"""Whom it concerns, and the name of the value or the code of the finding."""


class Station(Struct, frozen=True, gc=False):
    """Outcomes on the way, and the cause of the step that leads to them."""

    cause: Cause
    outcomes: tuple[WorkedOut, ...]


class Shares(Struct, frozen=True, gc=False):
    """How much of a move is due to each cause; they add up where it has an amount."""

    calendar: int | bool = 0
    facts: int | bool = 0
    rules: int | bool = 0


class Moved(Struct, frozen=True, gc=False):
    """A value before and after; `moved` in days, HKD or persons, later is positive.

    It is None where no amount can be given, and 0 where the value came back.
    """

    subject: str
    what: str
    before: Value | None
    after: Value | None
    moved: int | None
    shares: Shares


class FindingMoved(Struct, frozen=True, gc=False):
    """The level of a finding before and after, None where it was not there.

    `reworded` where only its facts differ. `finding` is the last that is known of it.
    """

    subject: str
    code: str
    before: LevelSaid | None
    after: LevelSaid | None
    shares: Shares
    reworded: bool = False
    finding: Finding | None = None


def moves(stations: Sequence[Station]) -> tuple[Moved, ...]:
    """Every value that is not the same at all stations, even where it came back."""
    causes = [each.cause for each in stations[1:]]
    values = [dict(_values(each.outcomes)) for each in stations]
    differing = {key for pair in pairwise(values) for key, _ in _unlike(*pair)}
    return tuple(
        Moved(
            *key, said[0], said[-1], _amount(said[0], said[-1]), _shares(said, causes)
        )
        for key in _keys(values)
        if key in differing
        for said in ([each.get(key) for each in values],)
    )


def _unlike(one: dict[Key, Value], other: dict[Key, Value]) -> set[tuple[Key, Value]]:
    """What stands in one of two alone, with its value there."""
    return one.items() ^ other.items()


def finding_moves(
    stations: Sequence[Station],
    before: Assessment,
    after: Assessment,
    others: Iterable[Assessment] = (),
) -> tuple[FindingMoved, ...]:
    """Every finding that came, went, or changed its level or its facts.

    Facts are those of before and after; what only the `others` know is told from them.
    """
    causes = [each.cause for each in stations[1:]]
    levels = [dict(_levels(each.outcomes)) for each in stations]
    was, now = _by_key(before), _by_key(after)
    known: dict[Key, tuple[Finding, ...]] = {}
    for each in (*map(_by_key, others), was, now):
        known |= each
    found = []
    for key in _keys(levels):
        said = [each.get(key) for each in levels]
        is_reworded = was.get(key) != now.get(key) and not _differ(said)
        if is_reworded or _differ(said):
            finding = known[key][0] if key in known else None
            shares = _shares(said, causes)
            moved = FindingMoved(*key, said[0], said[-1], shares, is_reworded, finding)
            found.append(moved)
    return tuple(found)


def _values(outcomes: Iterable[WorkedOut]) -> Iterator[tuple[Key, Value]]:
    for each in outcomes:
        for values in (each.states, each.days, each.figures):
            for name, value in values.items():
                yield (each.subject, name), value


def _levels(outcomes: Iterable[WorkedOut]) -> Iterator[tuple[Key, LevelSaid]]:
    for each in outcomes:
        for code, level in each.findings.items():
            yield (each.subject, code), level


def _by_key(found: Assessment) -> dict[Key, tuple[Finding, ...]]:
    keyed: dict[Key, tuple[Finding, ...]] = {}
    inside = [finding for each in found.dependants for finding in each.findings]
    for finding in (*found.findings, *inside):
        key = (finding.subject, finding.code)
        keyed[key] = (*keyed.get(key, ()), finding)
    return keyed


def _keys(
    stations: Iterable[dict[Key, Value]] | Iterable[dict[Key, LevelSaid]],
) -> Iterable[Key]:
    return dict.fromkeys(key for each in stations for key in each)


def _differ(said: Sequence[object]) -> bool:
    return said.count(said[0]) != len(said)


def _shares(said: Sequence[Value | None], causes: Sequence[Cause]) -> Shares:
    steps = [_step(*pair) for pair in pairwise(said)]
    return Shares(
        *[
            _share(
                [
                    step
                    for step, due_to in zip(steps, causes, strict=True)
                    if due_to == cause
                ]
            )
            for cause in CAUSES
        ]
    )


def _share(steps: Sequence[Share]) -> Share:
    amounts = [each for each in steps if each is not True]
    return sum(amounts) if len(amounts) == len(steps) else True


def _step(before: Value | None, after: Value | None) -> Share:
    amount = _amount(before, after)
    return True if amount is None else amount


def _amount(before: Value | None, after: Value | None) -> int | None:
    """Days, HKD or persons from one to the other; None where there is no amount."""
    if before == after:
        return 0
    if isinstance(before, date) and isinstance(after, date):
        return (after - before).days
    if isinstance(before, bool) or isinstance(after, bool):
        return None
    if isinstance(before, int) and isinstance(after, int):
        return after - before
    return None
