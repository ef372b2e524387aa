"""Work on record, and what it says on the way to a renewal (section 5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .days import Row, plus

HONG_KONG = "hong-kong"


def covers(row: Row, day: date) -> bool:
    since, until = row.get("from"), row.get("to")
    return (since is None or since <= day) and (until is None or day <= until)


def idle_rows(works: list[Row], day: date) -> list[Row]:
    return [w for w in works if w["kind"] == "none" and covers(w, day)]


def current(works: list[Row], day: date) -> list[Row]:
    """On a day that a row of no work covers nobody works."""
    if idle_rows(works, day):
        return []
    return [w for w in works if covers(w, day)]


def uncovered(works: list[Row], start: date, end: date) -> tuple[int, bool]:
    """How many days no row covers, and whether the last of them is the end."""
    spans = []
    for w in works:
        low, high = max(w.get("from", start), start), min(w.get("to", end), end)
        if low <= high:
            spans.append((low, high))
    count, day = 0, start
    for low, high in sorted(spans):
        count += max(0, (low - day).days)
        day = max(day, plus(high, 1))
    rest = max(0, (end - day).days + 1)
    return count + rest, rest > 0


def all_low_level(works: list[Row]) -> bool:
    return bool(works) and all(w.get("level") == "other" for w in works)


def read_income(works: list[Row]) -> int | None:
    """The sum, a missing currency read as HKD; None where it is not known."""
    if any(w.get("currency", "HKD") != "HKD" for w in works):
        return None
    if any("monthly_income" not in w for w in works):
        return None
    total: int = sum(w["monthly_income"] for w in works)
    return total


def sure_income(works: list[Row]) -> int | None:
    """The sum where every income is in HKD and says so."""
    return read_income(works) if all("currency" in w for w in works) else None


def low_income(works: list[Row]) -> bool:
    total = read_income(works)
    return bool(works) and total is not None and total < 30_000


def since_when(
    works: list[Row], test: Callable[[list[Row]], bool], as_of: date
) -> date | None:
    """The first day of the run up to today on which the test holds of the works."""
    turns = {w["from"] for w in works if "from" in w}
    turns |= {plus(w["to"], 1) for w in works if "to" in w}
    found = None
    for turn in sorted((t for t in turns if t <= as_of), reverse=True):
        if not test(current(works, turn)):
            return found
        found = turn
    before = plus(found or as_of, -1)
    return None if test(current(works, before)) else found


def commission_alone(works: list[Row]) -> bool:
    if not any(w.get("commission_only") for w in works):
        return False
    return all(w.get("commission_only") or w.get("monthly_income") == 0 for w in works)


def another_plan(claimed: str | None, works: list[Row]) -> bool:
    sectors = [str(w.get("sector", "")).strip().lower() for w in works]
    if claimed is None or not works or not all(sectors):
        return False
    return claimed.strip().lower() not in sectors


def stepped_back(works: list[Row], now: list[Row]) -> bool:
    """Less than, and at most 80 % of, what was paid before the latest work began."""
    begun = [w["from"] for w in now if "from" in w]
    if not begun:
        return False
    before = current(works, plus(max(begun), -1))
    old, new = sure_income(before), sure_income(now)
    if not before or old is None or new is None:
        return False
    return new < old and new * 100 <= old * 80


def thin(work: Row) -> bool:
    whole = all(work.get(k) for k in ("staff", "office", "turnover", "tax_paid"))
    return work["kind"] == "business" and not whole
