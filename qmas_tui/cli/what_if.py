"""Commands that ask what would happen, and record nothing."""

from __future__ import annotations

from datetime import date

import click

from qmas_tui.casework.what_if import days_of_return, fees_ahead
from qmas_tui.casework.what_if import what_if as asked_what_if
from qmas_tui.cli.due import json_option
from qmas_tui.cli.options import Options, read_day, read_line, read_pair, shared
from qmas_tui.cli.output import say, say_json
from qmas_tui.views.what_if import answer_lines, fee_lines, presence_lines
from qmas_tui.views.what_if_json import answer_json, forecast_json, presence_json

WORSE = 3


@click.command("what-if")
@shared
@click.argument("case")
@click.argument("changes", type=read_pair, nargs=-1, metavar="CHANGE...")
@click.option("--then", type=read_day, metavar="DAY", help="The day on which to ask.")
@click.option(
    "--rules",
    type=read_line,
    metavar="FILE",
    help="Other rules: a file like policy.toml, or shipped.",
)
@json_option
@click.option(
    "--exit-code", is_flag=True, help="Exit with 3 where it is worse or mixed."
)
def what_if(
    options: Options,
    case: str,
    changes: tuple[tuple[str, str], ...],
    then: date | None,
    rules: str | None,
    as_json: bool,
    exit_code: bool,
) -> int | None:
    """Say what would move if the facts were others.

    As in: what-if Q-0142 job-lost=2026-12-31 trip=2026-12-20..2027-02-05

    Changes are job-lost, job, income, assessable, trip, return, file, decision,
    passport and leaves, each made after those before it. Nothing is recorded.
    """
    casework = options.casework()
    found = asked_what_if(casework, case, changes, then, rules)
    if as_json:
        say_json(answer_json(found, case, None, rules))
    else:
        say(*answer_lines(found, case, casework.holders[case].name))
    return WORSE if exit_code and found.verdict in ("worse", "mixed") else None


@click.command()
@shared
@click.argument("case")
@click.option(
    "--from", "out", type=read_day, metavar="DAY", help="The day of departure."
)
@click.option("--of", type=read_line, metavar="NAME", help="The dependant meant.")
@json_option
def planner(
    options: Options, case: str, out: date | None, of: str | None, as_json: bool
) -> None:
    """Say until when somebody away should be back.

    Without --from the absence under way is meant, else a departure today.
    """
    found = days_of_return(options.casework(), case, out, of or "holder")
    if as_json:
        say_json(presence_json(found))
    else:
        say(*presence_lines(found))


@click.command()
@shared
@click.argument("case")
@json_option
def fees(options: Options, case: str, as_json: bool) -> None:
    """Forecast the fees of a family, step by step."""
    found = fees_ahead(options.casework(), case)
    if as_json:
        say_json(forecast_json(found))
    else:
        say(*fee_lines(found))
