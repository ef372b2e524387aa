"""Runs the tests of a room without pytest round them: a second or so for all of them.

The parent prepares what needs no room; a child with a spoilt module runs the rest.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import itertools
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

from qmas_tui.config.load import load_policy

TESTS = Path(__file__).parents[1]
Test = Callable[..., None]
POLICY = load_policy(None)


def stories(room: str, too_long: Collection[str]) -> list[str]:
    """The test modules of a room, but for those that would take too long."""
    names = [path.stem for path in sorted((TESTS / room).glob("test_*.py"))]
    short = [name for name in names if name.removeprefix("test_") not in too_long]
    return [f"tests.{room}.{name}" for name in short]


def run_stories(names: list[str]) -> None:
    """Raises at the first test that fails; modules are imported here, not before."""
    for story in names:
        module = importlib.import_module(story)
        for name, test in vars(module).items():
            if name.startswith("test_"):
                _run(test, module)


def _run(test: Test, module: Any) -> None:
    marks = getattr(test, "pytestmark", ())
    if any(mark.name == "xfail" for mark in marks):
        return
    sets = [mark for mark in marks if mark.name == "parametrize"]
    for given in itertools.product(*map(_sets, sets)):
        arguments = dict[str, Any]()
        for each in given:
            arguments.update(each)
        asked = inspect.signature(test).parameters.keys() - arguments.keys()
        with pytest.MonkeyPatch.context() as patch:
            for name in asked:
                arguments[name] = _fixture(name, module, patch)
            try:
                test(**arguments)
            except pytest.skip.Exception:
                continue


def _fixture(name: str, module: Any, patch: pytest.MonkeyPatch) -> object:
    """What a test asks of pytest."""
    if name == "monkeypatch":
        return patch
    return POLICY if name == "policy" else _shared(name, module)


@functools.cache
def _shared(name: str, module: Any) -> object:
    """What the tests of one module share."""
    make = inspect.unwrap(getattr(module, name))
    asked = inspect.signature(make).parameters
    return make(
        **{
            each: POLICY if each == "policy" else _shared(each, module)
            for each in asked
        }
    )


def _sets(mark: Any) -> Iterator[dict[str, Any]]:
    names, rows = mark.args[:2]
    for row in rows:
        yield (
            {names: row}
            if isinstance(names, str)
            else dict(zip(names, row, strict=True))
        )
