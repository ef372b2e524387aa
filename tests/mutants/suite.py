"""A second's worth of the tests of the findings, without pytest round them.

The parent prepares what needs no findings; a child with a spoilt module runs the rest.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import itertools
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import CaseFile, Holder
from tests.oracle.calculator import work_out
from tests.oracle.people import somebody

CASES = Path(__file__).parents[1] / "cases"
PEOPLE = 700
FOLDER = Path(__file__).parents[1] / "findings"
TOO_LONG = {"any_facts", "cases", "in_time", "properties", "second_calculator", "walls"}
STORIES = [
    name
    for path in sorted(FOLDER.glob("test_*.py"))
    if (name := path.stem.removeprefix("test_")) not in TOO_LONG
]
Worked = tuple[Holder, date, dict[str, Any]]
Test = Callable[..., None]


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
        for name, test in vars(module).items():
            if name.startswith("test_"):
                _run(test, module)
    _orders(assess)


def _orders(assess: Callable[..., Any]) -> None:
    key = importlib.import_module("qmas_tui.findings.queue").queue_key
    for name, wanted in ORDERS.items():
        file = BOOKS[name]
        found = [assess(holder, POLICY, file.as_of) for holder in file.holder]
        assert [each.case for each in sorted(found, key=key)] == wanted


def _run(test: Test, module: Any) -> None:
    marks = getattr(test, "pytestmark", ())
    if any(mark.name == "xfail" for mark in marks):
        return
    sets = [mark for mark in marks if mark.name == "parametrize"]
    if any("path" in mark.args[0] for mark in sets):
        return  # these read the code, and are about its text
    for given in itertools.product(*map(_sets, sets)):
        arguments = dict[str, Any]()
        for each in given:
            arguments.update(each)
        with pytest.MonkeyPatch.context() as patch:
            test(**arguments, **_fixtures(test, module, patch))


def _fixtures(test: Test, module: Any, patch: pytest.MonkeyPatch) -> dict[str, object]:
    """What a test asks of pytest."""
    wanted = inspect.signature(test).parameters
    there: dict[str, Callable[[], object]] = {
        "policy": lambda: POLICY,
        "monkeypatch": lambda: patch,
        "findings": lambda: _told(module),
    }
    return {name: make() for name, make in there.items() if name in wanted}


@functools.cache
def _told(module: Any) -> list[object]:
    """The findings that the tests of one module share."""
    return list(module.all_findings(POLICY))


def _sets(mark: Any) -> Iterator[dict[str, Any]]:
    names, rows = mark.args[:2]
    for row in rows:
        yield (
            {names: row}
            if isinstance(names, str)
            else dict(zip(names, row, strict=True))
        )
