"""A desk that is open for days, while files rot, come back, go, or are not for it."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType
from typing import Any

import pytest

from qmas_tui.book import body, cases, following
from qmas_tui.book.backups import backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.following import Older
from qmas_tui.book.journal import Reading
from qmas_tui.book.standing import Standing
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify, verify_backups
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import SyncFailed
from tests.book.disk import Call, watched
from tests.book.looks import check_sentence, look_into, opened
from tests.book.operations import journal_of
from tests.book.samples import NOON, add, holder, rename

DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk" / "book.json"


@pytest.fixture
def book(path: Path) -> TinyBook:
    """A book of three cases, each a step of its own, and without a backup."""
    book = opened(path, create=True)
    for case in ("Q-1", "Q-2", "Q-3"):
        book.apply(add(case))
    shutil.rmtree(path.with_name("book.json.backups"))
    return book


def rot(path: Path) -> None:
    """A bit of the journal turns, and nothing else shows it."""
    journal = journal_of(path)
    before, data = journal.stat(), bytearray(journal.read_bytes())
    data[700] ^= 1
    journal.write_bytes(data)
    os.utime(journal, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_no_sound_copy_gives_way_to_a_rotted_one(path: Path, book: TinyBook) -> None:
    """What is no longer as it was written is not copied, and pushes no copy out."""
    book.backup("asked", NOON)
    rot(path)
    with pytest.raises(DamagedBook, match="no longer as it was written"):
        book.backup("asked", NOON + DAY)
    book.keep_daily(NOON + DAY)
    (told,) = book.notices()
    check_sentence(told)
    assert "No backup was made today" in told
    assert told.endswith("is no longer as it was written. Run qmas-tui recover.")
    assert len(backups_of(path)) == 1
    assert verify_backups(path) == []


def test_a_rotted_journal_is_not_written_over(path: Path, book: TinyBook) -> None:
    """To forget a case replaces the journal: not where that would hide damage."""
    rot(path)
    spoilt = journal_of(path).read_bytes()
    with pytest.raises(DamagedBook, match="no longer as it was written"):
        book.forget("Q-2", "mw", NOON)
    assert journal_of(path).read_bytes() == spoilt


def test_an_older_copy_is_not_taken_up_in_silence(
    path: Path, book: TinyBook, tmp_path: Path
) -> None:
    """Files that lack what was saved are told, and no change is made on top of them."""
    book.close()
    shutil.copytree(path.parent, tmp_path / "older")
    for case in ("Q-4", "Q-5"):
        book.apply(add(case))
    book.close()
    shutil.copytree(path.parent, tmp_path / "newer")
    shutil.copytree(tmp_path / "older", path.parent, dirs_exist_ok=True)
    for _ in range(2):
        with pytest.raises(Older, match="lacks changes that this program knows"):
            book.refresh()
        with pytest.raises(Older):
            book.apply(add("Q-9"))
    opened(path).apply(add("Q-8"))
    with pytest.raises(Older):
        book.refresh()
    shutil.copytree(tmp_path / "newer", path.parent, dirs_exist_ok=True)
    book.refresh()
    book.apply(add("Q-9"))
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3", "Q-4", "Q-5", "Q-9"]
    assert verify(path) == []


def test_a_look_amidst_a_recovery_does_not_stick(path: Path, book: TinyBook) -> None:
    """Seen between its two files the book is damaged; a moment later it is not."""
    book.close()
    shorter = journal_of(path).read_bytes()
    old_file = path.read_bytes()
    book.undo("mw", NOON)
    book.close()
    path_file = path.read_bytes()
    journal_of(path).write_bytes(shorter)
    with pytest.raises(DamagedBook):
        book.refresh()
    path.write_bytes(old_file)
    assert book.refresh() is True
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3"]
    assert path_file != old_file


def test_a_look_at_the_moment_of_a_change(
    book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another thread is just looking at does not stay when a case is changed."""
    looking = Event()

    def slow(holders: dict[str, Any]) -> Any:
        looking.set()
        Event().wait(0.2)
        return MappingProxyType(holders)

    book.apply((rename(holder("Q-1"), "B"),))
    with monkeypatch.context() as patch:
        patch.setattr(cases, "MappingProxyType", slow)
        reader = Thread(target=book.holders)
        reader.start()
        assert looking.wait(5)
        book.apply((rename(holder("Q-2"), "B"),))
        reader.join()
    assert book.holders()["Q-2"].name == "B"


def test_a_newer_program_made_a_change(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is no damage: it is said which program is needed, here and on opening."""
    real = body._encoder.encode

    def newer(record: object) -> bytes:
        return real(record).replace(b'"version":1', b'"version":2', 1)

    class Encoder:
        encode = staticmethod(newer)

    with monkeypatch.context() as patch:
        patch.setattr(body, "_encoder", Encoder)
        opened(path).apply(add("Q-4"))
    for look in (book.refresh, lambda: opened(path), lambda: verify(path)):
        with pytest.raises(BookError, match="install the newer version") as caught:
            look()
        assert not isinstance(caught.value, DamagedBook)
        check_sentence(caught.value.message)


@pytest.mark.usefixtures("book")
def test_a_wrong_clock_costs_no_backup(path: Path) -> None:
    """The copy just made stays, and copies from a time that has not come go first."""
    opened(path, kept=3).backup("import", NOON)
    made = opened(path, kept=1).backup("restore", datetime(1970, 1, 2, tzinfo=UTC))
    assert [each.name for each in backups_of(path)] == [made]
    for n in range(3):
        at = datetime(2100, 1, 1 + n, tzinfo=UTC)
        opened(path, kept=3).backup("asked", at)
    for n in range(3):
        opened(path, kept=3).backup("import", NOON + n * DAY)
    assert [each.occasion for each in backups_of(path)] == ["import"] * 3


def test_a_name_of_the_last_day_of_all_stops_nothing(
    path: Path, book: TinyBook
) -> None:
    """A copy whose name tells no day that there is in Hong Kong is no backup."""
    book.backup("asked", NOON)
    folder = path.with_name("book.json.backups")
    (folder / "99991231-235959-000000-daily.journal").write_bytes(b"")
    assert len(backups_of(path)) == 1
    book.apply(add("Q-4"))


def test_a_copy_taken_away_half_made_is_made_again(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who forgets a case removes unfinished copies: the copy is made all the same."""
    real, left = following.Following.follow, [1, 1]

    def follow(files: following.Following) -> None:
        real(files)
        for unfinished in Beside.of(path).leavings():
            if left:
                left.pop()
                unfinished.unlink()

    monkeypatch.setattr(following.Following, "follow", follow)
    name = book.backup("asked", NOON)
    assert left == []
    assert [each.name for each in backups_of(path)] == [name]


def test_two_programs_make_one_daily_copy(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes second finds that the day's copy is there."""
    other = opened(path)
    real, left = following.Following.follow, [1]

    def follow(files: following.Following) -> None:
        real(files)
        if left:
            left.pop()
            other.backup("daily", NOON + DAY)

    monkeypatch.setattr(following.Following, "follow", follow)
    assert book.backup("daily", NOON + DAY) is None
    assert [each.occasion for each in backups_of(path)] == ["daily"]


def test_a_backup_that_is_not_safe_on_disk(path: Path, book: TinyBook) -> None:
    """After a sync that failed this program writes nothing more, whatever it was of."""

    def fail(call: Call) -> None:
        if call.does == "fsync":
            raise OSError(errno.EIO, "Input/output error")

    with (
        watched(path.parent, fail),
        pytest.raises(BookError, match="read-only now") as caught,
    ):
        book.backup("asked", NOON)
    check_sentence(caught.value.message)
    with watched(path.parent) as disk, pytest.raises(BookError, match="read-only"):
        book.apply(add("Q-4"))
    assert [call.does for call in disk.asked if call.does == "fsync"] == []
    assert book.trouble == caught.value.message


def test_a_read_only_book_keeps_its_reason(path: Path) -> None:
    """A save that ends later does not take away why the book became read-only."""
    standing = Standing(Beside.of(path))
    said = standing.refused(SyncFailed(errno.EIO, "Input/output error"))
    standing.saved()
    standing.refused(OSError(errno.ENOSPC, "No space left on device"))
    assert standing.unsaved == said.message
    with pytest.raises(BookError, match="read-only now"):
        standing.check_writable()


def test_what_another_adds_during_a_look_is_no_other_file(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken up with the rest: nothing has to be read from its start."""
    other = opened(path)
    other.apply(add("Q-4"))
    real, left = Reading.read, [1]

    def read(journal: Reading, *given: int) -> bytes:
        if left:
            left.pop()
            other.apply(add("Q-5"))
        return real(journal, *given)

    monkeypatch.setattr(Reading, "read", read)
    monkeypatch.delattr(following, "load")
    book.refresh()
    book.refresh()
    assert list(book.holders())[-2:] == ["Q-4", "Q-5"]


def test_a_changed_end_of_line_is_damage(path: Path, book: TinyBook) -> None:
    """A step that was saved, but for the bit that turned in its last byte, is not
    called cut short."""
    data = journal_of(path).read_bytes()
    journal_of(path).write_bytes(data[:-1] + b"\x0b")
    with pytest.raises(DamagedBook, match="its end is not as it was written"):
        opened(path)
    with pytest.raises(DamagedBook):
        book.refresh()
    journal_of(path).write_bytes(data[:-1])  # so a program is killed while it writes
    assert list(opened(path).holders()) == ["Q-1", "Q-2"]


def test_no_lock_is_left_in_a_strange_folder(path: Path, book: TinyBook) -> None:
    """Where another folder has the name now, a change is refused without a trace."""
    path.parent.rename(path.parent.with_name("moved"))
    path.parent.mkdir()
    with pytest.raises(BookError, match="cannot be read"):
        book.apply(add("Q-4"))
    assert list(path.parent.iterdir()) == []


def test_what_may_not_be_written_shows_at_once(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first change is typed it is said that none can be saved."""
    assert book.trouble == ""

    def access(file: Path, mode: int) -> bool:
        return file != journal_of(path) or mode != os.W_OK

    monkeypatch.setattr(os, "access", access)
    check_sentence(opened(path).trouble)
    assert str(journal_of(path)) in opened(path).trouble


def test_what_is_told_names_the_file(path: Path, book: TinyBook) -> None:
    """It is the journal that cannot be written, and not the book file."""

    def refuse(call: Call) -> None:
        if call.does == "open" and call.name == "book.json.journal":
            raise PermissionError(errno.EACCES, "Permission denied", call.path)

    with (
        watched(path.parent, refuse),
        pytest.raises(BookError, match=r"book\.json\.journal cannot be written"),
    ):
        book.apply(add("Q-4"))


def test_backups_that_may_not_be_looked_at(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are not taken for none: it is said, and no case is called forgotten."""
    book.backup("asked", NOON)
    real = os.listdir

    def listdir(folder: Path) -> list[str]:
        if folder == path.with_name("book.json.backups"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "listdir", listdir)
    with pytest.raises(BookError, match="backups cannot be read: Permission denied"):
        backups_of(path)
    before = look_into(book)
    with pytest.raises(BookError):
        book.forget("Q-1", "mw", NOON)
    assert look_into(book) == before


def test_a_folder_that_may_not_be_looked_into(
    path: Path, book: TinyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book in it is not said to be missing."""
    book.close()
    real = os.lstat

    def lstat(file: Any) -> os.stat_result:
        if Path(file).parent == path.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file)

    monkeypatch.setattr(os, "lstat", lstat)
    with pytest.raises(BookError, match="Permission denied"):
        opened(path)


def test_a_torn_end_that_was_erased_is_not_told(path: Path, book: TinyBook) -> None:
    """What was set aside, and removed when a case was forgotten, is not named."""
    with journal_of(path).open("ab") as file:
        file.write(b'{"head":{"type":"entry"')
    book.forget("Q-1", "mw", NOON)
    assert book.notices() == []


def test_a_clean_exit_from_a_damaged_book(path: Path, book: TinyBook) -> None:
    """Nobody is told on leaving that all is in a journal that is damaged or gone."""
    with journal_of(path).open("ab") as file:
        file.write(b"garbage\n")
    with pytest.raises(DamagedBook, match="is damaged"):
        book.close()
    assert book.notices() == []


@pytest.mark.usefixtures("book")
def test_a_reader_leaves_a_damaged_book_in_silence(path: Path) -> None:
    """Who wrote nothing has nothing to lose."""
    reader = opened(path)
    journal_of(path).unlink()
    reader.close()
    assert reader.notices() == []
