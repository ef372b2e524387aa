"""Whether the holder lives here: the days away of the current stay (E-16, E-17)."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.findings.absence import full_days_away
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Absence, Finding
from qmas_tui.findings.renewal import Renewal


def living_elsewhere(renewal: Renewal, every: Sequence[Absence]) -> list[Finding]:
    """More than half of a current stay of some months were full days away.

    `every` are all absences on record; practice names figures (R-11, R-12, R-14).
    """
    first, last = renewal.stay_from, renewal.stay_to
    if first is None or not every:
        return []
    figures = renewal.facts.policy.figures
    length = (last - first).days + 1
    if length < figures.residence_thin_days:
        return []
    least = length * figures.residence_thin_percent
    if sum([each.full_days for each in every]) * 100 <= least:
        return []  # as with most
    away = full_days_away(every, first).until(last.toordinal())
    if away * 100 <= least:
        return []
    return [
        finding(renewal.facts, "residence.thin", away=away, days=length, first=first)
    ]
