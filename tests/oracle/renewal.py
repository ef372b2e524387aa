"""Findings on the way to a renewal (SPEC section 5) and trips that clash."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, known, plus
from .residence import merge
from .stay import Grants, Term

FRESH_3 = {
    "employer-letter",
    "payslips",
    "bank-statements",
    "mpf-statement",
    "staff-mpf",
}
FRESH_15 = {"tax-assessment", "accounts"}
HEARSAY = {"mpf-statement"}
EVERYONE = {"travel-document", "identity-card", "e-visa", "tenancy"}
PAPERS = {
    "employment": {
        "employment-contract",
        "employer-letter",
        "payslips",
        "mpf-statement",
        "tax-assessment",
    },
    "self-employment": {
        "business-registration",
        "client-contracts",
        "bank-statements",
        "mpf-statement",
        "tax-assessment",
    },
    "business": {
        "business-registration",
        "accounts",
        "office-lease",
        "staff-mpf",
        "bank-statements",
        "tax-assessment",
    },
}


def works_on(works: list[Row], day: date) -> list[Row]:
    return [
        w
        for w in works
        if w.get("from", day) <= day and ("to" not in w or w["to"] >= day)
    ]


def paid(works: list[Row]) -> list[Row]:
    return [w for w in works if w["kind"] != "none"]


def income(works: list[Row]) -> int | None:
    """The sum, or None where one of them is missing or not in HKD."""
    total = 0
    for w in works:
        if "monthly_income" not in w or w.get("currency") != "HKD":
            return None
        total += w["monthly_income"]
    return total


def current_stay(
    holder: Row, grants: Grants, limit: date, as_of: date
) -> tuple[date, date]:
    ended = [r["until"] for r in grants.rows]
    ended = [d for d in ended if d < as_of and d != limit]
    start = plus(max(ended), 1) if ended else holder["landed_on"]
    return start, min(as_of, limit)


def uncovered(works: list[Row], start: date, end: date) -> tuple[int, bool]:
    """Days that no work covers, and whether the last of them is the end."""
    days = set(range(start.toordinal(), end.toordinal() + 1))
    for w in works:
        low = max(w.get("from", start), start)
        high = min(w.get("to", end), end)
        days.difference_update(range(low.toordinal(), high.toordinal() + 1))
    return len(days), end.toordinal() in days


def work_codes(
    holder: Row, grants: Grants, mine: Term, as_of: date, works: list[Row]
) -> dict[str, str]:
    codes: dict[str, str] = {}
    late = as_of >= plus(mine.limit, -180)
    current = works_on(works, as_of)
    jobs = paid(current)
    idle = [w for w in current if w["kind"] == "none"]
    if idle and not jobs:
        days = max((as_of - w.get("from", date(1900, 1, 1))).days for w in idle)
        if days >= 120 or late:
            codes["work.none"] = "act"
        elif days >= 60:
            codes["work.none"] = "warn"
    start, end = current_stay(holder, grants, mine.limit, as_of)
    count, at_end = uncovered(works, start, end)
    if count > 30:
        if at_end and end == as_of:
            codes["work.unknown"] = "act" if late else "warn"
        else:
            codes["work.unknown"] = "watch"
    if jobs and all(w.get("level") == "other" for w in jobs):
        first = not grants.steps or grants.steps[-1] == 0
        codes["work.below-level"] = "warn" if first else "act"
    if jobs and all(w.get("commission_only") for w in jobs):
        codes["work.commission-only"] = "warn"
    if any(w.get("place") in ("mainland", "overseas") for w in jobs):
        codes["work.abroad"] = "warn"
    total = income(jobs)
    if jobs and total is not None and total < 30_000:
        codes["income.low"] = "warn"
    begun = [w["from"] for w in jobs if "from" in w]
    if begun and total is not None:
        before = income(paid(works_on(works, plus(max(begun), -1))))
        if before and total * 100 <= before * 80:
            codes["career.step-back"] = "watch"
    for w in jobs:
        whole = all(w.get(k) for k in ("staff", "office", "turnover", "tax_paid"))
        if w["kind"] == "business" and not whole:
            codes["business.thin"] = "warn"
    return codes


def checklist(holder: Row, jobs: list[Row], top: bool) -> set[str]:
    wanted = set(EVERYONE)
    if not jobs or holder["route"] == "apt":
        wanted.add("bank-statements")
    else:
        for w in jobs:
            wanted |= PAPERS[w["kind"]]
    if top:
        wanted.add("tax-assessment")
    if holder.get("dependant"):
        wanted.add("relationship-proof")
    return wanted


def on_file(rows: list[Row], kind: str, target: date) -> bool:
    for row in rows:
        if row["kind"] != kind:
            continue
        dated = row.get("dated")
        months = 3 if kind in FRESH_3 else 15 if kind in FRESH_15 else None
        if months is None or (dated and add_months(dated, months) >= target):
            return True
    return False


def renewal_codes(
    holder: Row,
    grants: Grants,
    mine: Term,
    as_of: date,
    next_limit: date | None,
    top: bool,
) -> dict[str, str]:
    codes: dict[str, str] = {}
    works = known(holder.get("work", []), "from", as_of)
    jobs = paid(works_on(works, as_of))
    if holder["route"] != "apt":
        codes |= work_codes(holder, grants, mine, as_of, works)
    if jobs and income(jobs) is None:
        codes["income.unknown"] = "watch"
    if top:
        codes["income.top-tier"] = "good"
    asked = plus(mine.opens, -30) <= as_of <= mine.limit
    if asked and not mine.filed and next_limit is not None:
        rows = known(holder.get("evidence", []), "dated", as_of)
        wanted = checklist(holder, jobs, top)
        wanting = {kind for kind in wanted if not on_file(rows, kind, mine.target)}
        if wanting:
            act = as_of >= mine.target and wanting != HEARSAY
            codes["evidence.missing"] = "act" if act else "warn"
    return codes


def request_due(holder: Row, as_of: date) -> list[date]:
    """The due day of each open request."""
    due = []
    for row in holder.get("request", []):
        answered = row.get("answered_on")
        if row["asked_on"] > as_of or (answered is not None and answered <= as_of):
            continue
        due.append(row.get("answer_by", plus(row["asked_on"], 14)))
    return due


def clashing_trip(holder: Row, mine: Term, as_of: date) -> date | None:
    """The day out of the first trip that clashes with the filing."""
    start, limit = max(as_of, mine.target), mine.limit
    if start > limit:
        return None
    after = plus(limit, 1)
    pairs = []
    for t in holder.get("trip", []):
        if "back" in t:
            pairs.append((t["out"], t["back"]))
        elif as_of >= mine.opens:
            pairs.append((t["out"], max(after, plus(t["out"], 1))))
    away: set[int] = set()
    first: date | None = None
    for out, back in merge(pairs):
        if back <= as_of:
            continue
        low, high = max(plus(out, 1), start), min(plus(back, -1), limit)
        if low <= high:
            first = first or out
            away.update(range(low.toordinal(), high.toordinal() + 1))
    window = (limit - start).days + 1
    here = window - len(away)
    if limit.toordinal() in away or (not mine.filed and here < min(7, window)):
        return first
    return None


def passport_codes(
    expiry: date | None, mine: Term, next_limit: date | None, as_of: date
) -> dict[str, str]:
    if expiry is None:
        return {}
    soon = expiry <= add_months(mine.filing_day(as_of), 3)
    if soon or add_months(expiry, -1) <= mine.limit:
        level = "act" if as_of >= mine.opens else "warn"
        return {"passport.renew-first": level}
    if next_limit is not None and add_months(next_limit, 1) > expiry:
        level = "warn" if as_of >= plus(mine.opens, -180) else "watch"
        return {"passport.short": level}
    return {}
