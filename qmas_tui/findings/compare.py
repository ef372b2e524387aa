"""Two sets of holders on one day under one set of rules: who came, went and changed.

Whoever is the same on both sides is not worked out at all. Where a side brings what
its findings said when it was written, what moved is shared out among the rules (what
was said, and what today's rules say of that day), the calendar (that day, and this)
and the facts. From A to B is from B to A with before and after changed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from qmas_tui.facts.differences import Differences, differences
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.moves import FindingMoved, Moved, Station, finding_moves, moves
from qmas_tui.findings.outcome import outcome
from qmas_tui.policy.policy import Policy


class Side(Struct, frozen=True, gc=False, kw_only=True):
    """One of the two that are compared.

    `said` is what was worked out of each case on the day `on`, where that was kept. A
    `partial` side holds some cases only: of others it says nothing.
    """

    holders: Mapping[str, Holder]
    on: date | None = None
    said: Mapping[str, tuple[WorkedOut, ...]] = {}
    partial: bool = False


class Named(Struct, frozen=True, gc=False):
    """A case that only one side has."""

    case: str
    name: str


class CaseMoved(Struct, frozen=True, gc=False):
    """A case that both have, not alike: its facts, what moved, which findings.

    `shared` where a side brought what it had said, so that shares are known.
    """

    case: str
    name: str
    facts: Differences
    moved: tuple[Moved, ...]
    findings: tuple[FindingMoved, ...]
    shared: bool = False


class Comparison(Struct, frozen=True, gc=False):
    """What is different on a day; `same` counts the cases in which nothing is."""

    as_of: date
    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    changed: tuple[CaseMoved, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return not (self.new or self.gone or self.changed)


def compare(
    before: Side, after: Side, policy: Policy, as_of: date, everyone: bool = False
) -> Comparison:
    """What is different between two sides, on a day, under today's rules.

    With `everyone` also cases of the same facts, where a side brought what it had said:
    rules and calendar alone may have moved them. Each such case has to be worked out.
    """
    changed = tuple(moved_cases(before, after, policy, as_of, everyone))
    return compared(before, after, as_of, changed)


def compared(
    before: Side, after: Side, as_of: date, changed: tuple[CaseMoved, ...]
) -> Comparison:
    """The comparison of two sides, of which every case that `changed` is known."""
    both = sum(case in after.holders for case in before.holders)
    return Comparison(
        as_of,
        new=() if before.partial else _only(after, before),
        gone=() if after.partial else _only(before, after),
        changed=changed,
        same=both - len(changed),
    )


def moved_cases(
    before: Side, after: Side, policy: Policy, as_of: date, everyone: bool = False
) -> Iterator[CaseMoved]:
    """The cases of both that are not alike, one by one, so that it can be stopped."""
    for case, new in after.holders.items():
        old = before.holders.get(case)
        if old is None:
            continue
        is_same = old is new or old == new
        if is_same and not (everyone and _said(before, case) != _said(after, case)):
            continue
        found = _moved(_Ways(before, after, policy, as_of), old, new)
        if not is_same or found.moved or found.findings:
            yield found


def _said(side: Side, case: str) -> tuple[date, tuple[WorkedOut, ...]] | None:
    """What a side brings of a case, and of which day; None where it brings nothing."""
    said = side.said.get(case)
    return (side.on, said) if said and side.on else None


class _Ways(Struct, frozen=True, gc=False):
    """With what a case is compared."""

    before: Side
    after: Side
    policy: Policy
    as_of: date


class _Then(Struct, frozen=True, gc=False):
    """What a side said of a case, and what today's rules say of that day."""

    said: tuple[WorkedOut, ...]
    found: Assessment


def _moved(ways: _Ways, old: Holder, new: Holder) -> CaseMoved:
    was = assess(old, ways.policy, ways.as_of)
    now = was if old == new else assess(new, ways.policy, ways.as_of)
    before, after = _then(ways, ways.before, old), _then(ways, ways.after, new)
    stations = [Station("calendar", outcome(was)), Station("facts", outcome(now))]
    if before:
        there = Station("rules", outcome(before.found))
        stations = [Station("rules", before.said), there, *stations]
    if after:
        there = Station("calendar", outcome(after.found))
        stations = [*stations, there, Station("rules", after.said)]
    earlier = [each.found for each in (before, after) if each]
    return CaseMoved(
        new.case,
        new.name,
        differences(old, new),
        moves(stations),
        finding_moves(stations, was, now, earlier),
        shared=bool(earlier),
    )


def _then(ways: _Ways, side: Side, holder: Holder) -> _Then | None:
    found = _said(side, holder.case)
    if found is None:
        return None
    on, said = found
    return _Then(said, assess(holder, ways.policy, on))


def _only(one: Side, other: Side) -> tuple[Named, ...]:
    there = other.holders
    return tuple(
        Named(case, each.name)
        for case, each in one.holders.items()
        if case not in there
    )
