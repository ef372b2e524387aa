"""Findings as JSON, for other programs.

A key is left out only where it says so: `assumed` of fees that are not, and `since`
and `days` of a finding that does not say since when it is so. Days are as 2027-03-15.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType

import msgspec
from msgspec import Raw, Struct

from qmas_tui.findings.model import (
    Assessment,
    Deadline,
    DependantAssessment,
    FeesDue,
    Finding,
    Milestone,
)
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from qmas_tui.views.turns import step_words
from qmas_tui.views.words import because, remedy, steps_of

Json = dict[str, object]
NOTHING_MORE: Mapping[str, object] = MappingProxyType({})
encode = msgspec.json.Encoder().encode


def picker(*names: str) -> Callable[[Struct], Json]:
    """Takes the fields of these names from a value."""
    values = attrgetter(*names)
    return lambda found: dict(zip(names, values(found), strict=True))


act_on = picker("kind", "subject", "due_on")
_step = picker("step", "until", "granted", "months")
_deadline = picker("kind", "subject", "on", "days", "status", "rules", "basis")
_milestone = picker("start", "earliest", "latest", "prepare", "covered")
_fees_due = picker("persons", "per_person", "total")
_finding = picker("code", "subject", "level", "basis", "rules")


def report(
    assessments: Iterable[Assessment],
    policy: Policy,
    as_of: date,
    more: Mapping[str, object] = NOTHING_MORE,
) -> bytes:
    """Assessments, in the order given, as JSON; `indicators` are those of the book.

    `more` goes behind the cases.
    """
    answer = {
        "as_of": as_of,
        "rules_checked_on": policy.checked_on,
        "indicators": [
            _indicator(each, as_of) for each in book_findings(policy, as_of)
        ],
        # Each is encoded at once: what was made for it is gone before the next.
        "cases": [Raw(encode(case_of(each))) for each in assessments],
        **more,
    }
    return encode(answer)


def case_of(found: Assessment) -> Json:
    """One assessment in words."""
    item = found.next
    return {
        "case": found.case,
        "stage": found.stage,
        "pattern": found.pattern,
        "limit_of_stay": found.limit.on if found.limit else None,
        "act_by": item.act_by if item else None,
        "lost_on": item.lost_on if item else None,
        "act_on": act_on(item) if item else None,
        "asleep_until": found.asleep_until,
        **_stay(found),
        "residence": found.residence,
        "fees": _fees(found.fees),
        "indicators": [_indicator(each, found.as_of) for each in found.findings],
        "dependants": [_member(each, found.as_of) for each in found.dependants],
    }


def _member(found: DependantAssessment, as_of: date) -> Json:
    return {
        "name": found.name,
        "limit_of_stay": found.limit.on if found.limit else None,
        "linked": found.linked,
        **_stay(found),
        "indicators": [_indicator(each, as_of) for each in found.findings],
    }


def _stay(found: Assessment | DependantAssessment) -> Json:
    return {
        "path": [_step(each) for each in found.path],
        "deadlines": [date_of(each) for each in found.deadlines],
        "milestone": _seven_years(found.milestone),
    }


def date_of(found: Deadline) -> Json:
    return _deadline(found) | {"steps": steps_of(found)}


def _seven_years(found: Milestone | None) -> Json | None:
    if found is None:
        return None
    reasons = [step_words(reason) for reason in found.because]
    return _milestone(found) | {"because": reasons}


def _fees(found: FeesDue | None) -> Json | None:
    if found is None:
        return None
    return _fees_due(found) | ({"assumed": True} if found.assumed else {})


def _indicator(found: Finding, as_of: date) -> Json:
    made = _finding(found) | {"because": because(found), "remedy": remedy(found)}
    if found.counts_since:
        days = (as_of - found.since).days if found.since else None
        made |= {"since": found.since, "days": days}
    return made
