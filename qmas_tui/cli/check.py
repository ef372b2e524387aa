"""The command that reads everything and says what needs attention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qmas_tui.cli.look import not_worked_out
from qmas_tui.cli.options import Asked, asked, shared
from qmas_tui.cli.output import say
from qmas_tui.errors import DamagedBook, Problem

if TYPE_CHECKING:
    from qmas_tui.casework.casework import Casework
    from qmas_tui.views.model import AssessedCase

ATTENTION = 3


@click.command()
@shared
@asked
def check(asked: Asked) -> int | None:
    """Say what needs attention.

    Reads the book, the chain of its history, its backups, the rules and the settings,
    and works out every case.

    Exits with 0 when all is well, 3 when something needs attention, 1 when a case could
    not be worked out, the book is damaged, or the rules or settings cannot be read.
    """
    path = asked.book_path
    casework = _undamaged(asked)
    casework.assess_all()
    unsound = _unsound_backups(path)
    say(*_sound(casework), _backups(path, len(unsound)))
    unsaved = [casework.trouble] if casework.trouble else []
    wanting = [*unsaved, *_files(path), *unsound, *_rules(casework), *_cases(casework)]
    if not wanting:
        say("Nothing needs attention.")
        return None
    say("Needs attention:", *[f"  {each}" for each in wanting])
    return not_worked_out(casework.queue()) or ATTENTION


def _undamaged(asked: Asked) -> Casework:
    """The book after every line of its files was gone over. Raises DamagedBook."""
    from qmas_tui.casework.mending import verify

    path = asked.book_path
    try:
        casework = asked.casework()
        damage = verify(path)
    except DamagedBook as error:
        damage = [Problem("", error.message)]
    if damage:
        say(_backups(path, len(_unsound_backups(path))))
        raise DamagedBook("The book is damaged", damage)
    return casework


def _sound(casework: Casework) -> Iterator[str]:
    from qmas_tui.views.say import count, day_words

    policy = casework.policy
    read = day_words(policy.checked_on)
    yield f"Book {casework.name}: {count(len(casework.holders), 'case')}, all readable."
    yield (
        f"History: {count(len(casework.history()), 'step')}, unbroken, "
        f"up to {casework.head}."
    )
    yield f"Rules: {len(policy.rules)}, the oldest read on {read}."
    yield "Settings: readable."


def _backups(path: Path, unsound: int) -> str:
    from qmas_tui.casework.mending import backups_of
    from qmas_tui.views.say import day_words, in_hong_kong

    backups = backups_of(path)
    if not backups:
        return "Backups: none yet."
    newest = day_words(in_hong_kong(backups[0].made).date())
    sound = f"{unsound} to look at" if unsound else "all sound"
    return f"Backups: {len(backups)}, {sound}, the newest of {newest}."


def _unsound_backups(path: Path) -> list[str]:
    from qmas_tui.casework.mending import verify_backups

    return [f"The backup {each.where}: {each.what}" for each in verify_backups(path)]


def _files(path: Path) -> Iterator[str]:
    from qmas_tui.casework.mending import set_aside, warnings_about

    yield from warnings_about(path)
    for file in set_aside(path):
        yield f"{file} was set aside; remove it once you know what it held."


def _rules(casework: Casework) -> Iterator[str]:
    from qmas_tui.views.words import because, remedy

    for finding in casework.findings():
        yield f"{because(finding)}. {remedy(finding)}."
    for rule in casework.policy.rules.values():
        if rule.changed and rule.basis in ("law", "official"):
            yield f"{rule.id} is {rule.basis}, and overruled here: {rule.changed}."


def _cases(casework: Casework) -> Iterator[str]:
    from qmas_tui.views.rows import row_sentence

    for entry in casework.queue():
        item = entry.assessment.next
        yield from _pattern(entry, casework)
        if item is not None and item.act_by <= casework.as_of:
            yield row_sentence(entry, casework.as_of)
        yield from _gaps(entry)
        yield from _to_erase(entry, casework)


def _pattern(entry: AssessedCase, casework: Casework) -> Iterator[str]:
    policy, pattern = casework.policy, entry.holder.pattern
    if pattern is not None and policy.pattern_named(pattern) is None:
        known = ", ".join(sorted({each.name for each in policy.patterns}))
        yield (
            f"{entry.holder.case}: the pattern {pattern} is not known; "
            f"there are {known}."
        )


def _gaps(entry: AssessedCase) -> Iterator[str]:
    from qmas_tui.views.items import gap_words

    if gaps := gap_words(entry):
        words = "; ".join(gaps)
        yield f"{entry.holder.case}, {entry.holder.name}: to complete: {words}."


def _to_erase(entry: AssessedCase, casework: Casework) -> Iterator[str]:
    from qmas_tui.views.say import day_words

    holder = entry.holder
    day = casework.erase_by(holder.case)
    if day is not None and day <= casework.as_of:
        yield (
            f"{holder.case}, {holder.name}: closed, and to be erased by "
            f"{day_words(day)}; qmas-tui forget {holder.case} does it."
        )
