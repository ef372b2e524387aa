"""The days on which a limit of stay is expected to end."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.expected import ExpectedEnds, nearest
from tests.findings.people import BARE, LIMIT, NOW, days, holder
from tests.make import POLICY


def ends(**facts: object) -> ExpectedEnds:
    """What is expected of a holder with these facts."""
    return ExpectedEnds(holder(**facts), POLICY, NOW)


def test_the_first_stay() -> None:
    """It ends 36 months after the landing, and without one nobody can tell."""
    assert ends().of_first_stay() == [LIMIT]
    assert ends(**BARE).of_first_stay() is None


def test_the_limit_before_that_of_a_dependant() -> None:
    """Steps are counted from a limit of the holder's that ended earlier, not then."""
    one_step = add_months(LIMIT, 24)
    assert one_step not in (ends().of_dependant(LIMIT, None) or [])
    assert one_step in (ends().of_dependant(LIMIT + days(1), None) or [])


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([-9, -1, 0, 1, 9], [-1, 1]),
        ([-2, 0], [-2]),
        ([0, 3], [3]),
        ([0], []),
        ([], []),
    ],
)
def test_the_nearest_ends(others: list[int], found: list[int]) -> None:
    """The last before a day and the first after it; one on the day is neither."""
    day = date(2028, 3, 15)
    told = nearest(day, [day + days(each) for each in others])
    assert told == tuple(day + days(each) for each in found)
