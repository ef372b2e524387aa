"""What a family will pay from today to the right of abode (section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import age_on, birthday
from qmas_tui.findings.effective_facts import facts_as_of
from qmas_tui.findings.members import standing_of
from qmas_tui.findings.model import HOLDER, Assessment, PathStep
from qmas_tui.findings.position import find_position
from qmas_tui.findings.window import filing_dates
from qmas_tui.policy.policy import Fees, Policy

WhyNot = Literal["permanent", "left", "ageing-out"]


class PersonFees(Struct, frozen=True, gc=False):
    """What one person pays in HKD; one with a `why_not` is not summed."""

    name: str
    application: int
    issue: int
    why_not: WhyNot | None = None


class StepFees(Struct, frozen=True, gc=False, kw_only=True):
    """What one step costs; `step` is its place in the pattern, or the entry.

    `assumed` where its length is unknown; `at_todays_rates` where it is filed after
    the day on which the fees were last looked at.
    """

    step: int | Literal["entry"] | None
    filing_day: date
    until: date | None
    needed: bool
    assumed: bool
    persons: tuple[PersonFees, ...]
    at_todays_rates: bool

    @property
    def total(self) -> int:
        """The fees of everyone who pays, in HKD."""
        return sum(p.application + p.issue for p in self.persons if p.why_not is None)


class Option(Struct, frozen=True, gc=False):
    """What some may want besides, in HKD each; never summed."""

    what: Literal["endorsement", "travel-record"]
    each: int
    names: tuple[str, ...]


class FeeForecast(Struct, frozen=True, gc=False):
    """The steps to the right of abode, which itself is free."""

    case: str
    as_of: date
    steps: tuple[StepFees, ...]
    options: tuple[Option, ...]

    @property
    def total_needed(self) -> int:
        """What the steps cost that are needed, in HKD."""
        return sum(step.total for step in self.steps if step.needed)


class _Family(Struct, frozen=True, gc=False):
    """Who pays, by name: limits of stay, why somebody does not, and children.

    One who left the scheme for another permission has no steps, and is not gone.
    """

    has_steps: bool
    limits: dict[str, date | None]
    out: dict[str, WhyNot]
    members: dict[str, Dependant]


def fee_forecast(holder: Holder, policy: Policy, as_of: date) -> FeeForecast:
    """The fees of every step ahead, for the holder and the family."""
    found = assess(holder, policy, as_of)
    family = _family(holder, found, policy, as_of)
    steps = tuple(_steps(holder, found, family, policy))
    return FeeForecast(holder.case, as_of, steps, _options(found, family, policy))


def _family(holder: Holder, found: Assessment, policy: Policy, as_of: date) -> _Family:
    facts = facts_as_of(holder, policy, as_of)
    limits: dict[str, date | None] = {
        who: each.limit.on if each.limit else None for who, each in found.people
    }
    out: dict[str, WhyNot] = {}
    if facts.is_permanent:
        out[HOLDER] = "permanent"
    elif facts.left_hong_kong:
        out[HOLDER] = "left"
    for each in holder.dependant:
        standing = standing_of(each, facts)
        if standing != "dependant":
            out[each.name] = "permanent" if standing == "permanent" else "left"
    members = {each.name: each for each in holder.dependant}
    has_steps = HOLDER not in out and facts.left_for is None
    return _Family(has_steps, limits, out, members)


def _steps(
    holder: Holder, found: Assessment, family: _Family, policy: Policy
) -> Iterator[StepFees]:
    if found.stage == "closed" or not family.has_steps:
        return
    if found.stage in ("applied", "approved"):
        yield _entry(found, family, policy)
        return
    if found.limit is None:
        return
    filing_day = find_position(
        facts_as_of(holder, policy, found.as_of), HOLDER, found.limit
    ).filing_day
    ahead = found.path[max(sum(step.granted for step in found.path), 1) :]
    before, limits = found.limit.on, family.limits
    for place, step in enumerate(ahead):
        day = filing_day if not place else filing_dates(before, policy).opens
        yield StepFees(
            step=step.step,
            filing_day=day,
            until=step.until,
            needed=before < _needed_until(found, policy),
            assumed=False,
            persons=tuple(_of_step(step, before, day, limits, family, policy)),
            at_todays_rates=_is_after(day, policy),
        )
        before = step.until
        limits = {who: max(limit or before, before) for who, limit in limits.items()}
    if found.fees is not None and found.fees.assumed:
        yield _assumed(None, filing_day, before, family, policy)


def _needed_until(found: Assessment, policy: Policy) -> date:
    """The day that the path must reach: the right of abode may be decided by then."""
    earliest = found.milestone.earliest if found.milestone else None
    cover = timedelta(days=policy.figures.cover_days)
    return date.max if earliest is None else max(found.as_of, earliest) + cover


def _of_step(
    step: PathStep,
    before: date,
    day: date,
    limits: dict[str, date | None],
    family: _Family,
    policy: Policy,
) -> Iterator[PersonFees]:
    """What each pays whose limit lies before the new one."""
    fees = policy.fees_on(day)
    for name in (HOLDER, *family.members):
        why_not = family.out.get(name) or _ages_out(name, before, family, policy)
        limit = limits.get(name) or before
        if why_not in ("permanent", "left"):
            yield PersonFees(name, 0, 0, why_not)
        elif limit < step.until:
            long = (step.until - limit).days > fees.long_after_days
            issue = fees.issue_long if long else fees.issue_short
            yield PersonFees(name, fees.application, issue, why_not)


def _ages_out(
    name: str, before: date, family: _Family, policy: Policy
) -> WhyNot | None:
    """Whether a child is of age by the last filing day of the limit before (D-01)."""
    member = family.members.get(name)
    if member is None or member.relation != "child" or member.born_on is None:
        return None
    day = birthday(member.born_on, policy.figures.child_age_years)
    last_day = filing_dates(before, policy).last_day
    return "ageing-out" if day <= last_day else None


def _entry(found: Assessment, family: _Family, policy: Policy) -> StepFees:
    """The entry of everyone (E-11, E-12): the length of the stay is not known yet."""
    return _assumed("entry", found.as_of, None, family, policy)


def _assumed(
    step: Literal["entry"] | None,
    day: date,
    before: date | None,
    family: _Family,
    policy: Policy,
) -> StepFees:
    """A stay of unknown length: everyone pays the higher issue fee."""
    fees = policy.fees_on(day)
    return StepFees(
        step=step,
        filing_day=day,
        until=None,
        needed=True,
        assumed=step is None,
        persons=tuple(_at_most(fees, before, family, policy)),
        at_todays_rates=_is_after(day, policy),
    )


def _at_most(
    fees: Fees, before: date | None, family: _Family, policy: Policy
) -> Iterator[PersonFees]:
    issue = max(fees.issue_long, fees.issue_short)
    for name in (HOLDER, *family.members):
        why_not = family.out.get(name)
        if why_not is not None:
            yield PersonFees(name, 0, 0, why_not)
            continue
        aged = _ages_out(name, before, family, policy) if before else None
        yield PersonFees(name, fees.application, issue, aged)


def _is_after(day: date, policy: Policy) -> bool:
    """Whether a day lies after the one on which the fees were last looked at."""
    ids = {rule for fees in policy.fees for rule in fees.rules}
    return day > max(policy.rules[rule].checked_on for rule in ids)


def _options(found: Assessment, family: _Family, policy: Policy) -> tuple[Option, ...]:
    """The endorsement of a small child (AP-09), and travel records (AP-14)."""
    figures = policy.figures
    names = [
        name
        for name in (HOLDER, *family.members)
        if found.stage != "closed" and name not in family.out
    ]
    earliest = found.milestone.earliest if found.milestone else None
    day = max(found.as_of, earliest or found.as_of)
    small = [name for name in names if _is_small(family.members.get(name), day, policy)]
    return (
        Option("endorsement", figures.endorsement_hkd, tuple(small)),
        Option("travel-record", figures.travel_record_hkd, tuple(names)),
    )


def _is_small(member: Dependant | None, day: date, policy: Policy) -> bool:
    return (
        member is not None
        and member.relation == "child"
        and member.citizenship != "chinese"
        and member.born_on is not None
        and age_on(member.born_on, day) < policy.figures.endorsement_age_years
    )
