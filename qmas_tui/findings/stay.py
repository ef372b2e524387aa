"""The stay pattern, the steps granted so far, and the current limit of stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.rows import Grant
from qmas_tui.findings.calendar import add_months, months_apart
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Limit, PathStep
from qmas_tui.policy.policy import StayPattern


class Stay(Struct, frozen=True, gc=False):
    """The stays granted so far; `normal` is each step's normal end from the landing.

    `used_up` where nothing more can be forecast from the pattern.
    """

    pattern: StayPattern | None
    limit: Limit
    granted: tuple[PathStep, ...]
    normal: tuple[date, ...]
    step_assumed: bool
    used_up: bool

    @property
    def last_step(self) -> int | None:
        """The number of the last granted step: 0 without a grant, None if unknown."""
        return self.granted[-1].step if self.granted else 0


def find_pattern(facts: EffectiveFacts) -> StayPattern | None:
    """The pattern that a holder's stays follow (S-01 to S-09), None if unknown."""
    holder, policy = facts.holder, facts.policy
    if holder.pattern is not None:
        return policy.pattern_named(holder.pattern, holder.applied_on)
    if holder.applied_on is not None:
        return policy.pattern_on(holder.route, holder.applied_on)
    if facts.landed_on is None or not facts.grants or facts.grants[0].step:
        return None
    for months in policy.deduced_first_stays(holder.route):
        if _near(facts, facts.grants[0].until, add_months(facts.landed_on, months)):
            return policy.pattern_beginning(holder.route, months)
    return None


def _near(facts: EffectiveFacts, day: date, other: date) -> bool:
    return abs((day - other).days) <= facts.policy.figures.pattern_tolerance_days


def normal_ends(
    landed_on: date | None, pattern: StayPattern | None
) -> tuple[date, ...]:
    """The normal end of each step; none where landing or pattern is unknown."""
    if landed_on is None or pattern is None:
        return ()
    ends: list[date] = []
    for months in pattern.months:
        ends.append(add_months(ends[-1] if ends else landed_on, months))
    return tuple(ends)


def _first_step(
    grant: Grant, facts: EffectiveFacts, normal: tuple[date, ...]
) -> tuple[int | None, bool]:
    """The number of the first recorded grant, and whether it had to be assumed."""
    if grant.step is not None:
        return grant.step, False
    if facts.landed_on is None:
        return None, False
    for number, end in enumerate(normal):
        if _near(facts, grant.until, end):
            return number, False
    for number, end in enumerate(normal):
        if (grant.until - end).days <= facts.policy.figures.step_slack_days:
            return number, True
    if normal:
        return len(normal) - 1, True
    landed_on = facts.landed_on
    is_first = any(
        _near(facts, grant.until, add_months(landed_on, months))
        for months in facts.policy.first_lengths
    )
    return (0 if is_first else None), False


def _is_elsewhere(
    grant: Grant, previous: PathStep | None, facts: EffectiveFacts
) -> bool:
    """Whether a grant is one on another permission (H-11): a step of no pattern."""
    left_on = facts.holder.left_on
    if not facts.left_scheme or left_on is None:
        return False
    if grant.granted_on is not None and grant.granted_on >= left_on:
        return True
    return previous is not None and previous.until >= left_on


def base_of(
    number: int | None,
    previous: PathStep | None,
    landed_on: date | None,
    normal: Sequence[date],
) -> date | None:
    """The day from which a step is measured: the grant before it, or its normal end."""
    if previous is not None:
        return previous.until
    if number == 0:
        return landed_on
    return normal[number - 1] if number and number <= len(normal) else None


def _steps(
    facts: EffectiveFacts, pattern: StayPattern | None, normal: tuple[date, ...]
) -> tuple[list[PathStep], bool]:
    """The granted steps, and whether the number of the first had to be assumed."""
    steps: list[PathStep] = []
    assumed = False
    for grant in facts.grants:
        previous = steps[-1] if steps else None
        number = grant.step
        if _is_elsewhere(grant, previous, facts):
            number = None
        elif previous is None:
            number, assumed = _first_step(grant, facts, normal)
        elif number is None and previous.step is not None:
            number = previous.step + 1
        base = base_of(number, previous, facts.landed_on, normal)
        top_tier = pattern.top_tier if pattern else None
        is_top = bool(
            top_tier
            and number
            and base
            and _near(facts, grant.until, add_months(base, top_tier))
        )
        began = base or facts.landed_on
        length = months_apart(began, grant.until) if began else None
        steps.append(PathStep(number, grant.until, True, length, is_top))
    return steps, assumed


def find_stay(facts: EffectiveFacts) -> Stay:
    """What has been granted to a landed holder, and the limit that follows (C-10)."""
    pattern = find_pattern(facts)
    normal = normal_ends(facts.landed_on, pattern)
    steps, assumed = _steps(facts, pattern, normal)
    if steps:
        confirmed = facts.grants[-1].confirmed
        limit = Limit(steps[-1].until, "confirmed" if confirmed else "unconfirmed")
        last = steps[-1].step
        reached = None if last is None else last + 1
    else:
        assert facts.landed_on is not None, "landed without a grant: the day is known"
        months = facts.policy.figures.assumed_first_stay_months
        limit = (
            Limit(normal[0], "forecast")
            if normal
            else Limit(add_months(facts.landed_on, months), "assumed")
        )
        reached = 1
    used_up = (
        pattern is None
        or facts.left_for is not None
        or reached is None
        or reached >= len(pattern.months)
        or any(step.top_tier for step in steps)
    )
    shown = None if facts.left_for is not None else pattern
    return Stay(shown, limit, tuple(steps), normal, assumed, used_up)
