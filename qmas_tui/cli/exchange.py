"""The command that brings a spreadsheet in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from qmas_tui.casework.book_files import check_apart
from qmas_tui.casework.casework import Terms
from qmas_tui.casework.import_columns import (
    check_answered,
    check_answers,
    read_mapping,
    remember_columns,
    save_columns,
    save_report,
)
from qmas_tui.casework.importing import (
    CITIZENSHIPS,
    CitizenshipFor,
    Overrides,
    apply_import,
    check_import,
    doubts,
    find_plan,
    question_lines,
    report_lines,
    summary,
)
from qmas_tui.casework.open import is_there, open_empty
from qmas_tui.cli.ask import asked_first, with_consent
from qmas_tui.cli.options import FILE, Options, keep_number, read_pair, shared
from qmas_tui.cli.output import complain, safe, say, say_done
from qmas_tui.errors import DataError


def _read_citizenship(text: str) -> CitizenshipFor:
    """What is said of a case or a nationality, as WHO=VALUE."""
    who, value = read_pair(text)
    for known in CITIZENSHIPS:
        if value == known:
            return CitizenshipFor(who, known)
    raise click.BadParameter(
        f"{value!r} for {who} is not one of {', '.join(CITIZENSHIPS)}."
    )


@click.command("import")
@shared
@click.argument("file", type=FILE)
@click.option("--sheet", metavar="NAME", help="The sheet, if not the first.")
@click.option(
    "--citizenship",
    type=_read_citizenship,
    multiple=True,
    metavar="WHO=VALUE",
    help="Citizenship of a case or a nationality, as in Q-0142=chinese or SG=other; "
    "may be given again.",
)
@click.option("--encoding", metavar="NAME", help="How a table of text is written.")
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="What comes first in days such as 3/4/28, where the sheet does not show it.",
)
@click.option("--map", "map_", type=FILE, metavar="FILE", help="What the columns are.")
@click.option(
    "--map-out",
    type=FILE,
    metavar="FILE",
    help="Write what each column is.",
)
@click.option(
    "--answer",
    type=read_pair,
    multiple=True,
    metavar="QUESTION=CHOICE",
    help="Answer what the report asks, as in 'limit=later'; may be given again.",
)
@click.option(
    "--as-proposed", is_flag=True, help="Answer every other question as proposed."
)
@click.option(
    "--report",
    type=FILE,
    metavar="FILE",
    help="Write what became of each cell.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@keep_number
def import_(
    options: Options,
    file: Path,
    sheet: str | None,
    citizenship: tuple[CitizenshipFor, ...],
    encoding: str | None,
    dates: Literal["dmy", "mdy"] | None,
    map_: Path | None,
    map_out: Path | None,
    answer: tuple[tuple[str, str], ...],
    as_proposed: bool,
    report: Path | None,
    force: bool,
    dry_run: bool,
) -> None:
    """Import an office's spreadsheet.

    The first import makes the book. CSV and workbooks (.xlsx, .xls, .xlsb, .ods) are
    read. The report names every row and cell that was left out. What the sheet leaves
    open is asked, and nothing imported until it is answered. One undo takes the whole
    import back.
    """
    said = Overrides(citizenship)
    overrides = Overrides(
        citizenship=said.citizenship,
        mapping=read_mapping(map_) if map_ else said.mapping,
        dates=dates,
        said=dict(answer),
        as_proposed=as_proposed,
    )
    is_new = not is_there(options.book_path)
    casework = open_empty(options.as_of) if is_new else options.casework()
    plan = find_plan(casework, file, sheet, overrides, encoding)
    overrides = plan.said  # with what was said of such a sheet before
    for out in filter(None, (map_out, report)):
        check_apart(out, options.book_path, file)
    check_answers(plan, overrides)
    say(*report_lines(plan, overrides), *doubts(plan, casework))
    if map_out:
        save_columns(plan, map_out, force)
    if report:
        save_report(plan, report, force)
    if dry_run:
        say(*question_lines(plan.open_questions(overrides)))
    else:
        check_answered(plan, overrides)
    if plan.refused and not plan.holders and not plan.unchanged:
        raise DataError("No row of the sheet could be imported; nothing was changed")
    source = safe(file.name)

    def check(terms: Terms) -> Terms:
        check_import(casework, plan, source, terms)
        return terms

    if dry_run:
        say(*asked_first(check, Terms(options.agreed)))
        say(f"Dry run, nothing was changed: {summary(plan)}.")
        return
    if not plan.holders:
        say("The book has all of it already; nothing was changed.")
        return
    # Asked before there is a book: an import that is refused makes none.
    terms = with_consent(options.agreed, check)
    book = options.casework(create=True) if is_new else casework
    apply_import(book, plan, source, terms)
    say_done(f"Saved in {options.book_path}: {summary(plan)}; undo takes it back.")
    try:
        remember_columns(plan)
    except DataError as error:  # what was imported stays, and is not asked for again
        complain(f"What was said of the columns is not remembered: {error.message}")
