"""Commands that write documents: briefs, and the absences for form ROP145."""

from __future__ import annotations

from pathlib import Path

import click

from qmas_tui.casework.documents import (
    absences,
    brief_of_case,
    brief_of_view,
    brief_of_what_if,
    document_lines,
    sheet_lines,
    write_document,
    write_sheet,
)
from qmas_tui.cli.options import FILE, Options, prospect, read_line, shared
from qmas_tui.cli.output import say, say_done
from qmas_tui.cli.selecting import force, selected, selecting


@click.command()
@shared
@click.argument("case", required=False)
@click.argument("file", type=FILE, required=False)
@selecting
@prospect
@click.option(
    "--what-if",
    "scenario",
    type=read_line,
    metavar="NAME",
    help="Of a saved scenario of the case: now, and if so.",
)
@force
def brief(
    options: Options,
    case: str | None,
    file: Path | None,
    view: str,
    filter: str,
    scenario: str | None,
    force: bool,
) -> None:
    """Write a brief of a case, or of a view.

    As in: brief Q-0142 brief.html, or brief --view renewals monday.html

    FILE.html is a page that prints well on A4, FILE.md is Markdown. Without FILE the
    brief is printed as Markdown. Of a prospect it is an assessment letter.
    """
    casework = options.casework()
    if view or filter:
        if scenario is not None or (case and file):
            raise click.UsageError("A brief is of a case or of a view; name one.")
        file = Path(case) if case else None
        document = brief_of_view(casework, selected(casework, view, filter))
    elif case and scenario is not None:
        document = brief_of_what_if(casework, case, scenario)
    elif case:
        document = brief_of_case(casework, case, options.kind)
    else:
        raise click.UsageError("Name a case, or a view with --view.")
    if file is None:
        say(*document_lines(document))
        return
    write_document(casework, file, document, force)
    say_done(f"The brief is written to {file}.")


@click.command()
@shared
@click.argument("case")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--for",
    "person",
    type=read_line,
    default="holder",
    metavar="NAME",
    help="A dependant, if not the holder.",
)
@force
def rop145(
    options: Options, case: str, file: Path | None, person: str, force: bool
) -> None:
    """Write the absences that form ROP145 asks for.

    Those of six months or more come first; totals by residence year follow. FILE.md
    and FILE.html are documents, FILE.csv is a table. Without FILE the sheet is printed
    as Markdown.
    """
    casework = options.casework()
    sheet = absences(casework, case, person)
    if file is None:
        say(*sheet_lines(casework, sheet))
        return
    write_sheet(casework, file, sheet, force)
    say_done(f"The absences of {sheet.name} are written to {file}.")
