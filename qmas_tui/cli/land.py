"""Commands between the two queues: a landing, and the way back before it."""

from __future__ import annotations

import click

from qmas_tui.casework.landing import land as landed
from qmas_tui.cli.ask import with_consent
from qmas_tui.cli.change import changes
from qmas_tui.cli.options import Options, facts, shared
from qmas_tui.cli.output import say_done
from qmas_tui.facts.parsing import FieldTexts


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
