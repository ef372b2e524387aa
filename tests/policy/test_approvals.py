"""The shares of sectors among the approvals, as the config holds them."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.policy.compile_entry import EntryFile, entry_problems
from qmas_tui.policy.entry import Approvals
from tests.make import POLICY
from tests.policy.entries import shipped

FIRST = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("sector", "day", "percent"),
    [
        ("finance", FIRST, 33),
        ("finance", date(2024, 12, 31), None),
        ("information-technology", FIRST, 23),
        ("engineering", FIRST, None),
    ],
)
def test_shares(sector: str, day: date, percent: int | None) -> None:
    """Each holds from its first day, and a sector without one has none."""
    assert POLICY.entry.approvals_percent(sector, day) == percent


def test_a_share_given_twice() -> None:
    """Two shares of one sector on one day are told, as are unknown rules."""
    one = Approvals(rules=("Q-24",), sector="law", percent=5, to=FIRST)
    two = Approvals(rules=("Q-99",), sector="law", percent=6, from_=FIRST)
    file = EntryFile(approvals=(one, two))
    assert [str(each) for each in entry_problems(shipped().rule, file)] == [
        "approvals law: rules names Q-99, which no rule has; correct the id",
        "approvals law: two entries hold on 2025-01-01; let one end on the day before",
    ]
