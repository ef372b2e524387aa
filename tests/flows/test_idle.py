"""What the desk does while nobody is there."""

from __future__ import annotations

import gc
import weakref
from datetime import timedelta

import pytest

from qmas_tui.casework.collector import collector_off
from qmas_tui.desk.screens.case import CaseScreen
from tests.desk.support import MOMENT, at_desk, casework_of, follow, on, people, press


@pytest.mark.usefixtures("freezes")
async def test_screens_that_were_left_are_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also one that stood while a book was worked out, after a minute without a key."""
    async with at_desk(casework_of(*people(3))) as (desk, pilot):
        await press(pilot, "0 enter")
        page = weakref.ref(on(desk, CaseScreen))
        with collector_off():
            pass
        await press(pilot, "q down e q down")
        gc.collect()
        assert page() is not None, "set aside, it is no garbage yet"
        later = MOMENT + timedelta(minutes=1)
        monkeypatch.setattr(desk.casework.session, "clock", lambda: later)
        await follow(pilot)
        assert page() is None
