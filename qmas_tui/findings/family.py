"""Dependants: their limits, a child's eighteenth birthday, their own seven years."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.absence import all_absences, ended_after, touchdown_runs
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import birthday, months_apart
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import (
    DependantAssessment,
    Finding,
    Level,
    Limit,
    Milestone,
    PathStep,
    Reason,
)
from qmas_tui.findings.residence import find_milestone, find_start
from qmas_tui.findings.subject import (
    Subject,
    deadlines_for,
    find_subject,
    overstay_findings,
    passport_finding,
)
from qmas_tui.policy.policy import Policy


def dependant_subject(
    dependant: Dependant, known: Known, holder_limit: date | None, policy: Policy
) -> Subject | None:
    """A dependant with a limit: their own, which counts as confirmed, or linked."""
    if dependant.limit_of_stay is not None:
        limit = Limit(dependant.limit_of_stay, "confirmed")
    elif holder_limit is not None:
        limit = Limit(holder_limit, "linked")
    else:
        return None
    return find_subject(dependant.name, limit, known.extensions, known.as_of, policy)


def turns_of_age(dependant: Dependant, as_of: date, policy: Policy) -> date | None:
    """The birthday that ends a child's dependency, while it is ahead (D-01, D-07)."""
    if dependant.relation != "child" or dependant.born_on is None:
        return None
    day = birthday(dependant.born_on, policy.figures.child_age_years)
    return day if as_of < day else None


def _ageing_out(
    dependant: Dependant, subject: Subject, as_of: date, policy: Policy
) -> Finding | None:
    day = turns_of_age(dependant, as_of, policy)
    if day is None or day > subject.dates.last_day:
        return None
    level: Level = "act" if as_of >= subject.dates.opens else "warn"
    shown = (
        ("birthday", day),
        ("age", policy.figures.child_age_years),
        ("opens", subject.dates.opens),
        ("last_day", subject.dates.last_day),
    )
    return finding(
        policy,
        "dependant.ageing-out",
        level,
        "practice",
        ("D-01", "D-07"),
        shown,
        subject.name,
    )


def _drift(subject: Subject, holder_limit: date, policy: Policy) -> Finding | None:
    own = subject.limit.on
    if own == holder_limit:
        return None
    level: Level = "act" if own < holder_limit else "watch"
    shown = (("limit", own), ("holder", holder_limit))
    return finding(
        policy, "dependant.drift", level, "official", ("D-02",), shown, subject.name
    )


def _path(
    subject: Subject, began: date, step: int, ahead: tuple[PathStep, ...]
) -> tuple[PathStep, ...]:
    """The dependant's own stay, then the holder's expected ones that reach further."""
    limit = subject.limit
    granted = limit.source == "confirmed"
    own = PathStep(step, limit.on, granted, months_apart(began, limit.on))
    return (own, *[s for s in ahead if not s.granted and s.until > limit.on])


def _next_limit(path: tuple[PathStep, ...], holder_limit: date | None) -> date | None:
    """The next limit to expect: the family is extended together with the holder."""
    ahead = [step.until for step in path[1:]]
    beyond = [day for day in ahead if holder_limit is not None and day > holder_limit]
    return next(iter(beyond or ahead), None)


def _milestone(
    dependant: Dependant,
    subject: Subject,
    path: tuple[PathStep, ...],
    overstayed: Reason | None,
    as_of: date,
    policy: Policy,
) -> Milestone | None:
    landed_on = dependant.landed_on
    if landed_on is None or landed_on > as_of:
        return None
    past = subject.is_past and not subject.is_filed
    every = all_absences(dependant.trip, as_of)
    return find_milestone(
        find_start(landed_on, None, (), as_of),
        ended_after(every, landed_on) if dependant.trip else None,
        touchdown_runs(every, landed_on, policy.figures),
        (),
        chinese=dependant.citizenship == "chinese",
        overstayed=overstayed,
        path_end=None if past else path[-1].until,
        as_of=as_of,
        figures=policy.figures,
    )


def assess_dependant(
    dependant: Dependant,
    subject: Subject | None,
    known: Known,
    holder_limit: date | None,
    last_step: int,
    ahead: tuple[PathStep, ...],
    policy: Policy,
) -> DependantAssessment:
    """Everything worked out for a dependant.

    `ahead` is the holder's path, whose expected steps the family shares.
    """
    linked = dependant.limit_of_stay is None
    if subject is None:
        return DependantAssessment(dependant.name, dependant.relation, None, linked)
    as_of = known.as_of
    began = dependant.landed_on or known.landed_on or subject.limit.on
    path = _path(subject, began, last_step, ahead)
    found: list[Finding | None] = []
    overstayed = None
    if not linked:
        found += overstay_findings(subject, as_of, policy)
        overstayed = overstay_reason(found)
        if holder_limit is not None:
            found.append(_drift(subject, holder_limit, policy))
    found.append(_ageing_out(dependant, subject, as_of, policy))
    found.append(
        passport_finding(
            subject,
            dependant.passport_expires_on,
            _next_limit(path, holder_limit),
            as_of,
            policy,
        )
    )
    return DependantAssessment(
        dependant.name,
        dependant.relation,
        subject.limit,
        linked,
        path,
        deadlines_for(subject, as_of, policy),
        _milestone(dependant, subject, path, overstayed, as_of, policy),
        tuple([each for each in found if each is not None]),
    )


def overstay_reason(found: list[Finding] | list[Finding | None]) -> Reason | None:
    """Why an overstay leaves the latest day open (OR-05)."""
    for each in found:
        if each is not None and each.code == "stay.overstayed":
            return Reason("overstayed", each.shown)
    return None
