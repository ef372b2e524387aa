"""The days that matter to anybody of a case: what a calendar and a filter know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase, Assessment, DependantAssessment
from qmas_tui.views.model import Role

DayKind = Literal[
    "ending", "filing", "answer", "abode", "opening", "applying", "process"
]
KINDS: Final[Mapping[DayKind, tuple[str, Role]]] = {
    "ending": ("limit", "act"),
    "answer": ("answer", "warn"),
    "process": ("due", "warn"),
    "filing": ("file", "plain"),
    "applying": ("apply", "plain"),
    "abode": ("seven", "good"),
    "opening": ("opens", "dim"),
}
"""Each kind with its word and role, the most urgent first."""
OF_PROSPECTS: Final[tuple[DayKind, ...]] = ("process", "applying")
"""Those of prospects: what is due until the landing, and the filing that is planned."""
OF_HOLDERS: Final = tuple([kind for kind in KINDS if kind not in OF_PROSPECTS])
_DEADLINES: Final[Mapping[str, DayKind]] = {
    "extension.opens": "opening",
    "extension.target": "filing",
}


class Mark(Struct, frozen=True, gc=False):
    """A day of a case, named by its row: what falls on it for somebody of that case."""

    on: date
    kind: DayKind
    case: str


Days = Mapping[date, tuple[Mark, ...]]


def days_of(case: AssessedCase) -> frozenset[tuple[DayKind, date]]:
    """Every day of a case by its kind; those of the family that are the same, once.

    What is filed already has no day to be filed on any more.
    """
    found = case.assessment
    days = {day for _who, person in found.people for day in _of(person)}
    for item in found.items:
        if item.kind == "request.unanswered":
            days.add(("answer", item.due_on))
    return frozenset(days)


def _of(person: Assessment | DependantAssessment) -> Iterator[tuple[DayKind, date]]:
    for each in person.deadlines:
        kind = _DEADLINES.get(each.kind)
        if kind is not None and each.status != "done":
            yield kind, each.on
    if person.limit is not None:
        yield "ending", person.limit.on
    if person.milestone is not None and person.milestone.earliest is not None:
        yield "abode", person.milestone.earliest


def all_days(cases: Iterable[tuple[str, Iterable[tuple[DayKind, date]]]]) -> Days:
    """The marks of all cases by day, the most urgent first, each case as it came."""
    marks: defaultdict[date, list[Mark]] = defaultdict(list)
    for case, days in cases:
        for kind, day in days:
            marks[day].append(Mark(day, kind, case))
    order = list(KINDS)
    return {
        day: tuple(sorted(those, key=lambda mark: order.index(mark.kind)))
        for day, those in marks.items()
    }
