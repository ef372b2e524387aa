"""The coming extension, as the findings on the way to it look at it."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.stay import Stay


class Renewal(Struct, frozen=True, gc=False):
    """What an extension is judged by: the current stay, and which extension it is.

    `stay_from` is the first day of the current stay, None where that is unknown, and
    `stay_to` the earlier of today and the limit. `run_up` begins the last months
    before the limit (HS-15). An unknown step counts as a later one than the first.
    """

    facts: EffectiveFacts
    position: FilingPosition
    stay_from: date | None
    stay_to: date
    run_up: date
    is_first: bool

    @property
    def is_near(self) -> bool:
        """Whether the run-up has begun."""
        return self.facts.as_of >= self.run_up

    def due(self, since: date | None) -> date | None:
        """When to settle what is at act: from the run-up, or since it is so.

        None once a filing is pending.
        """
        if self.position.is_filed:
            return None
        return self.run_up if since is None else max(self.run_up, since)

    def lost(self, due: date | None) -> date | None:
        """When a filing can no longer be made, of what is to be settled."""
        return self.position.last_chance if due else None


def find_renewal(
    facts: EffectiveFacts, stay: Stay, position: FilingPosition
) -> Renewal:
    """The extension that comes next."""
    limit = position.limit.on
    run_up = limit - timedelta(days=facts.policy.figures.run_up_days)
    began, to = _stay_began(facts, stay), min(facts.as_of, limit)
    return Renewal(facts, position, began, to, run_up, stay.last_step == 0)


def _stay_began(facts: EffectiveFacts, stay: Stay) -> date | None:
    """The day after the last limit granted before `as_of`, L itself aside."""
    earlier = [
        step.until
        for step in stay.granted
        if step.until < facts.as_of and step.until != stay.limit.on
    ]
    return max(earlier) + timedelta(days=1) if earlier else facts.landed_on
