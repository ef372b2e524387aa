"""Commands on snapshots: the book written to a file of facts, and read back."""

from __future__ import annotations

from pathlib import Path

import click

from qmas_tui.casework.restoring import restore as restored
from qmas_tui.casework.snapshots import Wanted, snapshot_words, write_snapshot
from qmas_tui.cli.ask import with_consent
from qmas_tui.cli.options import FILE, Options, keep_number, read_line, shared
from qmas_tui.cli.output import say_done
from qmas_tui.cli.selecting import force
from qmas_tui.views.say import count


@click.command()
@shared
@click.argument("file", type=FILE, metavar="FILE.toml")
@click.option("--findings", is_flag=True, help="Add what is worked out on the day.")
@click.option(
    "--redact", is_flag=True, help="Leave out what tells who somebody is, and say what."
)
@click.option(
    "--case",
    "cases",
    type=read_line,
    multiple=True,
    metavar="CASE",
    help="Only this case; may be given again.",
)
@force
def snapshot(
    options: Options,
    file: Path,
    findings: bool,
    redact: bool,
    cases: tuple[str, ...],
    force: bool,
) -> None:
    """Write the book to one TOML file in the facts format.

    It holds the day on which it was made, whatever --as-of says.
    """
    wanted = Wanted(cases=cases, findings=findings, redact=redact)
    written = write_snapshot(options.casework(), file, wanted, force)
    say_done(*snapshot_words(written, file))


@click.command()
@shared
@click.argument("file", type=FILE, metavar="FILE")
@keep_number
def restore(options: Options, file: Path) -> None:
    """Read a file of facts into a new book.

    FILE is a snapshot, or what export wrote to FILE.json. Name the book with --book; it
    may not exist yet. To take a file into a book that is there, use merge.
    """
    path = options.book_path
    number = with_consent(options.agreed, lambda terms: restored(file, path, terms))
    say_done(f"{count(number, 'case')} read into the new book {path}.")
