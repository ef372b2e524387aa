"""What the next extension costs (E-11 to E-15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.model import FeesDue
from qmas_tui.findings.position import FilingPosition
from qmas_tui.policy.policy import Fees, Policy


def _issue(fees: Fees, old_limit: date, new_limit: date) -> int:
    is_long = (new_limit - old_limit).days > fees.long_after_days
    return fees.issue_long if is_long else fees.issue_short


def _one_person(fees: Fees, old_limit: date, new_limit: date) -> int:
    return fees.application + _issue(fees, old_limit, new_limit)


def issue_fees(
    limits: Sequence[tuple[date, date]], policy: Policy, day: date
) -> list[int]:
    """What the issue of each new limit costs on a day, in HKD: old limit, new limit."""
    fees = policy.fees_on(day)
    return [_issue(fees, old, new) for old, new in limits]


def find_fees(
    position: FilingPosition, family_limits: Sequence[date], new_limit: date
) -> FeesDue:
    """Everyone whose limit lies before the new one pays, in HKD (E-13)."""
    fees = position.policy.fees_on(position.filing_day)
    own = _one_person(fees, position.limit.on, new_limit)
    others = [
        _one_person(fees, old, new_limit) for old in family_limits if old < new_limit
    ]
    return FeesDue(1 + len(others), own, own + sum(others), overruled=_changed(fees))


def assumed_fees(position: FilingPosition, persons: int) -> FeesDue:
    """What a further extension of unknown length costs: everyone pays the most."""
    fees = position.policy.fees_on(position.filing_day)
    each = fees.application + max(fees.issue_long, fees.issue_short)
    return FeesDue(persons, each, persons * each, True, _changed(fees))


def _changed(fees: Fees) -> tuple[str, ...]:
    """The rules of which the office set a figure for that day."""
    return tuple(dict.fromkeys(each.rule for each in fees.overruled))
