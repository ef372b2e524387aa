"""A damaged file is never taken for a sound one, and all that can be comes back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.book import recover as recovery
from qmas_tui.book.book import SqliteBook
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.verify import Copies, damage_of
from qmas_tui.errors import BookError, DamagedBook
from tests.book.looks import (
    backed_up,
    check_sentence,
    look_at,
    look_into,
    mentions,
    opened,
)
from tests.book.samples import NOON, add, holder, rename, undo
from tests.damage import drop_last_steps, spoil_hash, spoil_record, spoil_step

LATER = NOON + timedelta(days=1)


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Four steps, a backup after the second of them."""
    return backed_up(path)


def test_records_come_back_from_the_history(path: Path, book: SqliteBook) -> None:
    """Where only records are damaged nothing is lost; the damaged file is kept. What
    takes its place is written through a log from the beginning, as any book."""
    before = look_into(book)
    book.close()
    damaged = spoil_record(path)
    with pytest.raises(DamagedBook, match="is damaged: the record 1 is no"):
        opened(path)
    found = survey(path)
    assert found is not None
    assert "can be put back from its own history (3 cases)" in found.offer
    assert found.offer.endswith(recovery.NOTHING_LOST)
    done, kept = recover(path, "mw", LATER)
    assert path.read_bytes()[18:20] == damaged[18:20] == b"\2\2"
    assert "was put back from its own history" in done
    check_sentence(kept)
    (file,) = path.parent.glob("book.db.damaged-*")
    assert str(file) in kept
    assert file.read_bytes() == damaged
    assert look_at(path) == before
    assert list(path.parent.glob("book.db.recovered*")) == []
    assert survey(path) is None
    with pytest.raises(BookError, match="The book is sound"):
        recover(path, "mw", LATER)


@pytest.mark.parametrize(
    ("spoil", "source"),
    [
        (lambda path: spoil_step(path, 1), "the backup 2026"),
        (lambda path: path.unlink(), "the backup 2026"),
        (lambda path: path.write_bytes(bytes(9000)), "the backup 2026"),
        (lambda path: path.write_bytes(path.read_bytes()[:40_000]), "the backup 2026"),
    ],
    ids=["an early step", "gone", "zeros", "cut"],
)
def test_the_newest_sound_copy_is_taken(
    path: Path, book: SqliteBook, spoil: Callable[[Path], object], source: str
) -> None:
    """With the steps after it that can still be read; what is lost is said."""
    before = look_into(book)
    book.close()
    readable = spoil(path) and len(path.read_bytes()) > 50_000
    found = survey(path)
    assert found is not None
    assert source in found.offer
    list(map(check_sentence, (found.offer, *found.problems)))
    recover(path, "mw", LATER)
    if readable:
        assert look_at(path) == before
        assert "and what its history holds after that" in found.offer
    else:
        assert look_at(path).past == before.past[:2]
        assert "Changes made after that, if there were any, are lost." in found.offer
    assert opened(path).check().damage == ()


@pytest.mark.parametrize("hash_", ["readable", "damaged"])
def test_a_copy_is_known_though_all_its_steps_are_damaged_since(
    path: Path, hash_: str
) -> None:
    """A copy of the first step alone is taken where that step and a record are damaged:
    nothing is lost. The hash of that step, or the step after it, tells whose it is."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.backup("asked", NOON)
    book.apply((rename(holder("Q-1"), "B"),))
    book.apply(add("Q-3"))
    before = look_into(book)
    book.close()
    spoil_step(path, 1)
    spoil_record(path, 2)
    if hash_ == "damaged":
        spoil_hash(path, 1)
    found = survey(path)
    assert found is not None
    assert ".db and what its history holds after that (3 cases)" in found.offer
    assert found.offer.endswith(recovery.NOTHING_LOST)
    recover(path, "mw", LATER)
    assert look_at(path) == before


def test_a_damaged_copy_is_passed_over(path: Path, book: SqliteBook) -> None:
    """The next older one is taken; one of another book never is."""
    book.backup("asked", LATER)
    book.close()
    (newest, older, *_) = sorted(
        path.with_name("book.db.backups").glob("*asked.db"), reverse=True
    )
    spoil_step(newest, 1)
    other = opened(path.with_name("other.db"), create=True)
    other.apply(add("X-1"))
    other.backup("asked", LATER + timedelta(days=1))
    (theirs,) = path.with_name("other.db.backups").iterdir()
    shutil.copy(theirs, newest.parent / theirs.name)
    spoil_step(path, 1)
    with closing(opened(path)) as opened_book:
        assert len(opened_book.check().backups) == 2
    spoil_record(path)
    found = survey(path)
    assert found is not None
    assert f"the backup {older.name}" in found.offer
    recover(path, "mw", LATER)
    assert [*opened(path).holders()] == ["Q-1", "Q-3", "Q-4"]
    assert older.exists()


@pytest.mark.parametrize("has_backups", [True, False])
def test_a_damaged_step_costs_no_case(
    path: Path, book: SqliteBook, has_backups: bool
) -> None:
    """Where the records are sound they are put back as a last step; the history has
    less of it then, and that is said."""
    book.apply((rename(holder("Q-4"), "LAST"),))
    cases = dict(book.holders())
    book.close()
    if not has_backups:
        shutil.rmtree(path.with_name("book.db.backups"))
    spoil_step(path, 4)
    with closing(opened(path)) as opened_book:
        assert dict(opened_book.holders()) == cases
    found = survey(path)
    assert found is not None
    assert "No case is lost, but the history has 2 steps less." in found.offer
    recover(path, "mw", LATER)
    book = opened(path)
    assert dict(book.holders()) == cases
    assert "the history was damaged" in book.history()[-1].changes[0].what
    assert book.check().damage == ()


def test_steps_that_took_one_another_back_leave_nothing_to_put_back(
    path: Path, book: SqliteBook
) -> None:
    """Where such are lost, the book is the one that it was, with less of a history."""
    book.apply((rename(holder("Q-4"), "LAST"),))
    undo(book)
    cases = dict(book.holders())
    book.close()
    spoil_step(path, 5)
    recover(path, "mw", LATER)
    with closing(opened(path)) as mended:
        assert dict(mended.holders()) == cases
        assert mended.check().damage == ()


def test_steps_that_were_cut_off_are_missed(path: Path, book: SqliteBook) -> None:
    """The records say that there was more than the history holds."""
    book.close()
    drop_last_steps(path, 2)
    with pytest.raises(DamagedBook, match="not those that the last step left"):
        opened(path)
    recover(path, "mw", LATER)
    assert [*opened(path).holders()] == ["Q-1", "Q-2", "Q-3"]


def test_who_was_forgotten_stays_out(path: Path, book: SqliteBook) -> None:
    """Neither a copy put back by hand nor a damaged history brings a person back."""
    book.apply((rename(holder("Q-3"), "SECRET"),))
    copy = path.with_name("book.db.backups") / str(book.backup("asked", LATER))
    holding = copy.read_bytes()
    book.forget("Q-3", "mw", LATER)
    book.apply(add("Q-5"))
    book.close()
    copy.write_bytes(holding)
    spoil_step(path, 1)
    recover(path, "mw", LATER)
    for file in path.parent.glob("book.db.damaged-*"):
        file.unlink()
    assert [*opened(path).holders()] == ["Q-1", "Q-4", "Q-5"]
    assert mentions(path.parent, "SECRET") in ([], [copy.name])
    assert opened(path).check().damage == ()


def test_who_was_forgotten_after_a_damaged_step_stays_out(
    path: Path, book: SqliteBook
) -> None:
    """Where the step that says so cannot be put back, another says it."""
    book.apply(add("Q-5"))
    book.forget("Q-3", "mw", LATER)
    cases = dict(book.holders())
    book.close()
    shutil.rmtree(path.with_name("book.db.backups"))
    spoil_step(path, 5)
    recover(path, "mw", LATER)
    with closing(opened(path)) as mended:
        assert dict(mended.holders()) == cases
        assert "forget" in [past.does for past in mended.history()]
        assert mended.check().damage == ()


@pytest.mark.parametrize("is_damaged", [False, True])
def test_copies_are_read_also_of_a_damaged_book(
    path: Path, book: SqliteBook, is_damaged: bool
) -> None:
    """By where the book lies; a copy that cannot be relied on is named."""
    book.close()
    if is_damaged:
        spoil_step(path, 1)
    copies = Copies(path)
    newest, oldest = copies.all()
    assert copies.named(newest.name) == newest
    assert list(copies.read(newest.name).holders) == ["Q-1", "Q-2", "Q-3"]
    assert [*copies.doubtful()] == []
    spoil_step(path.with_name("book.db.backups") / oldest.name, 1)
    (problem,) = copies.doubtful()
    assert problem.where == oldest.name
    assert problem.what.endswith("Remove it.")
    newer = path.with_name("book.db.backups") / newest.name
    with closing(sqlite3.connect(newer)) as db:
        db.execute("PRAGMA user_version = 4")
    assert "install the newer version" in next(copies.doubtful()).what
    with pytest.raises(BookError, match="There is no backup x"):
        copies.named("x")
    with pytest.raises(BookError, match="There is no book at"):
        Copies(path.with_name("none.db"))


def test_many_damages_are_counted(path: Path, book: SqliteBook) -> None:
    """The first few are told one by one; so is what is unfinished or set aside."""
    for n in range(10):
        book.apply(add(f"X-{n}"))
    for n in range(5, 13):
        spoil_step(path, n)
    (path.parent / ".book.db.abc.tmp").write_text("half")
    (path.parent / "book.db.damaged-1").write_text("old")
    found = book.check()
    assert found.damage[-1] == "Besides these, 3 of its parts are damaged."
    assert len(found.damage) == 6
    assert [w for w in found.warnings if "is unfinished" in w or "was set aside" in w]
    list(map(check_sentence, (*found.damage, *found.warnings)))
    assert book.check(copies=False).warnings == ()


def test_changes_of_no_step_are_found(path: Path, book: SqliteBook) -> None:
    """So are a record too many and a record too few, however they came about."""
    book.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE changes SET id = id + 99 * 1048576 WHERE case_id = 4")
        db.execute("DELETE FROM holders WHERE id = 1")
    told = damage_of(path)
    assert "There are changes that belong to no step." in told
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE changes SET id = id - 99 * 1048576 WHERE case_id = 4")
    assert damage_of(path) == ["The record 1 is missing."]
