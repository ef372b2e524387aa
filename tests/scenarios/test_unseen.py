"""Whatever is saved of what would happen if, nobody sees it among the records."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.calendars import write_calendar
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.export import selected
from qmas_tui.casework.open import open_empty
from qmas_tui.casework.scenarios import forget_saved, save, saved
from qmas_tui.casework.scope import Scope
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.casework.tables import write_records
from qmas_tui.config.settings import load_settings
from qmas_tui.errors import DataError
from qmas_tui.scenarios.change import Change
from tests.book.samples import NOON, change, holder
from tests.make import AS_OF, POLICY

CASE = "Q-0142"
MARK = "MARKED"
AWAY = Change(trip=(date(2026, 12, 1), date(2026, 12, 9)))
RECORDING: dict[str, Callable[[Casework], object]] = {
    "note": lambda book: book.record(CASE, "note", [("text", "Called.")]),
    "trip": lambda book: book.record(CASE, "trip", [("out", "2026-10-01")]),
    "adviser": lambda book: book.set_fields(CASE, [("adviser", "ab")]),
    "undo": lambda book: book.undo.run(),
    "redo": lambda book: book.redo.run(),
}
SAVING: dict[str, Callable[[Casework], object]] = {
    "save": lambda book: save(book, CASE, f"{MARK} one", [AWAY]),
    "save another": lambda book: save(book, CASE, f"{MARK} two", [AWAY], AS_OF),
    "forget": lambda book: forget_saved(book, CASE, f"{MARK} one"),
    "forget all": lambda book: forget_saved(book, CASE, None),
}


def opened() -> Casework:
    """A book of one case."""
    book = SqliteBook()
    book.apply((change(None, holder()),))
    views = open_empty().views
    settings = load_settings(None)
    return Casework(book, POLICY, settings, views, AS_OF, "mw", lambda: NOON)


def do(book: Casework, doings: list[str]) -> None:
    """Do what can be done, in turn."""
    for name in doings:
        with suppress(DataError):
            {**RECORDING, **SAVING}[name](book)


def seen(book: Casework) -> list[object]:
    """All that is recorded, handed out and listed."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("s.toml", "r.json", "c.ics")]
        write_snapshot(book, files[0])
        write_records(book, files[1])
        write_calendar(book, files[2], selected(book, Scope()))
        texts = [file.read_text() for file in files]
    texts[0] = texts[0].replace(book.head, "")
    past = [(each.does, each.of, each.changes) for each in book.history()]
    queue = [each.assessment for each in book.queue()]
    return [
        texts,
        past,
        queue,
        book.undo.words(),
        book.redo.words(),
        dict(book.holders),
    ]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from([*RECORDING, *SAVING, *SAVING]), max_size=12))
def test_nobody_sees_them(doings: list[str]) -> None:
    """A book in which scenarios were saved and taken out shows what one without shows:
    in its history, undo, queue, snapshot, export and calendar."""
    one, other = opened(), opened()
    do(one, doings)
    do(other, [name for name in doings if name in RECORDING])
    shown = seen(one)
    assert shown == seen(other)
    assert MARK not in str(shown)
    kept = {each.name for each in saved(one, CASE)} if CASE in one.holders else set()
    last = [name for name in doings if name in SAVING]
    was_there = "undo" not in doings  # of a case that is not there nothing is taken out
    assert not was_there or not last or last[-1] != "forget all" or not kept
