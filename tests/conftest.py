"""Which tests run without measuring coverage: those of the desk, and the slow ones."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
UNMEASURED = (HERE / "desk", HERE / "flows")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measuring makes the desk, which draws and waits, half as slow again."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in UNMEASURED):
            item.add_marker(pytest.mark.many)
