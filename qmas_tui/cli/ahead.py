"""Commands that look ahead from what is recorded: days of return, and fees."""

from __future__ import annotations

from datetime import date

import click

from qmas_tui.casework.what_if import days_of_return, fees_ahead
from qmas_tui.cli.due import json_option
from qmas_tui.cli.options import Options, read_day, read_line, shared
from qmas_tui.cli.output import say, say_json
from qmas_tui.views.what_if import fee_lines, presence_lines
from qmas_tui.views.what_if_json import forecast_json, presence_json


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
