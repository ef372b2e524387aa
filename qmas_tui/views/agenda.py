"""The days of cases for somebody's calendar, each once and in a lasting order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Final

from msgspec import structs

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import HOLDER, AssessedCase, Deadline, Milestone
from qmas_tui.findings.reopened import reopened
from qmas_tui.findings.requests import falls_due, is_open
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.appointment import Appointment, grounds_of
from qmas_tui.views.prospects.agenda import prospect_days
from qmas_tui.views.say import capital, kind_words
from qmas_tui.views.turns import step_words
from qmas_tui.views.width import clean

_CATEGORIES: Final = {
    "extension.decision-late": "Decision",
    "abode.decision-late": "Decision",
    "stay.ends": "Limit of stay",
    "entry.use-by": "Landing",
    "milestone": "Seven years",
    "milestone.earliest": "Seven years",
    "request.unanswered": "Answer",
    "absence.away-now": "Absence",
    "dependant.ageing-out": "Birthday",
    "passport.renew-first": "Passport",
}
"""By kind; that of any other is a filing."""
_REQUEST: Final = "request.unanswered"
_FOUND: Final = ("absence.away-now", "dependant.ageing-out", "passport.renew-first")
"""Findings that name a day of their own, which is no deadline."""


def agenda(
    entries: Iterable[AssessedCase | AssessedProspect],
    policy: Policy,
    *,
    names: bool = False,
) -> tuple[Appointment, ...]:
    """The days of the cases, by day; people are named only where `names` is asked for.

    Days that have passed are left out; those ahead on which nothing is to be done any
    more are done. Dependants who share the holder's limit share the holder's days.
    """
    found = [
        each
        for entry in entries
        for each in _days_of(entry, policy, names)
        if each.on >= entry.assessment.as_of
    ]
    return tuple(sorted(found, key=attrgetter("on", "key")))


def _days_of(
    entry: AssessedCase | AssessedProspect, policy: Policy, names: bool
) -> Iterable[Appointment]:
    if not isinstance(entry, AssessedCase):
        return prospect_days(entry, policy, names)
    found = list(_of_case(entry, policy, names))
    holder, as_of = entry.holder, entry.assessment.as_of
    if entry.assessment.stage == "broken":  # nobody can say what is done
        return found
    keys = {each.key for each in found}
    for before in reopened(holder, policy, as_of):
        then = AssessedCase(before, assess(before, policy, as_of))
        for each in _of_case(then, policy, names):
            if each.key not in keys and each.on >= as_of:
                keys.add(each.key)
                found.append(structs.replace(each, is_done=True))
    return found


def _of_case(entry: AssessedCase, policy: Policy, names: bool) -> Iterator[Appointment]:
    found = entry.assessment
    shown = _called(entry, names)
    yield from _of_person(entry, HOLDER, found.deadlines, found.milestone, shown)
    for each in found.dependants:
        deadlines = each.deadlines
        if each.linked and found.deadlines:
            deadlines = tuple([d for d in deadlines if d.kind.startswith("abode.")])
        yield from _of_person(entry, each.name, deadlines, each.milestone, shown)
    yield from _of_findings(entry, shown)
    yield from _of_requests(entry, policy, shown)


def _called(entry: AssessedCase, names: bool) -> dict[str, str]:
    """How the people of a case are called: by name, or by what they are in it."""
    holder = entry.holder
    case, family = clean(holder.case), holder.dependant
    called = {HOLDER: f"{case} {clean(holder.name)}" if names else case}
    for each in family:
        person = clean(each.name) if names else _part_of(each, family)
        called[each.name] = f"{case}, {person}"
    return called


def _part_of(person: Dependant, family: Sequence[Dependant]) -> str:
    alike = [each.name for each in family if each.relation == person.relation]
    number = f" {alike.index(person.name) + 1}" if len(alike) > 1 else ""
    return f"{person.relation}{number}"


def _of_person(
    entry: AssessedCase,
    subject: str,
    deadlines: Iterable[Deadline],
    milestone: Milestone | None,
    called: dict[str, str],
) -> Iterator[Appointment]:
    case, who, is_filed = entry.holder.case, called[subject], False
    for each in deadlines:
        is_filed = is_filed or each.kind == "abode.decision-late"
        kind, is_done = each.kind, each.status == "done"
        key = (case, subject, kind)
        yield _appointment(key, each.on, who, grounds_of(each), is_done)
    if milestone is None:
        return
    because = "; ".join(step_words(reason) for reason in milestone.because)
    told = f"{capital(because)}." if because else ""
    for kind, day in (
        ("milestone", milestone.prepare),
        ("milestone.earliest", milestone.earliest),
    ):
        if day is not None:
            is_done = is_filed and kind == "milestone"
            yield _appointment((case, subject, kind), day, who, told, is_done)


def _of_findings(entry: AssessedCase, called: dict[str, str]) -> Iterator[Appointment]:
    """What findings ask for that name a day of their own."""
    for subject, found in entry.assessment.people:
        for each in found.findings:
            if each.code in _FOUND and each.due_on is not None:
                key = (entry.holder.case, subject, each.code)
                yield _appointment(key, each.due_on, called[subject], "", False)


def _of_requests(
    entry: AssessedCase, policy: Policy, called: dict[str, str]
) -> Iterator[Appointment]:
    """The answers to give.

    Each is known by the day of the request, and its place among all of that day: the
    day to answer by may move, and others are answered.
    """
    as_of, places = entry.assessment.as_of, Counter[date]()
    if not any(each.code == _REQUEST for each in entry.assessment.findings):
        return
    for row in entry.holder.request:
        places[row.asked_on] += 1
        if is_open(row, as_of):
            known_by = f"{_REQUEST} {row.asked_on} {places[row.asked_on]}"
            key, due = (entry.holder.case, HOLDER, known_by), falls_due(row, policy)
            yield _appointment(key, due, called[HOLDER], "", False)


def _appointment(
    key: tuple[str, str, str], on: date, who: str, note: str, is_done: bool
) -> Appointment:
    words, category = _told(key[2])
    return Appointment(key, on, f"{who}: {words}", clean(note), category, is_done)


@lru_cache(maxsize=1024)
def _told(kind: str) -> tuple[str, str]:
    """The words of a kind, which may say its day besides, and its category."""
    kind = kind.partition(" ")[0]
    words = kind_words("milestone.prepare" if kind == "milestone" else kind)
    return words, _CATEGORIES.get(kind, "Filing")
