"""The coming extension, as the findings on the way to it look at it."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.stay import Stay
from qmas_tui.policy.policy import Policy


class Renewal(Struct, frozen=True, gc=False):
    """What an extension is judged by: the current stay, and which extension it is.

    `stay_from` is the first day of the current stay, None where that is unknown, and
    `stay_to` the earlier of today and the limit. `run_up` begins the last months
    before the limit (HS-15). `lost_on` is when a filing can no longer be made.
    """

    facts: EffectiveFacts
    limit: date
    stay_from: date | None
    stay_to: date
    run_up: date
    lost_on: date
    is_first: bool
    is_filed: bool
    filing_day: date

    @property
    def is_near(self) -> bool:
        """Whether the run-up has begun."""
        return self.facts.as_of >= self.run_up

    def due(self, since: date | None) -> date | None:
        """When to settle what is at act: from the run-up, or since it is so.

        None once a filing is pending.
        """
        if self.is_filed:
            return None
        return self.run_up if since is None else max(self.run_up, since)


def find_renewal(
    facts: EffectiveFacts, stay: Stay, position: FilingPosition, policy: Policy
) -> Renewal:
    """The extension that comes next; an unknown step counts as a later one."""
    as_of, limit = facts.as_of, position.limit.on
    return Renewal(
        facts,
        limit,
        _stay_began(facts, stay),
        min(as_of, limit),
        limit - timedelta(days=policy.figures.run_up_days),
        position.last_chance(as_of),
        stay.last_step == 0,
        position.is_filed,
        position.filing_day,
    )


def _stay_began(facts: EffectiveFacts, stay: Stay) -> date | None:
    """The day after the last limit granted before `as_of`, L itself aside."""
    earlier = [
        step.until
        for step in stay.granted
        if step.until < facts.as_of and step.until != stay.limit.on
    ]
    return max(earlier) + timedelta(days=1) if earlier else facts.landed_on
