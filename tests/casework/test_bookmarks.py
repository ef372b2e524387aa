"""Where the review of a view was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.bookmarks import Bookmarks
from qmas_tui.casework.visits import NO_VISITS, Visits
from qmas_tui.config.state import state_folder

CASES = ("Q-1", "Q-2", "Q-3")


def test_a_review_is_found_where_it_was_left(tmp_path: Path) -> None:
    """Another program finds it, view by view; one that is done is not found."""
    visits = Visits.to(tmp_path / "book.db")
    marks = Bookmarks(visits)
    marks.put("today", "Q-2")
    marks.put("renewals", "Q-3")
    again = Bookmarks(visits)
    assert again.find("today", CASES) == "Q-2"
    assert again.find("renewals", CASES) == "Q-3"
    assert again.find("today", ("Q-1",)) is None
    assert again.find("risk", CASES) is None
    again.put("today", "")
    assert Bookmarks(visits).find("today", CASES) is None
    told = "".join(each.read_text("utf-8") for each in state_folder().rglob("*.toml"))
    assert "Q-" not in told
    assert "today" not in told


def test_what_cannot_be_kept_or_read_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that is gone with the program has them as long; damage is no error."""
    marks = Bookmarks(NO_VISITS)
    marks.put("today", "Q-2")
    assert marks.find("today", CASES) == "Q-2"
    visits = Visits.to(tmp_path / "book.db")
    Bookmarks(visits).put("today", "Q-2")
    (file,) = (state_folder() / "visits").glob("*.reviews.toml")
    file.write_text("left", "utf-8")
    assert Bookmarks(visits).find("today", CASES) is None
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("QMAS_TUI_STATE", str(tmp_path / "file"))
    Bookmarks(Visits.to(tmp_path / "book.db")).put("today", "Q-2")
