"""A damaged book is put back as far as what is left goes, and it is said how far."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.book.backups import backups_of
from qmas_tui.book.courses import WHAT
from qmas_tui.book.following import Older
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify
from qmas_tui.errors import BookError, DamagedBook
from tests.book.looks import Look, check_sentence, look_at, look_into, mentions, opened
from tests.book.operations import journal_of
from tests.book.samples import NOON, add, change, holder, rename

LATER = NOON + timedelta(days=1)
NO_LOSS = "Nothing that was acknowledged is lost."
NOT_KNOWN = "Changes made after that, if there were any, are lost."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


def begun(path: Path) -> TinyBook:
    """Three cases in the book file, and two steps behind it; no backup."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2", "Q-3"))
    book.close()
    book.apply((rename(holder("Q-1"), "B"),))
    book.apply((change(holder("Q-3"), None),))
    shutil.rmtree(path.with_name("book.json.backups"))
    return book


def spoil(file: Path, at: int) -> None:
    """Damage one byte; counted from the end if negative."""
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def put_back(path: Path) -> Look:
    """Recover; what was offered is what was done, and the book is then sound."""
    found = survey(path)
    assert found is not None
    files = [file for file in (path, journal_of(path)) if file.exists()]
    before = {file: file.read_bytes() for file in files}
    done, *kept = recover(path, "mw", LATER)
    for words in (*found.problems, found.offer, done, *kept):
        check_sentence(words)
    assert done == found.offer.replace(" can be put ", " was put ")
    for file, data in before.items():
        copy = file.with_name(f"{file.name}.damaged-20261123-120000-000000")
        assert copy.read_bytes() == data
        assert str(copy) in kept[0]
    assert survey(path) is None
    assert verify(path) == []
    seen = look_at(path)
    assert isinstance(seen, Look)
    return seen


def offer(path: Path) -> str:
    found = survey(path)
    assert found is not None
    return found.offer


def test_a_sound_book_has_nothing_to_recover(path: Path) -> None:
    """Where nothing is wrong that is said, and nothing is touched."""
    begun(path)
    assert survey(path) is None
    with pytest.raises(BookError, match="The book is sound; there is nothing to"):
        recover(path, "mw", LATER)
    with journal_of(path).open("ab") as file:
        file.write(b"torn")
    assert survey(path) is None


def test_a_damaged_book_file_loses_nothing(path: Path) -> None:
    """The book file is made again from the journal."""
    before = look_into(begun(path))
    for spoilt in (path.read_bytes()[:-9], b"", b"{}", bytes(900)):
        path.write_bytes(spoilt)
        assert offer(path) == (
            "The book can be put back as it stood on 22 Nov 2026 20:00 (2 cases), "
            f"from its journal. {NO_LOSS}"
        )
        assert put_back(path) == before
        for kept in path.parent.glob("*.damaged-*"):
            kept.unlink()


def test_the_journal_before_its_damage(path: Path) -> None:
    """Of a journal damaged behind the book file, the steps before that are kept."""
    book = begun(path)
    at = journal_of(path).stat().st_size
    before = look_into(book)
    book.apply(add("Q-4"))
    book.apply(add("Q-5"))
    spoil(journal_of(path), at + 20)
    assert offer(path) == (
        "The book can be put back as it stood on 22 Nov 2026 20:00 (2 cases), from "
        "its journal. Later changes are lost: 4 lines of the journal cannot be used."
    )
    assert put_back(path) == before


@pytest.mark.parametrize("kind", ["flipped", "cut", "doubled"])
def test_damage_within_what_the_book_file_includes(path: Path, kind: str) -> None:
    """The cases are taken from the book file and the journal behind it, also where
    the damage moved that; the history goes as far as the journal is sound."""
    before = look_into(begun(path))
    whole = journal_of(path).read_bytes()
    spoilt = {
        "flipped": whole[:800] + b"~" + whole[801:],
        "cut": whole[:800] + whole[900:],
        "doubled": whole[:800] + whole[700:],
    }
    journal_of(path).write_bytes(spoilt[kind])
    assert offer(path) == (
        "The book can be put back (2 cases) from the book file; its history is "
        "lost. No case is lost."
    )
    seen = put_back(path)
    assert seen.cases == before.cases
    (past,) = seen.past
    assert (past.who, past.when, past.does) == ("mw", LATER, "do")
    assert {each.what for each in past.changes} == {WHAT}


def test_history_before_the_damage_is_kept(path: Path) -> None:
    """What leads from the sound part of the journal to the book file is one step."""
    book = begun(path)
    before = look_into(book)
    at = journal_of(path).stat().st_size
    book.apply(add("Q-4"))
    book.apply(add("Q-5"))
    book.close()
    shutil.rmtree(path.with_name("book.json.backups"), ignore_errors=True)
    spoil(journal_of(path), at + 20)
    assert offer(path) == (
        "The book can be put back (4 cases) from the book file; its history is only "
        "up to 22 Nov 2026 20:00. No case is lost."
    )
    seen = put_back(path)
    assert seen.past[:-1] == before.past
    assert [each.case for each in seen.past[-1].changes] == ["Q-4", "Q-5"]
    assert seen.references == ["Q-1", "Q-2", "Q-4", "Q-5"]
    undone = opened(path)
    undone.undo("mw", LATER)
    assert look_into(undone).cases == before.cases


@pytest.mark.parametrize("has_book", [True, False])
def test_the_book_file_alone(path: Path, has_book: bool) -> None:
    """Where the journal is gone or hollow, the cases come from the book file."""
    book = begun(path)
    book.close()
    before = look_into(book)
    if has_book:
        journal_of(path).unlink()
    else:
        journal_of(path).write_bytes(bytes(4000))
    assert offer(path) == (
        "The book can be put back (2 cases) from the book file; its history is "
        f"lost. {NOT_KNOWN}"
    )
    assert put_back(path).cases == before.cases


def test_a_backup_and_what_the_journal_holds_after_it(path: Path) -> None:
    """A backup mends the journal where that is damaged: nothing is lost."""
    book = begun(path)
    book.backup("asked", NOON)
    book.apply(add("Q-4"))
    before = look_into(book)
    whole = journal_of(path).read_bytes()
    for spoilt in (b"~" + whole[1:], whole[900:], whole[:500] + whole[300:]):
        journal_of(path).write_bytes(spoilt)
        path.unlink(missing_ok=True)
        assert offer(path) == (
            "The book can be put back as it stood on 22 Nov 2026 20:00 (3 cases), "
            "from the backup of 22 Nov 2026 20:00 and what its journal holds after "
            f"that. {NO_LOSS}"
        )
        assert put_back(path) == before
        for kept in path.parent.glob("*.damaged-*"):
            kept.unlink()


@pytest.mark.parametrize("left", ["hollow", "no journal", "no file"])
def test_a_backup_alone(path: Path, left: str) -> None:
    """Where book file and journal are both damaged or gone, the newest sound backup is
    put back, and what came after it is told as lost or not known."""
    book = begun(path)
    book.backup("asked", NOON)
    before = look_into(book)
    book.apply(add("Q-4"))
    newer = book.backup("asked", NOON + timedelta(hours=1))
    assert newer is not None
    spoil(path.with_name("book.json.backups") / newer, 300)
    journal_of(path).write_bytes(bytes(4000))
    spoil(path, -30)
    if left != "hollow":
        journal_of(path).unlink()
    if left == "no file":
        path.unlink()
    assert offer(path) == (
        "The book can be put back as it stood on 22 Nov 2026 20:00 (2 cases), from "
        f"the backup of 22 Nov 2026 20:00. {NOT_KNOWN}"
    )
    assert put_back(path) == before


def test_a_journal_cut_off_does_not_tell_what_is_missing(path: Path) -> None:
    """Nobody can say what stood behind the place where a journal was cut off."""
    book = begun(path)
    journal = journal_of(path).read_bytes()
    journal_of(path).write_bytes(journal[:600])
    assert offer(path) == (
        "The book can be put back (3 cases) from the book file; its history is lost. "
        f"{NOT_KNOWN}"
    )
    with pytest.raises(DamagedBook):
        book.refresh()
    assert put_back(path).references == ["Q-1", "Q-2", "Q-3"]
    assert book.refresh() is True
    assert [*book.holders()] == ["Q-1", "Q-2", "Q-3"]


@pytest.mark.parametrize("n", [2, 5])
def test_a_change_taken_out_of_the_journal(path: Path, n: int) -> None:
    """A journal from which a change was cut clean is put back as other damage is."""
    before = look_into(begun(path))
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    lines[n] = re.sub(rb',"salt":.*\}\n', b"}\n", lines[n])
    journal_of(path).write_bytes(b"".join(lines))
    with pytest.raises(DamagedBook):
        opened(path)
    seen = put_back(path)
    if n == 2:  # the book file includes it
        assert seen.cases == before.cases
    else:
        assert seen.references == ["Q-1", "Q-2", "Q-3"]


def test_nothing_left(path: Path) -> None:
    """Where nothing is left to put back that is said, and no file is touched."""
    begun(path)
    spoil(path, -30)
    journal_of(path).write_bytes(bytes(4000))
    before = {each: each.read_bytes() for each in (path, journal_of(path))}
    assert offer(path) == ""
    with pytest.raises(BookError) as caught:
        recover(path, "mw", LATER)
    assert caught.value.message == (
        f"Nothing of {path} can be put back: neither its journal nor a backup can be "
        "read. The files are left as they are."
    )
    assert {each: each.read_bytes() for each in before} == before
    assert sorted(path.parent.glob("*damaged*")) == []


def test_no_book_is_no_damage(path: Path) -> None:
    """Where there never was a book, recover says so and makes nothing."""
    for place in (path, path.parent / "none" / "book.json"):
        with pytest.raises(BookError, match="There is no book at"):
            survey(place)
        with pytest.raises(BookError, match="There is no book at"):
            recover(place, "mw", LATER)
    assert list(path.parent.iterdir()) == []


def test_what_was_forgotten_does_not_come_back(path: Path) -> None:
    """However a book is put back, a case that was forgotten stays so."""
    book = begun(path)
    book.backup("asked", NOON)
    book.forget("Q-2", "mw", NOON)
    book.apply(add("Q-4"))
    book.close()
    for at in (100, 900, -400):
        spoil(journal_of(path), at)
        assert put_back(path).references[0] == "Q-1"
        assert mentions(path.parent, "Q-2") == []
        for kept in path.parent.glob("*.damaged-*"):
            kept.unlink()


def test_work_goes_on_after_it(path: Path) -> None:
    """A book put back takes changes, undoes them, keeps backups; others see it."""
    book = begun(path)
    other = opened(path)
    spoil(journal_of(path), 800)
    with pytest.raises(BookError, match="damaged"):
        other.refresh()
    assert "damaged" in other.trouble
    put_back(path)
    assert other.refresh() is True
    assert other.trouble == ""
    other.apply(add("Q-7"))
    other.undo("mw", LATER)
    assert other.backup("asked", LATER) == backups_of(path)[0].name
    other.forget("Q-2", "mw", LATER)
    with pytest.raises(Older, match="lacks changes that this program knows"):
        book.refresh()  # it never saw the damage
    assert [*opened(path).holders()] == ["Q-1"]
    assert verify(path) == []


def test_a_copy_not_yet_cleaned_brings_nobody_back(path: Path) -> None:
    """A book put back from a copy that still held a forgotten case is without it."""
    book = begun(path)
    book.backup("asked", NOON)
    folder = path.with_name("book.json.backups")
    uncleaned = {each: each.read_bytes() for each in folder.iterdir()}
    book.forget("Q-2", "mw", NOON)
    book.close()
    for each, data in uncleaned.items():
        each.write_bytes(data)
    spoil(journal_of(path), 900)
    assert "Q-2" not in put_back(path).references
    assert mentions(path.parent, "Q-2") == [each.name for each in uncleaned]


def test_a_copy_that_cannot_be_cleaned_is_removed(path: Path) -> None:
    """Forgetting removes a damaged copy, for what it holds cannot be known."""
    book = begun(path)
    name = book.backup("asked", NOON)
    assert name is not None
    file = path.with_name("book.json.backups") / name
    spoil(file, 900)
    assert book.forget("Q-2", "mw", LATER).files == 1
    assert not file.exists()
    assert mentions(path.parent, "Q-2") == []
