"""Values that may be right but are odd: asked about once before they are saved (HS-23).

Only what an edit brings in is looked at. A value that the case held already, in the
same kind of field, is not odd again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.place import Place
from qmas_tui.facts.prospect_rows import Relative
from qmas_tui.facts.rows import Trip, Work
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.expected import ExpectedEnds, is_within, nearest
from qmas_tui.policy.policy import Policy

When = TypeVar("When", date, str)


class OddDay(Struct, frozen=True, gc=False):
    """A limit of stay, a passport's last day, or a departure that is odd.

    `expected` are days that would not be: of `past`, `ahead` and `long` the one on
    the edge, of `shorter` the limit before it, of `off` the nearest ends on either
    side. Of a departure `within` an absence it is the day on which that began.
    `months` is the figure that was passed, 0 where there is none.
    """

    kind: Literal["past", "off", "ahead", "shorter", "long", "within"]
    at: Place
    field: str
    day: date
    expected: tuple[date, ...]
    months: int = 0


class OddIncome(Struct, frozen=True, gc=False):
    """An income `factor` times up or down from the last recorded before it.

    `before` is 0 where there is none, `currency` None where none is recorded.
    """

    at: Place
    field: str
    amount: int
    before: int
    currency: str | None
    factor: int

    @property
    def is_far(self) -> bool:
        """Whether there is one before, so many times as high or as low."""
        is_up = self.amount >= self.before * self.factor
        return bool(self.before) and (is_up or self.amount * self.factor <= self.before)


Oddity = OddDay | OddIncome


def oddities(
    before: Holder | None, after: Holder, policy: Policy, today: date
) -> tuple[Oddity, ...]:
    """What is odd of the values that `after` has and `before` had not (HS-23)."""
    factor = policy.figures.income_factor
    incomes = [*odd_pays(before, after, factor), *_assessed(before, after, factor)]
    return (
        *_odd_limits(before, after, policy, today),
        *odd_passports(before, after, policy, today),
        *[each for each in incomes if each.is_far],
        *departures_within(before, after),
    )


def _limits(holder: Holder | None) -> set[date]:
    """Every limit of stay of the family: who confirms one is not asked again."""
    if holder is None:
        return set()
    own = [dependant.limit_of_stay for dependant in holder.dependant]
    granted = [grant.until for grant in holder.grant]
    return {limit for limit in [*granted, *own] if limit is not None}


def _odd_limits(
    before: Holder | None, after: Holder, policy: Policy, today: date
) -> Iterator[OddDay]:
    held = _limits(before)
    if _limits(after) <= held:
        return
    expected = ExpectedEnds(after, policy, today)
    for number, grant in enumerate(after.grant, 1):
        if grant.until not in held:
            at, ends = Place("grant", number), expected.of_grant(grant)
            yield from odd_limit(at, "until", grant.until, ends, policy, today)
    yield from _shorter(expected.facts, held)
    family = before.dependant if before else ()
    for number, dependant in enumerate(after.dependant, 1):
        limit = dependant.limit_of_stay
        if limit is not None and limit not in held:
            at = Place(dependant=number, name=dependant.name)
            own = family[number - 1].limit_of_stay if number <= len(family) else None
            ends = expected.of_dependant(limit, own)
            yield from odd_limit(at, "limit_of_stay", limit, ends, policy, today)


def odd_limit(
    at: Place,
    field: str,
    limit: date,
    ends: Sequence[date] | None,
    policy: Policy,
    today: date,
) -> Iterator[OddDay]:
    """What is odd of a limit that could have these ends; None: nobody knows them."""
    figures = policy.figures
    if limit < today:
        yield OddDay("past", at, field, limit, (today,))
    if ends is not None:
        off = figures.limit_off_months
        if not any(is_within(limit, end, off) for end in ends):
            yield OddDay("off", at, field, limit, nearest(limit, ends), off)
        return
    months = figures.limit_ahead_months
    last = add_months(today, months)
    if limit > last:
        yield OddDay("ahead", at, field, limit, (last,), months)


def _shorter(facts: EffectiveFacts, held: set[date]) -> Iterator[OddDay]:
    """Grants that end before the one before them, as a stay may that is cut (C-10)."""
    for previous, grant in pairwise(facts.grants):
        if grant.until < previous.until and not {grant.until, previous.until} <= held:
            rows = enumerate(facts.holder.grant, 1)
            number = next(number for number, each in rows if each is grant)
            at, ends = Place("grant", number), (previous.until,)
            yield OddDay("shorter", at, "until", grant.until, ends)


def odd_passports(
    before: Case | None, after: Case, policy: Policy, today: date
) -> Iterator[OddDay]:
    """Each new passport of the family that lasts too long."""
    months = policy.figures.passport_long_months
    last = add_months(today, months)
    held = {day for _at, _field, day in _passports(before)}
    for at, field, day in _passports(after):
        if day > last and day not in held:
            yield OddDay("long", at, field, day, (last,), months)


def _passports(case: Case | None) -> Iterator[tuple[Place, str, date]]:
    if case is None:
        return
    for number, passport in enumerate(case.passport, 1):
        yield Place("passport", number), "expires_on", passport.expires_on
    family: tuple[Dependant | Relative, ...] = case.dependant
    for number, dependant in enumerate(family, 1):
        if dependant.passport_expires_on is not None:
            at = Place(dependant=number, name=dependant.name)
            yield at, "passport_expires_on", dependant.passport_expires_on


def departures_within(before: Holder | None, after: Holder) -> Iterator[OddDay]:
    """Each new departure of somebody who is away without a return."""
    held = {(day, since) for _at, day, since in _within(before)}
    for at, day, since in _within(after):
        if (day, since) not in held:
            yield OddDay("within", at, "out", day, (since,))


def _within(case: Holder | None) -> Iterator[tuple[Place, date, date]]:
    """Trips that begin in an absence without a return, and when that began."""
    if case is None:
        return
    yield from _within_trips(case.trip)
    for number, dependant in enumerate(case.dependant, 1):
        for at, day, since in _within_trips(dependant.trip):
            who = structs.replace(at, dependant=number, name=dependant.name)
            yield who, day, since


def _within_trips(trips: Sequence[Trip]) -> Iterator[tuple[Place, date, date]]:
    for away in [trip for trip in trips if trip.back is None]:
        for number, trip in enumerate(trips, 1):
            if trip.back is not None and trip.out >= away.out:
                yield Place("trip", number), trip.out, away.out


def odd_pays(before: Case | None, after: Case, factor: int) -> Iterator[OddIncome]:
    """Each new monthly income against the last by `from`, in the same currency."""
    held = {_pay(work) for work in before.work} if before else set()
    for number, work in enumerate(after.work, 1):
        amount, currency = _pay(work)
        if not amount or (amount, currency) in held:
            continue
        earlier = [
            (each.from_ or date.min, pay)
            for each in after.work
            if (pay := each.monthly_income)
            and each.currency == currency
            and _began_before(each, work)
        ]
        at, field = Place("work", number), "monthly_income"
        yield OddIncome(at, field, amount, last_amount(earlier), currency, factor)


def _pay(work: Work) -> tuple[int | None, str | None]:
    return work.monthly_income, work.currency


def _began_before(one: Work, other: Work) -> bool:
    """Whether a work began before another; without `from`, before everything."""
    if other.from_ is None:
        return False
    return one.from_ is None or one.from_ < other.from_


def _assessed(before: Holder | None, after: Holder, factor: int) -> Iterator[OddIncome]:
    """Each new assessable income against the last year of assessment before it."""
    held = {row.assessable for row in before.income} if before else set()
    for number, row in enumerate(after.income, 1):
        if row.assessable and row.assessable not in held:
            earlier = [
                (each.year, each.assessable)
                for each in after.income
                if each.assessable and each.year < row.year
            ]
            at, field = Place("income", number), "assessable"
            last = last_amount(earlier)
            yield OddIncome(at, field, row.assessable, last, "HKD", factor)


def last_amount(earlier: Sequence[tuple[When, int]]) -> int:
    """The amount of the latest; of several the one recorded last. 0 without any."""
    latest = max((when for when, _amount in earlier), default=None)
    return ([0] + [amount for when, amount in earlier if when == latest])[-1]
