"""The worked cases of the specification come out of the second calculator, too."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from tests.cases.worked import BOOKS, FOLDER
from tests.oracle.calculator import order, work_out


def book(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    facts = tomllib.loads((FOLDER / f"{name}.facts.toml").read_text("utf-8"))
    return facts, json.loads((FOLDER / f"{name}.expect.json").read_bytes())


@pytest.mark.parametrize("name", BOOKS)
def test_agrees_with_the_worked_cases(name: str) -> None:
    """Each worked case comes out of the second calculator exactly."""
    facts, expected = book(name)
    for holder in facts["holder"]:
        wanted = expected[holder["case"]]
        got = work_out(holder, facts["as_of"])
        assert {key: got.get(key) for key in wanted} == wanted, holder["case"]


@pytest.mark.parametrize("name", [name for name in BOOKS if name != "example"])
def test_agrees_with_the_worked_orders(name: str) -> None:
    """The second calculator puts each queue in the order that was worked out."""
    facts, _ = book(name)
    orders = json.loads((FOLDER / "order.expect.json").read_bytes())
    assert order(facts["holder"], facts["as_of"]) == orders[name]
