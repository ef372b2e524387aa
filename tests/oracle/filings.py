"""What was filed: which filing counts for whom, and what became of it (section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .days import Row, known, last_working, plus, window_opens

HOLDER = "holder"


def filings_known(holder: Row, as_of: date) -> list[Row]:
    """A decision dated later than the day asked for has not been made yet."""
    out = []
    for row in known(holder.get("filing", []), "filed_on", as_of):
        outcome = row.get("outcome", "pending")
        if row.get("decided_on") is not None and row["decided_on"] > as_of:
            outcome = "pending"
        out.append({**row, "outcome": outcome})
    return out


def decision_day(filing: Row) -> date:
    day: date = filing.get("decided_on") or filing["filed_on"]
    return day


def is_for(filing: Row, name: str, only_by_name: bool = False) -> bool:
    if filing.get("for"):
        return name in filing["for"]
    return not only_by_name


def belongs(filing: Row, limit: date) -> bool:
    if filing["kind"] != "extension":
        return False
    return bool(window_opens(limit) <= filing["filed_on"] <= limit)


@dataclass
class Term:
    """One person's limit of stay, its dates, and what was filed for it."""

    limit: date
    filings: list[Row]
    four_weeks: bool = False

    def __post_init__(self) -> None:
        limit = self.limit
        self.opens = plus(limit, -28) if self.four_weeks else window_opens(limit)
        self.target = max(self.opens, plus(limit, -42))
        self.last_day = last_working(limit)
        self.pending = self.with_outcome("pending")
        self.filed = bool(self.pending)
        self.granted = bool(self.with_outcome("granted"))
        refused = self.with_outcome("refused")
        self.refused = bool(refused) and not self.filed and not self.granted

    def with_outcome(self, outcome: str) -> list[Row]:
        return [f for f in self.filings if f["outcome"] == outcome]

    @property
    def first_filed(self) -> date:
        day: date = min(f["filed_on"] for f in self.pending)
        return day

    @property
    def decision_late(self) -> date:
        return plus(self.first_filed, 35)

    @property
    def last_refusal(self) -> date:
        return max(decision_day(f) for f in self.with_outcome("refused"))

    @property
    def first_grant(self) -> date:
        return min(decision_day(f) for f in self.with_outcome("granted"))

    def filing_day(self, as_of: date) -> date:
        return self.first_filed if self.filed else max(as_of, self.opens)

    def lost(self, as_of: date) -> date:
        """The last working day, and once that is past the limit itself."""
        return self.last_day if as_of <= self.last_day else self.limit

    def dates(self) -> dict[str, date]:
        out = {
            "extension.opens": self.opens,
            "extension.target": self.target,
            "extension.last-day": self.last_day,
            "stay.ends": self.limit,
        }
        if self.filed:
            out["extension.decision-late"] = self.decision_late
        return out


def term_of(
    filings: list[Row],
    name: str,
    limit: date,
    only_by_name: bool = False,
    four_weeks: bool = False,
) -> Term:
    mine = [f for f in filings if is_for(f, name, only_by_name) and belongs(f, limit)]
    return Term(limit, mine, four_weeks)


@dataclass
class Abode:
    """One person's right-of-abode filings, in the order in which they count."""

    filings: list[Row]

    def __post_init__(self) -> None:
        self.filings = sorted(self.filings, key=lambda f: f["filed_on"])
        self.pending = [f for f in self.filings if f["outcome"] == "pending"]
        self.granted = any(f["outcome"] == "granted" for f in self.filings)
        last = self.filings[-1] if self.filings else None
        self.refused = last if last and last["outcome"] == "refused" else None

    @property
    def decision_late(self) -> date:
        return plus(self.pending[0]["filed_on"], 42)

    def refusal_level(self, as_of: date, wanted: bool) -> str:
        assert self.refused is not None
        decided = self.refused.get("decided_on")
        urgent = decided is None or as_of <= plus(decided, 60)
        return "act" if urgent and wanted else "warn"


def abode_of(filings: list[Row], name: str) -> Abode:
    """Without names such a filing is the holder's alone."""
    by_name = name != HOLDER
    kind = "right-of-abode"
    return Abode([f for f in filings if f["kind"] == kind and is_for(f, name, by_name)])
