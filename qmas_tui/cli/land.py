"""Commands between the two queues: a landing, and the way back before it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from qmas_tui.casework.landing import land as landed
from qmas_tui.casework.moving import Moves, plan_moves
from qmas_tui.casework.moving import move as moved
from qmas_tui.cli.ask import must_agree, with_consent
from qmas_tui.cli.change import changes
from qmas_tui.cli.options import Options, facts, keep_number, shared, why, yes
from qmas_tui.cli.output import say, say_done
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.say import count


@click.command()
@shared
@click.argument("case")
@facts
@changes
def land(options: Options, case: str, facts: FieldTexts, why: str) -> None:
    """Record the landing of a prospect, who becomes a holder.

    As in: land P-0031 on=2027-09-01 until=2030-09-01

    Nothing is typed twice, and one undo takes all of it back. Without until= the limit
    of stay is recorded later, once it was read.
    """
    casework = options.casework()
    done = with_consent(
        options.agreed, lambda terms: landed(casework, case, facts, why, terms)
    )
    say_done(f"{done.what}.")


@click.command()
@shared
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@why
@yes
@keep_number
def move(options: Options, dry_run: bool, why: str) -> None:
    """Move the holders who have not landed to the prospects.

    All in one step, which one undo takes back. Nothing typed is lost: who has what a
    prospect cannot have stays a holder, and is named with the reason.
    """
    casework = options.casework()
    moves = plan_moves(casework, why)
    say(*_preview(moves))
    if dry_run or not moves.step:
        return
    must_agree("Move them?", options.yes)
    done = with_consent(options.agreed, lambda terms: moved(casework, moves, terms))
    say_done(f"{done.what}.")


def _preview(moves: Moves) -> Iterator[str]:
    """Who would be moved, and who stays with the reason."""
    number = count(len(moves.moved), "holder")
    yield f"{number} to move{':' if moves.moved else '.'}"
    yield from [f"  {each.case}, {each.name}: {each.words}" for each in moves.moved]
    if moves.left_out:
        yield "Holders all the same:"
        yield from [f"  {e.case}, {e.name}: {e.words}" for e in moves.left_out]
