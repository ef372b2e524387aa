"""Two states of a book compared: files, backups, the book as it is, or as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from qmas_tui.casework.assessments import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.facts_files import read_case_file
from qmas_tui.errors import DataError
from qmas_tui.exchange.sides import is_redacted, sides
from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.findings.compare import Comparison, compared, moved_cases
from qmas_tui.policy.policy import Policy
from qmas_tui.views.say import count, day_words, moment_words

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
    return _held(words, casework.holders, casework.session.today)


def state_of_backup(casework: Casework, name: str) -> State:
    """What a backup holds, by its name. Raises BookError."""
    holders = casework.backups.held_by(name).holders
    made = casework.backups.named(name).made
    words = f"the backup of {moment_words(made)}"
    return _held(words, holders, in_hong_kong(made).date())


def steps_after(casework: Casework, moment: datetime) -> Sequence[Past]:
    """The steps made after a moment, oldest first. Raises BookError."""
    return [past for past in casework.history() if past.when > moment]


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
    holders = _rewound(casework.holders, later)
    return _held(words, holders, in_hong_kong(moment).date())


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
    before: State,
    after: State,
    policy: Policy,
    as_of: date,
    step: Progress | None = None,
) -> Comparison | None:
    """What differs between two states by these rules on a day.

    `step` hears of progress, and may stop it with False: None is given then.
    """
    one, other = sides(before.file, after.file)
    places = {case: place for place, case in enumerate(other.holders)}
    changed = []
    for found in moved_cases(one, other, policy, as_of, everyone=True):
        if step and not step(places[found.case], len(places)):
            return None
        changed.append(found)
    return compared(one, other, as_of, tuple(changed))


def _held(words: str, holders: Mapping[str, Holder], day: date) -> State:
    return _state(
        words, CaseFile(format=FORMAT, as_of=day, holder=tuple(holders.values()))
    )


def _state(words: str, file: CaseFile) -> State:
    return State(f"{words}, {count(len(file.holder), 'case')}", file)


def _rewound(now: Mapping[str, Holder], later: Sequence[Past]) -> dict[str, Holder]:
    """The cases before some steps, which were the last."""
    holders = dict(now)
    for past in reversed(later):
        for change in reversed(past.changes):
            before, after = change.holders
            if after is not None:
                holders.pop(after.case, None)
            if before is not None:
                holders[before.case] = before
    return holders
