"""A damaged book: told of by every command, and mended by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run
from tests.damage import spoil_record


@pytest.fixture
def path(qmas: Run) -> Path:
    """The book, which has a change and a backup."""
    assert qmas("record", "T-001", "note", "text=seen").exit_code == 0
    assert qmas("backup", "make").exit_code == 0
    return qmas.book


def test_a_sound_book(qmas: Run) -> None:
    """Of a sound book nothing is recovered, and that is no error."""
    said = ["The book is sound; there is nothing to recover."]
    assert qmas.lines("recover") == said


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["due"],
        ["undo"],
        ["history"],
        ["forget", "T-001", "--yes"],
        ["record", "T-001", "note", "text=x"],
    ],
)
def test_every_command_names_the_way_back(
    qmas: Run, path: Path, words: list[str]
) -> None:
    """A damaged book is told in a sentence that says where; nothing is written."""
    damaged = spoil_record(path)
    said = qmas.failed(*words)
    assert str(path) in said
    assert "is damaged" in said
    assert said.endswith("Run qmas-tui recover.\n")
    assert path.read_bytes() == damaged


def test_check_counts_the_backups_of_a_damaged_book(qmas: Run, path: Path) -> None:
    """Check of a damaged book says from what it could be recovered."""
    spoil_record(path)
    assert qmas("check").stdout.startswith("Backups: 2, all sound")


def test_a_book_is_recovered(qmas: Run, path: Path) -> None:
    """What can be put back is said before, done after a yes, and the rest is kept."""
    page = qmas.lines("show", "T-001")
    damaged = spoil_record(path)
    result = qmas("recover")
    assert result.exit_code == 2
    assert "is damaged" in result.stdout
    assert "can be put back" in result.stdout
    assert path.read_bytes() == damaged
    assert "kept as" in qmas.lines("recover", "--yes")[-1]
    assert qmas.lines("show", "T-001") == page
    checked = qmas("check")
    assert checked.exit_code == 3
    assert checked.stdout.count("was set aside") >= 1
    kept = path.parent.glob("book.db.damaged-*")
    assert [file.read_bytes() for file in kept] == [damaged]


@pytest.mark.usefixtures("terminal")
def test_it_asks_on_a_terminal(qmas: Run, path: Path) -> None:
    """On a terminal a no leaves everything as it is, and a yes recovers the book."""
    damaged = spoil_record(path)
    assert qmas("recover", typed="n\n").exit_code == 1
    assert path.read_bytes() == damaged
    assert qmas("recover", typed="y\n").exit_code == 0
    assert qmas("check").exit_code == 3


def test_nothing_to_recover_from(qmas: Run, path: Path) -> None:
    """Where nothing is left to put back, that is said and the exit code is 1."""
    for file in path.with_name("book.db.backups").iterdir():
        file.unlink()
    gone = path.read_bytes()[:100] + bytes(50_000)
    path.write_bytes(gone)
    assert "nothing from which" in qmas.failed("recover", "--yes")
    assert path.read_bytes() == gone
