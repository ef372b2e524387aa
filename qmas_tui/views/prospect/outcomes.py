"""The office's own outcomes, counted and never made a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qmas_tui.intake.statistics import Outcomes
from qmas_tui.policy.policy import Policy
from qmas_tui.views.say import count

NONE: Final = "No application is on record."
COUNTS: Final = "Counts of this office, no chances: whom the Director selects differs."
_TESTS: Final = {
    "points": "points test of old",
    "criteria": "twelve criteria",
    "apt": "Achievement-based",
}
PUBLISHED: Final = ("X-18", "X-19")
"""Published numbers, shown beside them as approvals in a period."""


def outcome_lines(rows: Sequence[Outcomes], policy: Policy) -> Iterator[str]:
    """A line for each year and test, and what was published."""
    if not rows:
        yield NONE
    for each in rows:
        yield f"{each.year}, {_TESTS[each.test]}: {'; '.join(_told(each))}."
    if rows:
        yield COUNTS
    for name in PUBLISHED:
        yield f"Published ({name}): {policy.rules[name].says}"


def _told(of: Outcomes) -> Iterator[str]:
    yield f"{of.submitted} submitted"
    for what in ("pending", "approved", "refused", "withdrawn"):
        number: int = getattr(of, what)
        if number:
            yield f"{number} {what}"
    if of.reasons:
        reasons = [f"{name.replace('-', ' ')} {n}" for name, n in of.reasons]
        yield f"reasons of refusal: {', '.join(reasons)}"
    if of.median_days is not None:
        yield f"half decided within {count(of.median_days, 'day')}"
