"""The checklist: what is on file, stale or missing on the day of filing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Finding
from qmas_tui.policy.policy import Policy
from tests.findings.people import JOB, OPENS, TARGET, child, days, finding, holder

EVERYONE = ["travel-document", "identity-card", "e-visa", "tenancy"]
JOB_PAPERS = [
    *("employment-contract", "employer-letter", "payslips", "mpf-statement"),
    "tax-assessment",
]
FRESH = OPENS - days(5)


def on_file(*left_out: str, **dated: date | None) -> list[dict[str, object]]:
    """Every paper of an employee, fresh, but for those left out or dated otherwise."""
    days_of = {kind: dated.get(kind.replace("-", "_"), FRESH) for kind in ALL}
    return [
        {"kind": kind} | ({"dated": day} if day else {})
        for kind, day in days_of.items()
        if kind not in left_out
    ]


ALL = [*EVERYONE, *JOB_PAPERS]


def missing(
    policy: Policy,
    evidence: list[dict[str, object]],
    as_of: date = OPENS,
    **facts: Any,
) -> Finding | None:
    """What the checklist says."""
    found = assess(holder(evidence=evidence, **facts), policy, as_of)
    return finding(found, "evidence.missing")


def titles(found: Finding | None, state: str) -> int:
    """How many papers a finding names as missing or stale."""
    assert found is not None
    named = dict(found.shown)[state]
    assert isinstance(named, tuple)
    return len(named)


def test_all_on_file(policy: Policy) -> None:
    """With every paper on file and fresh nothing is said."""
    assert missing(policy, on_file()) is None


@pytest.mark.parametrize("kind", ALL)
def test_each_paper_is_wanted(policy: Policy, kind: str) -> None:
    """Each paper of an employee is missed where it is not on file."""
    found = missing(policy, on_file(kind))
    assert (titles(found, "missing"), titles(found, "stale")) == (1, 0)


@pytest.mark.parametrize(
    ("kind", "months"),
    [
        ("employer_letter", 3),
        ("payslips", 3),
        ("mpf_statement", 3),
        ("tax_assessment", 15),
    ],
)
def test_papers_grow_stale(policy: Policy, kind: str, months: int) -> None:
    """A paper is stale where its months end before the target, or it has no day."""
    last_fresh = add_months(TARGET, -months)
    assert missing(policy, on_file(**{kind: last_fresh})) is None
    for dated in (last_fresh - days(1), None):
        found = missing(policy, on_file(**{kind: dated}))
        assert (titles(found, "missing"), titles(found, "stale")) == (0, 1)
    fresher = [*on_file(**{kind: None}), *on_file(**{kind: FRESH})]
    assert missing(policy, fresher) is None
    older = [*on_file(**{kind: date(2020, 1, 1)}), *on_file(**{kind: FRESH})]
    assert missing(policy, older) is None


def test_papers_that_stay_fresh(policy: Policy) -> None:
    """A contract or an identity card never grows stale."""
    old = on_file(employment_contract=date(2001, 1, 1), identity_card=None)
    assert missing(policy, old) is None


def test_paper_dated_later_is_not_there_yet(policy: Policy) -> None:
    """A paper dated after the day is not on file yet."""
    found = missing(policy, on_file(e_visa=OPENS + days(1)))
    assert titles(found, "missing") == 1


def test_more_papers_for_some(policy: Policy) -> None:
    """A family, a top tier and no work each ask for a paper more."""
    bo = [child()]
    assert titles(missing(policy, on_file(), dependant=bo), "missing") == 1
    none: dict[str, Any] = {
        "work": [{"kind": "none", "from": OPENS}],
        "pattern": "3+3+2",
    }
    assert titles(missing(policy, on_file(), **none), "missing") == 1
    rich: dict[str, Any] = none | {
        "income": [{"year": "2026/27", "assessable": 2_000_000}]
    }
    bare = on_file("tax-assessment")
    assert titles(missing(policy, bare, **none), "missing") == 1
    assert titles(missing(policy, bare, **rich), "missing") == 2


def test_achievement_route_wants_no_work_papers(policy: Policy) -> None:
    """On the achievement route bank statements stand in for the work papers."""
    facts: dict[str, Any] = {"route": "apt", "pattern": "3+3+2"}
    found = missing(policy, [], **facts)
    assert titles(found, "missing") == len(EVERYONE) + 1


def test_basis_and_level(policy: Policy) -> None:
    """An official paper makes an official finding; hearsay alone never says act."""
    official = missing(policy, on_file("e-visa"), TARGET)
    practice = missing(policy, on_file("tenancy"), TARGET)
    hearsay = missing(policy, on_file("mpf-statement"), TARGET)
    early = missing(policy, on_file("e-visa"), TARGET - days(1))
    assert official is not None
    assert practice is not None
    assert hearsay is not None
    assert early is not None
    assert (official.level, official.basis) == ("act", "official")
    assert (practice.level, practice.basis) == ("act", "practice")
    assert (hearsay.level, hearsay.basis) == ("warn", "practice")
    assert early.level == "warn"
    both = missing(policy, on_file("e-visa", "tenancy"), TARGET)
    assert both is not None
    assert set(official.rules) | set(practice.rules) == set(both.rules)


def test_not_asked_for(policy: Policy) -> None:
    """Once filed, after the limit, or with no stay to come nobody asks for papers."""
    filed = [{"kind": "extension", "filed_on": OPENS}]
    assert missing(policy, [], filing=filed) is None
    assert missing(policy, [], date(2028, 3, 15)) is not None
    assert missing(policy, [], date(2028, 3, 16)) is None
    last: dict[str, Any] = {
        "grant": [{"until": date(2028, 3, 15), "confirmed": True, "step": 2}]
    }
    assert missing(policy, [], **last) is None
    assert missing(policy, [], work=[JOB]) is not None
