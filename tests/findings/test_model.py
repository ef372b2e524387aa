"""What is asked of values of an assessment by name."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import HOLDER, Reason
from tests.make import AS_OF, entry

FAMILY = [
    {"name": "LEE Mo", "relation": "spouse"},
    {"name": "LEE", "relation": "child"},
]


def test_a_person_of_a_case() -> None:
    """The holder and each of the family are found by name, with what is worked out."""
    case = entry(dependant=FAMILY)
    assert case.person(HOLDER) == case.holder
    assert case.person("LEE") == case.holder.dependant[1]
    assert case.assessment.of(HOLDER) == case.assessment
    assert case.assessment.of("LEE") == case.assessment.dependants[1]
    assert case.assessment.of("nobody") is None
    with pytest.raises(StopIteration):
        case.person("nobody")


def test_a_fact_by_name() -> None:
    """Evidence is asked for by name; a deadline says the limit that it is counted from,
    the seven years their days by kind."""
    found = entry(AS_OF, work=None).assessment
    gap = next(each for each in found.findings if each.evidence)
    assert {name: gap.fact(name) for name, _ in gap.evidence} == dict(gap.evidence)
    assert Reason("x", (("on", AS_OF), ("n", 1))).day("on") == AS_OF
    filing = next(each for each in found.deadlines if each.limit)
    assert filing.counted_from == filing.limit == date(2028, 3, 15)
    years = found.milestone
    assert years
    assert dict(years.days) == {
        "milestone": years.prepare,
        "milestone.earliest": years.earliest,
        "milestone.latest": years.latest,
    }
