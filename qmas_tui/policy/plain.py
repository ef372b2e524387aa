"""Figures that hold on every day: each set by exactly one rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import convert

from qmas_tui.errors import Problem
from qmas_tui.facts.rows import Route
from qmas_tui.policy import kinds
from qmas_tui.policy.kinds import BY_ROUTE, PLAIN, ROUTES
from qmas_tui.policy.policy import Figures
from qmas_tui.policy.rules import Figure, Rule
from qmas_tui.policy.spans import place

_Key = tuple[str, Route | None]
_WANTED: tuple[_Key, ...] = tuple(
    (name, route)
    for name in PLAIN
    for route in (ROUTES if name in BY_ROUTE else (None,))
)


def plain_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Figures that no rule sets, figures set twice, and years the wrong way round."""
    setters: dict[_Key, tuple[Rule, Figure]] = {}
    for rule in rules:
        for figure in rule.figure:
            if figure.name not in PLAIN:
                continue
            key = (figure.name, figure.route)
            first, setting = setters.setdefault(key, (rule, figure))
            if setting is not figure:
                what = f"rule {first.id} sets it already; take one of the two out"
                yield Problem(place(rule, figure.name), what)
    for name, route in _WANTED:
        if (name, route) not in setters:
            whose = f' and route "{route}"' if route else ""
            what = "no rule sets it; add it to the rule it is of, with unit "
            yield Problem(f"figure {name}", f'{what}"{PLAIN[name]}"{whose}')


def plain_figures(rules: Sequence[Rule]) -> tuple[Figures, dict[str, str]]:
    """The figures of sound rules, and the id of the rule that sets each."""
    found = {
        figure.name: (figure.value, rule.id)
        for rule in rules
        for figure in rule.figure
        if figure.name in PLAIN
    }
    values = {name: value for name, (value, _) in found.items()}
    del values[kinds.DEDUCED_FIRST_STAYS]
    return convert(values, Figures), {name: id_ for name, (_, id_) in found.items()}


def deduced_first_stays(rules: Sequence[Rule]) -> dict[str, tuple[int, ...]]:
    """By route, the months of a first grant that tell which pattern it is under."""
    return {
        figure.route: figure.value
        for rule in rules
        for figure in rule.figure
        if figure.name == kinds.DEDUCED_FIRST_STAYS
        and figure.route is not None
        and isinstance(figure.value, tuple)
    }
