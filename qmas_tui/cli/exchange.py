"""The command that brings a spreadsheet in."""

from __future__ import annotations

from pathlib import Path

import click

from qmas_tui.casework.casework import Terms
from qmas_tui.casework.importing import (
    CITIZENSHIPS,
    CitizenshipFor,
    Overrides,
    apply_import,
    check_import,
    doubts,
    find_plan,
    report_lines,
    summary,
)
from qmas_tui.casework.open import is_there, open_empty
from qmas_tui.cli.ask import asked_first, with_consent
from qmas_tui.cli.options import FILE, Options, keep_number, read_pair, shared
from qmas_tui.cli.output import safe, say, say_done
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
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@keep_number
def import_(
    options: Options,
    file: Path,
    sheet: str | None,
    citizenship: tuple[CitizenshipFor, ...],
    dry_run: bool,
) -> None:
    """Import an office's spreadsheet.

    The first import makes the book. CSV and workbooks (.xlsx, .xls, .xlsb, .ods) are
    read. The report names every row and cell that was left out. One undo takes the
    whole import back.
    """
    overrides = Overrides(citizenship)
    is_new = not is_there(options.book_path)
    casework = open_empty(options.as_of) if is_new else options.casework()
    plan = find_plan(casework, file, sheet, overrides)
    say(*report_lines(plan, overrides), *doubts(plan, casework))
    if plan.refused and not plan.holders and not plan.unchanged:
        raise DataError("no row of the sheet could be imported; nothing was changed")
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
