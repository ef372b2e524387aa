"""The command that takes a statement of travel records into a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import click

from qmas_tui.casework.travelling import (
    HOLDER,
    Answer,
    ChoiceKey,
    Travel,
    check_travel,
    find_travel,
    open_questions,
    proposals,
    record_travel,
    rows_of_file,
    rows_of_text,
    travel_lines,
)
from qmas_tui.cli.options import FILE, Options, read_day, read_line, read_pair, shared
from qmas_tui.cli.output import is_open, say, say_done
from qmas_tui.errors import DataError
from qmas_tui.views.say import count

STANDARD_INPUT = Path("-")
MOST_BYTES = 8 << 20
"""A pasted text with more is no such record."""
_CHOICES: tuple[ChoiceKey, ...] = tuple(
    each for each in get_args(ChoiceKey) if each != "day"
)


def _read_answer(text: str) -> tuple[str, Answer]:
    """An answer as QUESTION=CHOICE, or as QUESTION=DAY."""
    question, word = read_pair(text)
    for known in _CHOICES:
        if word == known:
            return question, Answer(known)
    try:
        return question, Answer("day", read_day(word))
    except click.BadParameter:
        words = f"{word!r} is neither a day nor one of {', '.join(_CHOICES)}."
        raise click.BadParameter(words) from None


@click.command()
@shared
@click.argument("case")
@click.argument("file", type=FILE, metavar="FILE|-")
@click.option(
    "--for",
    "person",
    type=read_line,
    default=HOLDER,
    metavar="NAME",
    help="A dependant, if not the holder.",
)
@click.option(
    "--answer",
    "answers",
    type=_read_answer,
    multiple=True,
    metavar="QUESTION=CHOICE",
    help="Answer a question by one of its choices, or by a day; may be given again.",
)
@click.option(
    "--accept-proposals",
    is_flag=True,
    help="Answer all other questions by what is proposed.",
)
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
def travel(
    options: Options,
    case: str,
    file: Path,
    person: str,
    answers: Sequence[tuple[str, Answer]],
    accept_proposals: bool,
    dry_run: bool,
) -> None:
    """Take a statement of travel records into a case.

    FILE is a table or a workbook with a day and a movement in each row; - reads the
    same as text, pasted or piped. What is sure becomes trips. What is not is listed as
    questions, each with its choices; one without an answer changes nothing. The same
    record once more changes nothing.
    """
    rows = _pasted() if file == STANDARD_INPUT else rows_of_file(file)
    casework = options.casework()
    found = find_travel(casework, case, rows, person)
    given = dict(answers)
    if accept_proposals:
        given = proposals(found.plan) | found.left_out | given
    old = [each for each in found.left_out if each not in given]
    say(*travel_lines(found.plan, found.name, old), *_unknown(found, given))
    check_travel(found, given)
    if dry_run:
        say("Dry run, nothing was changed.")
        return
    say_done(f"{record_travel(casework, found, given).what}.")
    if left := open_questions(found, given):
        say(
            f"{count(len(left), 'question')} left open: answer with --answer "
            "QUESTION=CHOICE, or with --accept-proposals."
        )


def _pasted() -> list[str]:
    """The rows of a text from standard input. Raises DataError."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if is_open(sys.stdin) else b""
    if len(data) > MOST_BYTES:
        raise DataError(f"The text is larger than {MOST_BYTES >> 20} MB.")
    try:
        return rows_of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError(f"The text is not UTF-8 (byte {error.start}).") from None


def _unknown(travel: Travel, given: dict[str, Answer]) -> Iterator[str]:
    """A line for each answer to a question that the record does not leave open."""
    known = {each.id for each in travel.plan.questions}
    for name in given:
        if name not in known:
            yield f"There is no question {name}; its answer was passed over."
