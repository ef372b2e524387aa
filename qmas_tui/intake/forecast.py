"""What changes if works go on and everything else stays as it is (N-14)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.criteria.ownership import profitable_on
from qmas_tui.intake.criteria.twelve import find_turns
from qmas_tui.intake.model import CriteriaTest, Forecast, Nearest
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.year_before import earns
from qmas_tui.policy.policy import Policy

INCOME, PROFIT = 10, 11
"""The criteria whose year grows old."""


def find_forecast(subject: Subject, test: CriteriaTest, policy: Policy) -> Forecast:
    """The days from the filing day to the end of the forecast (HI-18)."""
    first = subject.filing_day
    end = add_months(first, policy.intake.forecast_months)
    met = set(test.numbers("yes"))
    turns = find_turns(subject, policy, met, end)
    at_first = {n: days[0] for n, days in turns.items()}
    days = sorted({first, *(day for each in turns.values() for day in each)})
    counts = [len(_met(met, turns, day)) for day in days]
    enough = [number >= test.threshold for number in counts]
    six_on = next((day for day, is_so in zip(days, enough, strict=True) if is_so), None)
    return Forecast(
        six_on=six_on,
        below_on=_below_on(days, enough),
        carried=_carried(subject, policy, six_on, _met(met, turns, six_on or first)),
        met_on=tuple((n, day) for n, day in at_first.items() if n not in met),
        lost_on=tuple((n, day) for n, day in at_first.items() if n in met),
        counts=tuple(zip(days, counts, strict=True)),
    )


def find_nearest(test: CriteriaTest, forecast: Forecast) -> Nearest | None:
    """The criterion to work on: a day comes, a fact is missing, an amount is."""
    if forecast.met_on:
        n, on = min(forecast.met_on, key=lambda each: (each[1], each[0]))
        return Nearest(n, "day", on)
    unknown = test.numbers("unknown")
    if unknown:
        return Nearest(unknown[0], "fact")
    short = {
        each.n: each.have / each.need
        for each in test.criteria
        if each.state == "no" and each.need and each.have and each.have > 0
    }
    if not short:
        return None
    return Nearest(max(short, key=lambda n: (short[n], -n)), "amount")


def _met(met: set[int], turns: dict[int, list[date]], day: date) -> set[int]:
    """The criteria that are met on a day: each turn takes one from met to not."""
    turned = {n for n, days in turns.items() if sum(each <= day for each in days) % 2}
    return met ^ turned


def _below_on(days: list[date], enough: list[bool]) -> date | None:
    """The first day after one with enough on which there are too few."""
    if True not in enough:
        return None
    begun = enough.index(True)
    if False not in enough[begun:]:
        return None
    return days[enough.index(False, begun)]


def _carried(
    subject: Subject, policy: Policy, day: date | None, met: set[int]
) -> tuple[int, ...]:
    """Criteria met on a day by a year that is too old by then."""
    if day is None:
        return ()
    prospect, least = subject.prospect, policy.intake.income_hkd
    carried = []
    if INCOME in met and earns(prospect, day, least, policy) != "yes":
        carried.append(INCOME)
    if PROFIT in met and profitable_on(subject, policy, day, day) != "yes":
        carried.append(PROFIT)
    return tuple(carried)
