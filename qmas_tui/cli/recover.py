"""The command that mends a damaged book."""

from __future__ import annotations

import click

from qmas_tui.casework.book_files import recover_book, survey
from qmas_tui.cli.ask import must_agree
from qmas_tui.cli.options import Options, shared, yes
from qmas_tui.cli.output import say, say_done
from qmas_tui.errors import BookError


@click.command()
@shared
@yes
def recover(options: Options) -> None:
    """Mend a damaged book.

    Says what is damaged, what can be put back and what would be lost, and asks. The
    damaged file is kept beside the book. A script adds --yes.
    """
    path = options.book_path
    found = survey(path)
    if found is None:
        say("The book is sound; there is nothing to recover.")
        return
    say(f"{path} is damaged:", *[f"  {each}" for each in found.problems])
    if not found.offer:
        raise BookError("There is nothing from which it could be recovered.")
    say(found.offer)
    must_agree("Recover the book so?", options.yes)
    say_done(*recover_book(path))
