"""Two fields that stand together: one says nothing without the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PAIR: Final = ("left_on", "left_for")
"""Of a holder who left the scheme, or a dependant who left the family: when, for what.
"""
TOGETHER: Final = (
    f"is missing; {' and '.join(PAIR)} stand together: give both, or neither"
)


def missing_half(values: Mapping[str, object]) -> str:
    """Which of the pair is missing beside the other; empty where neither is."""
    day, reason = PAIR
    if (day in values) == (reason in values):
        return ""
    return reason if day in values else day
