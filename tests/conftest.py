"""What holds for every test: a config folder of its own, and few examples.

Those of desk and command line, and the slow ones, run without measuring coverage.
"""

from __future__ import annotations

import gc
import sys
import threading
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import settings

from tests.desk.idle import Loop

HERE = Path(__file__).parent
FREEZE = gc.freeze
NUMBERS = count()
SLOW = {"many", "hypothesis"}
UNMEASURED = {"cli", "desk", "flows", "packaging", "pictures", "test_no_network.py"}

settings.register_profile("few", max_examples=40, deadline=None)
settings.load_profile("few")


gc.disable()  # ten thousand tests are made in one go, and none of them ends


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Measuring makes tests that start programs or draw two or three times as slow."""
    draws = item.path.relative_to(HERE).parts[0] in UNMEASURED
    if not draws and not SLOW & {mark.name for mark in item.iter_markers()}:
        return (yield)
    measures = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(cast("Any", None))
    try:
        return (yield)
    finally:
        sys.settrace(measures[0])
        threading.settrace(cast("Any", measures[1]))


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], AbstractEventLoop]]:
    """Every loop can be asked when it is idle."""
    return {"loop": Loop}


def pytest_collection_finish() -> None:
    """From here on there is garbage, but not among the tests."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_folder(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No test reads the configuration of whoever runs it, nor notes a visit there.

    The folders are beside the test's own files; of a test without files they are made
    only where something is written there.
    """
    if "tmp_path" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path")
    else:
        folder = tmp_path_factory.getbasetemp() / f"of-{next(NUMBERS)}"
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(folder / "config"))
    monkeypatch.setenv("QMAS_TUI_STATE", str(folder / "state"))


@pytest.fixture(autouse=True)
def _never_freezes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book that is opened goes with its test: the program keeps it to its own end."""
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.fixture
def freezes(_never_freezes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """`gc.freeze` as it is, and not as tests have it."""
    monkeypatch.setattr(gc, "freeze", FREEZE)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a terminal of many colours, wherever it runs."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
