"""Two calculators, written independently from one text, agree on invented people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.queue import queue_key
from qmas_tui.policy.policy import Policy
from tests.findings.shape import differences, shape
from tests.oracle.calculator import order, work_out
from tests.oracle.people import holder as invent

pytestmark = pytest.mark.many

CHUNKS = 21
PEOPLE_IN_CHUNK = 1000
TODAY = date(2026, 11, 22)
SWITCH = date(2026, 3, 1)


def invented(number: int) -> tuple[dict[str, Any], date]:
    """A person whose dates lie close to boundaries, and the day to ask on."""
    rng = random.Random(number)
    days = [
        TODAY,
        SWITCH + timedelta(days=rng.randint(-12, 12)),
        TODAY + timedelta(days=rng.randint(-1500, 1500)),
    ]
    as_of = rng.choice(days)
    return invent(rng, number, as_of), as_of


def disagreements(
    raw: dict[str, Any], as_of: date, policy: Policy
) -> Iterator[tuple[str, date, str]]:
    """Where the two calculators part over a person."""
    holder = msgspec.convert(raw, Holder)
    got, wanted = shape(assess(holder, policy, as_of)), work_out(raw, as_of)
    for said in differences(got, wanted):
        yield raw["case"], as_of, said


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_invented_people(policy: Policy, chunk: int) -> None:
    """Over twenty thousand invented people the two calculators say the same."""
    found: list[tuple[str, date, str]] = []
    for number in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK):
        raw, as_of = invented(number)
        found += disagreements(raw, as_of, policy)
    assert not found


def boundaries(raw: dict[str, Any], as_of: date, policy: Policy) -> set[date]:
    """Every day on which something changes for a person, as far as dates tell."""
    found = assess(msgspec.convert(raw, Holder), policy, as_of)
    every = [*found.deadlines, *(d for m in found.dependants for d in m.deadlines)]
    days = {deadline.on for deadline in every}
    for item in found.items:
        days |= {item.act_by} | ({item.lost_on} if item.lost_on else set())
    if found.milestone:
        marks = (found.milestone.earliest, found.milestone.latest)
        days |= {day for day in marks if day is not None}
    opens = [each.on for each in every if each.kind == "extension.opens"]
    leads = (30, 90, 180)
    days |= {day - timedelta(days=lead) for day in opens for lead in leads}
    limit = found.limit.on if found.limit else as_of
    return days | {limit - timedelta(days=180), SWITCH}


@pytest.mark.parametrize("chunk", range(20))
def test_agree_round_every_boundary(policy: Policy, chunk: int) -> None:
    """Asked ten days each side of every boundary, the two still say the same."""
    found: list[tuple[str, date, str]] = []
    for number in range(50_000 + chunk * 10, 50_000 + chunk * 10 + 10):
        raw, as_of = invented(number)
        near = [
            d for d in boundaries(raw, as_of, policy) if abs((d - as_of).days) < 4e3
        ]
        days = {day + timedelta(days=n) for day in near for n in range(-10, 11)}
        for day in sorted(days):
            found += disagreements(raw, day, policy)
    assert not found


@pytest.mark.parametrize("chunk", range(4))
def test_agree_on_the_order(policy: Policy, chunk: int) -> None:
    """Both put a queue of invented people in the same order."""
    numbers = range(70_000 + chunk * 200, 70_000 + chunk * 200 + 200)
    raws = [invent(random.Random(number), number, TODAY) for number in numbers]
    found = [assess(msgspec.convert(raw, Holder), policy, TODAY) for raw in raws]
    assert [each.case for each in sorted(found, key=queue_key)] == order(raws, TODAY)
