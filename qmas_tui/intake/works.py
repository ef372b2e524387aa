"""Which works may count."""

from __future__ import annotations

from collections.abc import Callable

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Career

COUNTED_KINDS = ("employment", "business", "self-employment")
SURE_LEVELS = ("graduate", "specialist", "senior")
AFTER_DEGREE = ("graduate", "senior")
"""Levels of work that count from the first degree on."""

Mark = Callable[[Career], bool | None]
"""Whether a work carries what a criterion asks for; None where that is left out."""


def countable_works(prospect: Prospect) -> tuple[Career, ...]:
    """Full-time works of any kind, but those whose level is known not to count."""
    return tuple(
        [
            work
            for work in prospect.work
            if work.kind in COUNTED_KINDS
            and work.full_time is not False
            and work.level != "other"
        ]
    )
