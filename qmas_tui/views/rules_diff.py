"""Rules held against rules: what differs in them, who moves, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.differences import Differences
from qmas_tui.findings.compare import CaseMoved
from qmas_tui.policy.rules import Value
from qmas_tui.scenarios.rules_diff import CaseDiff
from qmas_tui.scenarios.rules_diff import RulesDiff as RulesDiff  # for the screens
from qmas_tui.scenarios.rules_differ import Days, FigureMoved, RulesDiffer, Use
from qmas_tui.views.comparison import case_lines, moved_words
from qmas_tui.views.lay import DAY_CELLS, cell, day_or_dash, row, said
from qmas_tui.views.log import Entry, entry
from qmas_tui.views.model import Line, Role, Span, text_of
from qmas_tui.views.rules_list import amount_words, days_told, figure_name
from qmas_tui.views.say import count, day_words, money
from qmas_tui.views.what_if import BASED_ON

_USES: Final[dict[Use, str]] = {
    "cases": "",
    "nobody": "used by no case",
    "prospects": "about prospects, who are not looked at here",
}
_CASE_CELLS: Final = 12
_NAME_CELLS: Final = 24
_RULE_CELLS: Final = 5


def rules_diff_lines(found: RulesDiff) -> Iterator[str]:
    """Figures that differ, how many cases move, and each of them."""
    for figure in found.figures:
        used = _USES[figure.use]
        yield f"{_figure(figure)}; {_source(figure)}" + (f"; {used}" if used else "")
    yield from _others(found)
    yield from counts_told(found)
    for each in found.cases:
        yield from [text_of(line) for line in case_lines(_whole(each))]
    yield BASED_ON


def counts_told(found: RulesDiff) -> Iterator[str]:
    """How many cases were looked at, and how they move."""
    looked = f"{count(found.looked_at, 'case')} looked at, {found.closed:,} closed"
    if not found.cases:
        yield f"Nobody moves: {looked}."
        return
    yield (
        f"{len(found.cases):,} moved of {looked}. Act earlier: {found.earlier:,}, "
        f"later: {found.later:,}; fees up: {found.fees_up:,}, down: "
        f"{found.fees_down:,}; findings new: {found.appeared:,}, gone: "
        f"{found.findings_gone:,}."
    )
    if found.greatest:
        case, days = found.greatest
        yield f"The greatest move of a day to act: {case}, {moved_words(days)}."


def difference_entries(found: RulesDiff) -> Iterator[Entry]:
    """What differs in the rules: each figure with its source and who uses it."""
    for each in found.figures:
        used = _USES[each.use]
        role: Role = "warn" if each.use == "nobody" else "dim"
        id_ = cell(each.rule, _RULE_CELLS, "dim")
        what = _figure(each).removeprefix(f"{each.rule} ")
        lines = [row(id_, said(what, "strong"))]
        told = [said(_source(each), "dim")]
        if used:
            told += [Span(" · ", "dim"), Span(used, role)]
        lines.append(row(cell("", _RULE_CELLS), *told))
        yield entry(lines, "")
    for words in _others(found):
        yield entry([row(cell("", _RULE_CELLS), said(words))], "")


def moved_entries(found: RulesDiff) -> Iterator[Entry]:
    """The cases that move, the earliest new day to act first, each with its moves."""
    for each in found.cases:
        _, *rest = case_lines(_whole(each))
        lines = [_head(each), *[row(Span("  "), *line.spans) for line in rest]]
        yield entry(lines, each.case)


def differ_words(found: RulesDiffer) -> str:
    """What differs, counted: 2 figures, 1 rule new."""
    parts = (
        (len(found.figures), "figure", "figures"),
        (len(found.added), "rule new", "rules new"),
        (len(found.gone), "rule gone", "rules gone"),
        (len(found.days), "rule on other days", "rules on other days"),
        (len(found.tables), "other table", "other tables"),
    )
    return ", ".join(count(n, one, many) for n, one, many in parts if n) or "nothing"


def _head(each: CaseDiff) -> Line:
    days, fees = each.amount("act_by"), each.amount("fees.total")
    told = [moved_words(days)] if days else []
    if fees:
        told.append(f"fees {money(abs(fees))} {'more' if fees > 0 else 'less'}")
    role: Role = "warn" if days < 0 else "plain"
    return row(
        cell(day_or_dash(each.act_by), DAY_CELLS, "strong"),
        cell(each.case, _CASE_CELLS, "dim"),
        cell(each.name, _NAME_CELLS, "strong"),
        Span(", ".join(told), role),
    )


def _whole(each: CaseDiff) -> CaseMoved:
    return CaseMoved(each.case, each.name, Differences(), each.moved, each.findings)


def _others(found: RulesDiff) -> Iterator[str]:
    """What differs besides figures."""
    yield from [f"New rule: {each}" for each in found.added]
    yield from [f"Rule gone: {each}" for each in found.gone]
    for moved in found.days:
        before, after = _days(moved.before), _days(moved.after)
        yield f"Rule {moved.rule} holds {after}, until now {before}"
    yield from [f"Otherwise, too: {each}" for each in found.tables]


def _days(days: Days) -> str:
    return days_told(*days) or "on every day"


def _figure(each: FigureMoved) -> str:
    days = days_told(each.since, each.until)
    name = figure_name(each.name, each.route)
    turned = f"{_amount(each, each.before)} → {_amount(each, each.after)}"
    return f"{each.rule} {name}: {turned}" + (f" {days}" if days else "")


def _source(each: FigureMoved) -> str:
    return f"read on {day_words(each.checked_on)}, {each.source}"


def _amount(each: FigureMoved, value: Value | None) -> str:
    return "none" if value is None else amount_words(value, each.unit)


def not_accepted_words(differ: RulesDiffer, since: date, key: str) -> str:
    """That rules came which nobody accepted yet, and the key that shows who moves."""
    return (
        f"!! Changed since you accepted them on {day_words(since)}: "
        f"{differ_words(differ)}. The desk works by the new ones already; "
        f"{key} shows who moves."
    )
