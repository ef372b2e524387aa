"""Criteria ten to twelve: income and business, a dollar before, on and after."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.findings.calendar import DAY
from tests.intake.people import (
    asked,
    company,
    criterion,
    papers,
    prospect,
)
from tests.make import AS_OF


@pytest.mark.parametrize(
    ("hkd", "state", "safe"),
    [
        (999_999, "no", False),
        (1_000_000, "yes", False),
        (1_049_999, "yes", False),
        (1_050_000, "yes", True),
    ],
)
def test_10_to_the_dollar(hkd: int, state: str, safe: bool) -> None:
    """One million suffices; five per cent more is safe (G-11)."""
    found = criterion(10, asked(income=(rows.Earned(AS_OF - DAY, hkd),)))
    assert (found.state, found.safe, found.have) == (state, safe, hkd)


@pytest.mark.parametrize(
    ("ends_on", "counts"),
    [
        (AS_OF, False),
        (AS_OF - DAY, True),
        (date(2025, 11, 22), True),
        (date(2025, 11, 21), False),
    ],
)
def test_10_and_11_take_the_year_before(ends_on: date, counts: bool) -> None:
    """It ended before the filing day, at most twelve months earlier (N-05)."""
    who = asked(
        income=(rows.Earned(ends_on, 2_000_000),),
        business=(company(share=50, year_ends_on=ends_on, profit_hkd=6_000_000),),
    )
    wanted = ["yes", "yes"] if counts else ["no", "unknown"]
    assert [criterion(n, who).state for n in (10, 11)] == wanted
    assert criterion(10, prospect()).state == "unknown"


def test_10_adds_the_rows_of_the_latest_year() -> None:
    """Salary and own business together; investments and older years not (G-24)."""
    last, older = AS_OF - DAY, AS_OF - 2 * DAY
    who = asked(
        income=(
            rows.Earned(last, 400_000),
            rows.Earned(last, 300_000, "business"),
            rows.Earned(last, 900_000, "investment"),
            rows.Earned(older, 5_000_000),
        ),
        evidence=papers("tax-assessment", "payslips"),
    )
    found = criterion(10, who)
    assert (found.have, found.state, found.documented) == (700_000, "no", False)


@pytest.mark.parametrize("paper", ["payslips", "employer-letter", "accounts"])
def test_10_is_documented_by_tax_and_another_paper(paper: str) -> None:
    """The assessment alone does not do (Q-07)."""
    income = (rows.Earned(AS_OF - DAY, 2_000_000),)
    both = asked(income=income, evidence=papers("tax-assessment", paper))
    assert criterion(10, both).documented
    assert not criterion(10, asked(income=income, evidence=papers(paper))).documented


@pytest.mark.parametrize(
    ("facts", "eleven", "twelve"),
    [
        ({"share": 50}, "yes", "no"),
        ({"share": 49.9}, "no", "no"),
        ({"share": 10, "listed": True, "influence": True}, "yes", "yes"),
        ({"share": 9.9, "listed": True, "influence": True}, "no", "no"),
        ({"share": 10, "listed": True}, "unknown", "unknown"),
        ({"share": 60, "listed": True, "influence": False}, "no", "no"),
        ({"listed": True, "influence": True}, "unknown", "unknown"),
        ({}, "unknown", "no"),
        ({"share": 60, "nominee": True}, "no", "no"),
        ({"share": 60, "since": AS_OF}, "yes", "no"),
        ({"share": 60, "since": AS_OF + DAY}, "no", "no"),
        ({"share": 60, "until": AS_OF}, "yes", "no"),
        ({"share": 60, "until": AS_OF - DAY}, "no", "no"),
    ],
)
def test_11_and_12_own(facts: dict[str, Any], eleven: str, twelve: str) -> None:
    """Half of a business, a tenth and influence in a listed one (G-14)."""
    year = {"year_ends_on": AS_OF - DAY, "profit_hkd": 5_000_000}
    who = asked(business=(company(**year, **facts),))
    assert [criterion(n, who).state for n in (11, 12)] == [eleven, twelve]
    assert [criterion(n, prospect()).state for n in (11, 12)] == ["unknown"] * 2


@pytest.mark.parametrize(
    ("profit", "state", "safe"),
    [
        (4_999_999, "no", False),
        (5_000_000, "yes", False),
        (5_249_999, "yes", False),
        (5_250_000, "yes", True),
    ],
)
def test_11_to_the_dollar(profit: int, state: str, safe: bool) -> None:
    """Five million; safe with five per cent more of an unlisted business (G-12)."""
    year = {"year_ends_on": AS_OF - DAY, "profit_hkd": profit}
    who = asked(
        business=(company(share=50.0, **year),),
        evidence=papers("accounts", "ownership-proof"),
    )
    found = criterion(11, who)
    assert (found.state, found.safe, found.have) == (state, safe, profit)
    assert found.documented is (state == "yes")
    listed = company(share=50, listed=True, influence=True, **year)
    assert not criterion(11, asked(business=(listed,))).safe


def test_12_is_always_safe_and_documented_by_the_listing() -> None:
    """Proof of the listing and of ownership (HI-12)."""
    row = company(share=10, listed=True, influence=True)
    both = asked(business=(row,), evidence=papers("listing-proof", "ownership-proof"))
    assert (criterion(12, both).safe, criterion(12, both).documented) == (True, True)
    assert not criterion(12, asked(business=(row,))).documented
