"""The page of a case makes only what it shows, and reads only what may be new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.desk.screens import case
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.facts.changes import Past
from qmas_tui.views.case.page import PARTS, case_part
from qmas_tui.views.model import Section
from tests.desk.support import at_desk, casework_of, on, people, press, screen_text


async def test_a_turn_makes_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each digit makes the section that is then shown, once, and no other."""
    made: list[str] = []

    def make(key: str, *rest: object) -> Sequence[Section]:
        made.append(key)
        return case_part(key, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(case, "case_part", make)
    async with at_desk(casework_of(*people(1))) as (_, pilot):
        await press(pilot, "0 enter")
        assert set(made) == {"work"}
        made.clear()
        await press(pilot, "1 2 3 4 5 6 7")
        assert made == list(PARTS)[1:]
        made.clear()
        await press(pilot, "tab tab tab 5")
        assert made == ["record"]


async def test_history_is_read_once_for_each_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawn again it is not read again; a change to the case is read, and shown."""
    reads: list[str | None] = []
    real = SqliteBook.history

    def history(
        book: SqliteBook, about: str | None = None, since: datetime | None = None
    ) -> Sequence[Past]:
        reads.append(about)
        return real(book, about, since)

    monkeypatch.setattr(SqliteBook, "history", history)
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0 enter tab 2 tab")
        assert reads == []
        await press(pilot, "7")
        on(desk, CaseScreen).redraw()
        await press(pilot, "question_mark escape 6 7")
        assert reads == ["Q-1"]
        desk.casework.record("Q-2", "note", [("text", "another case")])
        desk.changed()
        assert reads == ["Q-1"]
        await press(pilot, "n 'seen' ctrl+s")
        assert reads == ["Q-1"] * 2
        assert "note “seen” recorded" in screen_text(desk)
        await press(pilot, "u")
        assert reads == ["Q-1"] * 3
        assert "taken out" in screen_text(desk)
