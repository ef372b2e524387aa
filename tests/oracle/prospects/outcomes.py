"""The office's own outcomes by year and test (section 8)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.oracle.days import Row

from .record import FIRST_CRITERIA, Record

OUTCOMES = ("pending", "approved", "refused", "withdrawn")


def test_of(route: str, submitted: date) -> str:
    if route == "apt":
        return "apt"
    return "points" if submitted < FIRST_CRITERIA else "criteria"


def median_days(rows: list[Row]) -> int | None:
    days = sorted(
        (row["decided_on"] - row["submitted_on"]).days
        for row in rows
        if row["outcome"] in ("approved", "refused") and "decided_on" in row
    )
    return days[len(days) // 2] if days else None


def statistics(raws: list[dict[str, Any]], as_of: date) -> list[Row]:
    """Counts over the known applications of everybody, closed cases too."""
    groups: dict[tuple[int, str], list[Row]] = {}
    for raw in raws:
        for row in Record(raw, as_of, None).applications:
            submitted = row["submitted_on"]
            key = submitted.year, test_of(raw["route"], submitted)
            groups.setdefault(key, []).append(row)
    return [
        {"year": year, "test": test, "submitted": len(rows)}
        | {each: [r["outcome"] for r in rows].count(each) for each in OUTCOMES}
        | {"reasons": reasons(rows), "median_days": median_days(rows)}
        for (year, test), rows in sorted(groups.items())
    ]


def reasons(rows: list[Row]) -> dict[str, int]:
    refused = [row for row in rows if row["outcome"] == "refused"]
    return dict(sorted(Counter(r.get("reason", "not-given") for r in refused).items()))
