"""Trips that clash with a filing, and passports that end too soon (section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .days import Row, add_months, plus
from .filings import Term


@dataclass
class Away:
    """Records that share a night, which are one absence, as far as they count."""

    out: date
    back: date
    due: date

    def days_within(self, first: date, last: date) -> range:
        low, high = max(plus(self.out, 1), first), min(plus(self.back, -1), last)
        return range(low.toordinal(), high.toordinal() + 1)


def away_records(trips: list[Row], term: Term, as_of: date) -> list[Away]:
    """Trips that end after today; one without return once the window is open."""
    rows = []
    for trip in trips:
        out, day = trip["out"], plus(trip["out"], -1)
        if "back" not in trip:
            if as_of >= term.opens:
                rows.append(Away(out, date.max, max(day, term.opens)))
        elif trip["back"] > max(as_of, out):
            rows.append(Away(out, trip["back"], day))
    return sorted(rows, key=lambda row: (row.out, row.back))


def merged(rows: list[Away]) -> list[Away]:
    """Of the records of one absence the earliest day counts."""
    found: list[Away] = []
    for row in rows:
        if found and row.out < found[-1].back:
            last = found[-1]
            last.back, last.due = max(last.back, row.back), min(last.due, row.due)
        else:
            found.append(row)
    return found


def clash(trips: list[Row], term: Term, as_of: date) -> date | None:
    """The day by which a trip that clashes has to be looked at."""
    first = max(as_of, term.target)
    if first > term.limit:
        return None
    away: set[int] = set()
    due = []
    for absence in merged(away_records(trips, term, as_of)):
        days = absence.days_within(first, term.limit)
        if days:
            away.update(days)
            due.append(absence.due)
    window = (term.limit - first).days + 1
    at_the_limit = term.limit.toordinal() in away
    too_few = not term.filed and window - len(away) < min(7, window)
    return min(due) if at_the_limit or too_few else None


def passport_codes(
    expiry: date | None, term: Term, following: date | None, as_of: date
) -> dict[str, str]:
    if expiry is None:
        return {}
    soon = expiry <= add_months(term.filing_day(as_of), 3)
    if soon or add_months(expiry, -1) <= term.limit:
        return {"passport.renew-first": "act" if as_of >= term.opens else "warn"}
    if following is not None and add_months(following, 1) > expiry:
        near = as_of >= plus(term.opens, -180)
        return {"passport.short": "warn" if near else "watch"}
    return {}
