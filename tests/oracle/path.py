"""What follows after the limit of stay: forecast steps, top tier, fees (2 and 3)."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months
from .filings import Term
from .known import Known
from .pattern import MONTHS, TOP_TIER, Steps


def year_of_assessment(filing_day: date) -> str:
    """The one that ended last before the filing day."""
    ended = filing_day.year
    if filing_day <= date(ended, 3, 31):
        ended -= 1
    return f"{ended - 1}/{ended % 100:02d}"


def top_tier_reached(known: Known, steps: Steps, term: Term) -> bool:
    if known.landed_on is None or steps.pattern not in TOP_TIER:
        return False
    if steps.used_up or term.refused:
        return False
    if add_months(known.landed_on, 24) > term.limit:
        return False
    year = year_of_assessment(term.filing_day(known.as_of))
    rows = [r for r in known.h.get("income", []) if r["year"] == year]
    return min((r["assessable"] for r in rows), default=0) >= 2_000_000


def forecast(steps: Steps, term: Term, top: bool) -> list[date]:
    """The ends of the steps to come after the limit, each from the one before."""
    pattern, last = steps.pattern, steps.last
    if pattern is None or last is None or steps.used_up or term.refused:
        return []
    if top:
        return [add_months(term.limit, TOP_TIER[pattern])]
    ends = [term.limit]
    for months in MONTHS[pattern][last + 1 :]:
        ends.append(add_months(ends[-1], months))
    return ends[1:]


def further_extension_due(
    known: Known, term: Term, ahead: list[date], has_start: bool, covered: bool | None
) -> bool:
    """Nothing forecast is not nothing needed: a stay of unknown length is to follow."""
    if ahead or term.refused or known.left_for is not None:
        return False
    if covered is False:
        return True
    if has_start and covered is True and known.wanted:
        return False
    return known.as_of <= term.limit or term.filed


def issue_fee(new: date | None, old: date, filing_day: date) -> int:
    """Application and issue; the higher issue fee where the length is unknown."""
    if filing_day < date(2025, 2, 26):
        return 230
    return 600 + (1300 if new is None or (new - old).days > 180 else 600)


def fees(
    new: date | None, further: bool, limits: list[date], filing_day: date
) -> Row | None:
    """The holder's limit comes first; whoever has a longer one already pays nothing."""
    if new is None and not further:
        return None
    pay = [issue_fee(new, old, filing_day) for old in limits if not new or old < new]
    out: Row = {"persons": len(pay), "per_person": pay[0], "total": sum(pay)}
    if new is None:
        out["assumed"] = True
    return out
