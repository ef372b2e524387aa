"""A second's worth of the tests of the findings, without pytest round them.

The parent prepares what needs no findings; a child with a spoilt module runs the rest.
"""

from __future__ import annotations

import importlib
import itertools
import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import Holder
from tests.oracle.calculator import work_out
from tests.oracle.people import holder as invent

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2026, 11, 22)
PEOPLE = 700
STORIES = (
    "calendar",
    "erasure",
    "record",
    "family",
    "travel",
    "seven",
    "work",
    "papers",
    "derivations",
    "queue",
    "boundaries",
)
Worked = tuple[Holder, date, dict[str, Any]]


def prepared() -> tuple[list[Worked], dict[str, list[str]]]:
    """Worked cases and invented people with what must come out, and the orders."""
    found = list[Worked]()
    for path in sorted(CASES.glob("*.facts.toml")):
        file = read_facts(path)
        expect = json.loads(
            path.with_name(path.name.replace("facts.toml", "expect.json")).read_bytes()
        )
        assert file.as_of is not None
        found += [(holder, file.as_of, expect[holder.case]) for holder in file.holder]
    for number in range(PEOPLE):
        rng = random.Random(number)
        as_of = TODAY + timedelta(days=rng.choice([0, rng.randint(-1500, 1500)]))
        raw = invent(rng, number, as_of)
        found.append((msgspec.convert(raw, Holder), as_of, work_out(raw, as_of)))
    orders = json.loads((CASES / "order.expect.json").read_bytes())
    return found, orders


WORKED, ORDERS = prepared()
POLICY = load_policy(None)


def run() -> None:
    """Raises at the first test that fails; findings are imported here, not before."""
    assess = importlib.import_module("qmas_tui.findings.assess").assess
    shape = importlib.import_module("tests.findings.shape")
    for holder, as_of, wanted in WORKED:
        got = shape.shape(assess(holder, POLICY, as_of))
        assert not list(shape.differences(got, wanted)), holder.case
    for story in STORIES:
        module = importlib.import_module(f"tests.findings.test_{story}")
        for test in vars(module).values():
            if getattr(test, "__name__", "").startswith("test_"):
                _run(test)
    _orders(assess)


def _orders(assess: Callable[..., Any]) -> None:
    key = importlib.import_module("qmas_tui.findings.queue").queue_key
    for name, wanted in ORDERS.items():
        file = read_facts(CASES / f"{name}.facts.toml")
        found = [assess(holder, POLICY, file.as_of) for holder in file.holder]
        assert [each.case for each in sorted(found, key=key)] == wanted


def _run(test: Callable[..., None]) -> None:
    marks = [m for m in getattr(test, "pytestmark", ()) if m.name == "parametrize"]
    wants_policy = "policy" in test.__code__.co_varnames[: test.__code__.co_argcount]
    usual = {"policy": POLICY} if wants_policy else {}
    if any("path" in mark.args[0] for mark in marks):
        return  # these read the code, and are about its text
    for given in itertools.product(*map(_sets, marks)):
        arguments = dict(usual)
        for each in given:
            arguments.update(each)
        test(**arguments)


def _sets(mark: Any) -> Iterator[dict[str, Any]]:
    names, rows = mark.args[:2]
    for row in rows:
        yield (
            {names: row}
            if isinstance(names, str)
            else dict(zip(names, row, strict=True))
        )
