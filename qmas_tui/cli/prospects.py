"""Commands on prospects: their queue, a page, other ways in, the office's outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.moving import plan_moves
from qmas_tui.casework.prospects import prospects_of
from qmas_tui.cli.due import json_option, not_worked_out, print_json
from qmas_tui.cli.options import Command, Options, read_day, shared
from qmas_tui.cli.output import say
from qmas_tui.cli.pages import line_texts, other_page, page_text, section_text
from qmas_tui.views.prospect.explained import explain_prospect as explained
from qmas_tui.views.prospect.explained import tellable
from qmas_tui.views.prospect.outcomes import outcome_lines
from qmas_tui.views.prospect.page import prospect_head, prospect_parts, record_parts
from qmas_tui.views.prospect.ways import whole_ways
from qmas_tui.views.prospect_json import prospects_json, statistics_of
from qmas_tui.views.prospect_rows import AssessedProspect, prospect_sentence
from qmas_tui.views.say import count, long_day
from qmas_tui.views.two_records import told_of_holder


def what_if(command: Command) -> Command:
    """Facts measured on another filing day."""
    return click.option(
        "--file-on",
        type=read_day,
        metavar="DAY",
        help="As if the application were filed on this day.",
    )(command)


@click.command()
@shared
@click.option(
    "--within",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only those to act on within so many days.",
)
@what_if
@json_option
def prospects(
    options: Options, within: int | None, file_on: date | None, as_json: bool
) -> int | None:
    """List who has not landed yet, most pressing first.

    Of the criteria it says how many are met, met with a margin, and documented.
    """
    casework = options.casework()
    found = prospects_of(casework, file_on)
    near = found.queue if within is None else found.near(within)
    if as_json:
        more = prospects_json(found.with_ways(near), found.statistics())
        print_json(casework, (), more)
    else:
        far = "" if within is None else f" to act on within {count(within, 'day')}"
        some = f"{len(near)} of {count(len(found.recorded), 'prospect')}{far}"
        say(f"{casework.name}, {long_day(casework.as_of)}: {some}.")
        say(*[prospect_sentence(each) for each in near])
        if holders := len(plan_moves(casework).moved):
            some = f"{count(holders, 'holder')} {'has' if holders == 1 else 'have'}"
            say(f"Note: {some} not landed. qmas-tui move puts them here.")
    return not_worked_out(near)


@click.command()
@shared
@click.argument("case")
@what_if
@json_option
def prospect(
    options: Options, case: str, file_on: date | None, as_json: bool
) -> int | None:
    """Show what follows from the facts of a prospect.

    What is to be done, the line with every criterion, the forecast, what was found,
    and other ways in. show CASE prints what is recorded besides.
    """
    casework = options.casework()
    found = prospects_of(casework, file_on)
    of = found.of(case)
    if as_json:
        print_json(casework, (), prospects_json(found.with_ways([of])))
    else:
        say(*page_text(prospect_head(of), prospect_parts(of, found.pathways(of))))
        say(*_landed(casework, of))
    return not_worked_out([of])


@click.command()
@shared
@click.argument("case")
@what_if
def pathways(options: Options, case: str, file_on: date | None) -> int | None:
    """Compare the other ways in, condition by condition."""
    found = prospects_of(options.casework(), file_on)
    of = found.of(case)
    say(*line_texts(prospect_head(of)))
    for section in whole_ways(found.pathways(of)):
        say(*section_text(section))
    return not_worked_out([of])


@click.command()
@shared
@json_option
def statistics(options: Options, as_json: bool) -> None:
    """Count the office's own outcomes, by year and test."""
    casework = options.casework()
    rows = prospects_of(casework).statistics()
    if as_json:
        print_json(casework, (), {"statistics": statistics_of(rows)})
    else:
        say(*outcome_lines(rows, casework.policy))


def show_prospect(casework: Casework, case: str, as_json: bool) -> int | None:
    """All of a prospect: what follows, and what is recorded."""
    found = prospects_of(casework)
    of = found.of(case)
    if as_json:
        print_json(casework, (), prospects_json(found.with_ways([of])))
    else:
        parts = prospect_parts(of, found.pathways(of))
        record = record_parts(of, casework.history(case))
        say(*page_text(prospect_head(of), (*parts, *record)))
        say(*_landed(casework, of))
    return not_worked_out([of])


def _landed(casework: Casework, of: AssessedProspect) -> Iterator[str]:
    """The holder who a prospect became, or ought to be by now."""
    case = of.prospect.case
    holder = casework.assessed(case) if case in casework.holders else None
    told = told_of_holder(of.prospect, holder, casework.as_of)
    if told is not None:
        yield ""
        yield from other_page(told, case)


def explain_prospect(casework: Casework, case: str, kind: str | None) -> int | None:
    """Why something about a prospect is so; without a kind, what there is to ask."""
    found = prospects_of(casework)
    of = found.of(case)
    ways = found.pathways(of)
    if kind is None:
        say(f"{case} can be asked about:")
        say(*[f"  {each.kind}: {each.title}" for each in tellable(of, ways)])
    else:
        sections = explained(of, ways, kind, casework.policy)
        say(*line_texts(prospect_head(of)[:1]))
        say(*[line for each in sections for line in section_text(each)])
    return not_worked_out([of])
