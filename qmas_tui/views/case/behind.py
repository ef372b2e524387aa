"""The recorded fact behind a date that was worked out."""

from __future__ import annotations

from typing import Final

from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.views.model import Remedy

SECTION_OF: Final = {
    **dict.fromkeys(("holder", "grant", "filing"), "record"),
    **dict.fromkeys(("work", "income"), "work"),
    **dict.fromkeys(("trip", "gap", "excluded"), "away"),
    **dict.fromkeys(("passport", "request", "evidence"), "papers"),
    **dict.fromkeys(("note", "review", "unread"), "notes"),
    "dependant": "family",
}
"""The section of the case page in which the rows of a table stand."""
_FILINGS: Final = {
    "extension.decision-late": "extension",
    "abode.decision-late": "right-of-abode",
}


def fact_behind(kind: str, subject: str, case: AssessedCase) -> Remedy:
    """The way to the fact that a date of somebody is counted from."""
    holder = case.holder
    if subject != HOLDER:
        names = [each.name for each in holder.dependant]
        return _row("dependant", names.index(subject) + 1)
    if kind in _FILINGS:
        kinds = [each.kind == _FILINGS[kind] for each in holder.filing]
        return _row("filing", max(n for n, is_it in enumerate(kinds, 1) if is_it))
    if kind == "passport" and holder.passport:
        days = [each.expires_on for each in holder.passport]
        return _row("passport", days.index(max(days)) + 1)
    limit = case.assessment.limit
    if kind.startswith(("extension.", "stay.")) and limit is not None:
        for number in range(len(holder.grant), 0, -1):
            if holder.grant[number - 1].until == limit.on:
                return _row("grant", number)
    field = "entry_by" if kind == "entry.use-by" else "landed_on"
    return Remedy("the fact behind it", "fact", "holder", fields=(field,))


def _row(table: str, number: int) -> Remedy:
    return Remedy("the fact behind it", "fact", table, number)
