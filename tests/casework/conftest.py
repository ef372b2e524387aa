"""A book in memory on a fixed day, its clock ticking by the minute."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_empty
from qmas_tui.config.settings import load_settings
from tests.casework.support import LEE
from tests.make import AS_OF, POLICY


@pytest.fixture
def casework() -> Casework:
    """An empty book."""
    ticks = itertools.count()
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return Casework(
        SqliteBook(),
        POLICY,
        load_settings(None),
        open_empty().views,
        AS_OF,
        "mw",
        lambda: start + timedelta(minutes=next(ticks)),
    )


@pytest.fixture
def lee(casework: Casework) -> Casework:
    """With one holder whose limit of stay ends soon."""
    casework.add(LEE)
    casework.record("Q-1", "grant", [("until", "10/12/26"), ("confirmed", "yes")])
    return casework
