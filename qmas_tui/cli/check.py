"""The command that reads everything and says what needs attention."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qmas_tui.cli.options import Asked, asked, shared
from qmas_tui.cli.output import say

if TYPE_CHECKING:
    from qmas_tui.casework.casework import Casework
    from qmas_tui.policy.policy import Policy
    from qmas_tui.views.model import Entry

ATTENTION = 3
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@click.command()
@shared
@asked
def check(asked: Asked) -> int | None:
    """Say what needs attention.

    Reads the book, the rules and the settings, and works out every case.

    Exits with 0 when all is well, 3 when something needs attention, 1 when the book,
    the rules or the settings cannot be read.
    """
    from qmas_tui.views.say import count, day_words

    casework = asked.casework()
    casework.assess_all()
    policy = casework.policy
    say(
        f"Book {casework.name}: {count(len(casework.holders), 'case')}, all readable; "
        f"{count(len(casework.history()), 'step')} can be taken back.",
        f"Rules: {len(policy.rules)}, "
        f"the oldest read on {day_words(policy.checked_on)}.",
        "Settings: readable.",
    )
    wanting = [
        *_file(asked.book_path),
        *_rules(casework),
        *_cases(casework),
    ]
    if not wanting:
        say("Nothing needs attention.")
        return None
    say("Needs attention:", *[f"  {each}" for each in wanting])
    return ATTENTION


def _file(path: Path) -> Iterator[str]:
    if os.stat(path).st_mode & _OTHERS:
        yield f"{path} is open to other users; run chmod 600 on it."


def _rules(casework: Casework) -> Iterator[str]:
    from qmas_tui.views.words import because, remedy

    for finding in casework.findings():
        yield f"{because(finding)}. {remedy(finding)}."
    for rule in casework.policy.rules.values():
        if rule.overruled and rule.basis in ("law", "official"):
            yield f"{rule.id} is {rule.basis}, and overruled here: {rule.overruled}."


def _cases(casework: Casework) -> Iterator[str]:
    from qmas_tui.cli.rows import row_sentence

    for entry in casework.queue():
        item = entry.assessment.next
        yield from _pattern(entry, casework.policy)
        if item is not None and item.act_by <= casework.as_of:
            yield row_sentence(entry, casework.as_of)
        yield from _gaps(entry)


def _pattern(entry: Entry, policy: Policy) -> Iterator[str]:
    pattern = entry.holder.pattern
    if pattern is not None and policy.pattern_named(pattern) is None:
        known = ", ".join(sorted({each.name for each in policy.patterns}))
        yield (
            f"{entry.holder.case}: the pattern {pattern} is not known; "
            f"there are {known}."
        )


def _gaps(entry: Entry) -> Iterator[str]:
    from qmas_tui.views.filter import all_findings, is_gap
    from qmas_tui.views.words import headline

    gaps = [headline(each) for each in all_findings(entry) if is_gap(each)]
    if gaps:
        words = "; ".join(dict.fromkeys(gaps))
        yield f"{entry.holder.case}, {entry.holder.name}: to complete: {words}."
