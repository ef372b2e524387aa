"""Commands that show the rules: all of them, or one in full."""

from __future__ import annotations

from datetime import date

import click

from qmas_tui.casework.open import rules_in_force
from qmas_tui.casework.rules_said import hold_rules_against
from qmas_tui.cli.due import json_option
from qmas_tui.cli.options import Options, read_day, read_line, shared
from qmas_tui.cli.output import say, say_json
from qmas_tui.cli.progress import progress
from qmas_tui.errors import DataError
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.views.rules import rule_line, rule_lines
from qmas_tui.views.rules_diff import rules_diff_lines
from qmas_tui.views.rules_held import rules_held_lines
from qmas_tui.views.say import count, day_words
from qmas_tui.views.what_if_json import rules_diff_json

on_option = click.option(
    "--on", type=read_day, metavar="DAY", help="What held on that day."
)


@click.group(invoke_without_command=True)
@shared
@on_option
@click.pass_context
def rules(ctx: click.Context, options: Options, on: date | None) -> None:
    """List the rules by which everything is worked out.

    With --on, only those that held on that day. rules show ID shows one in full.
    """
    options.as_of = on or options.as_of
    if ctx.invoked_subcommand is not None:
        return
    policy = rules_in_force()
    day = options.as_of
    held = [r for r in policy.rules.values() if day is None or r.holds(day)]
    when = f" that held on {day_words(day)}" if day else ""
    say(
        f"{count(len(held), 'rule')}{when}; "
        f"the oldest was read on {day_words(policy.checked_on)}.",
        *[rule_line(rule, day) for rule in held],
    )


@rules.command()
@shared
@click.argument("rule_id", metavar="ID")
@on_option
def show(options: Options, rule_id: str, on: date | None) -> None:
    """Show one rule in full.

    As in: rules show E-02
    """
    known = rules_in_force().rules
    names = {name.casefold(): name for name in known}
    name = names.get(rule_id.casefold())
    if name is None:
        hint = did_you_mean(rule_id.upper(), known, "qmas-tui rules lists them.")
        raise DataError(f"There is no rule {rule_id}; {hint}")
    say(*rule_lines(known[name], on or options.as_of))


@rules.command()
@shared
@click.argument("before", type=read_line, metavar="A")
@click.argument("after", type=read_line, metavar="B")
@json_option
def diff(options: Options, before: str, after: str, as_json: bool) -> None:
    """Say who of the book moves from rules A to rules B.

    As in: rules diff office announced.toml

    Each is shipped for the rules of the program, office for those in force, accepted
    for those that were accepted last, a file like policy.toml, a folder like
    config/policy with the rules of another version, or those in force with one figure
    set, as application-fee=700,2027-04-01. Nothing is accepted by it.
    """
    casework = options.casework()
    with progress("Holding the rules against each other") as step:
        found = hold_rules_against(casework, before, after, step)
    if as_json:
        say_json(rules_diff_json(found, before, after))
    else:
        say(*rules_held_lines(found, before, after), *rules_diff_lines(found))
