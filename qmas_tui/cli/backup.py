"""Commands on the copies of the book that are kept beside it."""

from __future__ import annotations

import click

from qmas_tui.casework.backups import OCCASIONS, Backup
from qmas_tui.casework.book_files import Copies
from qmas_tui.cli.ask import must_agree
from qmas_tui.cli.options import Options, shared, yes
from qmas_tui.cli.output import complain, say, say_done
from qmas_tui.errors import BookError
from qmas_tui.views.say import count, moment_words

UNSOUND = 1
NAMED = 20
"""So many cases are named before a backup is put back."""


@click.group()
@shared
def backup(_options: Options) -> None:
    """Keep copies of the book, and put one back.

    One is made each day on which something is changed, and one before each import,
    restore and forgetting of a case. How many are kept is a setting, backups_kept.
    """


@backup.command("list")
@shared
def list_(options: Options) -> None:
    """List the backups, the newest first."""
    found = Copies(options.book_path).all()
    say(*[_words(each) for each in found] or ["There is no backup."])


@backup.command()
@shared
def make(options: Options) -> None:
    """Keep a copy of the book as it is now."""
    say_done(f"{options.casework().backups.make().what}.")


@backup.command()
@shared
@click.argument("name", required=False)
def verify(options: Options, name: str | None) -> int | None:
    """Read a backup, or all of them, from beginning to end.

    Exits with 1 when one is damaged.
    """
    copies = Copies(options.book_path)
    asked_for = [copies.named(name)] if name else copies.all()
    names = [each.name for each in asked_for]
    is_sound = True
    for each in names:
        try:
            held = copies.read(each)
        except BookError as error:
            is_sound = False
            complain(f"{each} is not sound: {error}")
        else:
            cases = count(len(held.holders) + len(held.prospects), "case")
            say(f"{each} is sound: {cases}.")
    if not names:
        say("There is no backup.")
    return None if is_sound else UNSOUND


@backup.command()
@shared
@click.argument("name")
@yes
def restore(options: Options, name: str) -> None:
    """Bring every case to what a backup holds.

    It is one step that undo takes back, and the book as it is now is kept as a backup
    of its own. On a terminal it asks first; a script adds --yes.
    """
    casework = options.casework()
    if differing := casework.backups.differing(name):
        more = len(differing) - NAMED
        which = ", ".join(differing[:NAMED]) + (f" and {more} more" if more > 0 else "")
        say(f"To change: {count(len(differing), 'case')}, {which}.")
        must_agree("Bring them to what the backup holds?", options.yes)
    say_done(f"{casework.backups.restore(name).what}.")


def _words(backup: Backup) -> str:
    return (
        f"{backup.name}: {moment_words(backup.made)}, "
        f"{OCCASIONS[backup.occasion]}, {backup.size:,} bytes."
    )
