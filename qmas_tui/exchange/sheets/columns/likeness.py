"""Which field a title is like: a slip of the keyboard, words in another order."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

from qmas_tui.exchange.sheets.aliases import Aliases, Field
from qmas_tui.exchange.sheets.columns.titles import bare, holds
from qmas_tui.facts.day_writings import evened

CLOSE: Final = 86.0
"""Out of a hundred; below it likeness is chance."""
_SHORTEST: Final = 5
"""Letters of a title; shorter ones are like too much."""


def like_field(title: str, aliases: Aliases) -> tuple[Field, str] | None:
    """The field of the closest known title, and that title; None if none is close."""
    plain = evened(bare(title, aliases))
    if len(plain) < _SHORTEST or holds(title, aliases.other_subjects):
        return None
    titles = {word: field for field, words in aliases.columns.items() for word in words}
    best = process.extractOne(
        plain, titles.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE
    )
    return (titles[best[0]], best[0]) if best else None
