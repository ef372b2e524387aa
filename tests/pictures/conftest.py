"""Every picture, too, is drawn alone, however slow the machine."""

from __future__ import annotations

import pytest

from tests.desk.alone import be_alone


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    be_alone(monkeypatch)
