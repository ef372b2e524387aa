"""The log: what was recorded in a book since some time, and what moved by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.casework.backups import Backup
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.comparing import (
    HOLDERS,
    PROSPECTS,
    State,
    compare_since,
    state_at,
    state_now,
    state_of_backup,
    state_of_file,
    steps_after,
)
from qmas_tui.casework.session import USUAL, Done, Terms
from qmas_tui.errors import BookError, DataError, Problem
from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import HONG_KONG, in_hong_kong
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import read_date
from qmas_tui.findings.assess import assess
from qmas_tui.findings.compare import Comparison
from qmas_tui.findings.model import Assessment
from qmas_tui.views.past import past_words
from qmas_tui.views.say import long_day, moment_words, short_day

_BACK: Final = {"yesterday": 1, "7 days ago": 7}
_NOT_YET: Final = "is still to come; name a day that is past"
_UNKNOWN: Final = "is no day, no backup of this book, and no file that there is"


class Since(Struct, frozen=True, gc=False, kw_only=True):
    """Since when: a moment, a backup by its name, or a snapshot in a file."""

    title: str
    moment: datetime | None = None
    backup: str = ""
    file: Path | None = None


class Log(Struct, frozen=True, gc=False):
    """What was recorded since then, oldest first, and how the book differs by now.

    `found` is about holders, `before` about prospects. `words` say since when. Of a
    file without a day no step can be said to be later, nor can it be told what the
    calendar moved.
    """

    words: str
    steps: Sequence[Past]
    found: Comparison
    before: Comparison


def choices(casework: Casework, left: datetime | None) -> tuple[Since, ...]:
    """Since when it can be asked, the likeliest first; `left` is the last visit."""
    return tuple(_choices(casework, left))


def since_named(casework: Casework, text: str) -> Since:
    """Since a day as it is typed, a backup by its name, or a file. Raises DataError."""
    day = _day(text, casework.as_of)
    if day is not None and day > casework.as_of:
        raise DataError("That cannot be looked up.", [Problem("since", _NOT_YET)])
    if day is not None:
        return Since(title=long_day(day), moment=_begin(day))
    for each in casework.backups.all():
        if each.name == text:
            return _of_backup(each, casework.as_of)
    if (path := Path(text).expanduser()).is_file():
        return Since(title=path.name, file=path)
    raise DataError("That cannot be looked up.", [Problem("since", _UNKNOWN)])


def log_since(
    casework: Casework, since: Since, step: Progress | None = None
) -> Log | None:
    """The log since then; `step` hears of progress, and may stop it with False.

    Raises BookError where history or backup cannot be read, DataError for the file.
    """
    with collector_off():  # it would hold up the keys meanwhile
        now = state_now(casework)
        before, moment, words = _before(casework, since)
        steps = [] if moment is None else steps_after(casework, moment)
        if before is None:
            assert moment is not None, "a Since names a moment, a backup or a file"
            before = state_at(casework, moment, steps)
        look, day = partial(_known, casework), casework.as_of
        found = compare_since(HOLDERS, before, now, casework.policy, day, step, look)
        prospects = compare_since(PROSPECTS, before, now, casework.policy, day, step)
    if found is None or prospects is None:
        return None
    return Log(words, steps, found, prospects)


def take_back(casework: Casework, past: Past, terms: Terms = USUAL) -> Done:
    """Undo one step that need not be the last, as a step of its own.

    Raises DataError where something was done to one of its cases since then.
    """
    if not past.changes or past.erased:
        raise DataError("This step cannot be undone: it was erased.")
    session = casework.session
    for change in past.changes:
        is_prospect = Prospect in (type(change.before), type(change.after))
        there = casework.prospects if is_prospect else casework.holders
        if there.get(change.case) != change.after:
            what = f"{change.case} was changed since then; undo what came later."
            raise DataError(what)
    step = [
        session.change(f"undone: {each.what}", each.after, each.before)
        for each in past.changes
    ]
    session.make(tuple(step), terms)
    cases = tuple(each.case for each in past.changes)
    return Done(f"Undone: {past_words(past)}", cases)


def _known(casework: Casework, holder: Holder) -> Assessment:
    """What the queue knows of a case already, if it is the one that the book holds."""
    if casework.holders.get(holder.case) is holder:
        return casework.assessed(holder.case).assessment
    return assess(holder, casework.policy, casework.as_of)


def _choices(casework: Casework, left: datetime | None) -> Iterator[Since]:
    if left is not None:
        yield Since(title="your last visit", moment=left)
    for title, days in _BACK.items():
        moment = _begin(casework.as_of - timedelta(days=days))
        yield Since(title=title, moment=moment)
    try:
        backups = casework.backups.all()
    except BookError:  # the days can be asked for all the same
        return
    for each in backups:
        yield _of_backup(each, casework.as_of)


def _before(
    casework: Casework, since: Since
) -> tuple[State | None, datetime | None, str]:
    """The book as it was, the moment after which steps are later, and words for it.

    The book as it was at a moment is told by its history alone: None.
    """
    if since.file is not None:
        state = state_of_file(since.file)
        day = state.file.as_of
        return state, _begin(day) if day else None, state.words
    if since.backup:
        made = casework.backups.named(since.backup).made
        words = f"the backup of {moment_words(made)}"
        return state_of_backup(casework, since.backup), made, words
    assert since.moment is not None, "a Since names a moment, a backup or a file"
    words = f"{since.title}, {moment_words(since.moment)}"
    return None, since.moment, words


def _of_backup(backup: Backup, today: date) -> Since:
    made = in_hong_kong(backup.made)
    title = f"backup {short_day(made.date(), today)} {made:%H:%M}"
    return Since(title=title, backup=backup.name)


def _begin(day: date) -> datetime:
    """The midnight with which a day begins in Hong Kong."""
    return datetime.combine(day, time(), HONG_KONG)


def _day(text: str, today: date) -> date | None:
    if text in _BACK:
        return today - timedelta(days=_BACK[text])
    try:
        return read_date(text, today)
    except ValueError:
        return None
