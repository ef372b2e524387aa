"""What is held against what, where rules are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.scenarios.rules_diff import RulesDiff
from qmas_tui.views.say import day_words

_ALIKE: Final = (
    "In all that could move a holder they are alike: figures, days, points, papers and "
    "holidays. What differs, if anything does, are words and sources."
)


def rules_held_lines(found: RulesDiff, before: str, after: str) -> Iterator[str]:
    """Which rules, on which day, and whether anything differs that moves a case."""
    yield f"From {before} to {after}, asked on {day_words(found.as_of)}:"
    if not found.is_any:
        yield _ALIKE
