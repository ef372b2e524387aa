"""Backups of a book, and how it is opened and closed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.collector import collector_off
from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.errors import BookError, KeepsNumber
from tests.casework.support import LEE, agreed
from tests.make import AS_OF

NOTE = [("text", "new")]


@pytest.fixture
def kept(tmp_path: Path) -> Casework:
    """A book in a file, with one case."""
    made = open_casework(tmp_path / "book.db", AS_OF, create=True)
    made.add(LEE)
    return made


def _occasions(casework: Casework) -> list[str]:
    return [each.occasion for each in casework.backups.all()]


def test_a_backup_brings_back_everything(kept: Casework) -> None:
    """What was changed, added and taken out since comes back in one step."""
    kept.add([("case", "Q-2"), *LEE[1:]])
    before = dict(kept.holders)
    name = kept.backups.make().what.split()[1]
    assert kept.backups.differing(name) == ()
    kept.undo.run()
    kept.add([("case", "Q-3"), *LEE[1:]])
    kept.record("Q-1", "note", NOTE)
    assert set(kept.backups.differing(name)) == {"Q-1", "Q-2", "Q-3"}
    done = kept.backups.restore(name)
    assert done.what.startswith("3 cases restored from the backup of ")
    assert kept.holders == before
    kept.undo.run()
    assert list(kept.holders) == ["Q-1", "Q-3"]


def test_a_backup_brings_nobody_back_who_was_forgotten(
    kept: Casework, tmp_path: Path
) -> None:
    """A copy put back by hand, from before a case was forgotten, restores all but that
    case; a copy of another book is refused."""
    kept.add([("case", "Q-2"), *LEE[1:]])
    name = kept.backups.make().what.split()[1]
    file = tmp_path / "book.db.backups" / name
    before = file.read_bytes()
    kept.privacy.forget("Q-1")
    kept.record("Q-2", "note", NOTE)
    file.write_bytes(before)
    assert kept.backups.differing(name) == ("Q-2",)
    assert kept.backups.restore(name).cases == ("Q-2",)
    assert list(kept.holders) == ["Q-2"]
    other = open_casework(tmp_path / "other.db", AS_OF, create=True)
    other.add(LEE)
    copied = other.backups.make().what.split()[1]
    (tmp_path / "other.db.backups" / copied).rename(file.with_name(copied))
    for act in (kept.backups.differing, kept.backups.restore):
        with pytest.raises(BookError, match="is a copy of another book"):
            act(copied)
    assert [each.where for each in kept.check().backups] == [copied, name]


def test_what_a_book_is_not_is_named(kept: Casework, tmp_path: Path) -> None:
    """What lies among the backups and is none is a matter for check."""
    kept.backups.make()
    (tmp_path / "book.db.backups" / "letter.txt").write_text("a letter")
    named = "letter.txt lies among the backups, but has not the name of one"
    assert [named in words for words in kept.check().warnings].count(True) == 1


def test_what_a_backup_holds_is_not_asked_about(kept: Casework) -> None:
    """Numbers that were agreed to once come back without being asked about."""
    kept.record("Q-1", "note", [("text", "A123456(3)")], terms=agreed(KeepsNumber))
    name = kept.backups.make().what.split()[1]
    kept.undo.run()
    assert kept.backups.restore(name).cases == ("Q-1",)


def test_nothing_to_put_back_makes_no_backup(kept: Casework) -> None:
    """Where the book holds all of it already, nothing is done and that is said."""
    name = kept.backups.make().what.split()[1]
    done = kept.backups.restore(name)
    assert (done.cases, len(kept.history())) == ((), 1)
    assert "restore" not in _occasions(kept)


def test_an_import_keeps_what_is_there(kept: Casework, tmp_path: Path) -> None:
    """An import into a book with cases makes a backup; one without rows does not."""
    (sheet := tmp_path / "s.csv").write_text("Ref,Name\nA-1,CHAN\n")
    apply_import(kept, find_plan(kept, sheet), "s.csv")
    apply_import(kept, find_plan(kept, sheet), "s.csv")
    assert _occasions(kept).count("import") == 1


def test_a_first_import_keeps_nothing(tmp_path: Path) -> None:
    """There is nothing to keep before the first import."""
    empty = open_casework(tmp_path / "book.db", AS_OF, create=True)
    (sheet := tmp_path / "s.csv").write_text("Ref,Name\nA-1,CHAN\n")
    apply_import(empty, find_plan(empty, sheet), "s.csv")
    assert _occasions(empty) == []


def test_a_book_in_memory_has_no_backups(lee: Casework) -> None:
    """A book that lies in no file says so and keeps nothing."""
    assert lee.backups.all() == []
    lee.backups.keep_daily()
    with pytest.raises(BookError, match="lies in no file"):
        lee.backups.make()
    with pytest.raises(BookError, match="There is no backup x"):
        lee.backups.restore("x")
    lee.close()


def test_a_closed_book_can_be_opened_again(kept: Casework, tmp_path: Path) -> None:
    """Closing leaves everything on disk, the head and the history with it."""
    kept.record("Q-1", "note", NOTE)
    kept.close()
    assert (kept.trouble, list(kept.notices())) == ("", [])
    again = open_casework(tmp_path / "book.db", AS_OF)
    assert again.holders == kept.holders
    assert again.head == kept.head
    assert again.undo.words() == "Q-1, note \u201cnew\u201d recorded"


@pytest.mark.usefixtures("freezes")
def test_the_collector_is_off_while_a_book_is_opened() -> None:
    """Within it is off; after it is as it was, and passes over what was made."""
    frozen = gc.get_freeze_count()
    with collector_off():
        assert not gc.isenabled()
        kept: list[list[int]] = [[] for _ in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(kept)
    gc.disable()
    try:
        with pytest.raises(KeyError), collector_off():
            raise KeyError
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


def test_looking_over_a_book_that_is_gone_tells_nothing(
    kept: Casework, tmp_path: Path
) -> None:
    """Whoever reads it next is told; a sound one has nothing to tell."""
    assert kept.look_over() == ()
    (tmp_path / "book.db").rename(tmp_path / "away")
    (tmp_path / "book.db").mkdir()
    assert kept.look_over() == ()
