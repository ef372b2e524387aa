"""The command `qmas-tui`: the desk without a command, else one of many commands."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import click

from qmas_tui.cli.crash import guarded
from qmas_tui.cli.options import Options, shared


class Listed(click.Command):
    """A command as the help lists it; the module is loaded when it is called."""

    def __init__(self, name: str, source: str, help: str) -> None:
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
        case "ahead":
            from qmas_tui.cli import ahead as ahead
        case "backup":
            from qmas_tui.cli import backup as backup
        case "brief":
            from qmas_tui.cli import brief as brief
        case "bulk":
            from qmas_tui.cli import bulk as bulk
        case "change":
            from qmas_tui.cli import change as change
        case "check":
            from qmas_tui.cli import check as check
        case "compare":
            from qmas_tui.cli import compare as compare
        case "desk":
            from qmas_tui.cli import desk as desk
        case "due":
            from qmas_tui.cli import due as due
        case "exchange":
            from qmas_tui.cli import exchange as exchange
        case "export":
            from qmas_tui.cli import export as export
        case "land":
            from qmas_tui.cli import land as land
        case "merge":
            from qmas_tui.cli import merge as merge
        case "past":
            from qmas_tui.cli import past as past
        case "person":
            from qmas_tui.cli import person as person
        case "prospects":
            from qmas_tui.cli import prospects as prospects
        case "recover":
            from qmas_tui.cli import recover as recover
        case "rules":
            from qmas_tui.cli import rules as rules
        case "show":
            from qmas_tui.cli import show as show
        case "snapshot":
            from qmas_tui.cli import snapshot as snapshot
        case "travel":
            from qmas_tui.cli import travel as travel
        case "what_if":
            from qmas_tui.cli import what_if as what_if
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


def _say_version(ctx: click.Context, _option: click.Parameter, is_asked: bool) -> None:
    """Print the version, and nothing else; what knows it takes its time to load."""
    if not is_asked or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        told = version("qmas-tui")
    except PackageNotFoundError:
        told = "(not installed)"
    click.echo(f"qmas-tui {told}")
    ctx.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@shared
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
@click.pass_context
def cli(ctx: click.Context, options: Options) -> int | None:
    """Watch over holders of Hong Kong's Quality Migrant Admission Scheme.

    Without a command the desk opens on your book. Days are typed as 2028-03-15,
    15/3/28, 15 Mar 2028, today or +3w. --book and --as-of may stand before or after
    the command.
    """
    if ctx.invoked_subcommand is None:
        from qmas_tui.casework.collector import collector_off

        with collector_off():  # all that is loaded stays
            from qmas_tui.cli.desk import open_own
        return open_own(options)
    return None


for name, source, told in (
    ("demo", "desk.demo", "Open the desk on a throw-away book of invented holders."),
    ("import", "exchange.import_", "Import an office's spreadsheet."),
    ("due", "due.due", "List who needs a decision, most pressing first."),
    ("show", "show.show", "Show one case with all that is recorded."),
    ("explain", "show.explain", "Explain a date or a finding."),
    (
        "prospects",
        "prospects.prospects",
        "List who has not landed yet, most pressing first.",
    ),
    (
        "prospect",
        "prospects.prospect",
        "Show what follows from the facts of a prospect.",
    ),
    (
        "pathways",
        "prospects.pathways",
        "Compare the other ways in, condition by condition.",
    ),
    (
        "statistics",
        "prospects.statistics",
        "Count the office's own outcomes, by year and test.",
    ),
    ("what-if", "what_if.what_if", "Say what would move if the facts were others."),
    ("planner", "ahead.planner", "Say until when somebody away should be back."),
    ("fees", "ahead.fees", "Forecast the fees of a family, step by step."),
    ("assess", "due.assess", "Work out the cases of a facts file; no book is touched."),
    ("record", "change.record", "Record a row of a case."),
    ("amend", "change.amend", "Correct a recorded row."),
    ("remove", "change.remove", "Take a recorded row out."),
    ("set", "change.set_", "Change the own fields of a case."),
    ("add", "change.add", "Add a case to the book."),
    ("lost-job", "change.lost_job", "Record that a job was lost."),
    (
        "land",
        "land.land",
        "Record the landing of a prospect, who becomes a holder.",
    ),
    ("move", "land.move", "Move the holders who have not landed to the prospects."),
    ("bulk", "bulk.bulk", "Change many cases as one step."),
    ("undo", "past.undo", "Undo the last step; an import is one step."),
    ("redo", "past.redo", "Redo the step that was undone last."),
    ("history", "past.history", "Say who changed what, when and why."),
    (
        "snapshot",
        "snapshot.snapshot",
        "Write the book to one TOML file in the facts format.",
    ),
    ("restore", "snapshot.restore", "Read a file of facts into a new book."),
    ("merge", "merge.merge", "Take the facts of a file into the book."),
    ("travel", "travel.travel", "Take a statement of travel records into a case."),
    ("diff", "compare.diff", "Say what is different from A to B."),
    ("export", "export.export", "Write cases as a table, or as a TinyDB database."),
    ("calendar", "export.calendar", "Write the days of the cases for a calendar."),
    ("brief", "brief.brief", "Write a brief of a case, or of a view."),
    ("rop145", "brief.rop145", "Write the absences that form ROP145 asks for."),
    ("backup", "backup.backup", "Keep copies of the book, and put one back."),
    ("check", "check.check", "Say what needs attention."),
    ("recover", "recover.recover", "Mend a damaged book."),
    ("dossier", "person.dossier", "Print everything that is held on one person."),
    ("forget", "person.forget", "Erase a person for good."),
    ("rules", "rules.rules", "List the rules by which everything is worked out."),
):
    cli.add_command(Listed(name, source, told))


def main() -> None:
    """Run the command line of this process."""
    cli.main(prog_name="qmas-tui")


if __name__ == "__main__":
    main()
