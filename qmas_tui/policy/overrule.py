"""An office's own figures in place of the program's, marked on the rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.dated import window_spans
from qmas_tui.policy.kinds import fault, shown
from qmas_tui.policy.office import Office, Wish, found, unclear, wishes_of
from qmas_tui.policy.rules import Figure, Rule, Spell
from qmas_tui.policy.spans import Days


class _Own(Struct, frozen=True, gc=False):
    """A wish, and the figure of a rule that it is about."""

    wish: Wish
    rule: Rule
    figure: Figure

    @property
    def about(self) -> tuple[str, str, str | None]:
        return self.rule.id, self.figure.name, self.figure.route


def overrule(
    rules: Sequence[Rule], office: Office, where: str = "policy.toml"
) -> tuple[Rule, ...]:
    """The rules with the office's figures; each rule touched says so in `overruled`.

    A figure for some days becomes a spell of it instead. Raises DataError with every
    figure that cannot be set; `where` names the file.
    """
    problems: list[Problem] = []
    owns: list[_Own] = []
    for wish in wishes_of(office, where):
        about = found(wish, rules)
        if what := unclear(wish, rules, about):
            problems.append(Problem(wish.where, what))
        else:
            owns.append(_Own(wish, *about[0]))
    always = [own for own in owns if not own.wish.is_dated]
    changed = _with_all({rule.id: rule for rule in rules}, always)
    problems += _faults(owns, tuple(changed.values()))
    problems += _clashes(owns)
    if problems:
        raise DataError("Figures of the office cannot be set.", problems)
    changed = _with_all(changed, [own for own in owns if own.wish.is_dated])
    return tuple(changed[rule.id] for rule in rules)


def _faults(owns: Sequence[_Own], rules: Sequence[Rule]) -> Iterator[Problem]:
    """Values and days that cannot be; `rules` have the figures for every day."""
    windows = {span.rule.id: (span.first, span.last) for span in window_spans(rules)}
    for own in owns:
        if what := fault(structs.replace(own.figure, value=own.wish.value)):
            yield Problem(own.wish.where, what)
        if own.wish.is_dated and (what := _days_fault(own, windows)):
            yield Problem(own.wish.where, what)


def _days_fault(own: _Own, windows: Mapping[str, Days]) -> str | None:
    wish, rule = own.wish, own.rule
    if own.figure.name not in kinds.DATED:
        return "it has one value for every day; take out from and to"
    if what := wish.ends_too_early:
        return what
    first, last = rule.first, rule.last
    if own.figure.name == kinds.FILING_WINDOW:
        # Switched off, three months leave their days to the window in days.
        first, last = windows.get(rule.id, (first, last))
    if wish.last < first or last < wish.first:
        span = " ".join(
            [
                *([f"from {first}"] if first != date.min else []),
                *([f"to {last}"] if last != date.max else []),
            ]
        )
        return f"rule {rule.id} holds {span}, on none of these days; correct them"
    return None


def _clashes(owns: Sequence[_Own]) -> Iterator[Problem]:
    """Two values for one figure of one rule on the same day."""
    for one, other in combinations(owns, 2):
        if one.about != other.about:
            continue
        first = max(one.wish.first, other.wish.first)
        last = min(one.wish.last, other.wish.last)
        if not (one.wish.is_dated or other.wish.is_dated):
            what = f"{one.wish.entry} sets it too; take one of the two out"
            yield Problem(other.wish.where, what)
        elif first <= last:
            day = f"from {first}" if first > date.min else f"up to {last}"
            what = (
                f"{day} it has two values, for {one.wish.entry} sets it too; "
                "let the one end on the day before the other begins"
            )
            yield Problem(other.wish.where, what)


def _with_all(rules: Mapping[str, Rule], owns: Sequence[_Own]) -> dict[str, Rule]:
    changed = dict(rules)
    for own in sorted(owns, key=lambda own: own.wish.first):
        changed[own.rule.id] = _with(changed[own.rule.id], own)
    return changed


def _with(rule: Rule, own: _Own) -> Rule:
    old, wish = own.figure, own.wish
    days = f" {wish.days}" if wish.is_dated else ""
    why = f" ({wish.why})" if wish.why else ""
    note = f"{wish.name}: {shown(old.value)} → {shown(wish.value)}{days}{why}"
    spell = Spell(
        value=wish.value, note=note, from_=wish.from_, to=wish.to, why=wish.why
    )

    def own_value(figure: Figure) -> Figure:
        if (figure.name, figure.route) != (old.name, old.route):
            return figure
        if wish.is_dated:
            return structs.replace(figure, spells=(*figure.spells, spell))
        return structs.replace(figure, value=wish.value)

    told = rule.overruled
    if not wish.is_dated:
        told = f"{told}; {note}" if told else note
    figures = tuple(own_value(figure) for figure in rule.figure)
    return structs.replace(rule, figure=figures, overruled=told)
