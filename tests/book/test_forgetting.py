"""A forgotten case is gone from every copy, whenever that can be; else it is said."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.book import erasing
from qmas_tui.book.recover import recover
from qmas_tui.book.replay import journal_at
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import read_backup, strangers, verify, verify_backups
from qmas_tui.errors import BookError, DamagedBook
from tests.book.disk import Call, Kill, Killed, watched
from tests.book.looks import check_sentence, mentions, opened
from tests.book.operations import OLD, journal_of
from tests.book.samples import NOON, add, holder, rename
from tests.book.test_recover import spoil

LATER = NOON + timedelta(days=1)


@pytest.fixture
def book(path: Path) -> TinyBook:
    """Three cases, and a backup of them."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2", "Q-3"))
    book.backup("asked", NOON)
    return book


def erasing_of(path: Path) -> Path:
    return path.with_name("book.json.erasing")


def backup_of(path: Path) -> Path:
    """The backup that was asked for."""
    (file,) = path.with_name("book.json.backups").glob("*-asked.journal")
    return file


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(BookError) as caught:
        act()
    check_sentence(caught.value.message)
    return caught.value.message


def no_copies(call: Call) -> None:
    """Refuses to write a copy."""
    if call.does == "replace" and "asked" in call.to:
        raise OSError(errno.EACCES, "Permission denied")


def no_journal(call: Call) -> None:
    """Refuses to write a new journal."""
    if call.does == "replace" and call.to.endswith("book.json.journal"):
        raise OSError(errno.ENOSPC, "No space left on device")


def half_forgotten(path: Path, book: TinyBook) -> None:
    """Forget Q-1, whose copy cannot be cleaned."""
    with watched(path.parent, no_copies):
        words = refusal(lambda: book.forget("Q-1", "mw", NOON))
    assert f"not every copy could be cleaned: {backup_of(path)}: Permission" in words
    assert "asked" in "".join(mentions(path.parent, "Q-1"))


def test_a_forgetting_that_fails_does_not_end_another(
    path: Path, book: TinyBook
) -> None:
    """Where a case was forgotten but a copy not cleaned, and forgetting another then
    fails, the next program cleans what is due and leaves the other as it is."""
    half_forgotten(path, book)
    with watched(path.parent, no_journal):
        assert "nothing was changed" in refusal(lambda: book.forget("Q-2", "mw", NOON))
    assert [*opened(path).holders()] == ["Q-2", "Q-3"]
    assert mentions(path.parent, "Q-1") == []
    assert not erasing_of(path).exists()
    assert "Q-2" in read_backup(path, backup_of(path).name)


@pytest.mark.parametrize("n", range(4, 24, 2))
def test_a_killed_forgetting_does_not_end_another(
    path: Path, book: TinyBook, n: int
) -> None:
    """The same where a program is killed while it forgets another case: whatever
    was forgotten is gone from every copy."""
    half_forgotten(path, book)
    with watched(path.parent, Kill(n)), pytest.raises(Killed):
        book.forget("Q-2", "mw", LATER)
    again = opened(path)
    assert "Q-1" not in again.holders()
    assert [*mentions(path.parent, "Q-1")] == []
    if "Q-2" not in again.holders():
        assert mentions(path.parent, "Q-2") == []
    else:
        assert "Q-2" in read_backup(path, backup_of(path).name)


def test_a_forgetting_that_failed_leaves_nothing_due(
    path: Path, book: TinyBook
) -> None:
    """Where forgetting was refused, nothing goes on with it later."""
    with watched(path.parent, no_journal):
        refusal(lambda: book.forget("Q-1", "mw", NOON))
    assert not erasing_of(path).exists()
    journal_of(path).write_bytes(bytes(4000))
    recover(path, "mw", LATER)
    assert [*opened(path).holders()] == ["Q-1", "Q-2", "Q-3"]


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"places":"x"}'])
def test_what_is_due_cannot_be_read(path: Path, book: TinyBook, spoilt: bytes) -> None:
    """Where nobody can say what is still due, every copy is cleaned of all cases that
    were forgotten."""
    half_forgotten(path, book)
    erasing_of(path).write_bytes(spoilt)
    opened(path)
    assert mentions(path.parent, "Q-1") == []
    assert not erasing_of(path).exists()


@pytest.mark.parametrize("at", [-60, 900, 40])
def test_a_book_put_back_is_without_what_is_due(
    path: Path, book: TinyBook, at: int
) -> None:
    """A case whose forgetting is not finished does not come back from a copy, even
    where the note of it in the journal is damaged, and the copy is cleaned then."""
    book.apply(add("Q-4"))
    half_forgotten(path, book)
    spoil(journal_of(path), at)
    with pytest.raises(DamagedBook):
        opened(path)
    recover(path, "mw", LATER)
    again = opened(path)
    assert [*again.holders()][:2] == ["Q-2", "Q-3"]
    assert "forget" in [past.does for past in again.history()]
    assert mentions(path.parent, "Q-1") == []
    assert verify(path) == verify_backups(path) == []
    assert not erasing_of(path).exists()


def test_what_never_came_to_the_journal_is_not_forgotten(
    path: Path, book: TinyBook
) -> None:
    """Where a program was killed before the journal was replaced, and that is damaged
    later, the case is put back with all others: it was not told to be forgotten."""

    def killed(call: Call) -> None:
        if call.does == "replace" and call.to == str(journal_of(path)):
            raise Killed

    book.apply(add("Q-4"))
    with watched(path.parent, killed), pytest.raises(Killed):
        book.forget("Q-1", "mw", NOON)
    assert erasing_of(path).exists()
    spoil(journal_of(path), -60)
    recover(path, "mw", LATER)
    assert [*opened(path).holders()][:3] == ["Q-1", "Q-2", "Q-3"]
    assert not erasing_of(path).exists()


def test_the_book_file_brings_nobody_back(path: Path, book: TinyBook) -> None:
    """Where the book file still holds a case that is being forgotten, and is what the
    book is put back from, the case stays out."""
    book.close()

    def killed(call: Call) -> None:
        if call.does == "replace" and call.to == os.path.realpath(path):
            raise Killed

    with watched(path.parent, killed), pytest.raises(Killed):
        book.forget("Q-1", "mw", NOON)
    assert erasing_of(path).exists()
    journal_of(path).write_bytes(bytes(4000))
    shutil.rmtree(path.with_name("book.json.backups"))
    recover(path, "mw", LATER)
    assert [*opened(path).holders()] == ["Q-2", "Q-3"]
    assert mentions(path.parent, "Q-1") == []
    assert not erasing_of(path).exists()


def test_a_damaged_journal_is_not_written_anew(path: Path, book: TinyBook) -> None:
    """Forgetting a case refuses where the journal is no longer what was written, and
    nothing is changed."""
    spoil(journal_of(path), 900)
    with pytest.raises(DamagedBook):
        erasing.erase(book._files.beside, book._files.loaded.link, {2}, "mw", NOON)
    assert not erasing_of(path).exists()
    assert verify(path) != []


def test_a_copy_put_back_by_hand_is_told(path: Path, book: TinyBook) -> None:
    """Check names a copy that still holds a forgotten case; nothing brings the person
    back from it, and the next forgetting cleans it."""
    before = backup_of(path).read_bytes()
    book.forget("Q-1", "mw", NOON)
    backup_of(path).write_bytes(before)
    (problem,) = verify_backups(path)
    assert problem.what == (
        f"{backup_of(path)} still holds a case that was forgotten; remove it."
    )
    assert [*read_backup(path, backup_of(path).name)] == ["Q-2", "Q-3"]
    book.forget("Q-3", "mw", NOON)
    assert mentions(path.parent, "Q-1") == []
    assert verify_backups(path) == []


def test_a_copy_removed_meanwhile_is_no_failure(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another program removes a backup while a case is forgotten, that is as
    good as cleaned."""

    def pruned(file: Path) -> bytes:
        if "backups" in str(file):
            file.unlink()
        return journal_at(file)

    monkeypatch.setattr("qmas_tui.book.erasing.journal_at", pruned)
    assert book.forget("Q-1", "mw", NOON).backups == 0
    assert not erasing_of(path).exists()


def test_a_sound_copy_is_not_taken_for_a_damaged_one(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that cannot be read for a moment is kept, and cleaned later; all others
    are cleaned at once."""

    def busy(file: Path) -> bytes:
        if "asked" in str(file):
            raise OSError(errno.EMFILE, "Too many open files")
        return journal_at(file)

    with monkeypatch.context() as patch:
        patch.setattr("qmas_tui.book.erasing.journal_at", busy)
        words = refusal(lambda: book.forget("Q-1", "mw", NOON))
    assert words.startswith("The case is forgotten, but not every copy could be clean")
    assert "Too many open files" in words
    assert mentions(path.parent, "Q-1") == [backup_of(path).name]
    opened(path)
    assert mentions(path.parent, "Q-1") == []
    assert "Q-2" in read_backup(path, backup_of(path).name)


def test_a_copy_of_a_newer_version_is_left(path: Path, book: TinyBook) -> None:
    """A copy that a newer version of the program wrote is not removed unread."""
    data = backup_of(path).read_bytes()
    backup_of(path).write_bytes(data.replace(b'"version":1', b'"version":9', 1))
    words = refusal(lambda: book.forget("Q-1", "mw", NOON))
    assert words.startswith("The case is forgotten, but not every copy could be clean")
    assert "newer version" in words
    assert backup_of(path).exists()


def test_a_copy_that_cannot_be_made_safe(path: Path, book: TinyBook) -> None:
    """Where a copy cannot be synced, the book is read-only until it is opened again,
    as after any sync that failed; the next program cleans it."""

    def unsafe(call: Call) -> None:
        if call.does == "fsync" and "asked" in call.path:
            raise OSError(errno.EIO, "Input/output error")

    with watched(path.parent, unsafe) as disk:
        refusal(lambda: book.forget("Q-1", "mw", NOON))
        assert (
            disk.asked[-1].does == "unlink"
        )  # of the unfinished copy: no more is done
    refusal(lambda: book.apply(add("Q-4")))
    opened(path).apply(add("Q-4"))
    assert mentions(path.parent, "Q-1") == []


def test_a_copy_under_another_name_is_cleaned(path: Path, book: TinyBook) -> None:
    """A backup that was renamed by hand is cleaned as all others are; what lies there
    besides is named, and left alone."""
    folder = path.with_name("book.json.backups")
    backup_of(path).rename(folder / "before-holiday.journal")
    (folder / "old.json").write_text(OLD)
    (folder / "letter.txt").write_text("a letter")
    (folder / "other.json").write_text("{}")
    os.mkfifo(folder / "pipe.journal")
    forgotten = book.forget("Q-1", "mw", NOON)
    assert (forgotten.backups, forgotten.files) == (3, 0)
    assert mentions(folder, "Q-1") == []
    told = strangers(path)
    names = ["before-holiday.journal", "letter.txt", "other.json", "pipe.journal"]
    assert [words.split(" lies ")[0] for words in told] == [
        str(folder / name) for name in names
    ]
    for words in told:
        check_sentence(words)
    assert ["cleans it" in words for words in told] == [True, False, False, True]


def test_an_unreadable_folder_of_copies(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copies that cannot be looked for are not taken for cleaned."""
    real = os.listdir

    def closed(folder: str) -> list[str]:
        if "backups" in str(folder) and is_closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(folder)

    is_closed = True
    monkeypatch.setattr(book, "backup", lambda *_: None)
    monkeypatch.setattr(os, "listdir", closed)
    assert "not every copy" in refusal(lambda: book.forget("Q-1", "mw", NOON))
    assert erasing_of(path).exists()
    is_closed = False
    opened(path)
    assert mentions(path.parent, "Q-1") == []


def left_by(path: Path, name: str, data: bytes) -> Path:
    """What a program left unfinished just now."""
    file = path.parent / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("book_name", ["book.json", "b.j.son"])
def test_what_was_begun_before_a_forgetting_is_removed(
    tmp_path: Path, book_name: str
) -> None:
    """An unfinished file from before a case was forgotten, which a program left that
    was killed after it, is gone at the next opening, however young it is; one that a
    living program may need stays, and check names it."""
    path = tmp_path / book_name
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.close()
    journal = path.with_name(f"{book_name}.journal")
    folder = path.with_name(f"{book_name}.backups")
    copy = f"{folder.name}/.20261122-120000-000000-asked.journal"
    old = [
        (f".{book_name}.aaaaaaaa.tmp", path.read_bytes()),
        (f".{book_name}.bbbbbbbb.tmp", path.read_bytes()[:50]),
        (f".{book_name}.journal.cccccccc.tmp", journal.read_bytes()),
        (f"{copy}.dddddddd.tmp", journal.read_bytes()),
        (f"{copy}.eeeeeeee.tmp", journal.read_bytes()[:700]),
    ]
    book.forget("Q-1", "mw", NOON)
    stale = [left_by(path, name, data) for name, data in old]
    live = [
        left_by(path, f".{book_name}.ffffffff.tmp", path.read_bytes()),
        left_by(path, f".{book_name}.gggggggg.tmp", b""),
        left_by(path, f"{copy}.hhhhhhhh.tmp", journal.read_bytes()[:-30]),
    ]
    opened(path)
    assert [file for file in stale if file.exists()] == []
    assert [file for file in live if not file.exists()] == []
    assert mentions(path.parent, "Q-1") == []
    told = strangers(path)
    assert sorted(words.split(" is unfinished")[0] for words in told) == sorted(
        map(str, live)
    )
    for file in live:
        os.utime(file, (time.time() - 4000, time.time() - 4000))
    opened(path)
    assert strangers(path) == []


def test_an_old_copy_is_no_damaged_file(path: Path, book: TinyBook) -> None:
    """A copy from before there was a journal is removed and counted as a backup; a
    torn or damaged file is counted as such."""
    folder = path.with_name("book.json.backups")
    (folder / "20260101-000000-000000-migration.json").write_text(OLD)
    forgotten = book.forget("Q-1", "mw", NOON)
    assert (forgotten.backups, forgotten.files) == (3, 0)
    path.with_name("book.json.journal.torn-x").write_text("torn")
    path.with_name("book.json.damaged-x").write_text("damaged")
    assert book.forget("Q-2", "mw", LATER).files == 2


def test_what_comes_back_is_forgotten_again(path: Path, book: TinyBook) -> None:
    """Cases that are not forgotten keep all that copies hold of them."""
    book.apply((rename(holder("Q-2"), "B"),))
    book.forget("Q-1", "mw", NOON)
    assert read_backup(path, backup_of(path).name)["Q-2"].name == "LEE Ka Yan"
