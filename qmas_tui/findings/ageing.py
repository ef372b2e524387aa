"""A child's eighteenth birthday, which ends the dependency (D-01, D-07)."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.calendar import DAY, birthday
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Finding
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.window import filing_dates
from qmas_tui.policy.policy import Policy


def turns_of_age(dependant: Dependant, as_of: date, policy: Policy) -> date | None:
    """The birthday that ends a child's dependency, while it is ahead (D-01, D-07)."""
    if dependant.relation != "child" or dependant.born_on is None:
        return None
    day = birthday(dependant.born_on, policy.figures.child_age_years)
    return day if as_of < day else None


def ageing_out(
    dependant: Dependant, position: FilingPosition, holder_limit: date | None
) -> Finding | None:
    """A birthday on or before the last filing day that applies to a child.

    Where their own limit is past and the holder's is later, that is the holder's.
    """
    policy, as_of = position.policy, position.as_of
    day = turns_of_age(dependant, as_of, policy)
    if day is None:
        return None
    dates = position.dates
    if position.is_past and holder_limit is not None and holder_limit > dates.limit:
        dates = filing_dates(holder_limit, policy)
    if day > dates.last_day:
        return None
    return finding(
        position,
        "dependant.ageing-out",
        "act" if as_of >= dates.opens else "warn",
        due_on=policy.last_working_day(day - DAY),
        lost_on=day,
        birthday=day,
        age=policy.figures.child_age_years,
        opens=dates.opens,
        last_day=dates.last_day,
        after=dates.opens >= day,
    )
