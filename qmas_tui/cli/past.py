"""Commands on what is past: shown, taken back, made again."""

from __future__ import annotations

import click

from qmas_tui.cli.ask import agree, can_ask
from qmas_tui.cli.options import Options, options, shared, yes
from qmas_tui.cli.output import say, say_done
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.model import text_of


@click.command()
@shared
@click.argument("case", required=False)
@options
def history(options: Options, case: str | None) -> None:
    """Say who changed what, when and why.

    With CASE, only what was done to that case, with what it was before and after.
    """
    casework = options.casework()
    pasts = casework.history(case)
    if case is not None and not pasts:
        casework.entry(case)
    say(*[text_of(each) for each in history_lines(pasts, case)])


@click.command()
@shared
@yes
@options
def undo(options: Options) -> None:
    """Take back the last step; an import is one step.

    It can go on to the first step of the book, or to where a case was forgotten. On a
    terminal it asks before it takes back more than a change to one case, or what
    somebody else did.
    """
    casework = options.casework()
    if words := casework.undo_words():
        say(f"To take back: {words}.")
        _ask(options, casework.undo_asks(), "Take it back?")
    casework.undo()
    say_done("Taken back.")


@click.command()
@shared
@yes
@options
def redo(options: Options) -> None:
    """Make the step again that was taken back last.

    There is none once anything else was recorded. On a terminal it asks before it makes
    more than a change to one case, or what somebody else had done.
    """
    casework = options.casework()
    if words := casework.redo_words():
        say(f"To make again: {words}.")
        _ask(options, casework.redo_asks(), "Make it again?")
    casework.redo()
    say_done("Made again.")


def _ask(options: Options, is_grave: bool, question: str) -> None:
    """Ask on a terminal; a script acts at once, as it cannot be asked."""
    if is_grave and not options.yes and can_ask():
        agree(question)
