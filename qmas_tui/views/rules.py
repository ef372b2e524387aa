"""Rules in words: one in a line, one in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.policy.kinds import shown
from qmas_tui.policy.rules import Figure, Rule
from qmas_tui.views.say import day_words


def holds(rule: Rule, day: date) -> bool:
    """Whether a rule held on a day."""
    return (rule.from_ or date.min) <= day <= (rule.to or date.max)


def rule_line(rule: Rule) -> str:
    """A rule in one sentence."""
    parts = [rule.title, rule.basis, f"confidence {rule.confidence}", _span(rule)]
    if rule.overruled:
        parts.append("overruled by this office")
    return f"{rule.id}: {'; '.join(parts)}."


def _span(rule: Rule) -> str:
    first = f"from {day_words(rule.from_)}" if rule.from_ else ""
    last = f"to {day_words(rule.to)}" if rule.to else ""
    return " ".join(part for part in (first, last) if part) or "on every day"


def rule_lines(rule: Rule, on: date | None) -> Iterator[str]:
    """A rule in full, and whether it held on a day."""
    yield f"{rule.id}: {rule.title}"
    yield f"Says: {rule.says}"
    for figure in rule.figure:
        yield f"Value: {_figure(figure)}"
    yield f"Basis: {rule.basis}"
    yield f"Holds: {_span(rule)}"
    if on is not None:
        yield f"On {day_words(on)}: {_state(rule, on)}"
    yield f"Source: {rule.source}"
    yield f"Kind of source: {rule.kind}"
    yield f"Confidence: {rule.confidence}"
    yield f"Checked on: {day_words(rule.checked_on)}"
    if rule.rests_on:
        yield f"Rests on: {', '.join(rule.rests_on)}"
    if rule.overruled:
        yield f"Overruled by this office: {rule.overruled}"


def _figure(figure: Figure) -> str:
    route = f", route {figure.route}" if figure.route else ""
    unit = "" if figure.unit == "switch" else f" {figure.unit}"
    return f"{figure.name} = {shown(figure.value)}{unit}{route}"


def _state(rule: Rule, day: date) -> str:
    if holds(rule, day):
        return "it holds"
    is_ahead = rule.from_ is not None and day < rule.from_
    return "it does not hold yet" if is_ahead else "it holds no longer"
