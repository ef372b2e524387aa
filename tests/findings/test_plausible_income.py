"""Passports and incomes that are odd (HS-23), each to the day and the dollar."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Income, Passport, Work
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.plausible import OddIncome, oddities
from tests.findings.oddness import UNKNOWN, kinds, odd, with_child
from tests.make import AS_OF, POLICY

OLD, NEW = date(2024, 1, 1), date(2025, 1, 1)


def test_a_passport_that_lasts_too_long() -> None:
    """120 months ahead are not odd, one day more is, of holder and dependants."""
    last = add_months(AS_OF, 120)
    for day, said in ((last, []), (last + DAY, ["long"])):
        own = structs.replace(UNKNOWN, passport=(Passport(expires_on=day),))
        child = with_child(UNKNOWN, passport_expires_on=day)
        assert kinds(UNKNOWN, own) == kinds(UNKNOWN, child) == said
        assert kinds(own, own) == kinds(child, child) == []
    assert odd(UNKNOWN, child) == [("long", "dependant 1 (LEE Ming)", (last,))]
    assert kinds(UNKNOWN, with_child(UNKNOWN)) == []


# Incomes


def paid(*rows: tuple[int | None, str | None, date | None]) -> Holder:
    """A holder with works of so much, in a currency, from a day."""
    works = [
        Work(kind="employment", monthly_income=amount, currency=currency, from_=began)
        for amount, currency, began in rows
    ]
    return structs.replace(UNKNOWN, work=tuple(works))


@pytest.mark.parametrize(
    ("amount", "is_odd"),
    [(449_999, False), (450_000, True), (4_501, False), (4_500, True), (0, False)],
)
def test_a_monthly_income_ten_times_up_or_down(amount: int, is_odd: bool) -> None:
    """Ten times the last is odd, and a tenth of it; a dollar less, or more, is not."""
    before = paid((45_000, "HKD", OLD))
    after = paid((45_000, "HKD", OLD), (amount, "HKD", NEW))
    assert kinds(before, after) == (["monthly_income"] if is_odd else [])
    if is_odd:
        (found,) = oddities(before, after, POLICY, AS_OF)
        assert isinstance(found, OddIncome)
        assert (str(found.at), found.amount, found.factor) == ("work 2", amount, 10)
        assert (found.before, found.currency) == (45_000, "HKD")


def test_the_last_income_before_it() -> None:
    """It is that of the latest work that began earlier, in the same currency, not 0."""
    odd_one = (450_000, "HKD", NEW)
    for others, is_odd in (
        ([(45_000, "HKD", OLD), (400_000, "HKD", OLD + DAY)], False),
        ([(400_000, "HKD", OLD), (45_000, "HKD", OLD + DAY)], True),
        ([(400_000, "HKD", OLD), (45_000, "HKD", OLD)], True),
        ([(45_000, "HKD", OLD), (0, "HKD", OLD + DAY)], True),
        ([(45_000, "HKD", OLD), (400_000, "USD", OLD + DAY)], True),
        ([(45_000, "USD", OLD)], False),
        ([(45_000, None, OLD)], False),
        ([(None, "HKD", OLD)], False),
        ([(45_000, "HKD", NEW)], False),
        ([(45_000, "HKD", NEW + DAY)], False),
        ([(45_000, "HKD", None)], True),
    ):
        said = ["monthly_income"] if is_odd else []
        assert kinds(paid(*others), paid(*others, odd_one)) == said, others
    first = paid((45_000, "HKD", OLD))
    assert kinds(first, paid((45_000, "HKD", OLD), (450_000, "HKD", None))) == []


def test_an_income_on_record_is_not_odd_again() -> None:
    """Correcting something else of the work asks nothing; another amount does."""
    both = paid((45_000, "HKD", OLD), (450_000, "HKD", NEW))
    old, new = both.work
    titled = structs.replace(new, title="Director")
    assert kinds(both, structs.replace(both, work=(old, titled))) == []
    raised = structs.replace(new, monthly_income=450_001)
    assert kinds(both, structs.replace(both, work=(old, raised))) == ["monthly_income"]


def assessed(*rows: tuple[str, int]) -> Holder:
    """A holder with assessable incomes of these years."""
    made = [Income(year=year, assessable=amount) for year, amount in rows]
    return structs.replace(UNKNOWN, income=tuple(made))


@pytest.mark.parametrize(
    ("amount", "is_odd"),
    [
        (1_999_999, False),
        (2_000_000, True),
        (20_001, False),
        (20_000, True),
        (0, False),
    ],
)
def test_an_assessable_income_ten_times_up_or_down(amount: int, is_odd: bool) -> None:
    """The same holds of assessable incomes, by the year of assessment."""
    before = assessed(("2023/24", 200_000))
    after = assessed(("2023/24", 200_000), ("2024/25", amount))
    assert kinds(before, after) == (["assessable"] if is_odd else [])
    assert kinds(after, after) == []


def test_the_last_assessed_income_before_it() -> None:
    """It is that of the latest earlier year, of one year the one recorded last."""
    for others, is_odd in (
        ([("2023/24", 200_000), ("2022/23", 1_900_000)], True),
        ([("2023/24", 200_000), ("2023/24", 1_900_000)], False),
        ([("2023/24", 200_000), ("2024/25", 0)], True),
        ([("2025/26", 200_000)], False),
        ([("2026/27", 200_000)], False),
    ):
        after = assessed(*others, ("2025/26", 2_000_000))
        said = ["assessable"] if is_odd else []
        assert kinds(assessed(*others), after) == said, others
