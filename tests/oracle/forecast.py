"""The fees of a family to the right of abode, as a plain sum (WHATIF, 5)."""

from __future__ import annotations

from datetime import date

from .case import Case
from .days import Row, birthday, iso, plus, window_opens
from .family import is_permanent, left_for, limit_of
from .filings import HOLDER, Term, abode_of
from .stage import reached, stage

ENDORSED_UNDER = 11
LATER = 42


def forecast(holder: Row, as_of: date) -> Row:
    """Each step with who pays how much; what is needed in all; what may be wanted."""
    case = Case(holder, as_of)
    where = stage(case.known, case.me, case.steps.last, reached(case.clock))
    steps = list[Row]()
    if where in ("applied", "approved"):
        if case.known.left_for is None:
            steps.append(whole_step(case, as_of, None))
    elif case.known.active and case.known.left_for is None and case.me.term:
        steps = path_steps(case, case.me.term)
    needed = sum(each["total"] for each in steps if each["needed"])
    return {"steps": steps, "total_needed": needed, **options(case, where)}


def path_steps(case: Case, term: Term) -> list[Row]:
    """The forecast steps in turn, or one whose length nobody knows."""
    earliest = case.clock.earliest if case.clock else None
    enough = plus(max(case.as_of, earliest), LATER) if earliest else date.max
    limits = {HOLDER: term.limit}
    for row in case.known.dependants:
        limits[row["name"]] = limit_of(row, case.known) or term.limit
    steps, before, day = list[Row](), term.limit, term.filing_day(case.as_of)
    for number, until in enumerate(case.head.ahead):
        day = window_opens(before) if number else day
        paid = {
            name: sum(fee(until, max(limit, before) if number else limit, day))
            for name, limit in limits.items()
            if (max(limit, before) if number else limit) < until
        }
        steps.append(step(case, day, until, before, paid, before < enough))
        before = until
    if case.further:
        steps.append(whole_step(case, term.filing_day(case.as_of), before))
    return steps


def step(
    case: Case,
    day: date,
    until: date | None,
    before: date | None,
    paid: Row,
    needed: bool,
) -> Row:
    out = gone(case)
    aged = {name for name in paid if before and is_of_age(case, name, before)}
    counted = [paid[name] for name in paid if name not in out and name not in aged]
    return {
        "filing_day": iso(day),
        "until": iso(until),
        "needed": needed,
        "why_not": {**dict.fromkeys(aged, "ageing-out"), **out},
        "total": sum(counted),
    }


def whole_step(case: Case, day: date, before: date | None) -> Row:
    """The higher issue fee for everyone: the length of the stay is not known."""
    names = [HOLDER, *[row["name"] for row in case.known.dependants]]
    paid = {name: sum(fee(None, day, day)) for name in names}
    return step(case, day, None, before, paid, True)


def fee(new: date | None, old: date, day: date) -> tuple[int, int]:
    """Application and issue in force on a day."""
    if day < date(2025, 2, 26):
        return 0, 230
    return 600, 1300 if new is None or (new - old).days > 180 else 600


def is_of_age(case: Case, name: str, before: date) -> bool:
    """A child who is eighteen by the last day for filing from that limit."""
    row = next((r for r in case.known.dependants if r["name"] == name), {})
    if row.get("relation") != "child" or "born_on" not in row:
        return False
    return birthday(row["born_on"], 18) <= Term(before, []).last_day


def gone(case: Case) -> Row:
    """Who pays nothing any more, and why."""
    out: Row = {}
    if case.known.permanent:
        out[HOLDER] = "permanent"
    elif case.known.left_hong_kong:
        out[HOLDER] = "left"
    for row in case.known.dependants:
        name = row["name"]
        if is_permanent(row, abode_of(case.known.filings, name)):
            out[name] = "permanent"
        elif left_for(row, case.as_of) is not None or case.known.left_hong_kong:
            out[name] = "left"
    return out


def options(case: Case, where: str) -> Row:
    """What may be wanted besides, each by those who may want it."""
    rows: list[Row] = [{"name": HOLDER}, *case.known.dependants]
    out = gone(case)
    staying = [row for row in rows if where != "closed" and row["name"] not in out]
    earliest = case.clock.earliest if case.clock else None
    day = max(case.as_of, earliest or case.as_of)
    small = [
        row["name"]
        for row in staying
        if row.get("relation") == "child" and row.get("citizenship") != "chinese"
        if "born_on" in row and day < birthday(row["born_on"], ENDORSED_UNDER)
    ]
    return {"endorsement": small, "travel-record": [row["name"] for row in staying]}
