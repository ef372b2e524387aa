"""Two sets of holders on one day under one set of rules: who came, went and changed.

Whoever is the same on both sides is not worked out at all. Where a side stands for a
day of its own, what moved is shared out between the calendar (its facts on that day,
and on this) and the facts; where it brings what its findings said then, also the rules
(what was said, and what today's rules say of that day). From A to B is from B to A with
before and after changed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from msgspec import Struct, structs

from qmas_tui.facts.differences import Differences, differences
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.moves import FindingMoved, Moved, Station, finding_moves, moves
from qmas_tui.findings.outcome import outcome
from qmas_tui.policy.policy import Policy

Look = Callable[[Holder], Assessment]
"""How a case is worked out on the day of a comparison."""


class Side(Struct, frozen=True, gc=False, kw_only=True):
    """One of the two that are compared.

    `on` is the day for which it stands, None where that is no matter; `said` what was
    worked out of each case on that day, where it was kept. A `partial` side holds some
    cases only: of others it says nothing.
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

    `shared` where a side stands for a day of its own, so that shares are known.
    """

    case: str
    name: str
    facts: Differences
    moved: tuple[Moved, ...]
    findings: tuple[FindingMoved, ...]
    shared: bool = False

    @property
    def by_itself(self) -> bool:
        """Whether nobody changed it: calendar or rules alone moved it."""
        return self.facts == Differences()


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

    def parted(self) -> tuple[Comparison, tuple[CaseMoved, ...]]:
        """What somebody changed, and apart from it what moved by itself."""
        alone = tuple(each for each in self.changed if each.by_itself)
        others = tuple(each for each in self.changed if not each.by_itself)
        same = self.same + len(alone)
        return structs.replace(self, changed=others, same=same), alone


def compare(
    before: Side, after: Side, policy: Policy, as_of: date, everyone: bool = False
) -> Comparison:
    """What is different between two sides, on a day, under today's rules.

    With `everyone` also cases of the same facts, where a side stands for another day or
    brings what it had said: calendar and rules alone may have moved them. Each such
    case has to be worked out.
    """
    found = moved_cases(before, after, policy, as_of, everyone)
    return compared(before, after, as_of, tuple(filter(None, found)))


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
    before: Side,
    after: Side,
    policy: Policy,
    as_of: date,
    everyone: bool = False,
    look: Look | None = None,
) -> Iterator[CaseMoved | None]:
    """Each case of both: how it moved, or None; one by one, so that it can be stopped.

    `look` gives what is known already of a case of today.
    """
    look = look or partial(assess, policy=policy, as_of=as_of)
    ways = _Ways(before, after, policy, as_of, look)
    for case, new in after.holders.items():
        if old := before.holders.get(case):
            yield _moved_case(ways, old, new, everyone)


class _Ways(Struct, frozen=True, gc=False):
    """With what a case is compared."""

    before: Side
    after: Side
    policy: Policy
    as_of: date
    look: Look


class _Then(Struct, frozen=True, gc=False):
    """What a side said of a case, if it did, and what today's rules say of that day."""

    said: tuple[WorkedOut, ...]
    found: Assessment


def _moved_case(
    ways: _Ways, old: Holder, new: Holder, everyone: bool
) -> CaseMoved | None:
    is_same = old is new or old == new
    if is_same and not (everyone and _are_of_other_days(ways, old.case)):
        return None
    found = _moved(ways, old, new)
    return found if not is_same or found.moved or found.findings else None


def _are_of_other_days(ways: _Ways, case: str) -> bool:
    """Whether the sides are not of one day, or said different things of a case."""
    return _brought(ways, ways.before, case) != _brought(ways, ways.after, case)


def _brought(
    ways: _Ways, side: Side, case: str
) -> tuple[date, tuple[WorkedOut, ...]] | None:
    """The day of a side, and what it said of a case; None where that is only today."""
    said = side.said.get(case, ())
    is_today = side.on == ways.as_of and not said
    return None if side.on is None or is_today else (side.on, said)


def _moved(ways: _Ways, old: Holder, new: Holder) -> CaseMoved:
    now = ways.look(new)
    was = now if _reads_alike(old, new) else ways.look(old)
    before, after = _then(ways, ways.before, old), _then(ways, ways.after, new)
    stations = [Station("calendar", outcome(was)), Station("facts", outcome(now))]
    if before:
        stations.insert(0, Station("rules", outcome(before.found)))
        if before.said:
            stations.insert(0, Station("rules", before.said))
    if after:
        stations.append(Station("calendar", outcome(after.found)))
        if after.said:
            stations.append(Station("rules", after.said))
    earlier = [each.found for each in (before, after) if each]
    return CaseMoved(
        new.case,
        new.name,
        differences(old, new),
        moves(stations),
        finding_moves(stations, was, now, earlier),
        shared=bool(earlier),
    )


def _reads_alike(old: Holder, new: Holder) -> bool:
    """Whether only that differs of which no finding is made, such as an adviser."""
    return structs.replace(old, adviser=new.adviser, tags=new.tags) == new


def _then(ways: _Ways, side: Side, holder: Holder) -> _Then | None:
    found = _brought(ways, side, holder.case)
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
