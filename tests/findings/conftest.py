"""What tests of the findings share: the rules as shipped."""

from __future__ import annotations

import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.policy.policy import Policy


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The rules as shipped, without an office's own."""
    return load_policy(None)
