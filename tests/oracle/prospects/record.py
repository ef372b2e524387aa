"""What is known of a prospect on a day, and the day it is measured on (section 1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.days import Row, anniversary, known

DATED_BY = {
    "application": "submitted_on",
    "request": "asked_on",
    "evidence": "dated",
    "income": "ends_on",
    "achievement": "on",
    "conflict": "on",
    "offer": "signed_on",
}
LETTERED = {"submitted_on", "consent_by", "pay_by", "entry_by", "limit_of_stay"}
FIRST_POINTS, FIRST_CRITERIA = date(2006, 6, 28), date(2024, 11, 1)


def without_later(row: Row, keys: set[str], as_of: date) -> Row:
    """A row without those of its days that lie ahead."""
    gone = {k for k in keys if isinstance(row.get(k), date) and row[k] > as_of}
    return {key: value for key, value in row.items() if key not in gone}


def application(row: Row, as_of: date) -> Row:
    seen = without_later(row, set(row) - LETTERED, as_of)
    seen.setdefault("outcome", "pending")
    if "decided_on" in row and "decided_on" not in seen:
        seen["outcome"] = "pending"
    return seen


def business(row: Row, as_of: date) -> Row:
    seen = without_later(row, {"year_ends_on"}, as_of)
    if "year_ends_on" in row and "year_ends_on" not in seen:
        seen.pop("profit_hkd", None)
    return seen


def work(row: Row, as_of: date) -> Row:
    return row | {"letter": known(row.get("letter", []), "dated", as_of)}


def account(row: Row, as_of: date) -> Row:
    return row | {"balance": known(row.get("balance", []), "on", as_of)}


class Record:
    """The facts known, the current application A and the filing day E."""

    def __init__(self, raw: dict[str, Any], as_of: date, file_on: date | None) -> None:
        self.as_of, self.what_if = as_of, file_on
        self.facts = dict(raw)
        for table, key in DATED_BY.items():
            self.facts[table] = known(raw.get(table, []), key, as_of)
        for key in ("engaged_on", "integrity_signed_on"):
            if raw.get(key, as_of) > as_of:
                del self.facts[key]
        shown = {"work": work, "business": business, "account": account}
        for table, seen in shown.items():
            self.facts[table] = [seen(row, as_of) for row in raw.get(table, [])]
        self.facts["degree"] = [
            without_later(row, {"verified_on"}, as_of) for row in raw.get("degree", [])
        ]
        self.facts["request"] = [
            without_later(row, {"answered_on"}, as_of) for row in self.facts["request"]
        ]
        self.applications = [application(a, as_of) for a in self.facts["application"]]
        if file_on is not None:
            self.applications, self.facts["request"] = [], []
            self.facts["file_on"] = file_on
        self.current = self.current_application()
        self.filed = bool(self.current) and self.current["outcome"] in (
            "pending",
            "approved",
        )
        self.day = self.filing_day()

    def current_application(self) -> Row:
        """The last that is pending or approved, else the last; empty without any."""
        open_ones = [
            a for a in self.applications if a["outcome"] in ("pending", "approved")
        ]
        last: Row = {}
        for each in open_ones or self.applications:
            if not last or each["submitted_on"] >= last["submitted_on"]:
                last = each
        return last

    def filing_day(self) -> date:
        if self.what_if is not None:
            return self.what_if
        if self.filed:
            day: date = self.current["submitted_on"]
            return day
        planned: date = self.get("file_on", self.as_of)
        return max(self.as_of, planned)

    @property
    def test(self) -> str | None:
        if self.day < FIRST_POINTS:
            return None
        return "points" if self.day < FIRST_CRITERIA else "criteria"

    def get(self, key: str, default: Any = None) -> Any:
        return self.facts.get(key, default)

    def rows(self, table: str) -> list[Row]:
        rows: list[Row] = self.facts.get(table, [])
        return rows

    def complete(self, name: str) -> bool:
        return name in self.get("complete", [])

    def evidence(self, kind: str) -> bool:
        return any(row["kind"] == kind for row in self.rows("evidence"))

    def good_languages(self) -> dict[str, Row]:
        return {r["name"]: r for r in self.rows("language") if r["level"] == "good"}

    @property
    def accompanying(self) -> list[Row]:
        return [d for d in self.rows("dependant") if d.get("accompanying") is not False]

    @property
    def mainland(self) -> str:
        if "mainland_resident" in self.facts:
            return "yes" if self.facts["mainland_resident"] else "no"
        return "no" if self.facts["citizenship"] == "other" else "unknown"

    @property
    def overseas_chinese(self) -> bool:
        if self.get("citizenship") != "chinese" or self.get("residence") != "overseas":
            return False
        since = self.get("overseas_since")
        long = since is not None and anniversary(since, 1) <= self.day
        return self.get("overseas_permanent") is True or long


def truth(value: bool | None) -> str:
    return "unknown" if value is None else "yes" if value else "no"


def best_of(states: list[str], complete: bool) -> str:
    if "yes" in states:
        return "yes"
    return "unknown" if "unknown" in states or not complete else "no"


def all_of(*states: str) -> str:
    if "no" in states:
        return "no"
    return "unknown" if "unknown" in states else "yes"
