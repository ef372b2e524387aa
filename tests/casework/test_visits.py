"""When the desk over a book was last left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.visits import NO_VISITS, Visits
from qmas_tui.config.state import state_folder

MOMENT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


def test_the_last_visit_is_kept(tmp_path: Path) -> None:
    """Another program finds it, by whatever link the book is named."""
    book, link = tmp_path / "book.db", tmp_path / "link.db"
    link.symlink_to(book)
    assert Visits.to(book).last() is None
    Visits.to(book).end(MOMENT)
    Visits.to(link).end(MOMENT + timedelta(hours=1))
    assert Visits.to(book).last() == MOMENT + timedelta(hours=1)
    assert Visits.to(tmp_path / "other.db").last() is None


def test_nothing_of_the_book_is_told(tmp_path: Path) -> None:
    """The file holds the moment alone, and its name is a code."""
    Visits.to(tmp_path / "clients of Lee.db").end(MOMENT)
    (file,) = (state_folder() / "visits").iterdir()
    assert "lee" not in file.name.casefold()
    assert file.read_text("utf-8") == "left = 2026-11-22T01:30:00+00:00\n"


def test_what_cannot_be_kept_or_read_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No error comes of a visit: of none known, damaged, or not to be written."""
    NO_VISITS.end(MOMENT)
    assert NO_VISITS.last() is None
    visits = Visits.to(tmp_path / "book.db")
    visits.end(MOMENT)
    assert visits.file is not None
    for text in ("left", "left = 2026-11-22T01:30:00", "left = 1"):
        visits.file.write_text(text, "utf-8")
        assert visits.last() is None
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("QMAS_TUI_STATE", str(tmp_path / "file"))
    Visits.to(tmp_path / "book.db").end(MOMENT)
    assert Visits.to(tmp_path / "book.db").last() is None


def test_the_folder_is_the_usual_one() -> None:
    """Unless a variable names another it is where the system keeps such things."""
    assert "qmas-tui" in str(state_folder({}))
    assert state_folder({"QMAS_TUI_STATE": "/x"}) == Path("/x")
