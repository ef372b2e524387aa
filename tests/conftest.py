"""What holds for every test: a config folder of its own, and few examples.

Those of desk and command line, and the slow ones, run without measuring coverage.
"""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
UNMEASURED = {"cli", "desk", "flows", "packaging", "pictures", "test_no_network.py"}

settings.register_profile("few", max_examples=40, deadline=None)
settings.load_profile("few")


gc.disable()  # ten thousand tests are made in one go, and none of them ends


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measuring makes tests that start programs or draw half as slow again."""
    for item in items:
        draws = item.path.relative_to(HERE).parts[0] in UNMEASURED
        if draws or {"many", "hypothesis"} & {
            mark.name for mark in item.iter_markers()
        }:
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """From here on there is garbage, but not among the tests."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the configuration of whoever runs it, nor notes a visit there."""
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("QMAS_TUI_STATE", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a terminal of many colours, wherever it runs."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
