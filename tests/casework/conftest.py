"""A book in memory on a fixed day, its clock ticking by the minute."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.bookless import empty_casework
from qmas_tui.casework.casework import Casework
from qmas_tui.config.settings import load_settings
from tests.make import AS_OF, POLICY

LEE = [
    ("case", "Q-1"),
    ("name", "LEE Ka Yan"),
    ("citizenship", "other"),
    ("route", "gpt"),
    ("applied_on", "2023-06-01"),
    ("landed_on", "10/12/2023"),
]


@pytest.fixture
def casework() -> Casework:
    """An empty book."""
    ticks = itertools.count()
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return Casework(
        SqliteBook(),
        POLICY,
        load_settings(None),
        empty_casework().views,
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
