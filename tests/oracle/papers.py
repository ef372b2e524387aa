"""The checklist of papers for the next extension (section 5)."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, known, plus
from .filings import Term
from .renewal import Renewal

EVERYONE = "travel-document identity-card e-visa tenancy"
PAPERS = {
    "employment": "employment-contract employer-letter payslips mpf-statement "
    "tax-assessment",
    "self-employment": "business-registration client-contracts bank-statements "
    "mpf-statement tax-assessment",
    "business": "business-registration accounts office-lease staff-mpf "
    "bank-statements tax-assessment",
}
STALE_AFTER = {
    "employer-letter": 3,
    "payslips": 3,
    "bank-statements": 3,
    "mpf-statement": 3,
    "staff-mpf": 3,
    "job-search": 3,
    "tax-assessment": 15,
    "accounts": 15,
}
HEARSAY = {"mpf-statement", "job-search"}


def checklist(renewal: Renewal, family: bool, top: bool) -> set[str]:
    wanted = set(EVERYONE.split())
    if not renewal.points or not renewal.now:
        wanted.add("bank-statements")
    else:
        for w in renewal.now:
            wanted |= set(PAPERS[w["kind"]].split())
    if renewal.points and renewal.idle and renewal.first_extension:
        wanted.add("job-search")
    if top:
        wanted.add("tax-assessment")
    if family:
        wanted.add("relationship-proof")
    return wanted


def on_file(rows: list[Row], kind: str, target: date) -> bool:
    months = STALE_AFTER.get(kind)
    for row in rows:
        if row["kind"] != kind:
            continue
        dated = row.get("dated")
        if months is None or (dated and add_months(dated, months) >= target):
            return True
    return False


def evidence_level(renewal: Renewal, wanted: set[str], term: Term) -> str | None:
    """Nothing before the papers are asked for, nor where all are on file."""
    as_of = renewal.as_of
    if term.filed or term.granted or not plus(term.opens, -30) <= as_of <= term.limit:
        return None
    rows = known(renewal.known.h.get("evidence", []), "dated", as_of)
    wanting = {kind for kind in wanted if not on_file(rows, kind, term.target)}
    if not wanting:
        return None
    return "act" if as_of >= term.target and not wanting <= HEARSAY else "warn"
