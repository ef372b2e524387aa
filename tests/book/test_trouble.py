"""A disk that goes on failing: told, nothing lost, and forgotten once it is mended."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from qmas_tui.book.backups import backups_of
from qmas_tui.book.line import chained, decode, encode
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify
from qmas_tui.errors import BookError, DamagedBook
from tests.book.disk import Call, Does, Kill, Killed, watched
from tests.book.looks import check_sentence, look_at, look_into, mentions, opened
from tests.book.operations import (
    a_book,
    a_book_next_day,
    an_undone_book,
    journal_of,
    place_in,
)
from tests.book.samples import NOON, add

CHANGES: dict[str, Callable[[TinyBook], object]] = {
    "apply": lambda book: book.apply(add("Q-9")),
    "undo": lambda book: book.undo("mw", NOON),
    "redo": lambda book: book.redo("mw", NOON),
    "forget": lambda book: book.forget("Q-1", "mw", NOON),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return place_in(tmp_path)


@pytest.fixture(params=CHANGES)
def change(request: pytest.FixtureRequest) -> Callable[[TinyBook], object]:
    """Each way to change a book."""
    return CHANGES[request.param]


def always(code: int, *refused: Does) -> Callable[[Call], None]:
    """A disk that refuses some calls, whenever they are made."""

    def disturb(call: Call) -> None:
        if call.does in refused:
            raise OSError(code, os.strerror(code))

    return disturb


def refusal(act: Callable[..., object], *given: object) -> str:
    """Why something is refused, in a sentence."""
    with pytest.raises(BookError) as caught:
        act(*given)
    check_sentence(caught.value.message)
    return caught.value.message


@pytest.mark.parametrize(
    ("code", "calls", "words"),
    [
        (errno.ENOSPC, ("write",), "No space left on device"),
        (errno.EROFS, ("open", "mkdir", "unlink"), "Read-only file system"),
        (errno.EACCES, ("open", "mkdir", "unlink"), "Permission denied"),
    ],
)
def test_a_disk_that_takes_nothing(
    path: Path,
    change: Callable[[TinyBook], object],
    code: int,
    calls: tuple[Does, ...],
    words: str,
) -> None:
    """On a full disk, or where nothing may be written, a book can be read; a change is
    refused and its reason stays in sight until something can be saved again."""
    book = an_undone_book(path)
    before = look_into(book)
    with watched(path.parent, always(code, *calls)):
        for _ in range(2):
            assert words in refusal(change, book)
        assert words in refusal(book.apply, add("Q-9"))
        assert words in book.trouble
        assert words in refusal(book.backup, "asked", NOON)
        assert look_into(book) == look_at(path) == before
        book.close()
    for words in book.notices():
        check_sentence(words)
    change(book)
    assert book.trouble == ""
    assert look_into(book) == look_at(path) != before
    assert verify(path) == []


def test_a_reader_needs_not_write(path: Path) -> None:
    """A book that lies where nothing may be written opens, and closes in silence."""
    before = look_into(a_book(path))
    with watched(path.parent, always(errno.EROFS, "open", "mkdir", "unlink")) as disk:
        book = opened(path)
        assert look_into(book) == before
        book.close()
    assert book.notices() == []
    assert [call for call in disk.done if call.does not in ("look",)] == []


@pytest.mark.parametrize("name", [".book.json.abc.tmp", "book.json.erasing"])
def test_what_is_only_tidying_keeps_no_book_shut(path: Path, name: str) -> None:
    """Where what a killed program left cannot be removed, or a forgotten case not
    cleaned out of every copy, the book opens all the same."""
    before = look_into(a_book(path))
    left = path.with_name(name)
    left.write_text('{"places":[9]}')
    os.utime(left, (0, 0))
    with watched(path.parent, always(errno.EROFS, "open", "mkdir", "unlink")):
        book = opened(path)
        assert look_into(book) == before
        for words in book.notices():
            check_sentence(words)
    opened(path)
    assert not left.exists()


def test_a_failed_sync_makes_the_book_read_only(
    path: Path, change: Callable[[TinyBook], object]
) -> None:
    """After the journal could not be made safe, this program never tries again, and
    another that opens the book works."""
    book = an_undone_book(path)
    before = look_into(book)
    with watched(path.parent, always(errno.EIO, "fsync")):
        why = refusal(book.apply, add("Q-9"))
    with watched(path.parent) as disk:
        assert refusal(change, book) == why == book.trouble
        assert refusal(book.apply, add("Q-8")) == why
        assert book.refresh() is False
        assert look_into(book) == before
        book.close()
    assert [call.does for call in disk.asked if call.does == "fsync"] == []
    other = opened(path)
    change(other)
    assert book.refresh() is True
    assert look_into(book) == look_into(other) == look_at(path)
    assert book.trouble == why
    assert verify(path) == []


def test_what_could_not_be_taken_back_is_set_aside(path: Path) -> None:
    """Where half a step stays in the journal, the next change sets it aside first."""
    book = a_book(path)
    before = look_into(book)

    def half(call: Call) -> int | None:
        if call.does == "ftruncate" or (call.does == "write" and call.at > size + 50):
            raise OSError(errno.EIO, "Input/output error")
        return 60

    size = journal_of(path).stat().st_size
    with watched(path.parent, half):
        refusal(book.apply, add("Q-9"))
    assert journal_of(path).stat().st_size == size + 60
    assert look_into(book) == before
    book.apply(add("Q-8"))
    (told,) = book.notices()
    check_sentence(told)
    (torn,) = path.parent.glob("*.torn-*")
    assert str(torn) in told
    assert torn.stat().st_size == 60
    assert look_into(book) == look_at(path)
    assert verify(path) == []


@pytest.mark.parametrize("has_backups", [True, False])
def test_a_folder_that_goes_and_comes_back(
    path: Path, change: Callable[[TinyBook], object], has_backups: bool
) -> None:
    """While its folder is away a book shows what it has, refuses changes and makes
    nothing; when the folder is back, all is well."""
    an_undone_book(path)
    if not has_backups:
        shutil.rmtree(path.with_name("book.json.backups"))
    book = opened(path)
    cases = dict(book.holders())
    away = path.parents[1] / "away"
    path.parent.rename(away)
    refusal(change, book)
    refusal(book.refresh)
    refusal(book.history)
    refusal(book.backup, "asked", NOON)
    check_sentence(book.trouble)
    assert dict(book.holders()) == cases
    book.close()
    assert [each.name for each in away.parent.iterdir()] == ["away"]
    away.rename(path.parent)
    assert book.refresh() is False
    book.apply(add("Q-9"))
    assert book.trouble == ""
    assert look_into(book) == look_at(path)
    assert verify(path) == []


def test_a_folder_that_is_gone_for_good(path: Path) -> None:
    """A deleted book is not made anew behind the user's back."""
    book = a_book(path)
    shutil.rmtree(path.parent)
    refusal(book.refresh)
    refusal(book.history)
    refusal(book.apply, add("Q-9"))
    assert "cannot be read" in refusal(book.close)
    assert list(path.parents[1].iterdir()) == []


def test_a_book_file_spoilt_meanwhile_is_left_alone(path: Path) -> None:
    """Where something else was put in place of the book file while the book is open,
    a change is safe in the journal, and the strange file is not written over."""
    newer = b'{"meta": {"1": {"format": "qmas-book", "version": 9}}, "holders": {}}'
    for strange in (newer, b"a letter to my mother"):
        book = opened(path, create=True)
        path.write_bytes(strange)
        book.apply(add(f"Q-{len(strange)}"))
        book.close()
        told = list(book.notices())
        assert len(told) == 1
        check_sentence(told[0])
        assert path.read_bytes() == strange
        path.unlink()
    assert [case.case for case in look_into(opened(path)).cases] == [
        f"Q-{len(strange)}" for strange in (newer, b"a letter to my mother")
    ]


def test_a_newer_book_is_left_alone(path: Path) -> None:
    """A book that a newer version wrote is refused in a sentence that says so, whether
    it is the book file that tells or the journal alone."""
    a_book(path).close()
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2', 1))
    check_newer(path)
    path.unlink()
    first = decode(journal_of(path).read_bytes().splitlines(keepends=True)[0])
    newer = chained(replace(first.head, version=2))
    journal_of(path).write_bytes(encode(newer) + b'{"head":{"type":"new"}}\n')
    check_newer(path)


def check_newer(path: Path) -> None:
    """The book is refused as newer by every door, and not touched."""
    before = {
        each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()
    }
    assert "newer version" in refusal(opened, path)
    assert "newer version" in refusal(survey, path)
    assert "newer version" in refusal(recover, path, "mw", NOON)
    assert {each: each.read_bytes() for each in before} == before


@pytest.mark.parametrize("is_reopened", [False, True])
def test_what_one_forgetting_left_the_next_cleans(
    path: Path, is_reopened: bool
) -> None:
    """A case forgotten on a failing disk is cleaned out of every copy when the next is
    forgotten, or when the book is opened again."""
    book = a_book(path)
    book.backup("asked", NOON)

    def no_backups(call: Call) -> None:
        if call.does == "replace" and "asked" in call.to:
            raise OSError(errno.EIO, "Input/output error")

    with watched(path.parent, no_backups):
        assert "The case is forgotten, but" in refusal(book.forget, "Q-1", "mw", NOON)
    assert mentions(path.parent, "Q-1") != []
    if is_reopened:
        opened(path)
    else:
        book.forget("Q-3", "mw", NOON)
    assert mentions(path.parent, "Q-1") == []
    assert not path.with_name("book.json.erasing").exists()


def test_a_daily_backup_that_fails(path: Path) -> None:
    """A change is made also where the day's backup cannot be; that is told once, and
    the backup made when it can be."""
    book = a_book_next_day(path)

    def no_backups(call: Call) -> None:
        if "backups" in call.path:
            raise OSError(errno.ENOSPC, "No space left on device")

    before = len(backups_of(path))
    with watched(path.parent, no_backups):
        book.apply(add("Q-8"))
        book.apply(add("Q-9"))
        (told,) = book.notices()
        check_sentence(told)
        refusal(book.backup, "daily", NOON + timedelta(days=1))
        assert book.trouble == ""
    assert len(backups_of(path)) == before
    book.apply(add("Q-10"))
    assert len(backups_of(path)) == before + 1
    assert book.notices() == []


def test_what_is_on_disk_is_not_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure after the change is safe does not make it undone."""
    book = a_book(path)
    for name in ("close", "fstat"):
        book.backup("asked", NOON)
        real, synced = getattr(os, name), list[int]()

        def sync(fd: int, synced: list[int] = synced) -> None:
            synced.append(fd)

        def fail(
            fd: int, real: Callable[[int], object] = real, synced: list[int] = synced
        ) -> object:
            done = real(fd)
            if fd in synced:
                synced.clear()
                raise OSError(errno.EIO, "Input/output error")
            return done

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", sync)
            patch.setattr(os, name, fail)
            book.apply(add(f"Q-{name}"))
        assert look_into(book) == look_at(path)
        book.apply(add(f"Q-{name}-next"))
        assert look_into(book) == look_at(path)
    assert verify(path) == []


def test_a_book_file_names_nothing_that_was_taken_back(path: Path) -> None:
    """A step that one program has seen of another, whose disk then failed, does not
    get into the book file."""
    mine, other = a_book(path), opened(path)
    before = look_into(mine)

    def seen_then_failed(call: Call) -> None:
        if call.does == "fsync" and call.name == "book.json.journal":
            other.refresh()
            raise OSError(errno.EIO, "Input/output error")

    with watched(path.parent, seen_then_failed):
        refusal(mine.apply, add("Q-9"))
    assert "Q-9" in other.holders()
    other.close()
    assert look_at(path) == before
    assert verify(path) == []
    opened(path).apply(add("Q-9"))
    assert other.refresh() is True
    assert look_into(other) == look_at(path)


@pytest.mark.parametrize("spoilt", ["journal", "nothing"])
def test_a_half_forgotten_case_in_a_damaged_book(path: Path, spoilt: str) -> None:
    """A book that is damaged while forgetting a case was not finished is refused as
    damaged, and can be recovered."""
    book = a_book(path)
    book.backup("asked", NOON)
    with watched(path.parent, Kill(30)), pytest.raises(Killed):
        book.forget("Q-1", "mw", NOON)
    assert path.with_name("book.json.erasing").exists()
    if spoilt == "journal":
        data = journal_of(path).read_bytes()
        journal_of(path).write_bytes(data[:900] + b"~" + data[901:])
        with pytest.raises(DamagedBook):
            opened(path)
        recover(path, "mw", NOON)
    assert "Q-1" not in opened(path).holders()
    assert mentions(path.parent, "Q-1") == []
    assert verify(path) == []
