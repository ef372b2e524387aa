"""Two calculators, written independently from one text, agree on invented people."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.queue import queue_key
from qmas_tui.policy.policy import Policy
from tests.findings.shape import differences, shape
from tests.oracle.boundaries import boundaries
from tests.oracle.calculator import order, work_out
from tests.oracle.people import TODAY, somebody

pytestmark = pytest.mark.many

WHOLE = os.environ.get("QMAS_ORACLE") == "whole"
"""Otherwise fewer people are asked about, and round a boundary every tenth day."""

CHUNKS = 20
PEOPLE_IN_CHUNK = 1000 if WHOLE else 250
WATCHED_IN_CHUNK = 15 if WHOLE else 5
QUEUE = 200
ONE_DAY_OF = 1 if WHOLE else 10


def disagreements(
    raw: dict[str, Any], days: list[date], policy: Policy
) -> Iterator[tuple[str, date, str]]:
    """Where the two calculators part over a person."""
    holder = msgspec.convert(raw, Holder)
    for day in days:
        got, wanted = shape(assess(holder, policy, day)), work_out(raw, day)
        for said in differences(got, wanted):
            yield raw["case"], day, said


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_invented_people(policy: Policy, chunk: int) -> None:
    """Over thousands of invented people the two calculators say the same."""
    found: list[tuple[str, date, str]] = []
    for number in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK):
        raw, as_of = somebody(number)
        found += disagreements(raw, [as_of], policy)
    assert not found


def own_days(found: Assessment) -> set[date]:
    """Every day that the first calculator names of a person."""
    every = [*found.deadlines, *(d for m in found.dependants for d in m.deadlines)]
    days: set[date | None] = {deadline.on for deadline in every}
    if found.next is not None:
        days |= {found.next.due_on, found.next.act_by, found.next.lost_on}
    milestones = [found.milestone, *(m.milestone for m in found.dependants)]
    for each in milestones:
        if each is not None:
            days |= {each.earliest, each.latest, each.prepare}
    return {day for day in days if day is not None}


def near_boundaries(raw: dict[str, Any], as_of: date, policy: Policy) -> list[date]:
    """Ten days each side of every boundary that either calculator knows of."""
    near = own_days(assess(msgspec.convert(raw, Holder), policy, as_of))
    near = {day for day in near if abs((day - as_of).days) < 4000}
    near |= boundaries(raw, as_of)
    return sorted({day + timedelta(days=n) for day in near for n in range(-10, 11)})


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_round_every_boundary(policy: Policy, chunk: int) -> None:
    """Asked ten days each side of every boundary, the two still say the same."""
    found: list[tuple[str, date, str]] = []
    first = 50_000 + chunk * WATCHED_IN_CHUNK
    for number in range(first, first + WATCHED_IN_CHUNK):
        raw, as_of = somebody(number)
        days = near_boundaries(raw, as_of, policy)
        asked = days[number % ONE_DAY_OF :: ONE_DAY_OF]
        found += disagreements(raw, asked, policy)
    assert not found


@pytest.mark.parametrize("chunk", range(5))
def test_agree_on_the_order(policy: Policy, chunk: int) -> None:
    """Both put a queue of invented people in the same order."""
    first = 70_000 + chunk * QUEUE
    raws = [somebody(number)[0] for number in range(first, first + QUEUE)]
    day = TODAY + timedelta(days=(0, -266, 40, -400, 365)[chunk])
    found = [assess(msgspec.convert(raw, Holder), policy, day) for raw in raws]
    assert [each.case for each in sorted(found, key=queue_key)] == order(raws, day)
