"""Commands on one case: its page, and why a date or a finding is so."""

from __future__ import annotations

from collections.abc import Iterator

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.cli.due import json_option, not_worked_out, print_json
from qmas_tui.cli.options import Options, prospect, shared
from qmas_tui.cli.output import say
from qmas_tui.cli.pages import line_texts, other_page, page_text, section_text
from qmas_tui.cli.prospects import explain_prospect, show_prospect
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.explain.page import explain as explained
from qmas_tui.views.explain.page import explain_head, explainable, first_subject
from qmas_tui.views.lay import dim
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.say import subject_words
from qmas_tui.views.two_records import is_watched, told_of_prospect


@click.command()
@shared
@click.argument("case")
@prospect
@json_option
def show(options: Options, case: str, as_json: bool) -> int | None:
    """Show one case with all that is recorded.

    A mark such as [grant 2] at the end of a line names the row as amend and remove
    take it.
    """
    casework = options.casework()
    if options.prospect or casework.is_prospect(case):
        return show_prospect(casework, case, as_json)
    assessed = casework.assessed(case)
    if as_json:
        print_json(casework, [assessed])
    else:
        say(*_page(casework, assessed))
    return not_worked_out([assessed])


def _page(casework: Casework, case: AssessedCase) -> Iterator[str]:
    """The whole page; of one who is watched as a prospect that is said first."""
    holder = case.holder
    now, *record = case_parts(case, casework.policy, casework.history(holder.case))
    prospect = casework.prospects.get(holder.case)
    if prospect is None:
        yield from page_text(case_head(case), (now, *record))
        return
    told = other_page(told_of_prospect(prospect, casework.as_of), holder.case)
    if is_watched(case, prospect):
        yield from page_text((*case_head(case), *map(dim, told)), record)
    else:
        yield from page_text(case_head(case), (now, *record))
        yield from ("", *told)


@click.command()
@shared
@click.argument("case")
@click.argument("kind", required=False)
@click.option("--subject", metavar="NAME", help="A dependant, if not the holder.")
@prospect
def explain(
    options: Options, case: str, kind: str | None, subject: str | None
) -> int | None:
    """Explain a date or a finding.

    KIND is such as stay.ends or work.none; of a prospect also criterion.6,
    prerequisite.age, pathway.ttps-a, or the id of a rule. Without it the command lists
    what there is to explain.
    """
    casework = options.casework()
    if options.prospect or casework.is_prospect(case):
        if subject is not None:
            raise click.UsageError("--subject names a dependant of a holder.")
        return explain_prospect(casework, case, kind)
    assessed = casework.assessed(case)
    there = explainable(assessed)
    if kind is None:
        say(f"{assessed.holder.case} can be asked about:")
        say(*[f"  {e.kind}, {subject_words(e.subject)}: {e.title}" for e in there])
        return not_worked_out([assessed])
    who = subject or first_subject(there, kind)
    sections = explained(assessed, kind, who, casework.policy)
    say(*line_texts([explain_head(assessed, kind, who)]))
    for section in sections:
        say(*section_text(section))
    return not_worked_out([assessed])
