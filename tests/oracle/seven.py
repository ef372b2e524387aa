"""Findings and items of the seven years, of the holder or a dependant (section 4)."""

from __future__ import annotations

from datetime import date

from .absences import Absence
from .days import plus
from .filings import Abode, decision_day
from .items import Subject
from .residence import Clock


def clock_findings(
    who: Subject, clock: Clock, covered: bool | None, as_of: date
) -> None:
    away_item(who, clock.away, as_of)
    if not who.wanted:
        return
    if covered is False and who.term is not None:
        act = as_of >= who.term.opens
        who.codes["milestone.uncovered"] = "act" if act else "warn"
    if clock.reached:
        if not who.abode.pending and not who.abode.refused:
            who.codes["milestone.reached"] = "good"
        if clock.latest is None or clock.latest > as_of:
            who.codes["milestone.contested"] = "warn"
    if clock.prepare is not None and not who.abode.pending:
        who.add("milestone", milestone_due(clock.prepare, who.abode), None)


def milestone_due(prepare: date, abode: Abode) -> date:
    if abode.refused is None:
        return prepare
    return max(prepare, decision_day(abode.refused))


def away_item(who: Subject, away: Absence | None, as_of: date) -> None:
    if away is not None and away.six_months_on > as_of:
        six = away.six_months_on
        who.add("absence.away-now", plus(six, -1), six)
