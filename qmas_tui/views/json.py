"""Findings as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import UNSET, Struct, UnsetType, structs

from qmas_tui.findings.model import (
    Assessment,
    Deadline,
    DependantAssessment,
    FeesDue,
    Finding,
    Milestone,
    PathStep,
    Residence,
)
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.views.words import because, remedy, step_words, steps_of


class _Out(Struct, frozen=True, gc=False):
    pass


class ActOn(_Out, frozen=True, gc=False):
    """What makes a case's next day, and when it was or is due."""

    kind: str
    subject: str
    due_on: date


class Step(_Out, frozen=True, gc=False):
    """A step of the path; null where its number or its length is unknown."""

    step: int | None
    until: date
    granted: bool
    months: int | None


class Date(_Out, frozen=True, gc=False):
    """A deadline with its derivation in words."""

    kind: str
    subject: str
    on: date
    days: int
    status: str
    rules: tuple[str, ...]
    basis: str
    steps: list[str]


class SevenYears(_Out, frozen=True, gc=False):
    """The milestone with its reasons in words."""

    start: date
    earliest: date | None
    latest: date | None
    prepare: date | None
    covered: bool | None
    because: list[str]


class Fees(_Out, frozen=True, gc=False, omit_defaults=True):
    """What the next extension costs; `assumed` is left out where it is not."""

    persons: int
    per_person: int
    total: int
    assumed: bool = False


class Indicator(_Out, frozen=True, gc=False):
    """A finding in words.

    `since` and `days` are left out where it does not say since when it is so.
    """

    code: str
    subject: str
    level: str
    basis: str
    rules: tuple[str, ...]
    because: str
    remedy: str
    since: date | UnsetType | None = UNSET
    days: int | UnsetType | None = UNSET


class Member(_Out, frozen=True, gc=False):
    """A dependant."""

    name: str
    limit_of_stay: date | None
    linked: bool
    path: list[Step]
    deadlines: list[Date]
    milestone: SevenYears | None
    indicators: list[Indicator]


class Case(_Out, frozen=True, gc=False):
    """One case."""

    case: str
    stage: str
    pattern: str | None
    limit_of_stay: date | None
    act_by: date | None
    lost_on: date | None
    act_on: ActOn | None
    asleep_until: date | None
    path: list[Step]
    deadlines: list[Date]
    milestone: SevenYears | None
    residence: Residence | None
    fees: Fees | None
    indicators: list[Indicator]
    dependants: list[Member]


class Report(_Out, frozen=True, gc=False):
    """The whole answer; `indicators` are those of the book."""

    as_of: date
    rules_checked_on: date
    indicators: list[Indicator]
    cases: list[Case]


def report(assessments: Iterable[Assessment], policy: Policy, as_of: date) -> bytes:
    """Assessments, in the order given, as JSON."""
    found = [_indicator(each, as_of) for each in book_findings(policy, as_of)]
    cases = [case_of(each) for each in assessments]
    return msgspec.json.encode(Report(as_of, policy.checked_on, found, cases))


def case_of(found: Assessment) -> Case:
    """One assessment in words."""
    item = found.next
    return Case(
        found.case,
        found.stage,
        found.pattern,
        found.limit.on if found.limit else None,
        item.act_by if item else None,
        item.lost_on if item else None,
        ActOn(item.kind, item.subject, item.due_on) if item else None,
        found.asleep_until,
        _path(found.path),
        _dates(found.deadlines),
        _seven(found.milestone),
        found.residence,
        _fees(found.fees),
        [_indicator(each, found.as_of) for each in found.findings],
        [_member(each, found.as_of) for each in found.dependants],
    )


def _member(found: DependantAssessment, as_of: date) -> Member:
    return Member(
        found.name,
        found.limit.on if found.limit else None,
        found.linked,
        _path(found.path),
        _dates(found.deadlines),
        _seven(found.milestone),
        [_indicator(each, as_of) for each in found.findings],
    )


def _path(path: Iterable[PathStep]) -> list[Step]:
    return [Step(s.step, s.until, s.granted, s.months) for s in path]


def _dates(deadlines: Iterable[Deadline]) -> list[Date]:
    return [
        Date(
            d.kind, d.subject, d.on, d.days, d.status, d.rules, d.basis,
            steps_of(d),
        )
        for d in deadlines
    ]  # fmt: skip


def _seven(milestone: Milestone | None) -> SevenYears | None:
    if milestone is None:
        return None
    return SevenYears(
        milestone.start,
        milestone.earliest,
        milestone.latest,
        milestone.prepare,
        milestone.covered,
        [step_words(reason) for reason in milestone.because],
    )


def _fees(fees: FeesDue | None) -> Fees | None:
    if fees is None:
        return None
    return Fees(fees.persons, fees.per_person, fees.total, fees.assumed)


def _indicator(found: Finding, as_of: date) -> Indicator:
    made = Indicator(
        found.code,
        found.subject,
        found.level,
        found.basis,
        found.rules,
        because(found),
        remedy(found),
    )
    if not found.counts_since:
        return made
    since = found.since
    days = (as_of - since).days if since else None
    return structs.replace(made, since=since, days=days)
