"""What moves when other rules hold: the same book on the same day (section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Value
from qmas_tui.scenarios.answer import between_two
from qmas_tui.scenarios.question import look


class FigureMoved(Struct, frozen=True, gc=False, kw_only=True):
    """A figure before and after, None where one side has none; for which days.

    `source` and `checked_on` are those of the rule that sets it.
    """

    rule: str
    name: str
    route: str | None
    before: Value | None
    after: Value | None
    since: date | None
    until: date | None
    source: str
    checked_on: date


class CaseDiff(Struct, frozen=True, gc=False):
    """A case that the rules move; `act_by` is the day to act under the new ones."""

    case: str
    name: str
    act_by: date | None
    moved: tuple[Moved, ...]
    findings: tuple[FindingMoved, ...]

    def amount(self, what: str) -> int:
        """By how much a value of the holder moved; 0 where no amount can be given."""
        found = (m for m in self.moved if m.subject == HOLDER and m.what == what)
        return next((each.moved or 0 for each in found), 0)


class RulesDiff(Struct, frozen=True, gc=False, kw_only=True):
    """Figures that differ, rules that came and went, and the cases that move.

    Cases stand by their new day to act, then by how far it moved. Of rules in which
    only words or sources differ nothing is said: they move nobody.
    """

    as_of: date
    figures: tuple[FigureMoved, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
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
    return rules_diff_of(every, old, new, as_of, case_diffs(every, old, new, as_of))


def rules_diff_of(
    holders: Sequence[Holder],
    old: Policy,
    new: Policy,
    as_of: date,
    found: Iterable[CaseDiff | None],
) -> RulesDiff:
    """The whole of it, where it is known how each case moves."""
    closed = sum(each.status == "closed" for each in holders)
    return RulesDiff(
        as_of=as_of,
        figures=tuple(figures_moved(old, new)),
        added=tuple(id_ for id_ in new.rules if id_ not in old.rules),
        gone=tuple(id_ for id_ in old.rules if id_ not in new.rules),
        looked_at=len(holders) - closed,
        closed=closed,
        cases=in_order(found),
    )


def case_diffs(
    holders: Iterable[Holder], old: Policy, new: Policy, as_of: date
) -> Iterator[CaseDiff | None]:
    """How the rules move each case, one by one; None where they do not.

    A closed case has nothing that could move.
    """
    for holder in holders:
        before, after = look(holder, old, as_of), look(holder, new, as_of)
        moved, findings = between_two(before, after)
        levels = tuple(each for each in findings if not each.reworded)
        act = after.found.next
        if not moved and not levels:
            yield None
            continue
        day = act.act_by if act else None
        yield CaseDiff(holder.case, holder.name, day, moved, levels)


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


def figures_moved(old: Policy, new: Policy) -> Iterator[FigureMoved]:
    """The figures that differ on some day, with those of rules that came or went."""
    before, after = _figures(old), _figures(new)
    for key in dict.fromkeys((*before, *after)):
        rule = (new if key.rule in new.rules else old).rules[key.rule]
        was, now = before.get(key, {}), after.get(key, {})
        for spell in dict.fromkeys((*was, *now)):
            values = was.get(spell), now.get(spell)
            if values[0] == values[1]:
                continue
            first, last = spell
            yield FigureMoved(
                rule=key.rule,
                name=key.name,
                route=key.route,
                before=_else_usual(values[0], was),
                after=_else_usual(values[1], now),
                since=first,
                until=last,
                source=rule.source,
                checked_on=rule.checked_on,
            )


class _FigureKey(Struct, frozen=True, gc=False):
    rule: str
    name: str
    route: str | None


_Days = tuple[date | None, date | None]
_USUAL: Final[_Days] = (None, None)
"""Every day for which an office set nothing of its own."""


def _figures(policy: Policy) -> dict[_FigureKey, dict[_Days, Value]]:
    """Each figure with its value, and with those that an office set for some days."""
    return {
        _FigureKey(rule.id, figure.name, figure.route): {
            _USUAL: figure.value,
            **{(spell.from_, spell.to): spell.value for spell in figure.spells},
        }
        for rule in policy.rules.values()
        for figure in rule.figure
    }


def _else_usual(value: Value | None, values: Mapping[_Days, Value]) -> Value | None:
    """A value, or the usual one where nothing else is set for the days."""
    return values.get(_USUAL) if value is None else value
