"""Commands that write cases to files for other programs: tables and calendars."""

from __future__ import annotations

from pathlib import Path

import click

from qmas_tui.casework.calendars import write_calendar
from qmas_tui.casework.endings import ending_of
from qmas_tui.casework.tables import (
    TABLE_ENDINGS,
    columns_named,
    table,
    write_records,
    write_table,
)
from qmas_tui.cli.options import FILE, Options, read_line, shared
from qmas_tui.cli.output import say_done
from qmas_tui.cli.progress import busy
from qmas_tui.cli.selecting import force, selected, selecting
from qmas_tui.views.say import count

RECORDS = ".json"


@click.command()
@shared
@click.argument("file", type=FILE)
@selecting
@click.option(
    "--columns",
    type=read_line,
    default="",
    metavar="A,B,C",
    help="The columns of a table, if not those of the queue; record for all that is "
    "recorded.",
)
@force
def export(
    options: Options, file: Path, view: str, filter: str, columns: str, force: bool
) -> None:
    """Write cases as a table, or as a TinyDB database.

    The ending of the file says which: FILE.csv, FILE.xlsx and FILE.md are tables;
    FILE.json is a TinyDB database of the whole book as it is now, without its history.
    """
    if ending_of(file, (*TABLE_ENDINGS, RECORDS)) == RECORDS:
        if view or filter or columns:
            raise click.UsageError(
                "--view, --filter and --columns go with a table; a TinyDB database "
                "holds the whole book."
            )
        casework = options.casework()
        number = len(casework.holders) + len(casework.prospects)
        with busy(f"Writing {file.name}"):
            write_records(casework, file, force)
    else:
        casework = options.casework()
        cases = selected(casework, view, filter)
        number = len(cases.cases)
        with busy(f"Writing {file.name}"):
            found = table(casework, cases, columns_named(columns, cases.of))
            write_table(casework, file, found, force)
    say_done(f"{count(number, 'case')} written to {file}.")


@click.command()
@shared
@click.argument("file", type=FILE, metavar="FILE.ics")
@selecting
@click.option("--names", is_flag=True, help="Name people, not only their cases.")
@click.option(
    "--alarm",
    "alarms",
    type=click.IntRange(0, 366),
    multiple=True,
    metavar="DAYS",
    help="Remind so many days before each day; may be given again. Else as the setting "
    "calendar_alarms says.",
)
@click.option("--no-alarm", is_flag=True, help="Remind of nothing.")
@force
def calendar(
    options: Options,
    file: Path,
    view: str,
    filter: str,
    names: bool,
    alarms: tuple[int, ...],
    no_alarm: bool,
    force: bool,
) -> None:
    """Write the days of the cases for a calendar.

    Written again later it updates what a calendar took from it before, and doubles
    nothing. It names cases and nobody, unless --names is given.
    """
    if alarms and no_alarm:
        raise click.UsageError("--alarm and --no-alarm exclude each other; give one.")
    casework = options.casework()
    cases = selected(casework, view, filter)
    before = alarms if alarms or no_alarm else None
    with busy(f"Writing {file.name}"):
        days = write_calendar(casework, file, cases, names, before, force)
    say_done(
        f"{count(days, 'day')} of {count(len(cases.cases), 'case')} written to {file}."
    )
