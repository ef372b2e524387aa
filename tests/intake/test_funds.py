"""The means to live: each line, a dollar or a day before it, on it and after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from tests.intake.assessed import days, found, levels, rows_of
from tests.make import AS_OF


def account(**facts: object) -> dict[str, object]:
    """An account of the applicant, with other facts."""
    return {"name": "Bank A", **facts}


def balances(*amounts: int) -> list[dict[str, object]]:
    """What an account held at the end of months in a row."""
    return [
        {"on": date(2026, 1 + number, 28), "hkd": hkd}
        for number, hkd in enumerate(amounts)
    ]


def funds(*accounts: Mapping[str, object], **facts: object) -> dict[str, object]:
    """Somebody with these accounts."""
    return {"account": list(accounts), **facts}


@pytest.mark.parametrize(("hkd", "short"), [(119_999, 1), (120_000, 0), (120_001, 0)])
def test_budget_of_one(hkd: int, short: int) -> None:
    """Six months of 20,000 are the budget of one; a dollar less is told."""
    told = levels(funds(account(balance=balances(hkd))))
    assert ("funds.below-budget" in told) == short


@pytest.mark.parametrize(("hkd", "short"), [(179_999, 1), (180_000, 0)])
def test_budget_of_a_family(hkd: int, short: int) -> None:
    """Each who comes along adds 10,000 a month; who stays behind does not."""
    family = [
        {"name": "A", "relation": "spouse"},
        {"name": "B", "relation": "child", "accompanying": False},
    ]
    told = levels(funds(account(balance=balances(hkd)), dependant=family))
    assert ("funds.below-budget" in told) == short


def test_whose_money() -> None:
    """The spouse's money counts, a parent's is told and counts for nothing."""
    own = account(balance=balances(60_000))
    spouse = account(name="Bank B", owner="spouse", balance=balances(60_000))
    parent = account(name="Bank C", owner="parent", balance=balances(900_000))
    assert "funds.below-budget" not in levels(funds(own, spouse))
    told = levels(funds(own, parent))
    assert told["funds.below-budget"] == "warn"
    assert told["funds.third-party"] == "watch"
    assert levels(funds(parent))["funds.unknown"] == "watch"


def test_the_latest_balance_counts() -> None:
    """Of two balances on one day the later in the file is the latest."""
    day = date(2026, 6, 1)
    rows = [{"on": day, "hkd": 1}, {"on": day, "hkd": 120_000}]
    older = {"on": day - days(1), "hkd": 5}
    assert "funds.below-budget" not in levels(funds(account(balance=[*rows, older])))


@pytest.mark.parametrize(("last", "short"), [(30, 1), (31, 0)])
def test_statements_of_six_months(last: int, short: int) -> None:
    """From 1 May to 31 October are six months; to the day before are not."""
    told = account(statements_from=date(2026, 5, 1), statements_to=date(2026, 10, last))
    assert ("funds.short-statements" in levels(funds(told))) == short


def test_statements_that_nobody_dated() -> None:
    """Without both days nothing is said of their length, without the last of age."""
    told = levels(funds(account(statements_from=date(2020, 1, 1))))
    assert not told.keys() & {"funds.short-statements", "funds.stale-statements"}
    told = levels(funds(account(statements_to=date(2020, 1, 1))))
    assert "funds.short-statements" not in told
    assert told["funds.stale-statements"] == "watch"


@pytest.mark.parametrize(("shift", "stale"), [(-1, 1), (0, 0), (1, 0)])
def test_statements_grow_stale(shift: int, stale: int) -> None:
    """Three months before the filing day they are still fresh, a day more not."""
    last = add_months(AS_OF, -3) + days(shift)
    told = levels(funds(account(statements_to=last)))
    assert ("funds.stale-statements" in told) == stale


@pytest.mark.parametrize(
    ("amounts", "swing"),
    [((100, 51, 100), 0), ((100, 50, 100), 1), ((100, 50), 0), ((100, 49, 60), 1)],
)
def test_swing(amounts: tuple[int, ...], swing: int) -> None:
    """Of three balances the lowest at half the highest swings; of two nothing does."""
    told = levels(funds(account(balance=balances(*amounts))))
    assert ("funds.swing" in told) == swing


@pytest.mark.parametrize(("hkd", "odd"), [(24_999, 0), (25_000, 1), (25_001, 1)])
def test_a_credit_that_stands_out(hkd: int, odd: int) -> None:
    """A quarter of the balance before it, of the first where none was before."""
    before = {"on": date(2026, 3, 1), "hkd": 100_000}
    after = {"on": date(2026, 5, 1), "hkd": 900_000}
    for on in (date(2026, 4, 1), date(2026, 3, 1), date(2026, 2, 1)):
        credit = {"on": on, "hkd": hkd}
        facts = funds(account(balance=[after, before], credit=[credit]))
        assert ("funds.unexplained" in levels(facts)) == odd
        credit["documented"] = True
        assert "funds.unexplained" not in levels(facts)


def test_a_credit_without_a_balance() -> None:
    """Where no balance is known, no credit stands out."""
    credit = {"on": date(2026, 4, 1), "hkd": 900_000}
    assert "funds.unexplained" not in levels(funds(account(credit=[credit])))


@pytest.mark.parametrize("paper", ["tax_hkd", "letter_hkd", "bank_hkd"])
@pytest.mark.parametrize(
    ("says", "differs"), [(949, 1), (950, 0), (1000, 0), (1050, 0), (1051, 1)]
)
def test_papers_on_one_income(paper: str, says: int, differs: int) -> None:
    """Another paper may say five per cent more or less, of an investment too."""
    row = {"ends_on": date(2025, 12, 31), "hkd": 1000, "kind": "investment"}
    facts = {"income": [{**row, paper: says}]}
    assert ("income.differs" in levels(facts)) == differs


def test_one_finding_names_every_row() -> None:
    """Two odd accounts are one finding, which names both."""
    facts = funds(account(owner="parent"), account(name="Bank B", owner="company"))
    rows = rows_of(facts, "funds.third-party")
    assert [row["name"] for row in rows] == ["Bank A", "Bank B"]
    told = found(facts, "funds.third-party")
    assert told is not None
    assert told.rules == ("Q-05",)
