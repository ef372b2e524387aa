"""Criteria 2 and 3: a postgraduate degree of a listed university, in STEM."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from qmas_tui.facts.prospect_rows import Degree
from qmas_tui.findings.calendar import year_of
from qmas_tui.findings.model import Evidence
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.degrees import postgraduate
from qmas_tui.intake.states import State, all_of, best_of, state
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy

PAPERS = ("degree-certificate", "transcript")
VERIFICATION = "degree-verification"
Suits = Callable[[Degree], State]


def listed(subject: Subject, _policy: Policy) -> Answer:
    """Criterion 2: the university is listed (G-03, G-15 to G-18)."""
    return _answer(subject, _listed)


def listed_stem(subject: Subject, _policy: Policy) -> Answer:
    """Criterion 3: the same degree is in STEM; never without criterion 2 (G-04)."""
    return _answer(subject, _stem)


def listed_turns(subject: Subject, _policy: Policy, met: bool, end: date) -> list[date]:
    """The first award ahead of a degree that meets criterion 2."""
    return [] if met else _first_ahead(subject, end, _listed)


def stem_turns(subject: Subject, _policy: Policy, met: bool, end: date) -> list[date]:
    """The first award ahead of a degree that meets criterion 3."""
    return [] if met else _first_ahead(subject, end, _stem)


def _listed(degree: Degree) -> State:
    return state(degree.listed)


def _stem(degree: Degree) -> State:
    return all_of((state(degree.listed), state(degree.stem)))


def _answer(subject: Subject, suits: Suits) -> Answer:
    held = postgraduate(subject.prospect, subject.filing_day)
    satisfying = [degree for degree in held if suits(degree) == "yes"]
    verified = any(degree.verified_on for degree in satisfying)
    year = year_of(subject.filing_day)
    return Answer(
        best_of(map(suits, held), complete=subject.is_complete("degree")),
        safe=any(degree.listed_year == year for degree in satisfying),
        wanting=subject.lacking(*PAPERS) + (() if verified else (VERIFICATION,)),
        evidence=_evidence(satisfying or held),
    )


def _evidence(degrees: Sequence[Degree]) -> Evidence:
    """The degree that was looked at, where there is one."""
    if not degrees:
        return (("level", None),)
    return tuple((name, getattr(degrees[0], name)) for name in _LOOKED_AT)


_LOOKED_AT = ("level", "institution", "awarded_on", "listed", "listed_year", "stem")


def _first_ahead(subject: Subject, end: date, suits: Suits) -> list[date]:
    """Degrees are not lost: the first that satisfies decides for good."""
    by_end = postgraduate(subject.prospect, end)
    days = [each.awarded_on for each in by_end if suits(each) == "yes"]
    return sorted(day for day in days if day)[:1]
