"""The worked cases of the specification come out exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.queue import queue_key
from qmas_tui.policy.policy import Policy
from tests.cases.worked import BOOKS as NAMES
from tests.cases.worked import FOLDER
from tests.findings.shape import differences, shape


def _json(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


BOOKS: dict[str, CaseFile] = {
    name: read_facts(FOLDER / f"{name}.facts.toml") for name in NAMES
}
EXPECTED = {name: _json(f"{name}.expect.json") for name in BOOKS}
ORDERS = _json("order.expect.json")
CASES = [(name, holder) for name, file in BOOKS.items() for holder in file.holder]


def test_every_case_is_expected() -> None:
    """Each of the 383 worked cases has an expectation, and the other way round."""
    assert len(CASES) == 383
    for name, file in BOOKS.items():
        assert [holder.case for holder in file.holder] == list(EXPECTED[name])


@pytest.mark.parametrize(
    ("book", "holder"), CASES, ids=[f"{b}-{h.case}" for b, h in CASES]
)
def test_comes_out_exactly(policy: Policy, book: str, holder: Holder) -> None:
    """Stage, dates, fees, seven years, findings and family are as worked by hand."""
    as_of = BOOKS[book].as_of
    assert as_of is not None
    got = shape(assess(holder, policy, as_of))
    assert not list(differences(got, EXPECTED[book][holder.case]))


@pytest.mark.parametrize("book", ORDERS)
def test_queue_stands_in_order(policy: Policy, book: str) -> None:
    """The queue stands in the order that the specification gives."""
    as_of = BOOKS[book].as_of
    assert as_of is not None
    found = [assess(holder, policy, as_of) for holder in BOOKS[book].holder]
    assert [each.case for each in sorted(found, key=queue_key)] == ORDERS[book]
