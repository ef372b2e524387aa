"""Commands that look: who is due, one case, why, and facts from a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from qmas_tui.casework.bookless import casework_of_file
from qmas_tui.casework.casework import Casework
from qmas_tui.cli.options import FILE, Options, options, shared
from qmas_tui.cli.output import complain, say, say_json
from qmas_tui.cli.pages import line_texts, page_text, section_text
from qmas_tui.cli.rows import as_csv as table
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.explain.page import explain as explained
from qmas_tui.views.explain.page import explain_head, explainable, first_subject
from qmas_tui.views.json import report
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.rows import row_sentence
from qmas_tui.views.say import count, day_words, long_day, subject_words
from qmas_tui.views.words import because, remedy

BROKEN = 1
DUE_TODAY = 3
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@shared
@click.option(
    "--within",
    type=click.IntRange(min=0),
    default=60,
    show_default=True,
    metavar="DAYS",
    help="How far ahead to look.",
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 3 when any case is to act on today."
)
@options
def due(
    options: Options, within: int, as_json: bool, as_csv: bool, exit_code: bool
) -> int | None:
    """List who needs a decision, most pressing first."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other; give one.")
    casework = options.casework()
    entries = casework.queue()
    near = [
        e for e in entries if (left := _days_left(e)) is not None and left <= within
    ]
    if as_json:
        _print_json(casework, near)
    elif as_csv:
        say(*table(near))
    else:
        say(*_due_text(casework, near, len(entries), within))
    today = any(_days_left(each) == 0 for each in near)
    return not_worked_out(near) or (DUE_TODAY if exit_code and today else None)


@click.command()
@shared
@click.argument("case")
@json_option
@options
def show(options: Options, case: str, as_json: bool) -> int | None:
    """Show one case with all that is recorded.

    A mark such as [grant 2] at the end of a line names the row as amend and remove
    take it.
    """
    casework = options.casework()
    entry = casework.entry(case)
    if as_json:
        _print_json(casework, [entry])
    else:
        parts = case_parts(entry, casework.policy, casework.history(case))
        say(*page_text(case_head(entry), parts))
    return not_worked_out([entry])


@click.command()
@shared
@click.argument("case")
@click.argument("kind", required=False)
@click.option("--subject", metavar="NAME", help="A dependant, if not the holder.")
@options
def explain(
    options: Options, case: str, kind: str | None, subject: str | None
) -> int | None:
    """Explain a date or a finding.

    KIND is such as stay.ends or work.none; without it the command lists what there is
    to explain.
    """
    casework = options.casework()
    entry = casework.entry(case)
    there = explainable(entry)
    if kind is None:
        say(f"{entry.holder.case} can be asked about:")
        say(*[f"  {e.kind}, {subject_words(e.subject)}: {e.title}" for e in there])
        return not_worked_out([entry])
    who = subject or first_subject(there, kind)
    sections = explained(entry, kind, who, casework.policy)
    say(*line_texts([explain_head(entry, kind, who)]))
    for section in sections:
        say(*section_text(section))
    return not_worked_out([entry])


@click.command()
@click.argument("file", type=FILE, metavar="FACTS.toml")
@shared
@json_option
@options
def assess(options: Options, file: Path, as_json: bool) -> int | None:
    """Work out the cases of a facts file; no book is touched."""
    casework = casework_of_file(file, options.as_of)
    entries = casework.queue()
    if as_json:
        _print_json(casework, entries)
        return not_worked_out(entries)
    day = day_words(casework.as_of)
    say(f"{count(len(entries), 'case')} in {file.name} on {day}.")
    say(*_book_lines(casework))
    say(*[row_sentence(each, casework.as_of) for each in entries])
    return not_worked_out(entries)


def not_worked_out(entries: Iterable[AssessedCase]) -> int | None:
    """The exit code where a case could not be worked out, once all were shown."""
    cases = [e.holder.case for e in entries if e.assessment.stage == "broken"]
    if not cases:
        return None
    complain(
        f"{count(len(cases), 'case')} could not be worked out: {', '.join(cases)}."
    )
    return BROKEN


def _due_text(
    casework: Casework, near: list[AssessedCase], total: int, within: int
) -> Iterable[str]:
    far = "today" if within == 0 else f"within {count(within, 'day')}"
    some = str(len(near)) if near else "none"
    yield (
        f"{casework.name}, {long_day(casework.as_of)}: {some} of "
        f"{count(total, 'case')} to act on {far}."
    )
    yield from _book_lines(casework)
    for entry in near:
        yield row_sentence(entry, casework.as_of)


def _book_lines(casework: Casework) -> list[str]:
    return [f"Note: {because(f)}. {remedy(f)}." for f in casework.findings()]


def _days_left(entry: AssessedCase) -> int | None:
    item = entry.assessment.next
    return (item.act_by - entry.assessment.as_of).days if item else None


def _print_json(casework: Casework, entries: Iterable[AssessedCase]) -> None:
    found = [entry.assessment for entry in entries]
    say_json(report(found, casework.policy, casework.as_of))
