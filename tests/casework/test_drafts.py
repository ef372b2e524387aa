"""What was typed and not saved is kept, form by form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.drafts import NO_CASE, Draft, Drafts
from qmas_tui.config.state import state_folder
from tests.make import holder

DRAFT = Draft(
    (("until", "1/1/30"),), (("until", ""),), datetime(2026, 11, 22, tzinfo=UTC)
)
LEE = holder(case="Q-1", name="LEE Ka Yan")


def about(text: str) -> Draft:
    """A draft of a new case in which this was typed."""
    return structs.replace(DRAFT, typed=(("name", text),))


def test_a_draft_outlives_the_program_until_it_is_dropped(tmp_path: Path) -> None:
    """Another program finds it, under codes; another form has another."""
    book = tmp_path / "book.db"
    assert Drafts.to(book).keep("Q-1", "grant", DRAFT)
    again = Drafts.to(book)
    assert again.of("Q-1", "grant") == DRAFT
    assert again.of("Q-1", "trip") is None
    names = [str(each) for each in state_folder().rglob("*") if each.is_file()]
    assert not [each for each in names if "Q-1" in each]
    again.drop("Q-1", "grant")
    assert Drafts.to(book).of("Q-1", "grant") is None


def test_a_forgotten_case_takes_its_drafts_along(tmp_path: Path) -> None:
    """And those of new cases that name it, or can no longer be read as free of it."""
    for drafts in (Drafts(), Drafts.to(tmp_path / "book.db")):
        drafts.keep("Q-1", "grant", DRAFT)
        drafts.keep("Q-2", "grant", DRAFT)
        drafts.keep(NO_CASE, "new", about("lee ka yan"))
        drafts.keep(NO_CASE, "other", about("NAIR Priya"))
        drafts.forget(LEE)
        assert drafts.of("Q-1", "grant") is None
        assert drafts.of("Q-2", "grant") == DRAFT
        assert drafts.of(NO_CASE, "new") is None
        assert drafts.of(NO_CASE, "other") is not None


def test_what_cannot_be_kept_or_read_ends_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged draft counts for none, and goes with any case; no disk is no error."""
    book = tmp_path / "book.db"
    drafts = Drafts.to(book)
    drafts.keep(NO_CASE, "new", about("somebody"))
    (file,) = (
        each for each in (state_folder() / "drafts").rglob("*") if each.is_file()
    )
    file.write_bytes(b"{")
    assert drafts.of(NO_CASE, "new") is None
    drafts.forget(LEE)
    assert not file.exists()
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("QMAS_TUI_STATE", str(tmp_path / "file"))
    held = Drafts.to(book)
    assert not held.keep("Q-1", "grant", DRAFT)
    assert held.of("Q-1", "grant") == DRAFT
    held.drop("Q-1", "grant")
    assert held.of("Q-1", "grant") is None
