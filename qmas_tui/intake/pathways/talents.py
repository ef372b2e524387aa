"""Top talents: a high income, or a degree of a listed university (W-03 to W-06)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.facts.prospect_rows import Career, Degree
from qmas_tui.findings.calendar import add_months, year_of
from qmas_tui.intake.degrees import is_held, is_higher, named
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.states import State, all_of, best_of, opposite, state
from qmas_tui.intake.work_months import uncut
from qmas_tui.intake.works import COUNTED_KINDS

_WORK = ("work",)
_WORK_AND_DEGREE = ("work", "degree")


def first_time(ground: Ground) -> Answer:
    """The first stay is granted only once (W-06)."""
    return Answer(opposite(state(bool(ground.prospect.ttps_before))))


def listed_bachelor(ground: Ground) -> Answer:
    """A bachelor's degree of a listed university."""
    degrees = _bachelors(ground)
    return _best_degree(ground, degrees, [state(each.listed) for each in degrees])


def bachelor_5_years(ground: Ground) -> Answer:
    """One of the past years, counted by the year of graduation."""
    most = ground.policy.intake.ttps_degree_years

    def is_recent(degree: Degree) -> State:
        if degree.awarded_on is None:
            return "unknown"
        return state(year_of(ground.day) - year_of(degree.awarded_on) <= most)

    degrees = _bachelors(ground)
    states = [all_of((state(each.listed), is_recent(each))) for each in degrees]
    return _best_degree(ground, degrees, states)


def work_3_of_5(ground: Ground) -> Answer:
    """So many months of work within the last years, and after the degree."""
    figures = ground.policy.intake
    need = figures.ttps_work_months
    back = add_months(ground.day, -figures.ttps_back_months)
    degrees = [each for each in _bachelors(ground) if each.listed is not False]
    first = min((d.awarded_on for d in degrees if d.awarded_on), default=date.min)
    spells = uncut([work for work in ground.prospect.work if _does_count(work)])
    months = spells.months(ground.day, ground.policy, max(back, first))
    told = (("months", months), ("need", need))
    if months >= need:
        return Answer("yes", told)
    complete = ground.subject.is_complete
    undated = any(each.awarded_on is None for each in degrees)
    degree_open = undated or not complete("degree")
    most = months
    if degree_open:
        most = spells.months(ground.day, ground.policy, back)
    if most >= need:
        return Answer("unknown", told, _WORK_AND_DEGREE)
    sure = complete("work") and not spells.undated
    return Answer("no" if sure else "unknown", told, _WORK)


def not_local_student(ground: Ground) -> Answer:
    """Not one who came to study for a bachelor's degree in Hong Kong (W-05)."""
    visas = [
        state(degree.hk_student)
        for degree in ground.prospect.degree
        if degree.level == "bachelor" and degree.hong_kong_local is True
    ]
    return Answer(opposite(best_of(visas, complete=True)), (("local", len(visas)),))


def _bachelors(ground: Ground) -> list[Degree]:
    """Bachelor's degrees held that the list of top talents may know (G-15, N-09)."""
    return [
        degree
        for degree in ground.prospect.degree
        if degree.level == "bachelor"
        and is_higher(degree)
        and is_held(degree, ground.day)
        and degree.arm is not True
        and degree.business_school is not True
    ]


def _does_count(work: Career) -> bool:
    """Work of any level; only as an employee it must be full-time."""
    part_time = work.kind == "employment" and work.full_time is False
    return work.kind in COUNTED_KINDS and not part_time


def _best_degree(
    ground: Ground, degrees: Sequence[Degree], states: Sequence[State]
) -> Answer:
    found = best_of(states, complete=ground.subject.is_complete("degree"))
    return Answer(found, (("degrees", named(degrees)),))
