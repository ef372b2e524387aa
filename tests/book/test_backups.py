"""Copies of a book: when they are made, what they are called, which are kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from qmas_tui.book.backups import Backup, backups_of, has_daily
from qmas_tui.book.protocol import Occasion
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import read_backup, verify_backups
from qmas_tui.errors import BookError, DamagedBook
from tests.book.disk import Kill, Killed, watched
from tests.book.looks import check_sentence, opened
from tests.book.operations import OLD, journal_of
from tests.book.samples import NOON, add, holder, rename

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def folder(path: Path) -> Path:
    return path.with_name("book.json.backups")


@pytest.fixture
def book(path: Path) -> TinyBook:
    """A book of two cases, without a backup yet."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    return book


def names(path: Path) -> list[str]:
    return [each.name for each in backups_of(path)]


@pytest.mark.parametrize("occasion", get_args(Occasion))
def test_a_copy(path: Path, book: TinyBook, occasion: Occasion) -> None:
    """A copy says in its name when, in UTC, and why it was made; it holds the cases."""
    when = NOON.replace(microsecond=42)
    name = book.backup(occasion, when)
    assert name == f"20261122-120000-000042-{occasion}.journal"
    size = journal_of(path).stat().st_size
    assert backups_of(path) == [Backup(name, when, occasion, size)]
    book.apply((rename(holder("Q-1"), "B"),))
    assert read_backup(path, name) == {"Q-1": holder("Q-1"), "Q-2": holder("Q-2")}


def test_a_copy_is_of_what_is_on_record_now(path: Path, book: TinyBook) -> None:
    """What another program added, and what is not in the book file, is in the copy."""
    opened(path).apply(add("Q-3"))
    name = book.backup("asked", NOON)
    assert name is not None
    assert list(read_backup(path, name)) == ["Q-1", "Q-2", "Q-3"]


def test_no_copy_has_a_torn_end(path: Path, book: TinyBook) -> None:
    """What a killed program left at the end of the journal is not copied."""
    with journal_of(path).open("ab") as file:
        file.write(b"half a li")
    book.backup("asked", NOON)
    assert verify_backups(path) == []


def test_the_newest_comes_first(path: Path, book: TinyBook) -> None:
    """Copies are listed by when they were made, whatever for."""
    book.backup("import", NOON)
    book.backup("asked", NOON - HOUR)
    book.backup("daily", NOON + HOUR)
    assert [each.made - NOON for each in backups_of(path)] == [HOUR, 0 * HOUR, -HOUR]


def test_one_a_day_in_hong_kong(path: Path, book: TinyBook) -> None:
    """The day turns at midnight in Hong Kong, 16:00 UTC; one copy is made a day."""
    before = datetime(2026, 11, 22, 15, 59, tzinfo=UTC)
    after = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert book.backup("daily", before) is not None
    assert book.backup("daily", before) is None
    assert opened(path).backup("daily", before - HOUR) is None
    assert book.backup("daily", after) is not None
    assert opened(path).backup("daily", after + 23 * HOUR) is None
    assert book.backup("daily", after + DAY) is not None
    assert len(names(path)) == 3
    assert has_daily(path, after)
    assert not has_daily(path, after + 2 * DAY)


def test_the_first_change_of_a_day_makes_it(path: Path) -> None:
    """A day's copy is the book as it was before the day's first change; an empty book
    needs none."""
    now = NOON
    book = TinyBook(path, create=True, clock=lambda: now)
    book.apply(add("Q-1"))
    assert names(path) == []
    book.apply(add("Q-2"))
    book.undo("mw", NOON)
    now = NOON + DAY
    book.undo("mw", NOON)
    book.redo("mw", NOON)
    assert names(path) == [
        "20261123-120000-000000-daily.journal",
        "20261122-120000-000000-daily.journal",
    ]
    assert [len(read_backup(path, name)) for name in names(path)] == [1, 1]


def test_old_ones_go(path: Path, book: TinyBook) -> None:
    """The newest are kept, of the daily ones so many, and of all others so many."""
    book = opened(path, kept=2)
    for n in range(5):
        book.backup("daily", NOON + n * DAY)
        book.backup("asked", NOON + n * DAY + HOUR)
        book.backup("import", NOON + n * DAY + 2 * HOUR)
    assert [name[6:15] + name[22:] for name in names(path)] == [
        "26-140000-import.journal",
        "26-130000-asked.journal",
        "26-120000-daily.journal",
        "25-120000-daily.journal",
    ]


def test_what_is_no_copy_is_left_alone(
    path: Path, book: TinyBook, folder: Path
) -> None:
    """Other files in the folder are neither listed nor removed."""
    book = opened(path, kept=1)
    book.backup("asked", NOON)
    strange = [
        "notes.txt",
        ".journal",
        "asked.journal",
        "-asked.journal",
        "20261122-120000-000000-asked.json.gz",
        "20261122-120000-000000-other.journal",
        "20261322-120000-000000-asked.journal",
        "20261122-120000-asked.journal",
        "old-20261122-120000-000000-asked.journal",
    ]
    for name in strange:
        (folder / name).write_bytes(b"x")
    (folder / "20200101-120000-000000-asked.journal").mkdir()
    book.backup("asked", NOON + HOUR)
    assert names(path)[0] == "20261122-130000-000000-asked.journal"
    assert {each.name for each in folder.iterdir()} >= set(strange)
    assert set(names(path)).isdisjoint(strange)


@pytest.mark.usefixtures("book")
def test_a_copy_that_is_not_there(path: Path) -> None:
    """A copy is read by its name in the list; no other file can be."""
    for name in ("x", "", "../book.json.journal", str(journal_of(path))):
        with pytest.raises(BookError) as caught:
            read_backup(path, name)
        assert caught.value.message == (
            f"There is no backup {name}; qmas-tui backup list names those there are."
        )


def test_a_damaged_copy(path: Path, book: TinyBook, folder: Path) -> None:
    """A copy is checked line by line before anything of it is believed."""
    name = book.backup("asked", NOON)
    assert name is not None
    data = (folder / name).read_bytes()
    for spoilt, why in (
        (data[:500] + b"~" + data[501:], "line 2 (byte 2"),
        (data[:-5], "is cut off."),
        (data + b"x", "is cut off."),
        (b"", "is cut off."),
        (b"{}\n", "line 1 (byte 0) is damaged"),
    ):
        (folder / name).write_bytes(spoilt)
        with pytest.raises(DamagedBook) as caught:
            read_backup(path, name)
        check_sentence(caught.value.message)
        assert str(folder / name) in caught.value.message
        assert why in caught.value.message


def test_a_copy_of_an_older_version(path: Path, folder: Path) -> None:
    """The copy that was made of a book of version 0 can be read, and is checked."""
    path.write_text(OLD)
    opened(path)
    (backup,) = backups_of(path)
    assert backup.name == "20261122-120000-000000-migration.json"
    assert (folder / backup.name).read_text() == OLD
    assert list(read_backup(path, backup.name)) == ["Q-1"]
    for spoilt in ("", "{", OLD.replace('"case"', '"csae"')):
        (folder / backup.name).write_text(spoilt)
        with pytest.raises(DamagedBook) as caught:
            read_backup(path, backup.name)
        check_sentence(caught.value.message)


def test_a_copy_half_made_is_no_copy(path: Path, book: TinyBook) -> None:
    """A program killed at any call leaves no copy, or a whole one."""
    done = 0
    for n in range(14):
        with watched(path.parent, Kill(n)), suppress(Killed):
            book.backup("asked", NOON + n * HOUR)
            done += 1
        assert verify_backups(path) == []
    assert 0 < done <= len(names(path)) < 14


def test_no_copy_brings_back_what_was_forgotten(path: Path, book: TinyBook) -> None:
    """A copy that was begun before a case was forgotten is not finished after it."""
    other = opened(path)

    def forget(call: object) -> None:
        if "fsync" in str(call) and not done:
            done.append("forgotten")
            other.forget("Q-1", "mw", NOON)

    done: list[str] = []
    with watched(path.parent, forget):
        book.backup("asked", NOON + HOUR)
    assert done == ["forgotten"]
    for name in names(path):
        assert list(read_backup(path, name)) == ["Q-2"]
