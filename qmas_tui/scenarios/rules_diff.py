"""What moves when other rules hold: the same book on the same day (section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import HOLDER, Assessment
from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.answer import between_two
from qmas_tui.scenarios.question import group_of, outcome_of
from qmas_tui.scenarios.rules_differ import Rests, RulesDiffer, rules_differ, with_use


class CaseDiff(Struct, frozen=True, gc=False):
    """A case that the rules move; `act_by` is the day to act under the new ones.

    `rests` is what it rests on, before or after.
    """

    case: str
    name: str
    act_by: date | None
    moved: tuple[Moved, ...]
    findings: tuple[FindingMoved, ...]
    rests: Rests = Rests()

    def amount(self, what: str) -> int:
        """By how much a value of the holder moved; 0 where no amount can be given."""
        found = (m for m in self.moved if m.subject == HOLDER and m.what == what)
        return next((each.moved or 0 for each in found), 0)


class RulesDiff(RulesDiffer, frozen=True, gc=False, kw_only=True):
    """What differs in the rules, and the cases that move by it.

    Cases stand by their new day to act, then by how far it moved. Of rules in which
    only words or sources differ nothing is said: they move nobody.
    """

    as_of: date
    looked_at: int = 0
    closed: int = 0
    cases: tuple[CaseDiff, ...] = ()

    @property
    def earlier(self) -> int:
        """How many cases must act earlier."""
        return sum(each.amount("act_by") < 0 for each in self.cases)

    @property
    def later(self) -> int:
        """How many cases may act later."""
        return sum(each.amount("act_by") > 0 for each in self.cases)

    @property
    def fees_up(self) -> int:
        """How many cases pay more for the next step."""
        return sum(each.amount("fees.total") > 0 for each in self.cases)

    @property
    def fees_down(self) -> int:
        """How many cases pay less for the next step."""
        return sum(each.amount("fees.total") < 0 for each in self.cases)

    @property
    def appeared(self) -> int:
        """How many findings came."""
        return sum(f.before is None for each in self.cases for f in each.findings)

    @property
    def findings_gone(self) -> int:
        """How many findings went."""
        return sum(f.after is None for each in self.cases for f in each.findings)

    @property
    def greatest(self) -> tuple[str, int] | None:
        """The case whose day to act moves the most, with how far in days."""
        moved = [(each.case, each.amount("act_by")) for each in self.cases]
        found = max(moved, key=lambda each: abs(each[1]), default=None)
        return found if found and found[1] else None


def rules_diff(
    holders: Iterable[Holder], old: Policy, new: Policy, as_of: date
) -> RulesDiff:
    """Every case under the old rules and under the new ones, on a day."""
    every = list(holders)
    found = [
        case_diff(each, assess(each, old, as_of), assess(each, new, as_of))
        for each in every
        if each.status != "closed"
    ]
    return rules_diff_of(every, rules_differ(old, new), as_of, found)


def rules_diff_of(
    holders: Sequence[Holder],
    differ: RulesDiffer,
    as_of: date,
    found: Iterable[CaseDiff | None],
) -> RulesDiff:
    """The whole of it, where it is known how each case moves."""
    closed = sum(each.status == "closed" for each in holders)
    cases = in_order(found)
    rests = Rests(
        frozenset().union(*[each.rests.rules for each in cases]),
        frozenset().union(*[each.rests.overruled for each in cases]),
        frozenset().union(*[each.rests.moved for each in cases]),
    )
    return RulesDiff(
        as_of=as_of,
        figures=tuple(with_use(differ.figures, rests, bool(cases))),
        added=differ.added,
        gone=differ.gone,
        days=differ.days,
        tables=differ.tables,
        looked_at=len(holders) - closed,
        closed=closed,
        cases=cases,
    )


def case_diff(holder: Holder, before: Assessment, after: Assessment) -> CaseDiff | None:
    """How other rules move a case that is not closed; None where they do not."""
    if before == after:
        return None
    moved, findings = between_two(outcome_of(before), outcome_of(after))
    levels = tuple(each for each in findings if not each.reworded)
    if not moved and not levels:
        return None
    day = after.next.act_by if after.next else None
    rests = Rests(
        frozenset((*_rules(before), *_rules(after))),
        frozenset((*_overruled(before), *_overruled(after))),
        frozenset([group_of(each.what) for each in moved]),
    )
    return CaseDiff(holder.case, holder.name, day, moved, levels, rests)


def _rules(found: Assessment) -> Iterator[str]:
    """The rules that findings and days of a case rest on."""
    for _, each in found.people:
        for finding in each.findings:
            yield from finding.rules
        for deadline in each.deadlines:
            yield from deadline.rules
        if each.milestone:
            of = each.milestone.rules
            yield from (*of.prepare, *of.earliest, *of.latest)


def _overruled(found: Assessment) -> Iterator[str]:
    """Those of them that the office overruled on the days that were asked."""
    for _, each in found.people:
        for finding in each.findings:
            yield from finding.overruled
        for deadline in each.deadlines:
            yield from deadline.overruled
    if found.fees:
        yield from found.fees.overruled


def in_order(found: Iterable[CaseDiff | None]) -> tuple[CaseDiff, ...]:
    """By the new day to act, none last; then the greatest move first; then by case."""
    return tuple(
        sorted(
            (each for each in found if each is not None),
            key=lambda each: (
                each.act_by or date.max,
                -abs(each.amount("act_by")),
                each.case,
            ),
        )
    )
