"""Days of return and fees ahead, worked out twice for invented people."""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.scenarios.forecast import FeeForecast, fee_forecast
from qmas_tui.scenarios.presence import Presence, presence
from tests.make import POLICY
from tests.oracle.forecast import forecast
from tests.oracle.people import somebody
from tests.oracle.planner import Traveller, plan, years_away

pytestmark = pytest.mark.many

WHOLE = os.environ.get("QMAS_ORACLE") == "whole"
"""Otherwise few people are asked about, and over some months alone."""
CHUNKS = 5
FAMILIES_IN_CHUNK = 2000 if WHOLE else 100
TRAVELLERS_IN_CHUNK = 100 if WHOLE else 1
MONTHS = 36 if WHOLE else 7
FIGURES = structs.replace(POLICY.figures, planner_months=MONTHS)
POLICY_OF_PLANNER = structs.replace(POLICY, figures=FIGURES)


def traveller(number: int) -> tuple[dict[str, Any], date, date | None, str]:
    """Somebody invented, the day to ask on, a departure perhaps, and who goes."""
    raw, as_of = somebody(number)
    random = Random(number)
    out = random.choice([None, None, as_of + timedelta(days=random.randint(-30, 60))])
    if out is None or random.random() < 0.3:
        out = next((t["out"] for t in raw.get("trip", []) if t["out"] > as_of), out)
    names = [each["name"] for each in raw.get("dependant", []) if each.get("trip")]
    names = [name for name in names if names.count(name) == 1]
    return raw, as_of, out, random.choice(["holder", "holder", *names])


def years(found: Presence) -> list[dict[str, Any]]:
    """The years of a planner as the second calculator gives them."""
    return [
        {
            "year": each.year,
            "recorded": each.recorded,
            "planned": each.planned,
            "left": each.left,
        }
        for each in found.years
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_planner_asks_each_day(chunk: int) -> None:
    """The first day of return on which a thing holds is the first that says so when
    each is asked about by itself, by another calculator."""
    first = 80_000 + chunk * TRAVELLERS_IN_CHUNK
    for number in range(first, first + TRAVELLERS_IN_CHUNK):
        raw, as_of, out, who = traveller(number)
        holder = msgspec.convert(raw, Holder)
        found = presence(holder, POLICY_OF_PLANNER, as_of, out, who)
        wanted, already = plan(raw, as_of, out, who, MONTHS)
        assert dict(found.first) == wanted, (number, who)
        assert set(found.already) == set(already), (number, who)
        if found.years:
            told = years_away(Traveller(raw, as_of, out, who), found.years[0].first)
            assert years(found) == told, (number, who)


def plain(found: FeeForecast) -> dict[str, Any]:
    """A forecast as the second calculator gives it."""
    names: dict[str, Any] = {each.what: list(each.names) for each in found.options}
    steps = [
        {
            "filing_day": step.filing_day.isoformat(),
            "until": step.until.isoformat() if step.until else None,
            "needed": step.needed,
            "why_not": {p.name: p.why_not for p in step.persons if p.why_not},
            "total": step.total,
        }
        for step in found.steps
    ]
    return {"steps": steps, "total_needed": found.total_needed, **names}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_forecast_is_a_plain_sum(chunk: int) -> None:
    """The fees ahead are those that another calculator sums from the rule alone."""
    first = 90_000 + chunk * FAMILIES_IN_CHUNK
    for number in range(first, first + FAMILIES_IN_CHUNK):
        raw, as_of = somebody(number)
        found = fee_forecast(msgspec.convert(raw, Holder), POLICY, as_of)
        assert plain(found) == forecast(raw, as_of), number
