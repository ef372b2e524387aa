"""Two sets of cases on one day under one set of rules: who came, went and changed.

Whoever is the same on both sides is not worked out at all. Where a side stands for a
day of its own, what moved is shared out between the calendar (its facts on that day,
and on this) and the facts; where it brings what its findings said then, also the rules
(what was said, and what today's rules say of that day). From A to B is from B to A with
before and after changed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Generic, Literal, TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.differences import Differences, differences
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment, Finding
from qmas_tui.findings.moves import FindingMoved, Moved, Station, finding_moves, moves
from qmas_tui.findings.outcome import outcome
from qmas_tui.findings.risk import all_findings
from qmas_tui.policy.policy import Policy

Record = TypeVar("Record", Holder, Prospect)
Found = TypeVar("Found")
"""What is worked out of a record."""


class Kind(Struct, Generic[Record, Found], frozen=True, gc=False):
    """Holders or prospects: how one is worked out on a day, and told by name.

    `table` is that of a file in which they stand.
    """

    table: Literal["holder", "prospect"]
    assess: Callable[[Record, Policy, date], Found]
    outcome: Callable[[Found], tuple[WorkedOut, ...]]
    findings: Callable[[Found], Sequence[Finding]]

    def said(
        self, record: Record, policy: Policy, as_of: date
    ) -> tuple[WorkedOut, ...]:
        """What is worked out of one on a day, by name."""
        return self.outcome(self.assess(record, policy, as_of))


HOLDERS: Final[Kind[Holder, Assessment]] = Kind("holder", assess, outcome, all_findings)


class Side(Struct, Generic[Record], frozen=True, gc=False, kw_only=True):
    """One of the two that are compared.

    `on` is the day for which it stands, None where that is no matter; `said` what was
    worked out of each case on that day, where it was kept. A `partial` side holds some
    cases only: of others it says nothing.
    """

    cases: Mapping[str, Record]
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
    kind: Kind[Record, Found],
    before: Side[Record],
    after: Side[Record],
    policy: Policy,
    as_of: date,
    everyone: bool = False,
) -> Comparison:
    """What is different between two sides, on a day, under today's rules.

    With `everyone` also cases of the same facts, where a side stands for another day or
    brings what it had said: calendar and rules alone may have moved them. Each such
    case has to be worked out.
    """
    found = moved_cases(kind, before, after, policy, as_of, everyone)
    return compared(before, after, as_of, tuple(filter(None, found)))


def compared(
    before: Side[Record],
    after: Side[Record],
    as_of: date,
    changed: tuple[CaseMoved, ...],
) -> Comparison:
    """The comparison of two sides, of which every case that `changed` is known."""
    both = sum(case in after.cases for case in before.cases)
    return Comparison(
        as_of,
        new=() if before.partial else _only(after, before),
        gone=() if after.partial else _only(before, after),
        changed=changed,
        same=both - len(changed),
    )


def moved_cases(
    kind: Kind[Record, Found],
    before: Side[Record],
    after: Side[Record],
    policy: Policy,
    as_of: date,
    everyone: bool = False,
    look: Callable[[Record], Found] | None = None,
) -> Iterator[CaseMoved | None]:
    """Each case of both: how it moved, or None; one by one, so that it can be stopped.

    `look` gives what is known already of a case of today.
    """
    ways = _Ways(kind, before, after, policy, as_of, look)
    for case, new in after.cases.items():
        if old := before.cases.get(case):
            yield _moved_case(ways, old, new, everyone)


class _Ways(Struct, Generic[Record, Found], frozen=True, gc=False):
    """With what a case is compared."""

    kind: Kind[Record, Found]
    before: Side[Record]
    after: Side[Record]
    policy: Policy
    as_of: date
    known: Callable[[Record], Found] | None

    def look(self, record: Record) -> Found:
        """A case on the day of the comparison."""
        if self.known is not None:
            return self.known(record)
        return self.kind.assess(record, self.policy, self.as_of)


class _Then(Struct, Generic[Found], frozen=True, gc=False):
    """What a side said of a case, if it did, and what today's rules say of that day."""

    said: tuple[WorkedOut, ...]
    found: Found


def _moved_case(
    ways: _Ways[Record, Found], old: Record, new: Record, everyone: bool
) -> CaseMoved | None:
    is_same = old is new or old == new
    if is_same and not (everyone and _are_of_other_days(ways, old.case)):
        return None
    found = _moved(ways, old, new)
    return found if not is_same or found.moved or found.findings else None


def _are_of_other_days(ways: _Ways[Record, Found], case: str) -> bool:
    """Whether the sides are not of one day, or said different things of a case."""
    return _brought(ways, ways.before, case) != _brought(ways, ways.after, case)


def _brought(
    ways: _Ways[Record, Found], side: Side[Record], case: str
) -> tuple[date, tuple[WorkedOut, ...]] | None:
    """The day of a side, and what it said of a case; None where that is only today."""
    said = side.said.get(case, ())
    is_today = side.on == ways.as_of and not said
    return None if side.on is None or is_today else (side.on, said)


def _moved(ways: _Ways[Record, Found], old: Record, new: Record) -> CaseMoved:
    outcome, findings = ways.kind.outcome, ways.kind.findings
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
    earlier = [findings(each.found) for each in (before, after) if each]
    return CaseMoved(
        new.case,
        new.name,
        differences(old, new),
        moves(stations),
        finding_moves(stations, findings(was), findings(now), earlier),
        shared=bool(earlier),
    )


def _reads_alike(old: Record, new: Record) -> bool:
    """Whether only that differs of which no finding is made, such as an adviser."""
    return structs.replace(old, adviser=new.adviser, tags=new.tags) == new


def _then(
    ways: _Ways[Record, Found], side: Side[Record], record: Record
) -> _Then[Found] | None:
    found = _brought(ways, side, record.case)
    if found is None:
        return None
    on, said = found
    return _Then(said, ways.kind.assess(record, ways.policy, on))


def _only(one: Side[Record], other: Side[Record]) -> tuple[Named, ...]:
    there = other.cases
    return tuple(
        Named(case, each.name) for case, each in one.cases.items() if case not in there
    )
