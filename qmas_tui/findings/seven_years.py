"""The seven years of a person, and the absences that bear on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Gap
from qmas_tui.findings.absence import Run, all_absences, ended_after, touchdown_runs
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Absence, Milestone, Reason, Residence
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.residence import (
    Count,
    Cover,
    find_milestone,
    find_residence,
    find_start,
)


class SevenYears(Struct, frozen=True, gc=False):
    """The seven years of a person, None where they have no start yet."""

    milestone: Milestone | None
    residence: Residence | None
    absences: tuple[Absence, ...]
    runs: tuple[Run, ...]


def cover_of(position: FilingPosition, path_end: date, passed: Reason | None) -> Cover:
    """How far the path of a person with a limit of stay reaches."""
    is_over = position.is_past and not position.is_filed
    return Cover(None if is_over else path_end, position.is_refused, passed)


def holder_seven_years(
    facts: EffectiveFacts, every: Sequence[Absence], cover: Cover
) -> SevenYears:
    """The seven years of a landed holder; `every` are all absences on record."""
    holder, as_of, figures = facts.holder, facts.as_of, facts.policy.figures
    count = find_start(facts.landed_on, holder.residence_since, holder.excluded, as_of)
    if count is None:
        runs = touchdown_runs(every, None, figures)
        return SevenYears(None, None, tuple(every), runs)
    found = _counted(facts, holder, count, every, cover)
    residence = find_residence(count.start, found.absences, as_of, figures)
    return SevenYears(found.milestone, residence, found.absences, found.runs)


def dependant_seven_years(
    facts: EffectiveFacts, dependant: Dependant, cover: Cover
) -> SevenYears | None:
    """The seven years of a dependant, None until their first day (CH-04, CH-06)."""
    as_of = facts.as_of
    count = find_start(dependant.landed_on, dependant.residence_since, (), as_of)
    if count is None or count.start > as_of:
        return None
    every = all_absences(dependant.trip, as_of)
    return _counted(facts, dependant, count, every, cover)


def _counted(
    facts: EffectiveFacts,
    person: Holder | Dependant,
    count: Count,
    every: Sequence[Absence],
    cover: Cover,
) -> SevenYears:
    """The seven years from their start on, without the residence years.

    Of a dependant without a trip that has begun nobody has recorded the absences yet.
    """
    absences = ended_after(every, count.start)
    runs = touchdown_runs(every, count.start, facts.policy.figures)
    chinese = person.citizenship == "chinese"
    known: Sequence[Absence] | None = absences
    gaps: Sequence[Gap] = ()
    if isinstance(person, Holder):
        gaps = person.gap
    elif not any(trip.out <= facts.as_of for trip in person.trip):
        known = None
    milestone = find_milestone(facts, count, known, runs, gaps, chinese, cover)
    return SevenYears(milestone, None, absences, runs)
