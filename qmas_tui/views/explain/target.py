"""What there is to explain in a case: its dates, seven years and findings."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.findings.model import HOLDER, AssessedCase, Deadline, Finding, Milestone
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.date_table import unknown_words
from qmas_tui.views.case.findings import sorted_findings
from qmas_tui.views.lay import sentence
from qmas_tui.views.say import day_words, kind_words, subject_words
from qmas_tui.views.width import clean
from qmas_tui.views.words import headline

MILESTONES = ("milestone", "milestone.earliest", "milestone.latest")


class Explainable(Struct, frozen=True, gc=False):
    """Something of a case that can be explained, and what to call it."""

    kind: str
    subject: str
    title: str


class Target(Struct, frozen=True, gc=False):
    """One thing to explain: a date, the seven years, or findings of one code."""

    case: AssessedCase
    policy: Policy
    kind: str
    subject: str
    deadline: Deadline | None = None
    milestone: Milestone | None = None
    findings: tuple[Finding, ...] = ()


def explainable(case: AssessedCase) -> tuple[Explainable, ...]:
    """Everything of a case that can be explained, in the order of the case page."""
    return (*_dates(case), *_findings(case))


def target_of(case: AssessedCase, kind: str, subject: str, policy: Policy) -> Target:
    """The thing to explain. Raises DataError that lists what there is."""
    findings = tuple(
        [f for f in sorted_findings(case) if (f.code, f.subject) == (kind, subject)]
    )
    if findings:
        return Target(case, policy, kind, subject, findings=findings)
    found = case.assessment.of(subject)
    if found is not None and kind in MILESTONES and found.milestone is not None:
        return Target(case, policy, kind, subject, milestone=found.milestone)
    for deadline in found.deadlines if found is not None else ():
        if deadline.kind == kind:
            return Target(case, policy, kind, subject, deadline)
    there = explainable(case)
    problems = [Problem(each.kind, each.title) for each in there]
    hint = "It has those below." if there else "It has nothing to explain."
    what = f"This case has no {kind} for {subject_words(subject)}. {hint}"
    raise DataError(what, problems)


def _dates(case: AssessedCase) -> Iterator[Explainable]:
    for subject, person in case.assessment.people:
        for deadline in person.deadlines:
            words = f"{kind_words(deadline.kind)}, {day_words(deadline.on)}"
            yield Explainable(deadline.kind, subject, titled(words, subject))
        if (seven := person.milestone) is None:
            continue
        for kind, day in seven.days:
            name = kind_words("milestone.prepare" if kind == "milestone" else kind)
            when = day_words(day) if day else unknown_words(seven)
            yield Explainable(kind, subject, titled(f"{name}, {when}", subject))


def _findings(case: AssessedCase) -> Iterator[Explainable]:
    first: dict[tuple[str, str], Finding] = {}
    for finding in sorted_findings(case):
        first.setdefault((finding.code, finding.subject), finding)
    for finding in first.values():
        title = titled(headline(finding), finding.subject)
        yield Explainable(finding.code, finding.subject, title)


def titled(words: str, subject: str) -> str:
    """What to call something, with the name of the dependant whom it concerns."""
    return sentence(words if subject == HOLDER else f"{clean(subject)}: {words}")
