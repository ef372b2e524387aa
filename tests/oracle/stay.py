"""Findings and items of a limit of stay, of the holder or a dependant (section 3)."""

from __future__ import annotations

from datetime import date

from .days import Row, plus
from .filings import Term, decision_day
from .items import Subject

SWITCH = date(2026, 3, 1)


def away_after(trips: list[Row], limit: date) -> bool:
    """Whether a trip covers the day after the limit."""
    return any(
        t["out"] <= limit and ("back" not in t or t["back"] > limit) for t in trips
    )


def stay_codes(
    term: Term, confirmed: bool, trips: list[Row], as_of: date
) -> dict[str, str]:
    """The one finding that says how the stay stands, if there is any."""
    limit = term.limit
    if term.granted:
        return {"facts.grant-missing": "act"}
    if as_of <= limit:
        return leave_by(term, as_of)
    away = away_after(trips, limit)
    if term.filed:
        tolerated = limit < SWITCH or away
        return {"stay.pending-past-limit": "warn" if tolerated else "act"}
    if not confirmed:
        return {"stay.unrecorded": "act"}
    return {"stay.lapsed" if away else "stay.overstayed": "act"}


def leave_by(term: Term, as_of: date) -> dict[str, str]:
    """Without the new e-Visa the stay ends by the limit (E-33)."""
    if term.limit < SWITCH or not term.filed or as_of < plus(term.limit, -14):
        return {}
    return {"stay.leave-by": "act" if as_of >= plus(term.limit, -7) else "warn"}


def filing_codes(term: Term, as_of: date) -> dict[str, str]:
    codes = {}
    if term.refused:
        codes["filing.refused"] = "act"
    if term.filed and as_of > term.decision_late:
        codes["filing.slow"] = "watch"
    return codes


def stay_items(who: Subject, term: Term, as_of: date) -> None:
    """A linked dependant shares the holder's, but for a refusal of their own."""
    limit = term.limit
    if as_of > limit:
        if who.typed or term.refused:
            who.add("stay.ends", limit, limit)
        return
    if term.refused:
        who.add("filing.refused", term.last_refusal, limit)
    if not who.typed:
        return
    if term.granted:
        who.add("facts.grant-missing", term.first_grant, term.lost(as_of))
    if term.filed:
        due = min(term.decision_late, plus(limit, -7))
        who.add("extension.decision-late", due, limit)
    else:
        who.add("extension.target", term.target, term.lost(as_of))


def abode_findings(who: Subject, as_of: date) -> None:
    """Right-of-abode filings: refused, pending, slow; no clock is needed."""
    abode = who.abode
    if abode.pending:
        late = who.dates["abode.decision-late"] = abode.decision_late
        who.add("abode.decision-late", late, None)
        if as_of > late:
            who.codes["abode.slow"] = "watch"
    if abode.refused:
        level = abode.refusal_level(as_of, who.wanted)
        who.codes["abode.refused"] = level
        if level == "act":
            who.add("abode.refused", decision_day(abode.refused), None)
