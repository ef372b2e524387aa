"""The command `qmas-tui`: the desk without a command, else one of many commands."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from qmas_tui.cli import (
    backup,
    change,
    check,
    desk,
    exchange,
    look,
    past,
    person,
    recover,
    rules,
)
from qmas_tui.cli.crash import guarded
from qmas_tui.cli.options import Asked, asked, shared


class Program(click.Group):
    """The group of all commands; it lists them in the order of a day's work."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line and exit with its code."""
        kwargs["standalone_mode"] = False
        sys.exit(guarded(lambda: super(Program, self).main(*args, **kwargs)))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which they were added."""
        del ctx  # the order is the same in every context
        return list(self.commands)


def _version() -> str:
    try:
        return version("qmas-tui")
    except PackageNotFoundError:
        return "(not installed)"


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@shared
@click.version_option(_version(), prog_name="qmas-tui", message="%(prog)s %(version)s")
@asked
@click.pass_context
def cli(ctx: click.Context, asked: Asked) -> int | None:
    """Watch over holders of Hong Kong's Quality Migrant Admission Scheme.

    Without a command the desk opens on your book. Days are typed as 2028-03-15,
    15/3/28, 15 Mar 2028, today or +3w. --book and --as-of may stand before or after
    the command.
    """
    if ctx.invoked_subcommand is None:
        return desk.open_own(asked)
    return None


for command in (
    desk.demo,
    exchange.import_,
    look.due,
    look.show,
    look.explain,
    look.assess,
    change.record,
    change.amend,
    change.remove,
    change.set_,
    change.add,
    past.undo,
    past.redo,
    past.history,
    exchange.snapshot,
    exchange.export,
    exchange.restore,
    backup.backup,
    check.check,
    recover.recover,
    person.dossier,
    person.forget,
    rules.rules,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line of this process."""
    cli.main(prog_name="qmas-tui")


if __name__ == "__main__":
    main()
