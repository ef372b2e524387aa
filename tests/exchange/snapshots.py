"""A book to take snapshots of, and what is worked out of it."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder, Made
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.compare import HOLDERS
from qmas_tui.intake.compare import PROSPECTS
from tests.bench.books import people
from tests.make import POLICY

DAY = date(2026, 11, 22)
MADE = Made(rules_checked_on=date(2026, 1, 20), head="sha256:ab")


def say(case: Case) -> tuple[WorkedOut, ...]:
    """What is worked out of a case on the day."""
    if isinstance(case, Prospect):
        return PROSPECTS.said(case, POLICY, DAY)
    return HOLDERS.said(case, POLICY, DAY)


def book(count: int = 40) -> dict[str, Holder]:
    """A book of plausible holders."""
    return {each.case: each for each in people(count, 11, DAY, slips=True)}
