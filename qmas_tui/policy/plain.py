"""Figures that hold on every day: each set by exactly one rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import convert

from qmas_tui.errors import Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.kinds import PLAIN
from qmas_tui.policy.policy import Figures
from qmas_tui.policy.rules import Figure, Rule
from qmas_tui.policy.spans import place


def plain_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Figures that no rule sets, and figures set twice."""
    setters: dict[str, tuple[Rule, Figure]] = {}
    for rule in rules:
        for figure in rule.figure:
            if figure.name not in PLAIN:
                continue
            first, setting = setters.setdefault(figure.name, (rule, figure))
            if setting is not figure:
                what = f"rule {first.id} sets it already; take one of the two out"
                yield Problem(place(rule, figure.name), what)
    for name, unit in PLAIN.items():
        if name not in setters:
            what = f'no rule sets it; add it to the rule it is of, with unit "{unit}"'
            yield Problem(f"figure {name}", what)


def plain_figures(rules: Sequence[Rule]) -> tuple[Figures, dict[str, str]]:
    """The figures of sound rules, and the id of the rule that sets each."""
    found = {
        figure.name: (figure.value, rule.id)
        for rule in rules
        for figure in rule.figure
        if figure.name in PLAIN
    }
    others = {kinds.DEDUCED_FIRST_STAYS}
    values = {name: value for name, (value, _) in found.items() if name not in others}
    return convert(values, Figures), {name: id_ for name, (_, id_) in found.items()}


def deduced_first_stays(rules: Sequence[Rule]) -> tuple[int, ...]:
    """The months of a first grant that tell which pattern a holder is under."""
    return next(
        figure.value
        for rule in rules
        for figure in rule.figure
        if figure.name == kinds.DEDUCED_FIRST_STAYS and isinstance(figure.value, tuple)
    )
