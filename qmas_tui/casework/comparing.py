"""Two states of a book compared: files, backups, the book as it is, or as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.book.cases import Seen
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.facts_files import read_case_file
from qmas_tui.errors import DataError
from qmas_tui.exchange.sides import is_redacted, sides
from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import (
    HOLDERS,
    CaseMoved,
    Comparison,
    Found,
    Kind,
    Record,
    Side,
    compared,
    moved_cases,
)
from qmas_tui.intake.compare import PROSPECTS
from qmas_tui.policy.policy import Policy
from qmas_tui.views.comparison import is_news
from qmas_tui.views.say import count, day_words, moment_words

__all__ = [
    "HOLDERS",
    "PROSPECTS",
    "State",
    "compare_since",
    "compare_states",
    "is_file",
    "state_at",
    "state_named",
    "state_now",
    "state_of_backup",
    "state_of_file",
    "steps_after",
]

EVERY: Final = 100
"""Of so many cases one is told of: each telling is drawn on a screen."""
THE_BOOK = "book"
"""How the book itself is named where a file or a backup could be."""


class State(Struct, frozen=True, gc=False):
    """The cases of one side, as a file holds them, and what that side is in words."""

    words: str
    file: CaseFile


def state_of_file(path: Path) -> State:
    """What a snapshot, or a TinyDB database, holds. Raises DataError."""
    file = read_case_file(path)
    made = f" of {day_words(file.as_of)}" if file.as_of else ""
    taken_out = ", redacted" if is_redacted(file) else ""
    some = ", some cases" if file.made and file.made.partial else ""
    return _state(f"the file {path}{made}{taken_out}{some}", file)


def state_now(casework: Casework) -> State:
    """The book as it is."""
    words = f"the book {casework.name} as it is now"
    seen = Seen(casework.holders, casework.prospects)
    return _held(words, seen, casework.session.today)


def state_of_backup(casework: Casework, name: str) -> State:
    """What a backup holds, by its name. Raises BookError."""
    seen = casework.backups.held_by(name)
    made = casework.backups.named(name).made
    words = f"the backup of {moment_words(made)}"
    return _held(words, seen, in_hong_kong(made).date())


def steps_after(casework: Casework, moment: datetime) -> Sequence[Past]:
    """The steps made after a moment, oldest first. Raises BookError."""
    return casework.history(since=moment)


def state_at(
    casework: Casework, moment: datetime, later: Sequence[Past] | None = None
) -> State:
    """The book as it was at a moment, as far as it holds its history.

    `later` are the steps after it, where they were read already. Cases that were
    forgotten since are left out. Raises BookError where the history cannot be read.
    """
    if later is None:
        later = steps_after(casework, moment)
    words = f"the book {casework.name} as it was on {moment_words(moment)}"
    seen = _rewound(Seen(casework.holders, casework.prospects), later)
    return _held(words, seen, in_hong_kong(moment).date())


def state_named(name: str, casework: Casework) -> State:
    """The book for "book", else a file, else a backup. Raises DataError."""
    if name == THE_BOOK:
        return state_now(casework)
    if is_file(name):
        return state_of_file(Path(name))
    if any(each.name == name for each in casework.backups.all()):
        return state_of_backup(casework, name)
    raise DataError(
        f"There is no file {name}, nor a backup of that name; qmas-tui backup list "
        f"names those there are, and {THE_BOOK} stands for the book as it is."
    )


def is_file(name: str) -> bool:
    """Whether a name of a side is that of a file, for which no book is needed."""
    return name != THE_BOOK and Path(name).exists()


def compare_states(
    kind: Kind[Record, Found],
    before: State,
    after: State,
    policy: Policy,
    as_of: date,
    step: Progress | None = None,
) -> Comparison | None:
    """What differs between holders, or prospects, of two states on a day, by rules.

    `step` hears of progress, and may stop it with False: None is given then.
    """
    one, other = sides(kind, before.file, after.file)
    return _compared(kind, _dated(one), _dated(other), policy, as_of, step)


def compare_since(
    kind: Kind[Record, Found],
    before: State,
    after: State,
    policy: Policy,
    as_of: date,
    step: Progress | None = None,
    look: Callable[[Record], Found] | None = None,
) -> Comparison | None:
    """The same, and what the calendar alone moved since the day of before.

    `look` gives what is known already of a case of today.
    """
    one, other = sides(kind, before.file, after.file)
    other = structs.replace(other, on=None)
    return _compared(kind, one, other, policy, as_of, step, look, is_news)


def _compared(
    kind: Kind[Record, Found],
    one: Side[Record],
    other: Side[Record],
    policy: Policy,
    as_of: date,
    step: Progress | None,
    look: Callable[[Record], Found] | None = None,
    is_wanted: Callable[[CaseMoved], bool] = bool,
) -> Comparison | None:
    every = moved_cases(kind, one, other, policy, as_of, everyone=True, look=look)
    changed = []
    for number, found in enumerate(every):
        if step and number % EVERY == 0 and not step(number, len(other.cases)):
            return None
        if found and is_wanted(found):
            changed.append(found)
    return compared(one, other, as_of, tuple(changed))


def _dated(side: Side[Record]) -> Side[Record]:
    """A side with its day only where it brings what was said on it."""
    return side if side.said else structs.replace(side, on=None)


def _held(words: str, seen: Seen, day: date) -> State:
    file = CaseFile(
        format=FORMAT,
        as_of=day,
        holder=tuple(seen.holders.values()),
        prospect=tuple(seen.prospects.values()),
    )
    return _state(words, file)


def _state(words: str, file: CaseFile) -> State:
    more = f" and {count(len(file.prospect), 'prospect')}" if file.prospect else ""
    return State(f"{words}, {count(len(file.holder), 'case')}{more}", file)


def _rewound(now: Seen, later: Sequence[Past]) -> Seen:
    """The cases before some steps, which were the last."""
    holders, prospects = dict(now.holders), dict(now.prospects)
    for past in reversed(later):
        for change in reversed(past.changes):
            match change.after:
                case Holder() as holder:
                    holders.pop(holder.case, None)
                case Prospect() as prospect:
                    prospects.pop(prospect.case, None)
            match change.before:
                case Holder() as holder:
                    holders[holder.case] = holder
                case Prospect() as prospect:
                    prospects[prospect.case] = prospect
    return Seen(holders, prospects)
