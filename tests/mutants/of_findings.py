"""What must come out of the findings: worked cases, invented people, their tests."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import CaseFile, Holder
from tests.mutants.suite import POLICY, TESTS, run_stories, stories
from tests.oracle.calculator import work_out
from tests.oracle.people import somebody

CASES = TESTS / "cases"
PEOPLE = 700
TOO_LONG = {
    *("any_facts", "cases", "in_time", "properties", "second_calculator", "walls")
}
CALLED_OFF = "tests.views.test_called_off"
"""What a calendar calls off proves how a case is opened again."""
STORIES = [*stories("findings", TOO_LONG), CALLED_OFF]
Worked = tuple[Holder, date, dict[str, Any]]


def books() -> dict[str, CaseFile]:
    """The books of worked cases, by name."""
    paths = sorted(CASES.glob("*.facts.toml"))
    return {path.name.removesuffix(".facts.toml"): read_facts(path) for path in paths}


def prepared() -> Iterator[Worked]:
    """Worked cases and invented people with what must come out."""
    for name, file in BOOKS.items():
        expect = json.loads((CASES / f"{name}.expect.json").read_bytes())
        assert file.as_of is not None
        for holder in file.holder:
            yield holder, file.as_of, expect[holder.case]
    for number in range(PEOPLE):
        raw, as_of = somebody(number)
        yield msgspec.convert(raw, Holder), as_of, work_out(raw, as_of)


BOOKS = books()
WORKED = list(prepared())
ORDERS = json.loads((CASES / "order.expect.json").read_bytes())


def run() -> None:
    """Raises at the first test that fails; findings are imported here, not before."""
    assess = importlib.import_module("qmas_tui.findings.assess").assess
    shape = importlib.import_module("tests.findings.shape")
    for holder, as_of, wanted in WORKED:
        got = shape.shape(assess(holder, POLICY, as_of))
        assert not list(shape.differences(got, wanted)), holder.case
    run_stories(STORIES)
    _orders(assess)


def _orders(assess: Callable[..., Any]) -> None:
    key = importlib.import_module("qmas_tui.findings.queue").queue_key
    for name, wanted in ORDERS.items():
        file = BOOKS[name]
        found = [assess(holder, POLICY, file.as_of) for holder in file.holder]
        assert [each.case for each in sorted(found, key=key)] == wanted
