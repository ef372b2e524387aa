"""What must come out of scenarios: fees ahead of invented families, and the tests."""

from __future__ import annotations

import importlib

from msgspec import convert

import tests.make  # noqa: F401  the findings, loaded once
from qmas_tui.facts.holder import Holder
from tests.mutants.suite import POLICY, run_stories, stories
from tests.oracle.forecast import forecast
from tests.oracle.people import somebody

FAMILIES = range(90_000, 90_300)
TOO_LONG = {"any_facts", "second_calculator", "unseen"}
STORIES = stories("scenarios", TOO_LONG)
AHEAD = [
    (convert(raw, Holder), as_of, forecast(raw, as_of))
    for raw, as_of in map(somebody, FAMILIES)
]


def run() -> None:
    """Raises at the first test that fails; scenarios are imported here, not before."""
    second = importlib.import_module("tests.scenarios.test_second_calculator")
    for holder, as_of, wanted in AHEAD:
        found = second.fee_forecast(holder, POLICY, as_of)
        assert second.plain(found) == wanted, holder.case
    run_stories(STORIES)
