"""Commands that change what is recorded, each one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable

import click

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.cli.ask import with_consent
from qmas_tui.cli.options import (
    Command,
    Options,
    as_prospect,
    facts,
    keep_number,
    odd,
    prospect,
    read_pair,
    shared,
    why,
)
from qmas_tui.cli.output import say_done
from qmas_tui.facts.parsing import FieldTexts


def changes(command: Command) -> Command:
    """What a change takes: why it is made, and what is agreed to beforehand."""
    return why(odd(keep_number(command)))


def of_either(command: Command) -> Command:
    """The same of a change to a holder or a prospect."""
    return changes(prospect(command))


@click.command()
@shared
@click.argument("case")
@click.argument("table")
@facts
@of_either
def record(
    options: Options, case: str, table: str, facts: FieldTexts, why: str
) -> None:
    """Record a row of a case.

    As in: record Q-0142 grant until=2028-03-15 confirmed=yes

    A grant also closes the pending filing that it answers, unless closes=no, and gives
    the new limit to every dependant whose limit was the old one, unless family=no or
    names say to whom: family="LEE Ming, LEE Mo". A trip of a dependant takes
    of="LEE Ming" besides. Tables are those of the case file: grant, filing, work,
    income, passport, trip, gap, excluded, request, evidence, unread, dependant, review,
    note. Of a prospect: degree, language, work and its letter, period, income,
    business, account with its balance and credit, achievement, offer, lived, conflict,
    dependant, application and its exercise, passport, request, evidence, unread,
    review, note. Where there are several, of=2 is the row that it stands under.
    """
    _change(
        options,
        lambda book, terms: book.record(case, table, facts, why, terms, options.kind),
    )


@click.command()
@shared
@click.argument("case")
@click.argument("table")
@click.argument("number", type=click.IntRange(min=1))
@facts
@of_either
def amend(
    options: Options, case: str, table: str, number: int, facts: FieldTexts, why: str
) -> None:
    """Correct a recorded row.

    As in: amend Q-0142 grant 2 until=2028-03-15

    Rows count from 1 in the order in which they were recorded; show names each. An
    empty value, as in back=, takes a field out.
    """
    _change(
        options,
        lambda book, terms: book.amend(
            case, table, number, facts, why, terms, options.kind
        ),
    )


@click.command()
@shared
@click.argument("case")
@click.argument("table")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("facts", type=read_pair, nargs=-1, metavar="[of=NAME]")
@why
@prospect
@keep_number
def remove(
    options: Options, case: str, table: str, number: int, facts: FieldTexts, why: str
) -> None:
    """Take a recorded row out.

    As in: remove Q-0142 trip 3

    A trip of a dependant takes of="LEE Ming" besides; of a prospect of=2 is the row
    that it stands under.
    """
    _change(
        options,
        lambda book, terms: book.remove(
            case, table, number, facts, why, terms, options.kind
        ),
    )


@click.command("set")
@shared
@click.argument("case")
@facts
@of_either
def set_(options: Options, case: str, facts: FieldTexts, why: str) -> None:
    """Change the own fields of a case.

    As in: set Q-0142 adviser=mw

    An empty value, as in adviser=, takes a field out.
    """
    _change(
        options,
        lambda book, terms: book.set_fields(case, facts, why, terms, options.kind),
    )


@click.command()
@shared
@facts
@changes
@as_prospect
def add(options: Options, facts: FieldTexts, why: str) -> None:
    """Add a case to the book.

    As in: add case=Q-0200 name="NAIR Priya" citizenship=other route=gpt

    The book must be there; import makes one.
    """
    _change(options, lambda book, terms: book.add(facts, why, terms, options.kind))


@click.command()
@shared
@click.argument("case")
@facts
@changes
def lost_job(options: Options, case: str, facts: FieldTexts, why: str) -> None:
    """Record that a job was lost.

    As in: lost-job Q-0142 on=2026-11-15

    The job ends on that day, its last, and from the next day on there is none; it is
    one step. Of several jobs, job= gives the number of the one that was lost; ends=no
    leaves them as they are. text= is a note for the file.
    """
    _change(options, lambda book, terms: book.lose_job(case, facts, why, terms))


def _change(options: Options, change: Callable[[Casework, Terms], Done]) -> None:
    """Change something, asking first where it takes that, and say what was done."""
    casework = options.casework()
    done = with_consent(options.agreed, lambda terms: change(casework, terms))
    say_done(f"{done.what}.")
