"""Commands that show the rules: all of them, or one in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from qmas_tui.cli.options import Asked, asked, read_day, shared
from qmas_tui.cli.output import say
from qmas_tui.errors import DataError

if TYPE_CHECKING:
    from qmas_tui.policy.policy import Policy
    from qmas_tui.policy.rules import Figure, Rule

on_option = click.option(
    "--on", type=read_day, metavar="DAY", help="What held on that day."
)


@click.group(invoke_without_command=True)
@shared
@on_option
@asked
@click.pass_context
def rules(ctx: click.Context, asked: Asked, on: date | None) -> None:
    """List the rules by which everything is worked out.

    With --on, only those that held on that day. rules show ID shows one in full.
    """
    from qmas_tui.views.say import count, day_words

    asked.as_of = on or asked.as_of
    if ctx.invoked_subcommand is not None:
        return
    policy = _policy()
    day = asked.as_of
    held = [r for r in policy.rules.values() if day is None or _holds(r, day)]
    when = f" that held on {day_words(day)}" if day else ""
    say(
        f"{count(len(held), 'rule')}{when}; "
        f"the oldest was read on {day_words(policy.checked_on)}.",
        *[_short(rule) for rule in held],
    )


@rules.command()
@shared
@click.argument("rule_id", metavar="ID")
@on_option
@asked
def show(asked: Asked, rule_id: str, on: date | None) -> None:
    """Show one rule in full.

    As in: rules show E-02
    """
    known = _policy().rules
    names = {name.casefold(): name for name in known}
    name = names.get(rule_id.casefold())
    if name is None:
        near = get_close_matches(rule_id.upper(), known, n=1)
        hint = f"did you mean {near[0]}?" if near else "qmas-tui rules lists them."
        raise DataError(f"There is no rule {rule_id}; {hint}")
    say(*_full(known[name], on or asked.as_of))


def _policy() -> Policy:
    from qmas_tui.casework.bookless import rules_in_force

    return rules_in_force()


def _holds(rule: Rule, day: date) -> bool:
    return (rule.from_ or date.min) <= day <= (rule.to or date.max)


def _short(rule: Rule) -> str:
    parts = [rule.title, rule.basis, f"confidence {rule.confidence}", _span(rule)]
    if rule.overruled:
        parts.append("overruled by this office")
    return f"{rule.id}: {'; '.join(parts)}."


def _span(rule: Rule) -> str:
    from qmas_tui.views.say import day_words

    first = f"from {day_words(rule.from_)}" if rule.from_ else ""
    last = f"to {day_words(rule.to)}" if rule.to else ""
    return " ".join(part for part in (first, last) if part) or "on every day"


def _full(rule: Rule, on: date | None) -> Iterator[str]:
    from qmas_tui.views.say import day_words

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
    from qmas_tui.policy.kinds import shown

    route = f", route {figure.route}" if figure.route else ""
    unit = "" if figure.unit == "switch" else f" {figure.unit}"
    return f"{figure.name} = {shown(figure.value)}{unit}{route}"


def _state(rule: Rule, day: date) -> str:
    if _holds(rule, day):
        return "it holds"
    is_ahead = rule.from_ is not None and day < rule.from_
    return "it does not hold yet" if is_ahead else "it holds no longer"
