"""Copies of another book, of another branch, or changed: none is trusted far."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from qmas_tui.book.backups import backups_of
from qmas_tui.book.bookfile import BookFile, Contents
from qmas_tui.book.recover import NOTHING_LOST, recover, survey
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import read_backup, verify, verify_backups
from qmas_tui.errors import BookError, DamagedBook
from tests.book.looks import Look, check_sentence, look_at, look_into, opened
from tests.book.operations import journal_of
from tests.book.samples import NOON, add, change, rename
from tests.book.test_recover import spoil
from tests.book.test_verify import rewritten

LATER = NOON + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the book lies, beside the folders of others."""
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine" / "book.json"


def backups(path: Path) -> Path:
    return path.with_name("book.json.backups")


def copied(book: TinyBook, hours: int = 0) -> Path:
    """A backup that was asked for."""
    name = book.backup("asked", NOON + timedelta(hours=hours))
    assert name is not None
    return backups(book.path) / name


def of_another(path: Path, count: int = 20) -> Path:
    """A backup of another book, put among those of the book at a path."""
    folder = path.parents[1] / "other"
    folder.mkdir(exist_ok=True)
    other = opened(folder / "book.json", create=True)
    other.apply(add(*(f"OTHER-{n}" for n in range(count))))
    backups(path).mkdir(exist_ok=True)
    return Path(shutil.copy(copied(other, 9), backups(path)))


def put_back(path: Path) -> tuple[str, Look]:
    """Recover; what was said of it, and what is there then."""
    found = survey(path)
    assert found is not None
    for words in (*found.problems, found.offer, *recover(path, "mw", LATER)):
        check_sentence(words)
    for kept in path.parent.glob("*.damaged-*"):  # of an attempt at the same moment
        kept.unlink()
    assert verify(path) == []
    seen = look_at(path)
    assert isinstance(seen, Look)
    return found.offer, seen


def hollow(path: Path) -> None:
    """Of the journal nothing can be read any more, nor of the book file."""
    journal_of(path).write_bytes(bytes(4000))
    path.write_bytes(bytes(300))


@pytest.mark.parametrize("left", ["journal", "book file", "head", "copies"])
def test_a_backup_of_another_book_is_not_put_back(path: Path, left: str) -> None:
    """Whatever is left to say which book it is, the copy of another is not taken."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    book.apply(add("Q-2"))
    mine = [copied(book, hours) for hours in (1, 2)]
    book.close()
    of_another(path)
    if left == "journal":
        spoil(journal_of(path), -60)
    else:
        journal_of(path).write_bytes(bytes(4000))
    if left in ("journal", "head"):
        spoil(path, -30)
    if left == "head":  # one of its own copies, against one of the other
        mine[1].unlink()
        (backups(path) / backups_of(path)[-1].name).unlink()
    if left == "copies":
        path.unlink()
    _, seen = put_back(path)
    assert seen.references == ["Q-1", "Q-2"]


def test_a_backup_that_goes_with_nothing_that_is_left(path: Path) -> None:
    """Where lines of the journal are left, a copy that shares none of them is not
    taken for one of the book."""
    opened(path, create=True).apply(add("Q-1", "Q-2"))
    shutil.rmtree(backups(path), ignore_errors=True)
    path.unlink()
    of_another(path)
    spoil(journal_of(path), 30)
    found = survey(path)
    assert found is not None
    assert found.offer == ""


def test_a_backup_of_another_book_is_told_and_refused(path: Path) -> None:
    """Check names the copy of another book, and it cannot be restored."""
    opened(path, create=True).apply(add("Q-1"))
    file = of_another(path)
    (problem,) = verify_backups(path)
    assert problem.where == file.name
    assert problem.what == f"{file} is a copy of another book; take it elsewhere."
    with pytest.raises(BookError, match="is a copy of another book"):
        read_backup(path, file.name)


def test_a_case_of_another_book_is_not_erased(path: Path) -> None:
    """Forgetting a case leaves the copy of another book as it is, though cases stand
    in the same places there."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    file = of_another(path)
    before = file.read_bytes()
    assert book.forget("Q-1", "mw", NOON).backups == 1
    assert file.read_bytes() == before


def test_a_file_of_another_book_is_told(path: Path) -> None:
    """Where one of the two files is of another book, that is said; it is not used."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    for hours in (1, 2):
        copied(book, hours)
    book.close()
    of_another(path)
    shutil.copy(path.parents[1] / "other" / "book.json.journal", journal_of(path))
    words, seen = put_back(path)
    assert "The journal is of another book: it is kept, but not used." in words
    assert seen.references == ["Q-1"]
    (path.parents[1] / "third").mkdir()
    third = opened(path.parents[1] / "third" / "book.json", create=True)
    third.apply(add("Z-1"))
    third.close()
    shutil.copy(third.path, path)
    words, seen = put_back(path)
    assert "The book file is of another book: it is kept, but not used." in words
    assert seen.references == ["Q-1"]


def forked(path: Path) -> TinyBook:
    """A book of which older files were put back by hand: a backup holds what was
    recorded before that, and the book what was recorded since."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    book.close()
    older = {file: file.read_bytes() for file in (path, journal_of(path))}
    for n in range(9):
        book.apply(add(f"OLD-{n}"))
    book.apply((rename(book.holders()["Q-1"], "OLD"),))
    copied(book)
    for file, data in older.items():
        file.write_bytes(data)
    book = opened(path)
    for n in range(3):
        book.apply(add(f"NEW-{n}"))
    return book


@pytest.mark.parametrize("at", [-60, 40])
def test_a_backup_of_an_abandoned_branch(path: Path, at: int) -> None:
    """A copy is used only as far as it agrees with what can be read of the journal and
    the book file, however much further it goes."""
    forked(path).close()
    spoil(journal_of(path), at)
    _, seen = put_back(path)
    assert seen.references == ["Q-1", "NEW-0", "NEW-1", "NEW-2"]


def test_the_book_file_alone_tells_the_branch(path: Path) -> None:
    """Where nothing of the journal is left, the book file is believed and not a copy
    that goes further, but otherwise."""
    forked(path).close()
    journal_of(path).write_bytes(bytes(4000))
    _, seen = put_back(path)
    assert seen.references == ["Q-1", "NEW-0", "NEW-1", "NEW-2"]


def test_an_abandoned_branch_is_told(path: Path) -> None:
    """Check tells that a copy holds steps which are not in the journal; what it holds
    can be read."""
    book = forked(path)
    (name,) = [each.name for each in backups_of(path) if each.occasion == "asked"]
    (problem,) = [each for each in verify_backups(path) if each.where == name]
    assert "goes on where the journal does not" in problem.what
    assert "OLD-8" in read_backup(path, name)
    assert book.forget("NEW-0", "mw", NOON).changes == 1
    assert "OLD-0" in read_backup(path, name)  # it has the same place
    book.forget("Q-1", "mw", NOON)
    assert "Q-1" not in read_backup(path, name)
    assert [each for each in verify_backups(path) if each.where == name] == [problem]


def test_lines_of_an_abandoned_branch_behind_the_journal(path: Path) -> None:
    """What somebody added to the journal from another branch does not count."""
    book = forked(path)
    before = look_into(book)
    (name,) = [each.name for each in backups_of(path) if each.occasion == "asked"]
    with journal_of(path).open("ab") as file:
        file.write((backups(path) / name).read_bytes())
    _, seen = put_back(path)
    assert seen == before


def test_a_change_taken_out_of_a_backup(path: Path) -> None:
    """A copy is put back only up to where a change was cut out of it that another
    copy still holds; no forgetting is made up for it."""
    book = opened(path, create=True)
    for n in range(3):
        book.apply(add(f"Q-{n}"))
    copied(book, 1)
    before = look_into(book)
    book.apply((rename(book.holders()["Q-1"], "B"),))
    cut = copied(book, 2)
    cut.write_bytes(taken_out(cut.read_bytes()))
    with pytest.raises(DamagedBook, match="taken out without a note"):
        read_backup(path, cut.name)
    hollow(path)
    words, seen = put_back(path)
    assert "taken for forgotten" not in words
    assert seen == before


def taken_out(journal: bytes) -> bytes:
    """A journal without what its first change was."""
    return re.sub(rb',"salt":.*\}\n', b"}\n", journal, count=1)


def test_a_case_of_which_nothing_is_left(path: Path) -> None:
    """Only where no file holds anything of a case is it taken for forgotten, and that
    is said: the rest of the copy can be put back."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    book.apply(add("Q-2"))
    shutil.rmtree(backups(path))
    cut = copied(book, 2)
    cut.write_bytes(taken_out(cut.read_bytes()))
    hollow(path)
    words, seen = put_back(path)
    assert words.endswith("Of 1 case nothing is left; that is taken for forgotten.")
    assert seen.references == ["Q-2"]
    assert [past.does for past in seen.past] == ["do", "do", "forget"]


def test_what_the_book_file_had_taken_up(path: Path) -> None:
    """Where a damaged book file went further than what can be put back, it is said
    that something is lost."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    size = journal_of(path).stat().st_size
    book.apply(add("Q-2"))
    book.close()
    shutil.rmtree(backups(path))
    with journal_of(path).open("r+b") as file:
        file.truncate(size)
    spoil(path, -30)
    words, seen = put_back(path)
    assert words.endswith(
        "Changes made after that are lost: the book file had taken some up."
    )
    assert seen.references == ["Q-1"]


def test_a_book_file_that_lies_about_itself(path: Path) -> None:
    """A sealed book file that names a line which cannot be does not make the journal
    lose anything; one of an abandoned branch is told as lost."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.close()
    before = look_into(book)
    file = BookFile(path)
    contents = file.load()
    link = replace(contents.meta.link, n=99)
    rewritten(file, Contents(replace(contents.meta, link=link), contents.holders))
    words, seen = put_back(path)
    assert words.endswith(NOTHING_LOST)
    assert seen == before
    contents = file.load()
    link = replace(contents.meta.link, hash="0" * 64)
    meta = replace(contents.meta, link=link, journal_sha256="1" * 64)
    rewritten(file, Contents(meta, contents.holders))
    words, seen = put_back(path)
    assert words.endswith("Changes that only the book file had taken up are lost.")
    assert seen == before


def test_backups_that_cannot_be_read_are_told(path: Path) -> None:
    """Where the history is lost with every backup, the user is told to remove these:
    nobody knows who stands in them."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((change(book.holders()["Q-1"], None),))
    book.close()
    for backup in backups_of(path):
        spoil(backups(path) / backup.name, 5)
    journal_of(path).write_bytes(bytes(4000))
    words, seen = put_back(path)
    assert "No backup of it can be read: remove them" in words
    assert seen.references == ["Q-2"]
