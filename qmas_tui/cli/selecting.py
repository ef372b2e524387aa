"""What commands that hand something out share: which cases, and over which file."""

from __future__ import annotations

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.selection import Shown, select
from qmas_tui.cli.options import Command, read_line
from qmas_tui.cli.progress import progress

force = click.option("--force", is_flag=True, help="Write over a file that is there.")


def selecting(command: Command) -> Command:
    """`--view` and `--filter`; the command is called with both as texts."""
    view = click.option(
        "--view",
        type=read_line,
        default="",
        metavar="NAME",
        help="The cases of a view, such as today, ready or both, if not all holders.",
    )
    filter = click.option(
        "--filter",
        type=read_line,
        default="",
        metavar="TEXT",
        help="Of these, those that pass a filter line, as in limit<90.",
    )
    return view(filter(command))


def selected(casework: Casework, view: str, filter: str) -> Shown:
    """The cases chosen, holders or prospects or both, each of them worked out."""
    with progress("Working out the cases") as step:
        return select(casework, view, filter, step)
