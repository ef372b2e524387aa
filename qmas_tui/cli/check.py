"""The command that reads everything and says what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from qmas_tui.casework.backups import Backup, Checked
from qmas_tui.casework.book_files import Copies, damage_of
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.prospects import prospects_of
from qmas_tui.cli.due import not_worked_out
from qmas_tui.cli.options import Options, shared
from qmas_tui.cli.output import say
from qmas_tui.cli.progress import worked_out
from qmas_tui.errors import DamagedBook, Problem
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import Holder
from qmas_tui.views.attention import (
    Matter,
    grouped,
    landed_matter,
    matters,
    prospect_matter,
)
from qmas_tui.views.say import count, day_words
from qmas_tui.views.two_records import landing_day
from qmas_tui.views.words import because, remedy

ATTENTION = 3


@click.command()
@shared
@click.option("--all", "whole", is_flag=True, help="List every case of every kind.")
def check(options: Options, whole: bool) -> int | None:
    """Say what needs attention.

    Reads the book, the chain of its history, its backups, the rules and the settings,
    and works out every case. What is the same in many cases is one line.

    Exits with 0 when all is well, 3 when something needs attention, 1 when a case could
    not be worked out, the book is damaged, or the rules or settings cannot be read.
    """
    casework, checked = _undamaged(options)
    worked_out(casework)
    unsound = [f"The backup {each.where}: {each.what}" for each in checked.backups]
    say(*_sound(casework), _backups(casework.backups.all(), len(unsound)))
    unsaved = [casework.trouble] if casework.trouble else []
    found = [*unsaved, *checked.warnings, *checked.outside, *unsound]
    wanting = [*found, *_rules(casework), *grouped(_cases(casework), whole=whole)]
    if not wanting:
        say("Nothing needs attention.")
        return None
    say("Needs attention:", *[f"  {each}" for each in wanting])
    before = prospects_of(casework).queue
    return not_worked_out([*casework.queue(), *before]) or ATTENTION


def _undamaged(options: Options) -> tuple[Casework, Checked]:
    """The book after all that it keeps was gone over. Raises DamagedBook."""
    try:
        casework = options.casework()
        checked = casework.check()
        damage: Sequence[str] = checked.damage
    except DamagedBook:
        damage = damage_of(options.book_path)
    if damage:
        copies = Copies(options.book_path)
        say(_backups(copies.all(), len([*copies.doubtful()])))
        problems = [Problem("", each) for each in damage]
        raise DamagedBook(f"{options.book_path} is damaged", problems)
    return casework, checked


def _sound(casework: Casework) -> Iterator[str]:
    policy = casework.policy
    read = day_words(policy.checked_on)
    number, before = count(len(casework.holders), "case"), len(casework.prospects)
    more = f" and {count(before, 'prospect')}" if before else ""
    yield f"Book {casework.name}: {number}{more}, all readable."
    yield (
        f"History: {count(len(casework.history()), 'step')}, unbroken, "
        f"up to {casework.head}."
    )
    yield f"Rules: {len(policy.rules)}, the oldest read on {read}."
    yield "Settings: readable."


def _backups(backups: Sequence[Backup], unsound: int) -> str:
    if not backups:
        return "Backups: none yet."
    newest = day_words(in_hong_kong(backups[0].made).date())
    sound = f"{unsound} to look at" if unsound else "all sound"
    return f"Backups: {len(backups)}, {sound}, the newest of {newest}."


def _rules(casework: Casework) -> Iterator[str]:
    for finding in casework.findings():
        yield f"{because(finding)}. {remedy(finding)}."
    for rule in casework.policy.rules.values():
        if rule.changed and rule.basis in ("law", "official"):
            yield f"{rule.id} is {rule.basis}, and overruled here: {rule.changed}."


def _cases(casework: Casework) -> Iterator[Matter]:
    """What is to do of the cases, one thing after the other."""
    cases = casework.queue()
    yield from matters(cases)
    for each in cases:
        yield from _pattern(each.holder, casework)
        yield from _to_erase(each.holder, casework)
    yield from _prospects(casework)


def _prospects(casework: Casework) -> Iterator[Matter]:
    """Who is to be acted on today, and who ought to be a holder by now."""
    every = prospects_of(casework)
    for prospect in every.near(0):
        if prospect.assessment.asleep_until is None:
            yield prospect_matter(prospect)
    for prospect in every.queue:
        landed_on = landing_day(prospect.prospect, casework.as_of)
        if landed_on is not None and prospect.prospect.case not in casework.holders:
            yield landed_matter(prospect, landed_on)


def _pattern(holder: Holder, casework: Casework) -> Iterator[Matter]:
    policy, pattern = casework.policy, holder.pattern
    if pattern is not None and policy.pattern_named(pattern) is None:
        known = ", ".join(sorted({each.name for each in policy.patterns}))
        what = f"the pattern {pattern} is not known"
        line = f"{holder.case}: {what}; there are {known}."
        yield Matter(what, holder.case, line)


def _to_erase(holder: Holder, casework: Casework) -> Iterator[Matter]:
    day = casework.privacy.erase_by(holder)
    if day is not None and day <= casework.as_of:
        line = (
            f"{holder.case}, {holder.name}: closed, and to be erased by "
            f"{day_words(day)}; qmas-tui forget {holder.case} does it."
        )
        yield Matter("closed, and to be erased", holder.case, line)
