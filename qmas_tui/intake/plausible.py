"""Values of a prospect that may be right but are odd, as those of a holder (HS-23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from qmas_tui.facts.place import Place
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.expected import ExpectedEnds
from qmas_tui.findings.plausible import (
    OddDay,
    OddIncome,
    Oddity,
    last_amount,
    odd_limit,
    odd_passports,
    odd_pays,
)
from qmas_tui.intake.landing import holder_of
from qmas_tui.policy.policy import Policy


def prospect_oddities(
    before: Prospect | None, after: Prospect, policy: Policy, today: date
) -> tuple[Oddity, ...]:
    """What is odd of the values that `after` has and `before` had not (HS-23)."""
    factor = policy.figures.income_factor
    incomes = [*odd_pays(before, after, factor), *_earned(before, after, factor)]
    return (
        *_limits(before, after, policy, today),
        *odd_passports(before, after, policy, today),
        *[each for each in incomes if each.is_far],
    )


def _limits(
    before: Prospect | None, after: Prospect, policy: Policy, today: date
) -> Iterator[OddDay]:
    """Each new limit of a first stay, against its end by the pattern (X-36)."""
    held = {row.limit_of_stay for row in before.application} if before else set()
    for number, row in enumerate(after.application, 1):
        limit = row.limit_of_stay
        if limit is None or limit in held:
            continue
        made = holder_of(structs.replace(after, application=(row,)), today)
        ends = ExpectedEnds(made, policy, today).of_first_stay() if made else None
        at = Place("application", number)
        yield from odd_limit(at, "limit_of_stay", limit, ends, policy, today)


def _earned(
    before: Prospect | None, after: Prospect, factor: int
) -> Iterator[OddIncome]:
    """Each new income of twelve months against the last before it of its kind."""
    held = {row.hkd for row in before.income} if before else set()
    for number, row in enumerate(after.income, 1):
        if row.hkd and row.hkd not in held:
            earlier = [
                (each.ends_on, each.hkd)
                for each in after.income
                if each.hkd and each.kind == row.kind and each.ends_on < row.ends_on
            ]
            last = last_amount(earlier)
            yield OddIncome(
                Place("income", number), "hkd", row.hkd, last, "HKD", factor
            )
