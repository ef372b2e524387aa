"""Until when a closed case is kept."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.erasure import erase_by
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.policy import Policy
from tests.findings.people import holder
from tests.policy.entries import shipped


@pytest.mark.parametrize(
    ("closed_on", "day"),
    [(date(2026, 11, 22), date(2033, 11, 22)), (date(2024, 2, 29), date(2031, 2, 28))],
)
def test_erased_after_seven_years(policy: Policy, closed_on: date, day: date) -> None:
    """A closed case is erased 84 months after its closing, one step on (HS-22)."""
    assert erase_by(holder(status="closed", closed_on=closed_on), policy) == day


@pytest.mark.parametrize("status", ["active", "permanent"])
def test_an_open_case_is_kept(policy: Policy, status: str) -> None:
    """Without being closed a case has no day of erasing, whatever day is recorded."""
    assert erase_by(holder(status=status, closed_on=date(2020, 1, 1)), policy) is None


def test_an_unknown_day_gives_none(policy: Policy) -> None:
    """A case closed on an unknown day has no day of erasing."""
    assert erase_by(holder(status="closed"), policy) is None


def test_the_figure_tells(policy: Policy) -> None:
    """An office that keeps its cases for longer erases them later."""
    office = Office(figures={"erase-after-months": 96})
    own = compile_policy(
        overrule(shipped().rule, office), shipped().paper, shipped().year
    )
    closed = holder(status="closed", closed_on=date(2026, 11, 22))
    assert erase_by(closed, own) == date(2034, 11, 22)
    assert own.rules["HS-22"].overruled == "erase-after-months: 84 → 96"
    figures = structs.replace(policy.figures, erase_after_months=83)
    shorter = structs.replace(policy, figures=figures)
    assert erase_by(closed, shorter) == date(2033, 10, 22)
