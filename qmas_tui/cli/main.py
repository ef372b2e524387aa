"""The command `qmas-tui`: the desk without a command, else one of many commands."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any

import click

from qmas_tui.cli.crash import guarded
from qmas_tui.cli.options import Options, options, shared


class Listed(click.Command):
    """A command as the help lists it; the module is loaded when it is called."""

    def __init__(self, name: str, help: str, source: str) -> None:
        super().__init__(name, help=help)
        self.source = source

    def loaded(self) -> click.Command:
        """The command itself, from a module of this room."""
        module, name = self.source.split(".")
        command: object = getattr(_loaded(module), name)
        assert isinstance(command, click.Command)
        return command


def _loaded(module: str) -> ModuleType:
    """A module of commands; each import is written out, for the walls to be proved."""
    match module:
        case "backup":
            from qmas_tui.cli import backup as backup
        case "change":
            from qmas_tui.cli import change as change
        case "check":
            from qmas_tui.cli import check as check
        case "desk":
            from qmas_tui.cli import desk as desk
        case "exchange":
            from qmas_tui.cli import exchange as exchange
        case "look":
            from qmas_tui.cli import look as look
        case "past":
            from qmas_tui.cli import past as past
        case "person":
            from qmas_tui.cli import person as person
        case "recover":
            from qmas_tui.cli import recover as recover
        case "rules":
            from qmas_tui.cli import rules as rules
    return sys.modules[f"qmas_tui.cli.{module}"]


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that a line calls, loaded only now."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.loaded() if isinstance(command, Listed) else command, rest


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
@options
@click.pass_context
def cli(ctx: click.Context, options: Options) -> int | None:
    """Watch over holders of Hong Kong's Quality Migrant Admission Scheme.

    Without a command the desk opens on your book. Days are typed as 2028-03-15,
    15/3/28, 15 Mar 2028, today or +3w. --book and --as-of may stand before or after
    the command.
    """
    if ctx.invoked_subcommand is None:
        from qmas_tui.cli.desk import open_own

        return open_own(options)
    return None


for command in (
    Listed(
        "demo", "Open the desk on a throw-away book of invented holders.", "desk.demo"
    ),
    Listed("import", "Import an office's spreadsheet.", "exchange.import_"),
    Listed("due", "List who needs a decision, most pressing first.", "look.due"),
    Listed("show", "Show one case with all that is recorded.", "look.show"),
    Listed("explain", "Explain a date or a finding.", "look.explain"),
    Listed(
        "assess",
        "Work out the cases of a facts file; no book is touched.",
        "look.assess",
    ),
    Listed("record", "Record a row of a case.", "change.record"),
    Listed("amend", "Correct a recorded row.", "change.amend"),
    Listed("remove", "Take a recorded row out.", "change.remove"),
    Listed("set", "Change a holder's own fields.", "change.set_"),
    Listed("add", "Add a case to the book.", "change.add"),
    Listed("undo", "Take back the last step; an import is one step.", "past.undo"),
    Listed("redo", "Make the step again that was taken back last.", "past.redo"),
    Listed("history", "Say who changed what, when and why.", "past.history"),
    Listed(
        "snapshot",
        "Write the whole book to one TOML file in the facts format.",
        "exchange.snapshot",
    ),
    Listed(
        "export", "Write the records as a TinyDB database in JSON.", "exchange.export"
    ),
    Listed(
        "restore",
        "Read a snapshot into a book that does not exist yet.",
        "exchange.restore",
    ),
    Listed("backup", "Keep copies of the book, and put one back.", "backup.backup"),
    Listed("check", "Say what needs attention.", "check.check"),
    Listed("recover", "Mend a damaged book.", "recover.recover"),
    Listed("dossier", "Print everything that is held on one person.", "person.dossier"),
    Listed("forget", "Erase a person for good.", "person.forget"),
    Listed("rules", "List the rules by which everything is worked out.", "rules.rules"),
):
    cli.add_command(command)


def main() -> None:
    """Run the command line of this process."""
    cli.main(prog_name="qmas-tui")


if __name__ == "__main__":
    main()
