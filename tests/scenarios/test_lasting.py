"""What shows from day to day, against each day asked by itself."""

from __future__ import annotations

import os
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Income, Trip
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import each_day
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.lasting import levels_by_day
from qmas_tui.scenarios.question import levels_of
from tests.findings.anyone import DAYS, holders
from tests.make import POLICY
from tests.oracle.people import somebody
from tests.scenarios.worked_cases import AS_OF, HOLDERS, policy

WHOLE = os.environ.get("QMAS_ORACLE") == "whole"
"""Otherwise few people are asked about."""
PEOPLE = 3000 if WHOLE else 5
RUN = 130
"""For how many days in a row each is asked about."""
ANYONE = settings(
    max_examples=1000 if WHOLE else 15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def worked_out(holder: Holder, rules: Policy, first: date) -> int:
    """On how many days of a run something is worked out; each day is as by itself."""
    days = list(each_day(first, first + timedelta(days=RUN - 1)))
    found = dict(levels_by_day(holder, rules, days))
    assert list(found) == days
    for day in days:
        assert found[day] == levels_of(assess(holder, rules, day)), day
    return len({id(levels) for levels in found.values()})


def test_each_day_is_as_by_itself() -> None:
    """For invented people every day shows what it shows when asked alone, though hardly
    one in ten is worked out."""
    asked = 0
    for number in range(110_000, 110_000 + PEOPLE):
        raw, as_of = somebody(number)
        first = as_of + timedelta(days=number % 1000 - 500)
        asked += worked_out(msgspec.convert(raw, Holder), POLICY, first)
    assert asked < PEOPLE * RUN / 10


@pytest.mark.many
@ANYONE
@given(holder=holders(), first=DAYS, rules=st.sampled_from(["shipped", "strict"]))
def test_absurd_facts_too(holder: Holder, first: date, rules: str) -> None:
    """Whatever the format of facts admits, every day is as by itself."""
    worked_out(holder, policy(rules), first)


@pytest.mark.parametrize(
    "facts",
    [
        {"income": (Income(year="2025/26", assessable=2_100_000),)},
        {"landed_on": date(2018, 2, 10)},
        {"trip": (Trip(out=date.min, back=date.max),)},
    ],
    ids=["a year of assessment ends", "seven years are over", "broken"],
)
def test_odd_ones_too(facts: dict[str, object]) -> None:
    """So it is where a year is asked for, a day reckoned on, or nothing worked out."""
    worked_out(structs.replace(HOLDERS["B1"], **facts), POLICY, AS_OF)
