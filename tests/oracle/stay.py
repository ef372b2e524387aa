"""Pattern, grants, path, filings and fees (SPEC sections 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .days import (
    Row,
    add_months,
    apart,
    known,
    last_working,
    plus,
    window_opens,
)

MONTHS = {
    "1+2+2+3": (12, 24, 24, 36),
    "2+3+3": (24, 36, 36),
    "3+3+2": (36, 36, 24),
    "8": (96,),
}
TOP_TIER = {"2+3+3": 72, "3+3+2": 60}
NEAR = 3


@dataclass
class Term:
    """One subject's limit of stay and what has been filed for it."""

    name: str
    limit: date
    pending: list[date]
    refused: bool
    granted: bool

    @property
    def opens(self) -> date:
        return window_opens(self.limit)

    @property
    def target(self) -> date:
        return max(self.opens, plus(self.limit, -42))

    @property
    def last_day(self) -> date:
        return last_working(self.limit)

    @property
    def filed(self) -> bool:
        return bool(self.pending)

    @property
    def decision_late(self) -> date:
        return plus(min(self.pending), 35)

    def filing_day(self, as_of: date) -> date:
        return min(self.pending) if self.pending else max(as_of, self.opens)

    def lost(self, as_of: date) -> date:
        return self.last_day if as_of <= self.last_day else self.limit

    def deadlines(self) -> dict[str, date]:
        out = {
            "extension.opens": self.opens,
            "extension.target": self.target,
            "extension.last-day": self.last_day,
            "stay.ends": self.limit,
        }
        if self.filed:
            out["extension.decision-late"] = self.decision_late
        return out


@dataclass
class Grants:
    """The granted steps as known on the day."""

    rows: list[Row]
    steps: list[int] = field(default_factory=list)
    bases: list[date | None] = field(default_factory=list)
    assumed: bool = False
    top_tier: bool = False


def filings_known(holder: Row, as_of: date) -> list[Row]:
    out = []
    for row in known(holder.get("filing", []), "filed_on", as_of):
        outcome = row.get("outcome", "pending")
        if row.get("decided_on") is not None and row["decided_on"] > as_of:
            outcome = "pending"
        out.append({**row, "outcome": outcome})
    return out


def is_for(filing: Row, name: str) -> bool:
    return "for" not in filing or name in filing["for"]


def belongs(filing: Row, limit: date) -> bool:
    if filing["kind"] != "extension":
        return False
    return bool(window_opens(limit) <= filing["filed_on"] <= limit)


def term(name: str, limit: date, filings: list[Row]) -> Term:
    mine = [f for f in filings if is_for(f, name) and belongs(f, limit)]
    outcomes = [f["outcome"] for f in mine]
    return Term(
        name,
        limit,
        [f["filed_on"] for f in mine if f["outcome"] == "pending"],
        "refused" in outcomes,
        "granted" in outcomes,
    )


def abode_filings(filings: list[Row], name: str, outcome: str) -> bool:
    return any(
        f["kind"] == "right-of-abode" and f["outcome"] == outcome and is_for(f, name)
        for f in filings
    )


def grants_known(holder: Row, as_of: date) -> list[Row]:
    rows = known(holder.get("grant", []), "granted_on", as_of)
    if all("granted_on" in r for r in rows):
        return sorted(rows, key=lambda r: r["granted_on"])
    return sorted(rows, key=lambda r: r["until"])


def choose_pattern(holder: Row, rows: list[Row], as_of: date) -> str | None:
    if "pattern" in holder:
        return str(holder["pattern"])
    applied = holder.get("applied_on")
    if applied is not None:
        if holder["route"] == "apt":
            return "8" if applied >= date(2015, 5, 4) else None
        if applied < date(2015, 5, 4):
            return "1+2+2+3"
        return "2+3+3" if applied <= date(2022, 12, 27) else "3+3+2"
    landed = holder.get("landed_on")
    if landed is None or landed > as_of or not rows:
        return None
    if rows[0].get("step", 0) > 0:
        return None
    for months, pattern in ((24, "2+3+3"), (36, "3+3+2"), (96, "8")):
        if apart(rows[0]["until"], add_months(landed, months)) <= NEAR:
            return pattern
    return None


def normal_ends(landed: date, pattern: str | None) -> list[date]:
    ends: list[date] = []
    for months in MONTHS[pattern] if pattern else ():
        ends.append(add_months(ends[-1] if ends else landed, months))
    return ends


def first_step(until: date, ends: list[date]) -> tuple[int, bool]:
    for k, end in enumerate(ends):
        if apart(end, until) <= NEAR:
            return k, False
    for k, end in enumerate(ends):
        if plus(end, 30) >= until:
            return k, True
    return len(ends) - 1, True


def number(rows: list[Row], landed: date, pattern: str | None) -> Grants:
    """Gives each grant its step and the day from which its length is measured."""
    out = Grants(rows)
    ends = normal_ends(landed, pattern)
    for i, row in enumerate(rows):
        if "step" in row:
            step = row["step"]
        elif i:
            step = out.steps[-1] + 1
        elif ends:
            step, out.assumed = first_step(row["until"], ends)
        else:
            step = 0
        base: date | None
        if i:
            base = rows[i - 1]["until"]
        elif step == 0:
            base = landed
        else:
            base = ends[step - 1] if step <= len(ends) else None
        out.steps.append(step)
        out.bases.append(base)
        if step >= 1 and is_top_tier(row["until"], base, pattern):
            out.top_tier = True
    return out


def is_top_tier(until: date, base: date | None, pattern: str | None) -> bool:
    months = TOP_TIER.get(pattern or "")
    if months is None or base is None:
        return False
    return apart(until, add_months(base, months)) <= NEAR


def differs(grants: Grants, pattern: str | None) -> bool:
    """The last granted step is not as long as the pattern says."""
    if not grants.rows or pattern is None:
        return False
    step, base = grants.steps[-1], grants.bases[-1]
    until = grants.rows[-1]["until"]
    if base is None or step >= len(MONTHS[pattern]):
        return False
    if step >= 1 and is_top_tier(until, base, pattern):
        return False
    return apart(until, add_months(base, MONTHS[pattern][step])) > NEAR


def year_of_assessment(filing_day: date) -> str:
    """The one that ended last before the filing day."""
    ended = filing_day.year
    if filing_day <= date(ended, 3, 31):
        ended -= 1
    return f"{ended - 1}/{ended % 100:02d}"


def top_tier_reached(
    holder: Row, pattern: str | None, grants: Grants, mine: Term, as_of: date
) -> bool:
    if pattern not in TOP_TIER or grants.top_tier:
        return False
    step = grants.steps[-1] if grants.steps else 0
    if step + 1 >= len(MONTHS[pattern]):
        return False
    if add_months(holder["landed_on"], 24) > mine.limit:
        return False
    year = year_of_assessment(mine.filing_day(as_of))
    return any(
        r["year"] == year and r["assessable"] >= 2_000_000
        for r in holder.get("income", [])
    )


def forecast(pattern: str | None, grants: Grants, limit: date, top: bool) -> list[date]:
    """The ends of the steps to come after the limit."""
    if pattern is None or grants.top_tier:
        return []
    if top:
        return [add_months(limit, TOP_TIER[pattern])]
    step = grants.steps[-1] if grants.steps else 0
    ends = [limit]
    for months in MONTHS[pattern][step + 1 :]:
        ends.append(add_months(ends[-1], months))
    return ends[1:]


def fees(new: date | None, limits: list[date], filing_day: date) -> Row | None:
    """The holder's limit comes first."""
    if new is None:
        return None
    pay = []
    for old in limits:
        if old >= new:
            continue
        if filing_day < date(2025, 2, 26):
            pay.append(230)
        else:
            pay.append(600 + (1300 if (new - old).days > 180 else 600))
    return {"persons": len(pay), "per_person": pay[0], "total": sum(pay)}
