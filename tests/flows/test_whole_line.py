"""The whole line by keys alone: from a sheet to a reviewed queue and a snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.exchange.facts_toml import read_facts
from tests.desk.support import at_desk, on, press, screen_text, told
from tests.make import AS_OF

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"


async def test_from_the_sheet_to_the_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two cases reviewed, one put off, one given a grant, that undone, all kept."""
    monkeypatch.chdir(tmp_path)
    book = tmp_path / "book.db"
    casework = open_casework(book, AS_OF, create=True)
    apply_import(casework, find_plan(casework, SHEET), SHEET.name)
    today = [entry.holder.case for entry in casework.queue(casework.views[0])]
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "r")
        assert on(desk, ReviewScreen).case == today[0]
        await press(pilot, "space space")
        await press(pilot, "s '+2w' enter 'waits_for_the_bill' ctrl+s")
        assert "2 reviewed · 1 snoozed" in screen_text(desk)
        await press(pilot, "g '15/3/2029' ctrl+s")
        assert any("Grant until 15 Mar 2029 recorded" in note for note in told(desk))
        assert "limit of stay 15 Mar 2029" in screen_text(desk)
        await press(pilot, "u")
        assert "limit of stay 15 Mar 2029" not in screen_text(desk)
        await press(pilot, "escape")
        on(desk, QueueScreen)
        await press(pilot, "ctrl+e 'book.toml' ctrl+s")
        assert "60 cases written to book.toml." in told(desk)
    kept = open_casework(book, AS_OF).holders
    *seen, put_off, granted = (kept[case] for case in today[:4])
    for case in seen:
        assert [row.outcome for row in case.review] == ["reviewed"]
    assert (put_off.review[0].outcome, put_off.review[0].until) == (
        "snoozed",
        date(2026, 12, 6),
    )
    assert put_off.review[0].text == "waits for the bill"
    assert put_off.review[0].about[0].startswith("extension.target 2026-11-")
    assert len(granted.grant) == 1
    snapshot = read_facts(tmp_path / "book.toml")
    assert snapshot.holder == tuple(kept.values())
