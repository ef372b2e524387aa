"""The rules that something rests on: their words, dates, source and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from qmas_tui.policy.rules import Figure, Rule
from qmas_tui.views.explain.target import MILESTONES, Target
from qmas_tui.views.lay import dim, row, said
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import count, day_words, money

INDENT = " " * 7
_BASIS = {
    "law": "law",
    "official": "official guidance",
    "practice": "practice, not law",
    "house": "office threshold, not law",
}
_SOURCES = {"official": "official page", "house": "this program"}
"""Kinds of sources that are called otherwise than in the config."""


def rule_ids(target: Target) -> tuple[str, ...]:
    """The ids of the rules that something rests on, each once."""
    if target.deadline is not None:
        ids = list(target.deadline.rules)
        if target.kind == "extension.opens" and "E-02" in ids:
            ids += target.policy.behind("three-month-window")
        return tuple(ids)
    if target.milestone is not None:
        rules = target.milestone.rules
        days = rules.prepare, rules.earliest, rules.latest
        return days[MILESTONES.index(target.kind)]
    return tuple(dict.fromkeys(rule for f in target.findings for rule in f.rules))


def rule_lines(target: Target) -> tuple[Line, ...]:
    """Every rule in full, and which figures behind a finding an office may set."""
    lines: list[Line] = []
    overruled = _overruled(target)
    for id_ in rule_ids(target):
        rule = target.policy.rules[id_]
        changed = rule.changed if id_ in overruled else rule.overruled
        lines += whole_rule(rule, changed)
    if target.findings and (figures := own_figures(target)):
        lines.append(dim(f"This office may set: {', '.join(figures)}."))
    return tuple(lines)


def _overruled(target: Target) -> set[str]:
    """The rules of which this office changed a figure that holds here."""
    ids = {id_ for finding in target.findings for id_ in finding.overruled}
    return ids | set(target.deadline.overruled if target.deadline else ())


def own_figures(target: Target) -> list[str]:
    """The figures of practice and of the office behind something, by their names."""
    return [
        figure.name.replace("-", " ")
        for id_ in rule_ids(target)
        for figure in target.policy.rules[id_].figure
        if target.policy.rules[id_].basis in ("practice", "house")
        and figure.name != "three-month-window"
    ]


def whole_rule(rule: Rule, changed: str | None) -> Iterator[Line]:
    """A rule in full, and what an office changed of it."""
    sure: Role = "accent" if rule.confidence == "high" else "warn"
    yield row(Span(f"{rule.id:<{len(INDENT)}}", sure), said(rule.title, "strong"))
    yield row(INDENT, said(rule.says))
    yield row(INDENT, *_standing(rule))
    if rule.figure:
        figures = " · ".join(figure_words(figure) for figure in rule.figure)
        yield row(INDENT, said(figures, "dim"))
    if changed:
        yield row(INDENT, said(f"changed by this office: {changed}", "warn"))
    if rule.rests_on:
        yield row(INDENT, Span(f"leans on {', '.join(rule.rests_on)}", "dim"))
    for source in unquote(rule.source).split("; "):
        yield row(INDENT, said(source, "dim"))


def _standing(rule: Rule) -> Sequence[Span]:
    """How far a rule can be trusted, and since when it holds."""
    firm = rule.basis in ("law", "official")
    dates = []
    if rule.from_ is not None:
        dates.append(f"from {day_words(rule.from_)}")
    if rule.to is not None:
        dates.append(f"until {day_words(rule.to)}")
    when = f" · {' '.join(dates)}" if dates else ""
    return (
        Span(_BASIS[rule.basis], "plain" if firm else "warn"),
        Span(f"{when} · {_SOURCES.get(rule.kind, rule.kind)} · ", "dim"),
        Span(
            f"confidence {rule.confidence}",
            "dim" if rule.confidence == "high" else "warn",
        ),
        Span(f" · last checked {day_words(rule.checked_on)}", "dim"),
    )


def figure_words(figure: Figure) -> str:
    """A figure with its unit: target days 42 days."""
    name = figure.name.replace("-", " ")
    value = figure.value
    if isinstance(value, bool):
        return f"{name}: {'on' if value else 'off'}"
    if isinstance(value, tuple):
        listed = ", ".join(str(each) for each in value)
        return f"{name}: {listed} {figure.unit}"
    match figure.unit:
        case "HKD":
            return f"{name}: {money(value)}"
        case "days" | "months" | "years":
            return f"{name}: {count(value, figure.unit[:-1])}"
        case "percent":
            return f"{name}: {value} %"
    return f"{name}: {value}"
