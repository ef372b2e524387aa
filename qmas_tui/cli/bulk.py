"""Changes many cases as one step, after showing what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from qmas_tui.casework.bulk import BulkPlan, Fate, apply_bulk, plan_bulk_of_kinds
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.selection import by_kind
from qmas_tui.cli.ask import must_agree, with_consent
from qmas_tui.cli.options import (
    Options,
    facts,
    keep_number,
    prospect,
    read_line,
    shared,
    why,
    yes,
)
from qmas_tui.cli.output import say, say_done
from qmas_tui.cli.progress import progress
from qmas_tui.cli.selecting import selected, selecting
from qmas_tui.errors import UsageError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.width import cell_width, pad


@click.command()
@shared
@facts
@selecting
@click.option(
    "--case",
    "cases",
    multiple=True,
    type=read_line,
    metavar="CASE",
    help="A case by its reference; may be given again.",
)
@prospect
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@why
@yes
@keep_number
def bulk(
    options: Options,
    facts: FieldTexts,
    view: str,
    filter: str,
    cases: tuple[str, ...],
    dry_run: bool,
    why: str,
) -> None:
    """Change many cases as one step.

    As in: bulk --filter "adviser:jt limit<=60" adviser=mw tag=handed-over

    One undo takes all of it back.

    What can be done: adviser=mw, tag=vip, untag=vip, snooze=+2w, wake=yes, close=today,
    and, of holders alone, confirm=yes where the limits were read on the e-Visa. Cases
    for which that means nothing are left out, and named.
    """
    if bool(cases) == bool(view or filter):
        raise UsageError("Say which cases: by --view and --filter, or by --case.")
    casework = options.casework()
    if cases:
        wanted = _named(options, casework, cases)
    else:
        wanted = by_kind(selected(casework, view, filter))
    with progress("Looking at the cases") as step:
        plan = plan_bulk_of_kinds(casework, wanted, facts, step, why)
    say(*_preview(plan))
    if dry_run or not plan.changes:
        return
    must_agree(
        f"Make {'this change' if len(plan.changes) == 1 else 'these changes'}?",
        options.yes,
    )
    done = with_consent(options.agreed, lambda terms: apply_bulk(casework, plan, terms))
    say_done(f"{done.what}.")


def _named(
    options: Options, casework: Casework, cases: Iterable[str]
) -> dict[type[Case], list[str]]:
    """Cases by kind and reference. Raises DataError for one that is unknown."""
    wanted: dict[type[Case], list[str]] = {}
    for case in dict.fromkeys(cases):
        kind = type(casework.session.record(case, options.kind))
        wanted.setdefault(kind, []).append(case)
    return wanted


def _preview(plan: BulkPlan) -> Iterator[str]:
    """Each case with what becomes of it, and why others are left out."""
    yield f"{plan.words}{':' if plan.changed else '.'}"
    yield from _lines(plan.changed)
    if plan.left_out:
        yield "Left out:"
        yield from _lines(plan.left_out)


def _lines(fates: Iterable[Fate]) -> Iterator[str]:
    every = tuple(fates)
    wide = max([cell_width(each.case) for each in every], default=0)
    names = max([cell_width(each.name) for each in every], default=0)
    for each in every:
        yield f"  {pad(each.case, wide)}  {pad(each.name, names)}  {each.words}"
