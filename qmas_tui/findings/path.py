"""The path ahead: the steps to expect after the current limit, and the top tier."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import add_months, assessment_year_before, months_apart
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Finding, PathStep
from qmas_tui.findings.stay import Stay


def assessed_year(facts: EffectiveFacts, filing_day: date) -> str:
    """The year of assessment that ended last before a filing (E-27)."""
    figures = facts.policy.figures
    return assessment_year_before(
        filing_day, figures.assessment_year_month, figures.assessment_year_day
    )


def top_tier_income(facts: EffectiveFacts, filing_day: date) -> int | None:
    """The income in HKD that the top tier looks at for a filing (S-08, E-27).

    Of several rows for one year the smallest counts: a reassessment, never a sum.
    """
    if not facts.holder.income:
        return None
    year = assessed_year(facts, filing_day)
    found = [row.assessable for row in facts.holder.income if row.year == year]
    return min(found) if found else None


def in_reach_of_top_tier(facts: EffectiveFacts, stay: Stay, filing_day: date) -> bool:
    """Whether the next extension may be of the top tier (S-03, S-08)."""
    landed_on = facts.landed_on
    if stay.used_up or landed_on is None:
        return False
    if stay.pattern is None or stay.pattern.top_tier is None:
        return False
    figures = facts.policy.figures
    if add_months(landed_on, figures.top_tier_permitted_months) > stay.limit.on:
        return False
    income = top_tier_income(facts, filing_day)
    return income is not None and income >= figures.top_tier_income


def top_tier_finding(facts: EffectiveFacts, filing_day: date) -> Finding:
    """The longer stay is within reach; the tax assessment proves it (S-08)."""
    return finding(
        facts,
        "income.top-tier",
        year=assessed_year(facts, filing_day),
        income=top_tier_income(facts, filing_day),
        least=facts.policy.figures.top_tier_income,
    )


def find_path(
    stay: Stay, landed_on: date | None, top_tier: bool, refused: bool
) -> tuple[PathStep, ...]:
    """Granted steps, then forecast ones, each from the old limit (E-14).

    Nothing is forecast while a refusal stands.
    """
    path = list(stay.granted)
    if not path:
        assert landed_on is not None, "landed without a grant: the day is known"
        months = months_apart(landed_on, stay.limit.on)
        path.append(PathStep(0, stay.limit.on, False, months))
    number = path[-1].step
    if stay.used_up or refused or stay.pattern is None or number is None:
        return tuple(path)
    if top_tier:
        assert stay.pattern.top_tier is not None, "in reach only where there is one"
        end = add_months(path[-1].until, stay.pattern.top_tier)
        path.append(PathStep(number + 1, end, False, stay.pattern.top_tier, True))
        return tuple(path)
    for months in stay.pattern.months[number + 1 :]:
        number += 1
        path.append(PathStep(number, add_months(path[-1].until, months), False, months))
    return tuple(path)
