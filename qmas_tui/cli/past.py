"""Commands on what is past: shown, undone, redone."""

from __future__ import annotations

import click

from qmas_tui.casework.casework import HistoryAction
from qmas_tui.cli.ask import agree, can_ask
from qmas_tui.cli.options import Options, shared, yes
from qmas_tui.cli.output import say, say_done
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.model import text_of


@click.command()
@shared
@click.argument("case", required=False)
def history(options: Options, case: str | None) -> None:
    """Say who changed what, when and why.

    With CASE, only what was done to that case, with what it was before and after.
    """
    casework = options.casework()
    pasts = casework.history(case)
    if case is not None and not pasts:
        casework.assessed(case)
    say(*[text_of(each) for each in history_lines(pasts, case)])


@click.command()
@shared
@yes
def undo(options: Options) -> None:
    """Undo the last step; an import is one step.

    It can go on to the first step of the book, or to where a case was forgotten. On a
    terminal it asks before it undoes more than a change to one case, or what
    somebody else did.
    """
    _go(options, options.casework().undo, "undo", "Undo it?")


@click.command()
@shared
@yes
def redo(options: Options) -> None:
    """Redo the step that was undone last.

    There is none once anything else was recorded. On a terminal it asks before it
    redoes more than a change to one case, or what somebody else had done.
    """
    _go(options, options.casework().redo, "redo", "Redo it?")


def _go(options: Options, action: HistoryAction, does: str, question: str) -> None:
    """Say to what it is done, and do it; on a terminal ask where that is grave."""
    if words := action.words():
        say(f"To {does}: {words}.")
        if action.asks() and not options.yes and can_ask():
            agree(question)
    action.run()
    say_done(f"{action.done}.")
