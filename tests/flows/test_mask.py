"""Nobody reads over an adviser's shoulder who a case is about."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.desk.support import (
    MOMENT,
    at_desk,
    casework_of,
    follow,
    press,
    screen_text,
    told,
)
from tests.make import holder


@pytest.mark.presses("mask")
async def test_one_key_hides_names_and_numbers() -> None:
    """In the queue, on the case, in toasts and in what is found; the key shows them."""
    odd = holder(case="D-2310", name="GARCIA Maria [/]", name_zh="陳大文")
    async with at_desk(casework_of(odd)) as (desk, pilot):
        await press(pilot, "0 f4")
        text = screen_text(desk)
        assert "masked, f4 shows" in text
        assert "G.     M.    [/] 陳＊＊" in text
        await press(pilot, "enter n 'GARCIA_called' ctrl+s")
        assert "D-••••" in told(desk)[0]
        seen = screen_text(desk)
        for keys in ("right right", "escape r", "escape L", "escape ctrl+p 'garcia'"):
            await press(pilot, keys)
            seen += screen_text(desk)
        for name in ("GARCIA", "陳大文", "2310"):
            assert name not in seen
        await press(pilot, "escape f4")
        assert "GARCIA Maria [/] 陳大文" in screen_text(desk)


async def test_the_desk_masks_itself_when_nobody_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the minutes of the setting without a key, and not before."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text("mask_after_minutes = 10\n")
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0")
        for minutes, is_masked in ((9, False), (10, True)):
            later = MOMENT + timedelta(minutes=minutes)
            monkeypatch.setattr(desk.casework.session, "clock", partial(_same, later))
            await follow(pilot)
            assert desk.is_masked is is_masked
        assert "LEE Ka Yan" not in screen_text(desk)
        await press(pilot, "f4")
        assert "LEE Ka Yan" in screen_text(desk)


def _same(moment: datetime) -> datetime:
    return moment
