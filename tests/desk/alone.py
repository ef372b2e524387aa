"""Each test is alone with its desk, and nothing happens of itself."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from qmas_tui.desk import app, quiet
from qmas_tui.desk.screens import listed
from tests.desk.idle import pause
from tests.desk.seen import close_eyes

NEVER = 1e6
"""Seconds that no test lasts."""


def be_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No tick of the clock, what was said stays, and only what is read is painted."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    close_eyes(monkeypatch)
    monkeypatch.setattr(Pilot, "pause", pause)
    for kind in (Input, TextArea):
        monkeypatch.setattr(kind, "cursor_blink", False)
    monkeypatch.setattr(app, "FOLLOW_SECONDS", NEVER)
    monkeypatch.setattr(listed, "REST_SECONDS", 0)
    monkeypatch.setattr(quiet, "TOLD_SECONDS", NEVER)
    monkeypatch.setattr(quiet, "WARNED_SECONDS", NEVER)
