"""Books of every version: opened, brought over, and still what they were."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qmas_tui.book import founding
from qmas_tui.book.backups import backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import read_backup, verify, verify_backups
from qmas_tui.errors import BookError, DamagedBook
from tests.book.older import Version0
from tests.book.samples import NOON, add, change, holder, rename
from tests.book.story import END, LEE_AWAY, NEIL, STEPS

GOLDEN = Path(__file__).with_name("golden")
LATER = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


def golden(version: int, path: Path) -> bytes:
    """Put a copy of a golden book at a path; the bytes of its book file."""
    for ending in ("", ".journal"):
        file = GOLDEN / f"version-{version}.json{ending}"
        if file.exists():
            shutil.copyfile(file, f"{path}{ending}")
    return path.read_bytes()


def opened(path: Path) -> TinyBook:
    return TinyBook(path, clock=lambda: NOON)


def files(path: Path) -> dict[str, bytes]:
    """Every file of a book."""
    return {
        str(each.relative_to(path.parent)): each.read_bytes()
        for each in path.parent.rglob("*")
        if each.is_file()
    }


def test_a_golden_book_of_version_1(path: Path) -> None:
    """A book of this version opens as it is, with every step of its history."""
    golden(1, path)
    before = files(path)
    book = opened(path)
    assert tuple(book.holders().values()) == END
    history = book.history()
    assert [past.changes for past in history[:6]] == list(STEPS)
    assert [(past.does, past.of) for past in history] == [("do", 0)] * 6 + [("undo", 6)]
    assert (history[6].who, history[6].when.day) == ("ab", 8)
    redo = book.next_redo()
    assert redo is not None
    assert redo.number == 6
    assert verify(path) == []
    book.close()
    assert files(path) == before
    assert list(book.notices()) == []


def test_a_golden_book_of_version_1_without_its_book_file(path: Path) -> None:
    """The journal alone is the whole book."""
    golden(1, path)
    path.unlink()
    book = opened(path)
    assert tuple(book.holders().values()) == END
    assert len(book.history()) == 7


def test_a_golden_book_of_version_0(path: Path) -> None:
    """A book of the first version holds the same cases, and the steps that it kept."""
    old = golden(0, path)
    book = opened(path)
    assert tuple(book.holders().values()) == END
    first, *kept = book.history()
    assert [each.after for each in first.changes] == [LEE_AWAY, NEIL]
    assert {each.before for each in first.changes} == {None}
    assert (first.who, first.when) == ("qmas-tui", NOON)
    assert [past.changes for past in kept] == list(STEPS[2:5])
    (told,) = book.notices()
    assert told.startswith("The book was brought over from an earlier version")
    (copy,) = backups_of(path)
    assert copy.occasion == "migration"
    assert (Beside.of(path).backups / copy.name).read_bytes() == old
    assert list(read_backup(path, copy.name).values()) == list(END)
    assert verify(path) == verify_backups(path) == []


def test_steps_of_version_0_can_be_taken_back(path: Path) -> None:
    """Undo reaches the steps that were brought over, and the cases taken up as well."""
    golden(0, path)
    book = opened(path)
    for _ in STEPS[2:5]:
        book.undo("mw", LATER)
    assert list(book.holders().values()) == [LEE_AWAY, NEIL]
    book.undo("mw", LATER)
    assert book.next_undo() is None
    for _ in range(4):
        book.redo("mw", LATER)
    assert tuple(book.holders().values()) == END


@pytest.mark.parametrize("version", [0, 1])
def test_opening_twice_changes_nothing(path: Path, version: int) -> None:
    """A book is brought over once; who opens it after that finds nothing to do."""
    golden(version, path)
    opened(path).close()
    before = files(path)
    again = opened(path)
    again.close()
    assert files(path) == before
    assert list(again.notices()) == []


def test_the_generator_of_old_books_tells_the_truth(path: Path) -> None:
    """The old books that tests make up are what the old program wrote."""
    made = Version0(kept=3).apply(*STEPS[:5]).data()
    assert made.replace(b'"writes":5', b'"writes":7') == golden(0, path)


def test_an_empty_old_book(path: Path) -> None:
    """An old book without cases or steps becomes a new one without any."""
    path.write_bytes(Version0().data())
    book = opened(path)
    assert dict(book.holders()) == {}
    assert list(book.history()) == []
    book.apply(add("Q-1"))
    assert list(opened(path).holders()) == ["Q-1"]


def test_an_old_book_that_kept_every_step(path: Path) -> None:
    """Where no step was dropped, the history begins with the first and not with
    what was taken up."""
    path.write_bytes(Version0().apply(*STEPS[:5]).data())
    book = opened(path)
    assert [past.changes for past in book.history()] == list(STEPS[:5])


def test_places_of_an_old_book_are_kept(path: Path) -> None:
    """A case that the old book had taken out comes back to its place."""
    old = Version0(kept=1).apply(add("Q-1", "Q-2", "Q-3"), add("Q-4"))
    old.apply((change(holder("Q-2"), None),))
    path.write_bytes(old.data())
    book = opened(path)
    book.apply(add("Q-5"))
    book.undo("mw", LATER)
    book.undo("mw", LATER)
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3", "Q-4"]


def test_a_strange_journal_beside_an_old_book_is_kept(path: Path) -> None:
    """A journal that does not come from the old book is kept under another name."""
    golden(0, path)
    journal = path.with_name("book.json.journal")
    journal.write_bytes(b"what is this?\n")
    book = opened(path)
    assert tuple(book.holders().values()) == END
    (kept,) = path.parent.glob("book.json.journal.damaged-*")
    assert kept.read_bytes() == b"what is this?\n"
    assert verify(path) == []


def test_a_later_journal_of_an_old_book_is_kept(path: Path) -> None:
    """An old book put back over its successor does not cost what came after it."""
    old = golden(0, path)
    book = opened(path)
    book.apply((rename(END[0], "Later"),))
    book.close()
    later = path.with_name("book.json.journal").read_bytes()
    path.write_bytes(old)
    assert tuple(opened(path).holders().values()) == END
    (kept,) = path.parent.glob("book.json.journal.damaged-*")
    assert kept.read_bytes() == later


def test_a_killed_migration_is_begun_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program killed between the new journal and the new book file leaves an old
    book, which the next one brings over; nothing is taken for damaged."""
    golden(0, path)
    with monkeypatch.context() as patch:

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(founding, "save_book", killed)
        with pytest.raises(KeyboardInterrupt):
            opened(path)
    book = opened(path)
    assert tuple(book.holders().values()) == END
    assert len(book.history()) == 4
    assert Beside.of(path).set_aside() == []
    assert verify(path) == []


def test_two_programs_open_an_old_book(path: Path) -> None:
    """The second finds the book brought over, and both work on."""
    golden(0, path)
    one, other = opened(path), opened(path)
    other.apply(add("Q-1"))
    assert one.refresh() is True
    assert list(one.holders()) == ["Q-0142", "Q-0160", "Q-1"]
    assert list(other.notices()) == []
    assert len(backups_of(path)) == 2


def test_an_old_book_that_cannot_be_copied_is_left_alone(path: Path) -> None:
    """Without a backup nothing is brought over."""
    old = golden(0, path)
    path.with_name("book.json.backups").write_text("in the way")
    with pytest.raises(BookError):
        opened(path)
    assert path.read_bytes() == old
    assert not os.path.lexists(f"{path}.journal")


@pytest.mark.parametrize(
    ("wrong", "right", "why"),
    [
        (b'"place":3,"case":"Q-0160"', b'"place":3,"case":"Q-0999"', "does not fit"),
        (b'"3":{"case":"Q-0160"', b'"3":{"case":"Q-0142"', "stands in it twice"),
        (b'"3":{"case":"Q-0160",', b'"3":{"case":"Q-0160","naem":1,', "understood"),
        (b'"journal":', b'"_default":{},"journal":', "not understood"),
        (b'"place":3,"case":"Q-0160"', b'"place":1,"case":"Q-0160"', "does not fit"),
    ],
)
def test_an_old_book_that_does_not_fit_together(
    path: Path, wrong: bytes, right: bytes, why: str
) -> None:
    """An old book that is damaged is told, and stays as it is."""
    data = golden(0, path).replace(wrong, right)
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(DamagedBook, match=why):
            opened(path)
    assert files(path).keys() == {"book.json", "book.json.lock"}
    assert path.read_bytes() == data


def test_a_copy_of_an_old_book_that_does_not_fit_together(path: Path) -> None:
    """A copy of an old book in which a case stands in a wrong place is told as
    damaged, by whoever reads it."""
    data = golden(0, path)
    opened(path)
    (copy,) = backups_of(path)
    file = Beside.of(path).backups / copy.name
    wrong = data.replace(b'"place":3,"case":"Q-0160"', b'"place":1,"case":"Q-0160"')
    file.write_bytes(wrong)
    with pytest.raises(DamagedBook, match="its journal does not fit its cases"):
        read_backup(path, copy.name)
    (problem,) = verify_backups(path)
    assert problem.where == copy.name


def test_an_old_book_is_copied_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often bringing it over fails, one copy is made of an old book."""
    golden(0, path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    ticks = itertools.count()
    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr(founding, "replace_file", full)
            with pytest.raises(BookError, match="nothing was changed"):
                TinyBook(path, clock=lambda: NOON + timedelta(hours=next(ticks)))
    assert len(backups_of(path)) == 1
    assert not os.path.lexists(f"{path}.journal")


def test_a_forgotten_case_does_not_come_back_from_an_old_book(path: Path) -> None:
    """A copy of the old book that is put back by hand restores nobody who was
    forgotten since."""
    old = golden(0, path)
    book = opened(path)
    (copy,) = backups_of(path)
    book.forget("Q-0142", "mw", LATER)
    (Beside.of(path).backups / copy.name).write_bytes(old)
    assert b"Q-0142" in old
    assert "Q-0142" not in read_backup(path, copy.name)
