"""Rules in words: one in a line, one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qmas_tui.policy.kinds import UNNAMED, shown
from qmas_tui.policy.rules import Figure, Rule, Value
from qmas_tui.views.lay import said, section
from qmas_tui.views.model import Line, Section
from qmas_tui.views.rules_list import FigureRow
from qmas_tui.views.say import BASES, day_words


def rule_line(rule: Rule, on: date | None) -> str:
    """A rule in one sentence; `on` asks whether it is overruled on that day."""
    days = _span(rule.from_, rule.to) or "on every day"
    parts = [rule.title, BASES[rule.basis], f"confidence {rule.confidence}", days]
    if rule.overruled or (on and rule.overruled_on(on)):
        parts.append("overruled by this office")
    elif rule.changed and on is None:
        parts.append("overruled by this office for some days")
    return f"{rule.id}: {'; '.join(parts)}."


def rule_lines(rule: Rule, on: date | None) -> Iterator[str]:
    """A rule in full, and whether it held on a day."""
    yield f"{rule.id}: {rule.title}"
    yield f"Says: {rule.says}"
    for figure in rule.figure:
        yield from figure_lines(figure)
    yield from _held(rule, on)


def _held(rule: Rule, on: date | None) -> Iterator[str]:
    yield f"Basis: {BASES[rule.basis]}"
    yield f"Holds: {_span(rule.from_, rule.to) or 'on every day'}"
    if on is not None:
        yield f"On {day_words(on)}: {_state(rule, on)}"
    yield f"Source: {rule.source}"
    yield f"Kind of source: {rule.kind}"
    yield f"Confidence: {rule.confidence}"
    yield f"Checked on: {day_words(rule.checked_on)}"
    if rule.rests_on:
        yield f"Rules used: {', '.join(rule.rests_on)}"
    if rule.overruled:
        yield f"Overruled by this office: {rule.overruled}"


def rule_sections(rule: Rule, rows: Sequence[FigureRow], on: date) -> list[Section]:
    """The same as a page, on which the cursor rests on each figure."""
    told = [line for figure in rule.figure for line in figure_lines(figure)]
    figures = [
        Line((said(text),), about=row.key) for text, row in zip(told, rows, strict=True)
    ]
    held = [Line((said(text),)) for text in _held(rule, on)]
    return [
        section("Says", [Line((said(rule.says),))]),
        section("Figures", figures, "It sets none."),
        section("Where it comes from", held),
    ]


def _span(first: date | None, last: date | None) -> str:
    begins = f"from {day_words(first)}" if first else ""
    ends = f"to {day_words(last)}" if last else ""
    return " ".join(part for part in (begins, ends) if part)


def figure_lines(figure: Figure) -> Iterator[str]:
    """The value of a figure, and those that an office set for some days."""
    others = ", on all days but those below" if figure.spells else ""
    yield f"Value: {_value(figure, figure.value)}{others}"
    for spell in figure.spells:
        why = f" ({spell.why})" if spell.why else ""
        yield (
            f"Value {_span(spell.from_, spell.to)}: "
            f"{_value(figure, spell.value)}, set by this office{why}"
        )


def _value(figure: Figure, value: Value) -> str:
    route = f", route {figure.route}" if figure.route else ""
    unit = "" if figure.unit in UNNAMED else f" {figure.unit}"
    return f"{figure.name} = {shown(value)}{unit}{route}"


def _state(rule: Rule, day: date) -> str:
    if rule.holds(day):
        return "; ".join(["it holds", *_own(rule, day)])
    is_ahead = rule.from_ is not None and day < rule.from_
    return "it does not hold yet" if is_ahead else "it holds no longer"


def _own(rule: Rule, day: date) -> Iterator[str]:
    """What an office set for some days, this one among them."""
    for figure in rule.figure:
        for spell in figure.spells:
            if spell.holds(day):
                yield f"{_value(figure, spell.value)}, set by this office"
