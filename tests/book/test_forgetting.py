"""A forgotten case is gone from every file, whenever that can be; else it is said."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from errno import ENOSPC
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from qmas_tui.book import forget
from qmas_tui.book.book import SqliteBook
from qmas_tui.errors import BookError
from qmas_tui.facts.rows import Note
from tests.book.looks import check_sentence, mentions, opened
from tests.book.samples import NOON, add, change, holder, rename
from tests.book.together import program
from tests.damage import spoil_step

LATER = NOON + timedelta(days=1)
WHERE = ("book:clean", "forget:_clean_copy", "forget:sync_folder")
KILLED = """
import os, sys
from pathlib import Path
from unittest import mock
from qmas_tui.book import book, forget, records
from tests.book.looks import opened
from tests.book.samples import NOON
where, name = sys.argv[2].split(":")
owner = {"book": book, "forget": forget, "records": records.Records}[where]
mock.patch.object(owner, name, lambda *_: os._exit(9)).start()
opened(Path(sys.argv[1])).forget("Q-1", "ab", NOON)
"""


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Three cases, and two backups of them."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2", "Q-3"))
    book.apply((rename(holder("Q-1"), "SECRET"),))
    book.backup("asked", NOON)
    return book


def copies(path: Path) -> list[Path]:
    return sorted(path.with_name("book.db.backups").glob("*.db"))


def asked(path: Path) -> Path:
    """The backup that was asked for."""
    return next(each for each in copies(path) if "-asked" in each.name)


def test_nothing_is_left_in_any_file(path: Path) -> None:
    """After hundreds of edits of all sizes, that leave bytes in empty places, and seven
    backups, not a byte of the person is left; of others all is."""
    random, book = Random(3), opened(path, create=True)

    def notes(n: int, most: int) -> tuple[Note, ...]:
        sizes = [random.randrange(3000) for _ in range(random.randrange(most))]
        return tuple(Note(on=NOON.date(), text=f"MARK{n:03}" + "x" * s) for s in sizes)

    people = [
        replace(holder(f"Q-{n}", f"PERSON{n:03}"), note=notes(n, 3)) for n in range(40)
    ]
    book.apply(tuple(change(None, each) for each in people))
    for number in range(200):
        n = random.choice([7, 7, random.randrange(40)])
        before = book.holders()[f"Q-{n}"]
        book.apply((change(before, replace(before, note=notes(n, 5))),))
        if number % 40 == 0:
            book.backup("asked", NOON + timedelta(hours=number))
    forgotten = book.forget("Q-7", "mw", LATER)
    assert forgotten.changes > 60
    assert forgotten.backups == 7  # the daily one, and the one before the forgetting
    for text in ("MARK007", "PERSON007", '"Q-7"'):
        assert mentions(path.parent, text) == []
    assert len(mentions(path.parent, "MARK008")) == 8
    found = book.check()
    assert (found.damage, found.backups) == ((), ())
    book.close()
    assert mentions(path.parent, "MARK007") == []


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("is_open", [False, True])
def test_a_killed_forgetting_is_finished(
    path: Path, book: SqliteBook, where: str, is_open: bool
) -> None:
    """Wherever a program is killed after it was decided, the next that opens the book
    goes on, or one that is open and forgets another case."""
    if not is_open:
        book.close()
    killed = program(KILLED, path, where)
    killed.communicate(timeout=60)
    assert killed.returncode == 9
    assert mentions(path.parent, "SECRET") != []
    if is_open:
        book.refresh()
        book.forget("Q-3", "mw", LATER)
    else:
        book = opened(path)
    assert mentions(path.parent, "SECRET") == []
    assert next(iter(book.holders())) == "Q-2"
    assert book.check().backups == ()


def test_a_program_killed_before_it_was_decided_forgot_nobody(
    path: Path, book: SqliteBook
) -> None:
    """The case is there, in the book and in its copies."""
    killed = program(KILLED, path, "records:forget")
    killed.communicate(timeout=60)
    assert killed.returncode == 9
    assert opened(path).holders()["Q-1"].name == "SECRET"
    assert book.check().backups == ()


def test_a_reader_in_the_way_is_told(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program reads an older state the log cannot be emptied: it is said,
    and done at the next opening."""
    monkeypatch.setattr(forget, "_PAUSE_SECONDS", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM holders").fetchall()
        with pytest.raises(BookError) as caught:
            book.forget("Q-1", "mw", NOON)
        check_sentence(caught.value.message)
        assert caught.value.message.startswith("The case is forgotten, but not every")
    assert "Q-1" not in book.holders()
    again = opened(path)
    assert again.notices() == []
    assert mentions(path.parent, "SECRET") == []


def test_a_copy_that_cannot_be_cleaned_is_told(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full leaves the copy as it is; the next program cleans it, and
    says so where it cannot either."""

    def full(*_: object) -> int:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(forget, "erase", full)
        with pytest.raises(BookError, match="no space is left on the disk"):
            book.forget("Q-1", "mw", NOON)
        (told,) = opened(path).notices()
        check_sentence(told)
        assert len(copies(path)) == 3
    assert opened(path).notices() == []
    assert mentions(path.parent, "SECRET") == []
    assert book.read_backup(copies(path)[0].name).holders.keys() == {"Q-2", "Q-3"}


def test_the_copy_that_cannot_be_cleaned_is_named() -> None:
    """The sentence says which file, and what is wrong with it."""
    told = forget.unclean(OSError(ENOSPC, "No space left on device", "/books/copy.db"))
    assert told.startswith("not every copy could be cleaned: /books/copy.db: ")
    assert forget.unclean(BookError("The copy is damaged.")).startswith(
        "not every copy could be cleaned: The copy is damaged. Mend that"
    )


def test_a_copy_put_back_by_hand_is_told(path: Path, book: SqliteBook) -> None:
    """Check names a copy that still holds a forgotten case; nothing brings the person
    back from it, and the next forgetting cleans it."""
    file = asked(path)
    before = file.read_bytes()
    book.forget("Q-1", "mw", NOON)
    file.write_bytes(before)
    (problem,) = book.check().backups
    assert problem.what == f"{file} still holds a case that was forgotten; remove it."
    assert [*book.read_backup(file.name).holders] == ["Q-2", "Q-3"]
    book.forget("Q-3", "mw", LATER)
    assert [*book.read_backup(file.name).holders] == ["Q-2"]
    assert mentions(path.parent, "Q-3") == []


def test_what_else_lies_among_the_copies(path: Path, book: SqliteBook) -> None:
    """A copy that was renamed is cleaned, one that is damaged or set aside is removed,
    a copy of another book and what is no copy are left alone, and named by check."""
    folder = path.with_name("book.db.backups")
    file = asked(path)
    shutil.copy(file, folder / "before-holiday.db")
    damaged = folder / "20260101-000000-000000-asked.db"
    damaged.write_bytes(file.read_bytes()[:5000] + bytes(100))
    (path.parent / "book.db.damaged-1").write_text("SECRET")
    (path.parent / ".book.db.abc.tmp").write_text("SECRET")
    other = opened(path.with_name("other.db"), create=True)
    other.apply(add("Q-1"))
    other.backup("asked", NOON)
    (theirs,) = path.with_name("other.db.backups").iterdir()
    shutil.copy(theirs, folder / "theirs.db")
    (folder / "letter.txt").write_text("a letter")
    os.mkfifo(folder / "pipe.db")
    forgotten = book.forget("Q-1", "mw", NOON)
    assert (forgotten.backups, forgotten.files) == (4, 3)
    assert mentions(folder, "SECRET") == []
    assert not damaged.exists()
    assert (folder / "theirs.db").read_bytes() == theirs.read_bytes()
    told = [each for each in book.check().warnings if "among the backups" in each]
    names = ["before-holiday.db", "letter.txt", "pipe.db", "theirs.db"]
    assert [Path(each.split(" lies ")[0]).name for each in told] == names
    list(map(check_sentence, told))


def test_a_damaged_note_of_what_is_due_harms_nobody(
    path: Path, book: SqliteBook
) -> None:
    """Only cases of which the history says that they were forgotten are cleaned."""
    book.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO cleaning VALUES (2), (99)")
    book = opened(path)
    assert book.read_backup(copies(path)[0].name).holders.keys() == {
        "Q-1",
        "Q-2",
        "Q-3",
    }


def test_a_change_taken_out_without_a_note_is_damage(
    path: Path, book: SqliteBook
) -> None:
    """Whoever takes a change out of the history by hand is found out."""
    book.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "UPDATE changes SET salt = NULL, body = NULL, case_before = NULL,"
            " case_after = NULL WHERE case_id = 2"
        )
    (damage,) = opened(path).check().damage
    assert "without a note" in damage
    spoil_step(path, 2)
    assert len(opened(path).check().damage) >= 1
