"""The command that compares two states of a book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from qmas_tui.casework.comparing import (
    HOLDERS,
    PROSPECTS,
    State,
    compare_states,
    is_file,
    state_named,
    state_of_file,
)
from qmas_tui.casework.open import rules_in_force
from qmas_tui.casework.whereabouts import today
from qmas_tui.cli.due import json_option
from qmas_tui.cli.options import Options, read_line, shared
from qmas_tui.cli.output import say, say_json
from qmas_tui.cli.progress import busy, progress
from qmas_tui.views.comparison import (
    comparison_sections,
    comparison_summary,
    prospect_sections,
)
from qmas_tui.views.comparison_json import comparison_json
from qmas_tui.views.model import Section, text_of
from qmas_tui.views.say import day_words

LEFT_OUT = "Prospects are not compared: they were left out of the redacted side."


@click.command()
@shared
@click.argument("before", type=read_line, metavar="A")
@click.argument("after", type=read_line, metavar="B")
@json_option
def diff(options: Options, before: str, after: str, as_json: bool) -> None:
    """Say what is different from A to B.

    As in: diff last-week.toml book

    Each is a snapshot, the name of a backup, or book for the book as it is now. Both
    are worked out by today's rules on the same day. Where a snapshot was written with
    --findings, what moved is shared out among facts, rules and calendar.
    """
    with busy("Reading"):
        one, other = _states(options, before, after)
    day, policy = options.as_of or today(), rules_in_force()
    with progress("Comparing the cases") as step:
        found = compare_states(HOLDERS, one, other, policy, day, step)
        prospects = compare_states(PROSPECTS, one, other, policy, day, step)
    assert found is not None, "nobody stopped it"
    assert prospects is not None, "nor that"
    are_any = prospects.same or not prospects.is_empty
    if as_json:
        more = prospects if are_any else None
        say_json(comparison_json(found, one.words, other.words, more))
        return
    say(f"Before: {one.words}.", f"After: {other.words}.")
    say(f"Both on {day_words(day)}: {comparison_summary(found)}.")
    for section in comparison_sections(found):
        say(*_lines(section))
    if are_any:
        say(f"Prospects: {comparison_summary(prospects)}.")
    elif one.file.prospect or other.file.prospect:
        say(LEFT_OUT)
    for section in prospect_sections(prospects):
        say(*_lines(section))


def _states(options: Options, before: str, after: str) -> tuple[State, State]:
    """Both sides; the book is opened only where it is needed."""
    if is_file(before) and is_file(after):
        return state_of_file(Path(before)), state_of_file(Path(after))
    casework = options.casework()
    return state_named(before, casework), state_named(after, casework)


def _lines(section: Section) -> Iterator[str]:
    yield section.title
    yield from [f"  {text_of(each)}" for each in section.lines]
