"""Every test has a config folder of its own, and nothing happens of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.desk import app, quiet

NEVER = 1e6
"""Seconds that no test lasts."""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine: no tick of the clock, and what was said stays."""
    monkeypatch.setattr(app, "FOLLOW_SECONDS", NEVER)
    monkeypatch.setattr(quiet, "TOLD_SECONDS", NEVER)
    monkeypatch.setattr(quiet, "WARNED_SECONDS", NEVER)
