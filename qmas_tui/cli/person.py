"""Commands on what is held on one person: all of it, or nothing any more."""

from __future__ import annotations

from collections.abc import Iterator

import click

from qmas_tui.casework.casework import Casework
from qmas_tui.cli.ask import must_type
from qmas_tui.cli.options import Options, shared, yes
from qmas_tui.cli.output import say, say_done
from qmas_tui.cli.pages import whole_text
from qmas_tui.views.say import count, day_words


@click.command()
@shared
@click.argument("case")
def dossier(options: Options, case: str) -> None:
    """Print everything that is held on one person.

    What is recorded, what is worked out from it, every change with what was before and
    after, and where other cases, or their history, mention the person. Of a case that
    was taken out of the book, what its history holds.
    """
    casework = options.casework()
    parts = casework.privacy.dossier(case)
    gone = "" if case in casework.holders else ", taken out of the book"
    say(f"{case}{gone}: all that {casework.name} holds on {day_words(casework.as_of)}.")
    say(*whole_text(parts))


@click.command()
@shared
@click.argument("case")
@yes
def forget(options: Options, case: str) -> None:
    """Erase a person for good.

    The case goes from the book, from its history and from every backup. It cannot be
    undone, and nothing before it can be undone either. Snapshots, sheets and printed
    pages are not touched. On a terminal the reference is typed again; a script adds
    --yes.
    """
    casework = options.casework()
    say(*_warning(casework, case))
    must_type(case, options.yes)
    say_done(f"{casework.privacy.forget(case).what}.")


def _warning(casework: Casework, case: str) -> Iterator[str]:
    named = casework.privacy.mentions(case)
    changes = sum(len(past.changes) for past in casework.history(case))
    yield (
        f"To erase for good: {case} with {count(changes, 'change')} and what was saved "
        "of scenarios, from the book, its history and its backups. It cannot be "
        "undone, and undo stops there."
    )
    yield "Snapshots and sheets outside the book are not touched."
    if named:
        yield (
            "The name or reference also stands in other cases and their history, left "
            "as they are:"
        )
        yield from [f"  {other}, {where}" for other, where in named]
