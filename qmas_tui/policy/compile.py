"""From the entries of the config to a policy, or to every problem at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import convert

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.rows import Route
from qmas_tui.policy import kinds
from qmas_tui.policy.compile_entry import EntryFile, entry_problems, entry_tables
from qmas_tui.policy.dated import (
    dated_problems,
    fees_of,
    patterns_of,
    windows_of,
    windows_of_permanent,
)
from qmas_tui.policy.intake import IntakeFigures
from qmas_tui.policy.kinds import BY_ROUTE, PLAIN, ROUTES
from qmas_tui.policy.policy import Figures, Policy
from qmas_tui.policy.rules import Figure, HolidayYear, Paper, Rule, Value
from qmas_tui.policy.spans import place, unknown_rules

_Key = tuple[str, Route | None]
_WANTED: tuple[_Key, ...] = tuple(
    (name, route)
    for name in PLAIN
    for route in (ROUTES if name in BY_ROUTE else (None,))
)
"""Figures that hold on every day: each is set by exactly one rule."""

_NO_ENTRIES = EntryFile()


def compile_policy(
    rules: Sequence[Rule],
    papers: Sequence[Paper],
    holidays: Sequence[HolidayYear],
    entry: EntryFile = _NO_ENTRIES,
) -> Policy:
    """The policy that the entries make; a DataError with all that keeps it from it."""
    problems = [
        *_rule_problems(rules),
        *_figure_problems(rules),
        *_paper_problems(rules, papers),
        *_holiday_problems(holidays),
        *entry_problems(rules, entry),
    ]
    if problems:
        raise DataError("The rules do not fit together.", problems)
    values, set_by = _plain_figures(rules)
    return Policy(
        rules={rule.id: rule for rule in rules},
        figures=convert(values, Figures),
        intake=convert(values, IntakeFigures),
        set_by=set_by,
        patterns=patterns_of(rules),
        windows=windows_of(rules),
        windows_of_permanent=windows_of_permanent(rules),
        fees=fees_of(rules),
        entry=entry_tables(rules, entry),
        papers=tuple(papers),
        holidays=frozenset(day for year in holidays for day in year.days),
        first_stays=_deduced_first_stays(rules),
        pathways=entry.pathway,
        nationals={each.rule: frozenset(each.countries) for each in entry.nationals},
        checked_on=min(rule.checked_on for rule in rules),
    )


def _rule_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    known = {rule.id for rule in rules}
    for id_ in _repeated(rule.id for rule in rules):
        yield Problem(f"rule {id_}", "two rules have this id; give one another")
    for rule in rules:
        if what := rule.ends_too_early:
            yield Problem(place(rule), what)
        yield from unknown_rules(known, place(rule), "rests_on", rule.rests_on)


def _figure_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    faults = [
        Problem(place(rule, figure.name), what)
        for rule in rules
        for figure in rule.figure
        if (what := kinds.fault(figure))
    ]
    yield from faults
    yield from _plain_problems(rules)
    yield from dated_problems(rules)


def _plain_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
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


def _plain_figures(
    rules: Sequence[Rule],
) -> tuple[dict[str, Value], dict[str, str]]:
    """The figures of sound rules, and the id of the rule that sets each."""
    found = {
        figure.name: (figure.value, rule.id)
        for rule in rules
        for figure in rule.figure
        if figure.name in PLAIN
    }
    values = {name: value for name, (value, _) in found.items()}
    del values[kinds.DEDUCED_FIRST_STAYS]
    return values, {name: id_ for name, (_, id_) in found.items()}


def _deduced_first_stays(rules: Sequence[Rule]) -> dict[str, tuple[int, ...]]:
    """By route, the months of a first grant that tell which pattern it is under."""
    return {
        figure.route: figure.value
        for rule in rules
        for figure in rule.figure
        if figure.name == kinds.DEDUCED_FIRST_STAYS
        and figure.route is not None
        and isinstance(figure.value, tuple)
    }


def _paper_problems(
    rules: Sequence[Rule], papers: Sequence[Paper]
) -> Iterator[Problem]:
    known = {rule.id for rule in rules}
    for kind in _repeated(paper.kind for paper in papers):
        yield Problem(f"paper {kind}", "two papers have this kind; take one out")
    for paper in papers:
        yield from unknown_rules(known, f"paper {paper.kind}", "rules", paper.rules)


def _holiday_problems(holidays: Sequence[HolidayYear]) -> Iterator[Problem]:
    listed = [entry.year for entry in holidays if entry.status != "office"]
    for year in _repeated(listed):
        yield Problem(f"holidays {year}", "the year is listed twice; take one out")
    for entry in holidays:
        for day in entry.days:
            if day.year != entry.year:
                what = f"{day} lies in another year; move it there"
                yield Problem(f"holidays {entry.year}", what)
    if not listed:
        yield Problem("holidays", "no year is listed; add the years in use")
        return
    for year in sorted(set(range(min(listed), max(listed))) - set(listed)):
        yield Problem(f"holidays {year}", "the year is missing; add its days")


def _repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]
