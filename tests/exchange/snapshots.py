"""A book to take snapshots of, and what is worked out of it."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder, Made
from qmas_tui.findings.model import Assessment
from tests.bench.books import people
from tests.make import entry_of

DAY = date(2026, 11, 22)
MADE = Made(rules_checked_on=date(2026, 1, 20), head="sha256:ab")


def look(holder: Holder) -> Assessment:
    """What is worked out of a holder on the day."""
    return entry_of(holder, DAY).assessment


def book(count: int = 40) -> dict[str, Holder]:
    """A book of plausible holders."""
    return {each.case: each for each in people(count, 11, DAY, slips=True)}
