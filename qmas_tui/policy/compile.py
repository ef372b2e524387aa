"""From the entries of the config to a policy, or to every problem at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qmas_tui.errors import DataError, Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.dated import (
    dated_problems,
    fees_of,
    patterns_of,
    windows_of,
    windows_of_permanent,
)
from qmas_tui.policy.plain import (
    deduced_first_stays,
    plain_figures,
    plain_problems,
)
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import HolidayYear, Paper, Rule
from qmas_tui.policy.spans import place


def compile_policy(
    rules: Sequence[Rule], papers: Sequence[Paper], holidays: Sequence[HolidayYear]
) -> Policy:
    """The policy that the entries make; a DataError with all that keeps it from it."""
    problems = [
        *_rule_problems(rules),
        *_figure_problems(rules),
        *_paper_problems(rules, papers),
        *_holiday_problems(holidays),
    ]
    if problems:
        raise DataError("The rules do not fit together.", problems)
    figures, set_by = plain_figures(rules)
    return Policy(
        rules={rule.id: rule for rule in rules},
        figures=figures,
        set_by=set_by,
        patterns=patterns_of(rules),
        windows=windows_of(rules),
        windows_of_permanent=windows_of_permanent(rules),
        fees=fees_of(rules),
        papers=tuple(papers),
        holidays=frozenset(day for year in holidays for day in year.days),
        first_stays=deduced_first_stays(rules),
        checked_on=min(rule.checked_on for rule in rules),
    )


def _rule_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    known = {rule.id for rule in rules}
    for id_ in _repeated(rule.id for rule in rules):
        yield Problem(f"rule {id_}", "two rules have this id; give one another")
    for rule in rules:
        if rule.from_ and rule.to and rule.to < rule.from_:
            what = f"to, {rule.to}, is before from, {rule.from_}; correct one of them"
            yield Problem(place(rule), what)
        yield from _unknown(known, place(rule), "rests_on", rule.rests_on)


def _figure_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    faults = [
        Problem(place(rule, figure.name), what)
        for rule in rules
        for figure in rule.figure
        if (what := kinds.fault(figure))
    ]
    yield from faults
    yield from plain_problems(rules)
    yield from dated_problems(rules)


def _paper_problems(
    rules: Sequence[Rule], papers: Sequence[Paper]
) -> Iterator[Problem]:
    known = {rule.id for rule in rules}
    for kind in _repeated(paper.kind for paper in papers):
        yield Problem(f"paper {kind}", "two papers have this kind; take one out")
    for paper in papers:
        yield from _unknown(known, f"paper {paper.kind}", "rules", paper.rules)


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


def _unknown(
    known: set[str], where: str, key: str, named: Iterable[str]
) -> Iterator[Problem]:
    for id_ in named:
        if id_ not in known:
            what = f"{key} names {id_}, which no rule has; correct the id"
            yield Problem(where, what)


def _repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]
