"""What the next extension costs, and who pays (E-11 to E-15)."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.fees import issue_fees
from qmas_tui.findings.model import FeesDue
from tests.findings.people import (
    BARE,
    BO,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    filing,
    holder,
    linked,
)
from tests.make import POLICY

NEXT = date(2031, 3, 15)


def fees(as_of: date = NOW, **facts: object) -> FeesDue:
    """What comes out for a holder with these facts."""
    found = assessed(holder(**facts), as_of).fees
    assert found is not None
    return found


def test_fees_for_a_short_stay() -> None:
    """More than 180 days between the limits cost the fee of a long stay (E-12)."""
    for own, total in ((181, 1900 + 1900), (180, 1900 + 1200), (1, 3100), (0, 1900)):
        bo = child(limit_of_stay=NEXT - days(own))
        found = fees(dependant=[bo])
        assert (found.per_person, found.total) == (1900, total)
        assert found.persons == (2 if own else 1)
        assert not found.assumed
        assert not found.overruled


def test_a_short_stay_of_the_holders() -> None:
    """The holder's own length decides what is said of one person."""
    grant = [{"until": LIMIT, "confirmed": True, "step": 0}]
    found = fees(grant=grant, pattern="2+3+3", income=None)
    assert found.per_person == 1900
    late = assessed(holder(), LIMIT + days(9)).fees
    assert late is not None
    assert late.total == 1900


@pytest.mark.parametrize(
    ("facts", "persons"),
    [
        ({"limit_of_stay": LIMIT}, 2),
        ({"limit_of_stay": None}, 2),
        ({"status": "permanent"}, 1),
        ({"left_on": NOW, "left_for": "divorce"}, 1),
        ({"left_on": NOW, "left_for": "own-permission"}, 1),
        ({"left_on": NOW, "left_for": "left-hong-kong"}, 1),
        ({"left_on": NOW + days(1), "left_for": "divorce"}, 2),
    ],
)
def test_who_pays(facts: dict[str, object], persons: int) -> None:
    """Everyone of the family whose limit lies before the new one, forecast or not."""
    assert fees(dependant=[child(**facts)]).persons == persons
    last = [{"until": LIMIT, "confirmed": True, "step": 2}]
    further = fees(dependant=[child(**facts)], grant=last)
    assert (further.persons, further.assumed) == (persons, True)
    assert further.total == persons * 1900


def test_day_of_filing() -> None:
    """A pending filing's day tells the fee, else the first day to file."""
    landed, limit = date(2022, 3, 15), date(2025, 3, 15)
    facts: dict[str, object] = {
        "landed_on": landed,
        "grant": [{"until": limit, "confirmed": True}],
    }
    for rows, total in (
        ([filing(date(2025, 2, 25))], 230),
        ([filing(date(2025, 2, 26))], 1900),
        ([filing(date(2025, 2, 25), "withdrawn")], 1900),
        ([filing(date(2025, 2, 26)), filing(date(2025, 2, 20))], 230),
        ([], 1900),
    ):
        found = fees(date(2025, 3, 1), **facts, filing=rows)
        assert (found.total, found.per_person) == (total, total)
    assert fees(date(2025, 2, 25), **facts).total == 230
    assert fees(date(2024, 1, 1), **facts).total == 230


@pytest.mark.parametrize(
    "facts",
    [
        {"filing": [filing(OPENS, "refused")]},
        {"left_on": NOW, "left_for": "employment"},
        {"left_on": NOW, "left_for": "left-hong-kong"},
        {"status": "permanent"},
        {"status": "closed"},
        BARE,
    ],
)
def test_nothing_to_pay(facts: dict[str, object]) -> None:
    """Refused, gone, permanent or not here yet, nobody is told a fee."""
    assert assessed(holder(**facts), OPENS + days(1)).fees is None


def test_a_linked_and_a_later_dependant() -> None:
    """One whose own limit lies at or after the new one does not pay."""
    family = [linked(name="TESTER Cy"), child(name=BO, limit_of_stay=NEXT + days(1))]
    assert fees(dependant=family).persons == 2


def test_the_issue_of_several_limits() -> None:
    """Each costs by its own length: 1,300 beyond 180 days, else 600 (E-12)."""
    limits = [(NEXT - days(181), NEXT), (NEXT - days(180), NEXT)]
    assert issue_fees(limits, POLICY, NOW) == [1300, 600]
