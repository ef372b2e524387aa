"""An assessment by name: each day, state and figure, so that two can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Final, TypeVar

from qmas_tui.facts.worked_out import LevelSaid, WorkedOut
from qmas_tui.findings.model import (
    HOLDER,
    Assessment,
    Deadline,
    DependantAssessment,
    Level,
    Milestone,
    PathStep,
)

T = TypeVar("T")

LEVELS: Final[tuple[Level, ...]] = ("act", "warn", "watch", "good")
"""From the gravest on; good is beside them."""

_Days = Iterator[tuple[str, date | None]]
_Figures = Iterator[tuple[str, int | bool | None]]


def outcome(found: Assessment) -> tuple[WorkedOut, ...]:
    """What came out for the holder, then for everyone else whom something concerns."""
    members = {each.name: each for each in found.dependants}
    levels: dict[str, dict[str, LevelSaid]] = {
        **{subject: {} for subject in (HOLDER, *members)},
        **levels_said(found),
    }
    return (
        _holder(found, levels.pop(HOLDER)),
        *[_other(found.case, name, members, each) for name, each in levels.items()],
    )


def levels_said(found: Assessment) -> dict[str, dict[str, LevelSaid]]:
    """The level of each finding by subject; of several of one code the gravest."""
    levels: dict[str, dict[str, LevelSaid]] = {}
    inside = [each.findings for each in found.dependants]
    for each in chain(found.findings, *inside):
        of_subject = levels.setdefault(each.subject, {})
        there = of_subject.get(each.code, each.level)
        of_subject[each.code] = min(there, each.level, key=LEVELS.index)
    return levels


def _holder(found: Assessment, levels: dict[str, LevelSaid]) -> WorkedOut:
    item = found.next
    days = chain(
        [("limit_of_stay", found.limit.on if found.limit else None)],
        [("act_by", item.act_by), ("lost_on", item.lost_on), ("due_on", item.due_on)]
        if item
        else [],
        _days(found.deadlines, found.path, found.milestone),
    )
    acts = {"act_on.kind": item.kind, "act_on.subject": item.subject} if item else {}
    return WorkedOut(
        case=found.case,
        subject=HOLDER,
        days=_known(days),
        states={"stage": found.stage, **acts, **_statuses(found.deadlines)},
        figures=_known(chain(_figures(found.path, found.milestone), _sums(found))),
        findings=levels,
    )


def _other(
    case: str,
    name: str,
    members: Mapping[str, DependantAssessment],
    levels: dict[str, LevelSaid],
) -> WorkedOut:
    found = members.get(name)
    if found is None:
        return WorkedOut(case=case, subject=name, findings=levels)
    limit = [("limit_of_stay", found.limit.on if found.limit else None)]
    return WorkedOut(
        case=case,
        subject=name,
        days=_known(chain(limit, _days(found.deadlines, found.path, found.milestone))),
        states=_statuses(found.deadlines),
        figures=_known(_figures(found.path, found.milestone)),
        findings=levels,
    )


def _days(
    deadlines: Iterable[Deadline],
    path: Iterable[PathStep],
    milestone: Milestone | None,
) -> _Days:
    for each in deadlines:
        yield f"deadlines.{each.kind}", each.on
    for number, step in enumerate(path):
        yield f"path.{number}", step.until
    if milestone:
        yield "milestone.start", milestone.start
        yield "milestone.earliest", milestone.earliest
        yield "milestone.latest", milestone.latest
        yield "milestone.prepare", milestone.prepare


def _statuses(deadlines: Iterable[Deadline]) -> dict[str, str]:
    return {f"deadlines.{each.kind}.status": each.status for each in deadlines}


def _figures(path: Iterable[PathStep], milestone: Milestone | None) -> _Figures:
    for number, step in enumerate(path):
        yield f"path.{number}.granted", step.granted
    if milestone:
        yield "milestone.covered", milestone.covered


def _sums(found: Assessment) -> _Figures:
    if found.fees:
        yield "fees.persons", found.fees.persons
        yield "fees.per_person", found.fees.per_person
        yield "fees.total", found.fees.total
    if found.residence:
        for number, away in enumerate(found.residence.years, 1):
            yield f"residence.{number}", away


def _known(named: Iterable[tuple[str, T | None]]) -> dict[str, T]:
    return {name: value for name, value in named if value is not None}
