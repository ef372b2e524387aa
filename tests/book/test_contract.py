"""What every book does, whatever it is kept in."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.protocol import Book
from qmas_tui.errors import BookError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant
from qmas_tui.tinysqlite import SqliteStorage
from tests.book.samples import (
    LATER,
    TABLES,
    add,
    change,
    emptied,
    example,
    filled,
    holder,
    rename,
    undo,
)


def test_a_new_book_is_empty(book: Book) -> None:
    """A new book holds no case and no step, and has a name."""
    assert dict(book.holders()) == {}
    assert list(book.history()) == []
    assert book.name


def test_cases_keep_the_order_of_adding(book: Book) -> None:
    """Cases come in the order in which they were added, an edited one in its place."""
    book.apply(add("Q-3", "Q-1"))
    book.apply(add("Q-2"))
    book.apply((rename(holder("Q-3"), "New"),))
    assert list(book.holders()) == ["Q-3", "Q-1", "Q-2"]
    assert book.holders()["Q-3"].name == "New"


def test_a_mapping_once_given_does_not_change(book: Book) -> None:
    """What a reader was given stays as it was when the book moves on."""
    book.apply(add("Q-1"))
    seen = book.holders()
    book.apply(add("Q-2"))
    assert list(seen) == ["Q-1"]


def test_one_step_may_change_a_case_twice(book: Book) -> None:
    """Changes of a step follow one another, and are undone together."""
    new = holder("Q-1")
    book.apply(
        (change(None, new), rename(new, "B"), rename(replace(new, name="B"), "C"))
    )
    assert book.holders()["Q-1"].name == "C"
    undo(book)
    assert dict(book.holders()) == {}


def test_a_stale_change_is_refused(book: Book) -> None:
    """A change to a case that is no longer as it was seen changes nothing at all."""
    book.apply(add("Q-0142"))
    book.apply((rename(holder(), "First"),))
    stale = (*add("Q-9"), rename(holder(), "Second"))
    for late in (stale, (change(holder(), None),)):
        with pytest.raises(BookError, match=r"^Q-0142 was changed meanwhile; "):
            book.apply(late)
    assert [h.name for h in book.holders().values()] == ["First"]
    assert len(book.history()) == 2


def test_a_case_taken_out_cannot_be_changed(book: Book) -> None:
    """A change to a case that is gone is refused in words of its own."""
    with pytest.raises(BookError, match=r"^Q-0142 was taken out meanwhile; "):
        book.apply((rename(holder(), "X"),))


def test_a_case_cannot_be_added_twice(book: Book) -> None:
    """An added case must not exist, in the book or earlier in the step."""
    book.apply(add("Q-1"))
    with pytest.raises(BookError, match="Q-1 exists already"):
        book.apply(add("Q-1"))
    with pytest.raises(BookError, match="Q-2 exists already"):
        book.apply(add("Q-2", "Q-2"))
    assert list(book.holders()) == ["Q-1"]


def test_a_reference_can_be_corrected(book: Book) -> None:
    """A new reference keeps the case's place, and one in use is refused."""
    book.apply(add("Q-1", "Q-2"))
    book.apply((change(holder("Q-1"), holder("Q-7")),))
    assert list(book.holders()) == ["Q-7", "Q-2"]
    with pytest.raises(BookError, match="Q-2 exists already"):
        book.apply((change(holder("Q-7"), holder("Q-2")),))
    undo(book)
    assert list(book.holders()) == ["Q-1", "Q-2"]


def test_an_empty_step_does_nothing(book: Book) -> None:
    """A step without changes leaves no trace."""
    book.apply(())
    assert list(book.history()) == []


def test_steps_are_given_back_as_made(book: Book) -> None:
    """Who, when, what and why of a change are kept, a time zone included."""
    hong_kong = timezone(timedelta(hours=8))
    when = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=hong_kong)
    made = replace(add("Q-1")[0], why="import", when=when)
    book.apply((made,))
    assert [past.changes for past in book.history()] == [(made,)]


def test_what_could_not_be_read_back_is_refused(book: Book) -> None:
    """A record of wrong types never gets in, for the book could not be read again."""
    good = holder("Q-1")
    late = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for bad in (
        replace(good, name=""),
        replace(good, name="\ud800"),
        replace(good, born_on=late),
        replace(good, citizenship="martian"),
        replace(good, grant=[Grant(until=date(2028, 3, 15))]),
    ):
        with pytest.raises(BookError, match="Q-1 cannot be recorded so"):
            book.apply((change(None, bad),))
    with pytest.raises(BookError, match="before or after"):
        book.apply((change(None, None),))
    assert dict(book.holders()) == {}


def test_refresh_without_others_finds_nothing(book: Book) -> None:
    """One's own changes are no news."""
    book.apply(add("Q-1"))
    assert book.refresh() is False


def test_the_history_of_a_case_is_its_own(book: Book) -> None:
    """Of a step that changed many cases, a case sees its own change, under any name."""
    book.apply(add("Q-1", "Q-2"))
    book.apply((change(holder("Q-1"), holder("Q-7")),))
    book.apply((rename(holder("Q-2"), "Other"),))
    for case in ("Q-1", "Q-7"):
        own = book.history(case)
        assert [past.number for past in own] == [1, 2]
        assert [len(past.changes) for past in own] == [1, 1]
    assert list(book.history("Q-9")) == []


def test_a_forgotten_case_is_gone_for_good(book: Book) -> None:
    """Nothing of a forgotten case is left but that so many changes were erased."""
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "B"),))
    assert book.forget("Q-1", "ab", LATER).changes == 2
    assert list(book.holders()) == ["Q-2"]
    assert list(book.history("Q-1")) == []
    assert [(past.erased, len(past.changes)) for past in book.history()] == [
        (1, 1),
        (1, 0),
        (0, 0),
    ]
    last = book.history()[-1]
    assert (last.does, last.who, last.when) == ("forget", "ab", LATER)


def test_undo_stops_at_a_forgotten_case(book: Book) -> None:
    """What came before a case was forgotten stays; what comes after can be undone."""
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-2"), "B"),))
    undo(book)
    book.forget("Q-1", "ab", LATER)
    assert book.next_undo() is None
    assert book.next_redo() is None
    book.apply(add("Q-3"))
    undo(book)
    assert list(book.holders()) == ["Q-2"]
    with pytest.raises(BookError):
        undo(book)


def test_a_forgotten_reference_may_be_used_anew(book: Book) -> None:
    """A new case under the reference of a forgotten one has a history of its own."""
    book.apply(add("Q-1"))
    book.forget("Q-1", "ab", LATER)
    book.apply(add("Q-1"))
    assert [past.number for past in book.history("Q-1")] == [3]


def test_a_case_taken_out_can_be_forgotten(book: Book) -> None:
    """Forgetting reaches a case that only the history knows."""
    book.apply(add("Q-1"))
    book.apply((change(holder("Q-1"), None),))
    assert book.forget("Q-1", "ab", LATER).changes == 2


def test_only_a_known_case_can_be_forgotten(book: Book) -> None:
    """A reference that no case ever bore is refused."""
    with pytest.raises(BookError, match="There is no case Q-9 to forget"):
        book.forget("Q-9", "ab", LATER)


def test_what_was_emptied_stays_empty(tmp_path: Path) -> None:
    """A change replaces the whole document: every field and table of a case that may
    be empty is emptied, and is empty when the book is opened again."""
    full = holder("Q-1")
    for name in TABLES:
        full = replace(full, **{name: (filled(example(name)),)})
    full = filled(full)
    empty = Holder(full.case, full.name, full.citizenship, full.route)
    path = tmp_path / "book.db"
    with closing(SqliteBook(path, create=True)) as book:
        book.apply((change(None, full),))
        for name in TABLES:
            rows = tuple(emptied(row) for row in getattr(full, name))
            before = book.holders()[full.case]
            book.apply((change(before, replace(before, **{name: rows})),))
    with closing(SqliteBook(path)) as book:
        now = book.holders()[full.case]
        for name in TABLES:
            assert getattr(now, name) == tuple(map(emptied, getattr(full, name)))
        book.apply((change(now, empty),))
    with closing(SqliteBook(path)) as book:
        assert book.holders() == {full.case: empty}
        assert book.check().damage == ()
    with closing(TinyDB(path, storage=SqliteStorage)) as db:
        (document,) = db.table("holders").all()
        assert set(document) == {"case", "name", "citizenship", "route"}


def test_a_step_is_never_made_twice(book: Book) -> None:
    """A step under the key of one that was made is recognised, and nothing is done."""
    book.apply(add("Q-1"), key=b"one")
    book.apply(add("Q-1"), key=b"one")
    book.apply(add("Q-2"), key=b"two")
    assert [len(past.changes) for past in book.history()] == [1, 1]
    assert list(book.holders()) == ["Q-1", "Q-2"]


def test_a_book_says_what_it_keeps(book: Book, tmp_path: Path) -> None:
    """Copies, files and the state of all of it are asked of the book alone."""
    book.apply(add("Q-1"))
    name = book.backup("asked", LATER)
    assert [each.name for each in book.backups() if each.occasion == "asked"] == (
        [name] if name else []
    )
    if name:
        assert book.read_backup(name).holders == book.holders()
    with pytest.raises(BookError, match=r"There is no backup x\.db"):
        book.read_backup("x.db")
    found = book.check()
    assert (found.damage, found.outside, found.backups) == ((), (), ())
    assert book.owns(tmp_path / "book.db") is bool(name)
    assert not book.owns(tmp_path / "other.db")
    assert book.trouble == ""
    assert list(book.notices()) == []
    book.close()
