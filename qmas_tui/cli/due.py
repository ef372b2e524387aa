"""Commands that list cases: who is due, and everybody in a file of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_facts_file
from qmas_tui.casework.prospects import Prospects, prospects_of
from qmas_tui.cli.options import FILE, Options, read_day, shared
from qmas_tui.cli.output import complain, say, say_json
from qmas_tui.cli.progress import worked_out
from qmas_tui.views.digest import digest, prospect_digest
from qmas_tui.views.json import NOTHING_MORE, report
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.prospect_json import prospects_json
from qmas_tui.views.prospect_rows import (
    AssessedProspect,
    days_left,
    prospect_sentence,
)
from qmas_tui.views.rows import row_sentence
from qmas_tui.views.say import count, day_words, long_day
from qmas_tui.views.words import because, remedy

BROKEN = 1
DUE_TODAY = 3
NEAR = 60
"""How many days ahead are near, unless told otherwise; a digest tells of today."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@shared
@click.option(
    "--within",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help=f"How far ahead to look; {NEAR} unless given, 0 with --digest.",
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.option(
    "--digest",
    "as_digest",
    is_flag=True,
    help="Print a line for each case that is due, and nothing where none is; exit "
    "with 3 where one is.",
)
@click.option("--names", is_flag=True, help="Name people in a digest, too.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 3 when any case is to act on today."
)
def due(
    options: Options,
    within: int | None,
    as_json: bool,
    as_csv: bool,
    as_digest: bool,
    names: bool,
    exit_code: bool,
) -> int | None:
    """List who needs a decision, most pressing first."""
    if as_json + as_csv + as_digest > 1:
        raise click.UsageError("--json, --csv and --digest exclude each other.")
    if names and not as_digest:
        raise click.UsageError("--names goes with --digest; all else names people.")
    casework = worked_out(options.casework())
    before_landing = prospects_of(casework)
    if as_digest:
        return _digest(casework, before_landing, within or 0, names)
    every, within = casework.queue(), NEAR if within is None else within
    soon = before_landing.near(within)
    near = [e for e in every if (left := _days_left(e)) is not None and left <= within]
    if as_json:
        print_json(casework, near)
    elif as_csv:
        say(*_csv(casework, near))
    else:
        say(*_due_text(casework, near, len(every), within))
        say(*_before_landing(soon))
    today = any(_days_left(each) == 0 for each in near)
    today |= any(days_left(each) == 0 for each in soon)
    return not_worked_out([*near, *soon]) or (
        DUE_TODAY if exit_code and today else None
    )


@click.command()
@click.argument("file", type=FILE, metavar="FACTS.toml")
@shared
@json_option
@click.option(
    "--file-on",
    type=read_day,
    metavar="DAY",
    help="Prospects as if their application were filed on this day.",
)
def assess(
    options: Options, file: Path, as_json: bool, file_on: date | None
) -> int | None:
    """Work out the cases of a facts file; no book is touched."""
    casework = open_facts_file(file, options.as_of)
    cases, prospects = casework.queue(), prospects_of(casework, file_on)
    if as_json:
        print_json(casework, cases, _prospects(prospects))
    else:
        day = day_words(casework.as_of)
        say(f"{count(len(cases), 'case')} in {file.name} on {day}.")
        say(*_book_lines(casework))
        say(*[row_sentence(each, casework.as_of) for each in cases])
        if prospects.recorded:
            say(f"{count(len(prospects.recorded), 'prospect')}.")
            say(*[prospect_sentence(each) for each in prospects.queue])
    return not_worked_out([*cases, *prospects.queue])


def _prospects(prospects: Prospects) -> Mapping[str, object]:
    """What JSON has of prospects; nothing where there are none."""
    if not prospects.recorded:
        return NOTHING_MORE
    found = prospects.with_ways(prospects.queue)
    return prospects_json(found, prospects.statistics())


def not_worked_out(cases: Iterable[AssessedCase | AssessedProspect]) -> int | None:
    """The exit code where a case could not be worked out, once all were shown."""
    found = [each.assessment for each in cases]
    broken = [each.case for each in found if each.stage == "broken"]
    if not broken:
        return None
    number = count(len(broken), "case")
    complain(f"{number} could not be worked out: {', '.join(broken)}.")
    return BROKEN


def print_json(
    casework: Casework,
    cases: Iterable[AssessedCase],
    more: Mapping[str, object] = NOTHING_MORE,
) -> None:
    """Print cases in the JSON format, with the rules that they rest on."""
    found = [each.assessment for each in cases]
    say_json(report(found, casework.policy, casework.as_of, more))


def _csv(casework: Casework, cases: Iterable[AssessedCase]) -> list[str]:
    """Cases as the lines of a table for a spreadsheet."""
    from qmas_tui.casework.selection import Selection
    from qmas_tui.casework.tables import csv_lines, table

    return csv_lines(table(casework, Selection("Due", tuple(cases))))


def _digest(
    casework: Casework, prospects: Prospects, within: int, names: bool
) -> int | None:
    """Print the cases that are due, a line each; a case that is broken is told, too."""
    every, before = casework.queue(), prospects.queue
    lines = digest(every, casework.as_of, within, names=names)
    lines += prospect_digest(before, within, names=names)
    if lines:
        say(*lines)
    return not_worked_out([*every, *before]) or (DUE_TODAY if lines else None)


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
    yield from [row_sentence(each, casework.as_of) for each in near]


def _before_landing(soon: list[AssessedProspect]) -> list[str]:
    """That prospects are to be acted on, too; they have a queue of their own."""
    if not soon:
        return []
    number = count(len(soon), "prospect")
    return [f"And {number} to act on by then: qmas-tui prospects lists them."]


def _book_lines(casework: Casework) -> list[str]:
    return [f"Note: {because(f)}. {remedy(f)}." for f in casework.findings()]


def _days_left(assessed: AssessedCase) -> int | None:
    item = assessed.assessment.next
    return (item.act_by - assessed.assessment.as_of).days if item else None
