"""Saved scenarios stand beside the records: outside history, renamed and forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.structs import replace

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.recover import recover
from qmas_tui.errors import BookError
from qmas_tui.facts.scenario_row import ScenarioRow
from tests.book.looks import check_sentence, look_into, mentions, opened
from tests.book.samples import NOON, add, change, holder
from tests.damage import spoil_step


def row(name: str, text: str = "MARK") -> ScenarioRow:
    """A scenario with some change."""
    changes = (Raw(b'{"set":{"values":{"adviser":"%b"}}}' % text.encode()),)
    return ScenarioRow(
        name=name, change=changes, base="0", saved_by="mw", saved_at=NOON
    )


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Two cases, of the first two scenarios, and a backup of all that."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    for name in ("one", "two"):
        book.scenarios.save("Q-1", row(name))
    book.scenarios.save("Q-2", row("one", "OTHER"))
    book.backup("asked", NOON)
    return book


def names(book: SqliteBook, case: str = "Q-1") -> list[str]:
    """The names of what is saved of a case."""
    return [each.name for each in book.scenarios.of(case)]


def spoil(path: Path, sql: str) -> None:
    """Write to the table as another program would."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


def test_they_are_no_steps(book: SqliteBook) -> None:
    """Saving and taking out changes neither head, history nor what undo is next; undo
    and redo leave them, also where the case itself goes and comes back."""
    before = book.head, look_into(book)
    book.scenarios.save("Q-1", row("one", "again"))
    book.scenarios.drop("Q-1", "two")
    assert (book.head, look_into(book)) == before
    assert book.scenarios.of("Q-1") == (row("one", "again"),)
    book.undo("mw", NOON)
    assert names(book) == ["one"]
    with pytest.raises(BookError, match="taken out"):
        book.scenarios.save("Q-1", row("three"))
    book.redo("mw", NOON)
    assert names(book) == ["one"]
    with pytest.raises(BookError, match='no saved scenario "two"'):
        book.scenarios.drop("Q-1", "two")
    assert book.check().outside == ()


def test_they_follow_their_case(path: Path, book: SqliteBook) -> None:
    """Under a new reference they are the same; another case of the old one has none."""
    book.apply((change(holder("Q-1"), holder("Q-9")), *add("Q-1")))
    book.close()
    again = opened(path)
    assert (names(again, "Q-9"), names(again)) == (["one", "two"], [])


def test_two_programs_lose_nothing(path: Path, book: SqliteBook) -> None:
    """What two programs save of one case is all there, and records are unharmed."""
    other = opened(path)
    other.scenarios.save("Q-1", row("three"))
    book.scenarios.save("Q-1", row("four"))
    known = book.holders()
    book.scenarios.save("Q-2", row("six"))
    other.scenarios.save("Q-2", row("five"))
    assert book.refresh()
    assert book.holders() is known, "no record was read anew"
    other.apply(add("Q-3"))
    assert names(book) == names(other) == ["one", "two", "three", "four"]
    assert book.refresh()
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3"]


def test_forgotten_they_are_in_no_file(path: Path, book: SqliteBook) -> None:
    """With the case they are erased from the book and from every copy."""
    book.forget("Q-1", "mw", NOON)
    assert mentions(path.parent, "MARK") == []
    assert names(book, "Q-2") == ["one"]
    assert len(mentions(path.parent, "OTHER")) >= 3
    checked = book.check()
    assert (checked.damage, checked.outside, checked.backups) == ((), (), ())
    book.close()
    assert mentions(path.parent, "MARK") == []


def test_a_copy_that_still_holds_them_is_named(path: Path, book: SqliteBook) -> None:
    """A copy put back by hand that holds scenarios of a forgotten case is told."""
    copy = next(path.with_name("book.db.backups").glob("*asked*"))
    with closing(sqlite3.connect(copy)) as db:
        rows = db.execute("SELECT * FROM scenarios WHERE id = 1").fetchall()
    book.forget("Q-1", "mw", NOON)
    with closing(sqlite3.connect(copy)) as db:
        db.executemany("INSERT INTO scenarios VALUES (?, ?, ?)", rows)
        db.commit()
    (problem,) = book.check().backups
    assert problem.where == copy.name
    assert "still holds a case that was forgotten" in problem.what


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE scenarios SET doc = '{}', seal = NULL WHERE id = 1",
        "UPDATE scenarios SET doc = replace(doc, 'MARK', 'KRAM') WHERE id = 1",
        "UPDATE scenarios SET doc = CAST(x'FF00' AS TEXT), seal = NULL WHERE id = 1",
    ],
)
def test_what_cannot_be_read_is_told(path: Path, book: SqliteBook, sql: str) -> None:
    """A row that is not as it was written keeps no book shut; it is told, nothing is
    written over it, and it can be taken out."""
    spoil(path, sql)
    assert list(opened(path).holders()) == ["Q-1", "Q-2"]
    checked = book.check()
    assert checked.damage == ()
    (words,) = checked.outside
    assert "saved scenarios of Q-1 are not as they were written" in words
    check_sentence(words)
    for ask in (
        lambda: book.scenarios.of("Q-1"),
        lambda: book.scenarios.save("Q-1", row("three")),
        lambda: book.scenarios.drop("Q-1", "one"),
    ):
        with pytest.raises(BookError, match="--forget-all"):
            ask()
    assert names(book, "Q-2") == ["one"]
    book.scenarios.drop_all("Q-1")
    assert (names(book), book.check().outside) == ([], ())


def test_what_others_wrote_is_told(path: Path, book: SqliteBook) -> None:
    """A row of no case is named; one that reads well counts, and is named too."""
    spoil(path, "INSERT INTO scenarios SELECT 77, doc, seal FROM scenarios LIMIT 1")
    spoil(path, "UPDATE scenarios SET seal = NULL WHERE id = 2")
    told = book.check().outside
    assert "Row 77 of the table scenarios belongs to no case" in told[1]
    assert told[0] == "The saved scenarios of Q-2 were changed by another program."
    assert names(book, "Q-2") == ["one"]


def test_a_mended_book_has_them(path: Path, book: SqliteBook) -> None:
    """Recovery puts back what was saved since the copy, and says of how many cases it
    could not."""
    book.apply(add("Q-3"))
    book.scenarios.save("Q-3", row("late"))
    book.scenarios.drop("Q-1", "two")
    book.close()
    spoil_step(path, 1)
    spoil(path, "UPDATE scenarios SET doc = '[]' WHERE id = 2")
    told = recover(path, "mw", NOON)
    assert "The saved scenarios of 1 case could not be put back." in told
    again = opened(path)
    assert [names(again, case) for case in again.holders()] == [["one"], [], ["late"]]
    assert again.check().outside == ()


def test_without_the_table_of_a_damaged_book(path: Path, book: SqliteBook) -> None:
    """Where nothing of the damaged book can be read, those of the copy are there."""
    book.close()
    path.write_bytes(b"gone")
    recover(path, "mw", NOON)
    assert names(opened(path)) == ["one", "two"]


def test_a_name_is_put_in_place(book: SqliteBook) -> None:
    """A scenario saved again under its name keeps its place among the others."""
    book.scenarios.save("Q-1", replace(row("one"), rules="shipped"))
    assert names(book) == ["one", "two"]
    assert book.scenarios.of("Q-1")[0].rules == "shipped"
    book.scenarios.drop("Q-2", "one")
    assert names(book, "Q-2") == []
    assert SqliteBook().scenarios.of("Q-1") == ()
