"""The stay pattern, the steps of the path, and the current limit of stay."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.rows import Grant
from qmas_tui.findings.calendar import (
    add_months,
    assessment_year_before,
    months_apart,
)
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import Limit, PathStep
from qmas_tui.policy.policy import Policy, StayPattern


class Stay(Struct, frozen=True, gc=False):
    """The stays granted so far; `normal` is each step's normal end from the landing."""

    pattern: StayPattern | None
    limit: Limit
    granted: tuple[PathStep, ...]
    normal: tuple[date, ...]
    step_assumed: bool
    used_up: bool

    @property
    def pattern_rules(self) -> tuple[str, ...]:
        """The rules that the pattern rests on."""
        return self.pattern.rules if self.pattern else ()

    @property
    def last_step(self) -> int:
        """The number of the last granted step; 0 while none is recorded."""
        return self.granted[-1].step if self.granted else 0


def find_pattern(known: Known, policy: Policy) -> StayPattern | None:
    """The pattern that a holder's stays follow (S-01 to S-09), None if unknown."""
    holder = known.holder
    if holder.pattern is not None:
        return policy.pattern_named(holder.pattern)
    if holder.applied_on is not None:
        return policy.pattern_on(holder.route, holder.applied_on)
    if known.landed_on is None or not known.grants or known.grants[0].step:
        return None
    for months in policy.deduced_first_stays:
        if _near(known.grants[0].until, add_months(known.landed_on, months), policy):
            return next(p for p in policy.patterns if p.months[0] == months)
    return None


def _near(day: date, other: date, policy: Policy) -> bool:
    return abs((day - other).days) <= policy.figures.pattern_tolerance_days


def _normal_ends(landed_on: date, pattern: StayPattern | None) -> tuple[date, ...]:
    ends: list[date] = []
    for months in pattern.months if pattern else ():
        ends.append(add_months(ends[-1] if ends else landed_on, months))
    return tuple(ends)


def _first_step(
    grant: Grant, normal: tuple[date, ...], policy: Policy
) -> tuple[int, bool]:
    """The number of the first recorded grant, and whether it had to be assumed."""
    if grant.step is not None:
        return grant.step, False
    for number, end in enumerate(normal):
        if _near(grant.until, end, policy):
            return number, False
    for number, end in enumerate(normal):
        if (grant.until - end).days <= policy.figures.step_slack_days:
            return number, True
    return max(len(normal) - 1, 0), bool(normal)


def base_of(
    number: int, previous: PathStep | None, landed_on: date, normal: tuple[date, ...]
) -> date | None:
    """The day from which a step is measured: the grant before it, or its normal end."""
    if previous is not None:
        return previous.until
    if number == 0:
        return landed_on
    return normal[number - 1] if number <= len(normal) else None


def find_stay(known: Known, landed_on: date, policy: Policy) -> Stay:
    """What has been granted, and how far the pattern is used up (C-10, S-08)."""
    pattern = find_pattern(known, policy)
    normal = _normal_ends(landed_on, pattern)
    steps: list[PathStep] = []
    assumed = False
    top_used = False
    top_tier = pattern.top_tier if pattern else None
    for grant in known.grants:
        previous = steps[-1] if steps else None
        if previous is None:
            number, assumed = _first_step(grant, normal, policy)
        else:
            number = previous.step + 1 if grant.step is None else grant.step
        base = base_of(number, previous, landed_on, normal)
        is_top = (
            top_tier is not None
            and number > 0
            and base is not None
            and _near(grant.until, add_months(base, top_tier), policy)
        )
        top_used |= is_top
        length = months_apart(base or landed_on, grant.until)
        steps.append(PathStep(number, grant.until, True, length, is_top))
    if steps:
        confirmed = known.grants[-1].confirmed
        limit = Limit(steps[-1].until, "confirmed" if confirmed else "unconfirmed")
    elif pattern is not None:
        limit = Limit(normal[0], "forecast")
    else:
        months = policy.figures.assumed_first_stay_months
        limit = Limit(add_months(landed_on, months), "assumed")
    reached = steps[-1].step + 1 if steps else 1
    used_up = pattern is None or top_used or reached >= len(pattern.months)
    return Stay(pattern, limit, tuple(steps), normal, assumed, used_up)


def assessed_year(filing_day: date, policy: Policy) -> str:
    """The year of assessment that ended last before a filing (E-27)."""
    figures = policy.figures
    return assessment_year_before(
        filing_day, figures.assessment_year_month, figures.assessment_year_day
    )


def top_tier_income(known: Known, filing_day: date, policy: Policy) -> int | None:
    """The income in HKD that the top tier looks at for a filing (S-08, E-27)."""
    year = assessed_year(filing_day, policy)
    found = [row.assessable for row in known.holder.income if row.year == year]
    return min(found) if found else None


def in_reach_of_top_tier(
    known: Known, stay: Stay, landed_on: date, filing_day: date, policy: Policy
) -> bool:
    """Whether the next extension may be of the top tier (S-03, S-08)."""
    if stay.used_up or stay.pattern is None or stay.pattern.top_tier is None:
        return False
    figures = policy.figures
    if add_months(landed_on, figures.top_tier_permitted_months) > stay.limit.on:
        return False
    income = top_tier_income(known, filing_day, policy)
    return income is not None and income >= figures.top_tier_income


def find_path(stay: Stay, landed_on: date, top_tier: bool) -> tuple[PathStep, ...]:
    """Granted steps, then forecast ones, each from the old limit (E-14)."""
    path = list(stay.granted)
    if not path:
        months = months_apart(landed_on, stay.limit.on)
        path.append(PathStep(0, stay.limit.on, False, months))
    if stay.pattern is None or stay.used_up:
        return tuple(path)
    number = path[-1].step + 1
    if top_tier:
        assert stay.pattern.top_tier is not None, "in reach only where there is one"
        end = add_months(path[-1].until, stay.pattern.top_tier)
        path.append(PathStep(number, end, False, stay.pattern.top_tier, True))
        return tuple(path)
    for months in stay.pattern.months[number:]:
        path.append(PathStep(number, add_months(path[-1].until, months), False, months))
        number += 1
    return tuple(path)
