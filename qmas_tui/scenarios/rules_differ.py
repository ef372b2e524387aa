"""In what two policies differ, whoever they are about: figures, rules, days, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from msgspec import Struct, structs

from qmas_tui.policy import kinds
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule, Unit, Value

Use = Literal["cases", "nobody", "prospects"]
"""Who of a book uses a figure; prospects are not looked at where rules are compared."""
Days = tuple[date | None, date | None]
"""The first and the last day; None where open."""


class FigureMoved(Struct, frozen=True, gc=False, kw_only=True):
    """A figure before and after, None where one side has none; for which days.

    `source` and `checked_on` are those of the rule that sets it.
    """

    rule: str
    name: str
    unit: Unit
    route: str | None
    before: Value | None
    after: Value | None
    since: date | None
    until: date | None
    source: str
    checked_on: date
    use: Use = "cases"


class DaysMoved(Struct, frozen=True, gc=False):
    """A rule that holds on other days than before."""

    rule: str
    before: Days
    after: Days


class RulesDiffer(Struct, frozen=True, gc=False, kw_only=True):
    """What is not alike in two policies, their words and sources aside."""

    figures: tuple[FigureMoved, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    days: tuple[DaysMoved, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        return any((self.figures, self.added, self.gone, self.days, self.tables))


def rules_differ(
    old: Policy, new: Policy, old_rules: Mapping[str, Rule] | None = None
) -> RulesDiffer:
    """In what the rules of two policies differ.

    `old_rules` are the old ones as they were, where others were lent to them.
    """
    before, after = old.rules if old_rules is None else old_rules, new.rules
    both = [(before[id_], rule) for id_, rule in after.items() if id_ in before]
    return RulesDiffer(
        figures=tuple(_figures_moved(before, after)),
        added=tuple(id_ for id_ in after if id_ not in before),
        gone=tuple(id_ for id_ in before if id_ not in after),
        days=tuple(
            DaysMoved(one.id, (one.from_, one.to), (other.from_, other.to))
            for one, other in both
            if (one.from_, one.to) != (other.from_, other.to)
        ),
        tables=tuple(_tables(old, new, both)),
    )


def _tables(
    old: Policy, new: Policy, both: Iterable[tuple[Rule, Rule]]
) -> Iterator[str]:
    """What else is not alike and can move somebody, by name."""
    if old.holidays != new.holidays:
        yield "holidays"
    if _papers(old) != _papers(new):
        yield "papers"
    if any(one.points != other.points for one, other in both):
        yield "points"


def _papers(policy: Policy) -> list[tuple[object, ...]]:
    return [(each.kind, each.for_, each.stale_after) for each in policy.papers]


def _figures_moved(
    old: Mapping[str, Rule], new: Mapping[str, Rule]
) -> Iterator[FigureMoved]:
    """The figures that differ on some day, with those of rules that came or went."""
    before, after = _figures(old), _figures(new)
    for key in dict.fromkeys((*before, *after)):
        rule = (new if key.rule in new else old)[key.rule]
        was, now = before.get(key, {}), after.get(key, {})
        for spell in dict.fromkeys((*was, *now)):
            values = was.get(spell), now.get(spell)
            if values[0] == values[1]:
                continue
            first, last = spell
            yield FigureMoved(
                rule=key.rule,
                name=key.name,
                unit=key.unit,
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
    unit: Unit
    route: str | None


_USUAL: Final[Days] = (None, None)
"""Every day for which an office set nothing of its own."""


def _figures(rules: Mapping[str, Rule]) -> dict[_FigureKey, dict[Days, Value]]:
    """Each figure with its value, and with those that an office set for some days."""
    return {
        _FigureKey(rule.id, figure.name, figure.unit, figure.route): {
            _USUAL: figure.value,
            **{(spell.from_, spell.to): spell.value for spell in figure.spells},
        }
        for rule in rules.values()
        for figure in rule.figure
    }


def _else_usual(value: Value | None, values: Mapping[Days, Value]) -> Value | None:
    """A value, or the usual one where nothing else is set for the days."""
    return values.get(_USUAL) if value is None else value


def with_use(
    figures: Sequence[FigureMoved], cited: set[str], moved: set[str], is_any: bool
) -> Iterator[FigureMoved]:
    """The figures, each with who uses it.

    Of several the rules that the cases that move rest on tell it, `cited`, and for
    fees and patterns, which no finding rests on, what `moved`: fees, path. Where it is
    one alone, it is used where `is_any` case moves.
    """
    alone = len(figures) == 1 and is_any
    for each in figures:
        use: Use = "nobody"
        if alone or each.rule in cited or kinds.MOVES.get(each.name) in moved:
            use = "cases"
        elif each.name in kinds.OF_PROSPECTS:
            use = "prospects"
        yield structs.replace(each, use=use)
