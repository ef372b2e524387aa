"""The seven years of a person, and the absences that bear on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.absence import (
    Run,
    all_absences,
    ended_after,
    touchdown_runs,
)
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Absence, Milestone, Reason, Residence
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.residence import (
    Cover,
    find_milestone,
    find_residence,
    find_start,
)
from qmas_tui.policy.policy import Policy


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
    facts: EffectiveFacts, every: Sequence[Absence], cover: Cover, policy: Policy
) -> SevenYears:
    """The seven years of a landed holder; `every` are all absences on record."""
    holder, as_of, figures = facts.holder, facts.as_of, policy.figures
    count = find_start(facts.landed_on, holder.residence_since, holder.excluded, as_of)
    if count is None:
        runs = touchdown_runs(every, None, figures)
        return SevenYears(None, None, tuple(every), runs)
    absences = ended_after(every, count.start)
    runs = touchdown_runs(every, count.start, figures)
    milestone = find_milestone(
        count,
        absences,
        runs,
        holder.gap,
        chinese=holder.citizenship == "chinese",
        cover=cover,
        as_of=as_of,
        policy=policy,
    )
    residence = find_residence(count.start, absences, as_of, figures)
    return SevenYears(milestone, residence, absences, runs)


def dependant_seven_years(
    dependant: Dependant, as_of: date, cover: Cover, policy: Policy
) -> SevenYears | None:
    """The seven years of a dependant, None until their first day (CH-04, CH-06).

    Without a trip that has begun nobody has recorded the absences yet.
    """
    count = find_start(dependant.landed_on, dependant.residence_since, (), as_of)
    if count is None or count.start > as_of:
        return None
    every = all_absences(dependant.trip, as_of)
    is_recorded = any(trip.out <= as_of for trip in dependant.trip)
    absences = ended_after(every, count.start)
    runs = touchdown_runs(every, count.start, policy.figures)
    milestone = find_milestone(
        count,
        absences if is_recorded else None,
        runs,
        (),
        chinese=dependant.citizenship == "chinese",
        cover=cover,
        as_of=as_of,
        policy=policy,
    )
    return SevenYears(milestone, None, absences, runs)
