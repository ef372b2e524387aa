"""What commands that hand something out share: which cases, and over which file."""

from __future__ import annotations

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.selection import Selected, select
from qmas_tui.cli.options import Command, read_line
from qmas_tui.cli.progress import worked_out

force = click.option("--force", is_flag=True, help="Write over a file that is there.")


def selecting(command: Command) -> Command:
    """`--view` and `--filter`; the command is called with both as texts."""
    view = click.option(
        "--view",
        type=read_line,
        default="",
        metavar="NAME",
        help="The cases of a view, such as today or renewals, if not all.",
    )
    filter = click.option(
        "--filter",
        type=read_line,
        default="",
        metavar="TEXT",
        help="Of these, those that pass a filter line, as in limit<90.",
    )
    return view(filter(command))


def selected(casework: Casework, view: str, filter: str) -> Selected:
    """The cases chosen, each of them worked out."""
    return select(worked_out(casework), view, filter)
