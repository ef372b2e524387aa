"""Prospects are records like holders: in a table of their own, behind the same door."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.chain import FIRST_PROSPECT
from qmas_tui.book.recover import recover
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application, Degree
from tests.book.looks import mentions, opened
from tests.book.samples import NOON, add, change, holder
from tests.damage import spoil_step

LATER = NOON + timedelta(days=1)
LEE = Prospect(case="P-1", name="LEE", citizenship="other", route="gpt")
LANDED = replace(holder("P-1"), landed_on=date(2026, 1, 1))
LANDING = Application(
    submitted_on=date(2025, 1, 1), outcome="approved", landed_on=date(2026, 1, 1)
)


def turned(before: Prospect | None, after: Prospect | None) -> Change:
    """A change to a prospect."""
    return Change(who="ab", when=NOON, what="edit", before=before, after=after)


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Two holders and a prospect, and a backup without the prospect."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.backup("asked", NOON)
    book.apply((turned(None, LEE),))
    return book


def version(path: Path) -> int:
    """The version of the format of a book."""
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_both_kinds_are_kept(path: Path, book: SqliteBook) -> None:
    """Holders and prospects are read back as they are, each by themselves."""
    book.close()
    again = opened(path)
    assert list(again.holders()) == ["Q-1", "Q-2"]
    assert dict(again.prospects()) == {"P-1": LEE}
    checked = again.check()
    assert (checked.damage, checked.outside, checked.backups) == ((), (), ())


def test_a_table_of_their_own(path: Path, book: SqliteBook) -> None:
    """They stand in a table of TinyDB; an older program refuses the book from then on,
    and one without them stays what it was."""
    book.close()
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT id, json_extract(doc, '$.name') FROM prospects")
        assert rows.fetchall() == [(FIRST_PROSPECT, "LEE")]
    assert version(path) == 2
    other = path.with_name("other.db")
    without = opened(other, create=True)
    without.apply(add("Q-1"))
    without.close()
    assert version(other) == 1


def test_undo_and_redo(book: SqliteBook) -> None:
    """Steps over both kinds are taken back and made again whole."""
    filed = replace(LEE, file_on=date(2027, 1, 1))
    book.apply((turned(LEE, filed), change(holder("Q-2"), None)))
    book.undo("ab", NOON)
    assert (dict(book.prospects()), list(book.holders())) == (
        {"P-1": LEE},
        ["Q-1", "Q-2"],
    )
    book.redo("ab", NOON)
    assert (dict(book.prospects()), list(book.holders())) == ({"P-1": filed}, ["Q-1"])
    book.undo("ab", NOON)
    book.undo("ab", NOON)
    assert dict(book.prospects()) == {}


def test_landing_is_one_step(book: SqliteBook) -> None:
    """One case stands among both once the prospect has landed, and not before; undo
    takes the whole landing back."""
    with pytest.raises(BookError, match="record the landing"):
        book.apply((change(None, LANDED),))
    landed = replace(LEE, application=(LANDING,))
    book.apply((turned(LEE, landed), change(None, LANDED)))
    assert (book.prospects()["P-1"], book.holders()["P-1"]) == (landed, LANDED)
    assert [past.number for past in book.history("P-1")] == [2, 3]
    with pytest.raises(BookError, match="record the landing"):
        book.apply((turned(landed, LEE),))
    book.undo("ab", NOON)
    assert (dict(book.prospects()), "P-1" in book.holders()) == ({"P-1": LEE}, False)


def test_rows_added_by_two(book: SqliteBook) -> None:
    """A row that somebody adds stands behind one that was added meanwhile."""
    mine = replace(LEE, degree=(Degree(level="master"),))
    theirs = replace(LEE, degree=(Degree(level="bachelor"),))
    book.apply((turned(LEE, theirs),))
    book.apply((turned(LEE, mine),))
    levels = [each.level for each in book.prospects()["P-1"].degree]
    assert levels == ["bachelor", "master"]
    with pytest.raises(BookError, match="exists already"):
        book.apply((turned(None, LEE),))
    with pytest.raises(BookError, match="was changed meanwhile"):
        book.apply((turned(LEE, replace(LEE, file_on=date(2027, 1, 1))),))


def test_another_program_follows(path: Path, book: SqliteBook) -> None:
    """Who has the book open sees prospects that others record."""
    other = opened(path)
    book.apply((turned(None, replace(LEE, case="P-2")),))
    assert other.refresh()
    assert list(other.prospects()) == ["P-1", "P-2"]
    book.apply((change(None, holder("Q-3")),))
    assert other.refresh()
    assert list(other.holders()) == ["Q-1", "Q-2", "Q-3"]


def test_backups_and_forgetting(path: Path, book: SqliteBook) -> None:
    """A copy holds both kinds; forgetting a prospect erases every change, also from
    copies that know no table of prospects yet."""
    book.apply((turned(LEE, replace(LEE, name="SECRET")),))
    name = book.backup("asked", LATER)
    assert name is not None
    held = book.read_backup(name)
    assert (list(held.holders), list(held.prospects)) == (["Q-1", "Q-2"], ["P-1"])
    forgotten = book.forget("P-1", "ab", LATER)
    assert (forgotten.changes, dict(book.prospects())) == (2, {})
    assert dict(book.read_backup(name).prospects) == {}
    book.close()
    assert mentions(path.parent, "SECRET") == []
    again = opened(path)
    again.apply((turned(None, LEE),))
    assert again.check().damage == ()


def test_recovered(path: Path, book: SqliteBook) -> None:
    """Prospects of a damaged book are put back with the holders."""
    book.apply((turned(LEE, replace(LEE, file_on=date(2027, 1, 1))),))
    book.backup("asked", LATER)
    book.apply((turned(None, replace(LEE, case="P-2")),))
    book.close()
    spoil_step(path, 2)
    recover(path, "ab", LATER)
    again = opened(path)
    assert list(again.prospects()) == ["P-1", "P-2"]
    assert again.check().damage == ()


def test_a_damaged_prospect_is_named(path: Path, book: SqliteBook) -> None:
    """A record that is no prospect is told as one."""
    book.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE prospects SET doc = '{}', seal = NULL")
        db.commit()
    with pytest.raises(BookError, match=f"record {FIRST_PROSPECT} is no prospect"):
        opened(path)
