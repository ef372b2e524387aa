"""The rules that each day of the seven years rests on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import LANDED, assessed, days, holder

LONG_AGO = date(2019, 11, 22)


@pytest.mark.parametrize(
    ("facts", "earliest", "latest"),
    [
        ({"citizenship": "other"}, {"PR-02", "PR-03"}, set()),
        ({"citizenship": "chinese"}, {"PR-01"}, set()),
        ({"excluded": [{"from": LONG_AGO}]}, {"OR-05", "OR-07"}, set()),
        ({"gap": [{"ended": LANDED + days(9)}]}, set(), {"OR-13"}),
    ],
)
def test_each_day_cites_what_it_rests_on(
    facts: dict[str, object], earliest: set[str], latest: set[str]
) -> None:
    """Citizenship, excluded time and what leaves the latest day open have their rules;
    the others are not cited."""
    special = {"PR-01", "PR-02", "PR-03", "OR-05", "OR-07", "OR-13"}
    years = assessed(holder(**{"citizenship": "other", **facts})).milestone
    assert years
    rules = years.rules
    usual = set() if "citizenship" in facts else {"PR-02", "PR-03"}
    assert special & {*rules.earliest} == earliest | usual
    assert special & {*rules.latest} == earliest | usual | latest
