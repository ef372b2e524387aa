"""What others do to the book, and midnight, while any screen is in front."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qmas_tui.casework import whereabouts
from qmas_tui.casework.open import open_casework
from tests.desk.support import (
    at_desk,
    book_of,
    casework_of,
    follow,
    press,
    screen_text,
    settle,
)
from tests.make import AS_OF, holder

SOON = [{"until": date(2027, 1, 10), "confirmed": True}]
SCREENS = {
    "month": "M ] ] up left left left left left",
    "workload": "W down down",
    "asleep": "0 enter s '+2w' ctrl+s escape Z",
    "counts": "0 F",
    "columns": "0 C",
    "preview": "0 * b t 'vip' ctrl+s",
    "menu": "0 a",
    "drawer": "0 enter a t '1/3/26'",
    "log": "0 enter n 'one' ctrl+s escape L",
    "settings": "comma",
}
ZONES = ("America/Los_Angeles", "Pacific/Auckland")


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_a_case_goes_while_a_screen_is_in_front(
    tmp_path: Path, keys: str
) -> None:
    """Another program forgets it: no screen breaks, and what is done next is refused
    or left out; nothing of the case comes back.
    """
    path = tmp_path / "book.db"
    gone = holder(name="GONE [/]", grant=SOON)
    casework = book_of(path, gone, holder(case="Q-2", grant=SOON))
    theirs = open_casework(path, AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, keys)
        theirs.privacy.forget("Q-1")
        await follow(pilot)
        await press(pilot, "ctrl+s escape y escape escape 0")
        await settle(pilot)
        assert "GONE" not in screen_text(desk)
        assert "Q-2" in screen_text(desk)
    assert list(open_casework(path, AS_OF).holders) == ["Q-2"]
    theirs.close()


@pytest.mark.parametrize("zone", ZONES)
async def test_midnight_is_hong_kongs_wherever_the_desk_stands(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """A limit has passed when it is midnight there, and not a second before."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    limit = [{"until": date(2026, 11, 22), "confirmed": True}]
    moments = {23: datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC)}
    moments[0] = datetime(2026, 11, 22, 16, tzinfo=UTC)
    casework = casework_of(holder(grant=limit))
    async with at_desk(casework) as (desk, pilot):
        desk.clock = whereabouts.today
        for hour, seen in ((23, "Sun 22 Nov 2026"), (0, "Mon 23 Nov 2026")):
            monkeypatch.setattr(whereabouts, "now", lambda at=moments[hour]: at)
            for keys in ("0", "M", "W", "Z", "escape"):
                await press(pilot, keys)
                await follow(pilot)
                assert seen in screen_text(desk), (hour, keys)
        assert "1 d late" in screen_text(desk)
    monkeypatch.undo()
    time.tzset()
