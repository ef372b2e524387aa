"""The checklist: what is on file, stale or missing on the day of filing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Finding
from qmas_tui.findings.papers import months_fresh
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    JOB,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    child,
    days,
    filing,
    finding,
    holder,
    linked,
    unlanded,
)

EVERYONE = ["travel-document", "identity-card", "e-visa", "tenancy"]
OF_WORK: dict[str, list[str]] = {
    "employment": [
        *("employment-contract", "employer-letter", "payslips", "mpf-statement"),
        "tax-assessment",
    ],
    "self-employment": [
        *("business-registration", "client-contracts", "bank-statements"),
        *("mpf-statement", "tax-assessment"),
    ],
    "business": [
        *("business-registration", "accounts", "office-lease", "staff-mpf"),
        *("bank-statements", "tax-assessment"),
    ],
}
JOB_PAPERS = OF_WORK["employment"]
ALL = [*EVERYONE, *JOB_PAPERS]
FRESH = OPENS - days(5)
STALE = {
    **dict.fromkeys(
        (
            *("employer-letter", "payslips", "bank-statements", "mpf-statement"),
            *("staff-mpf", "job-search"),
        ),
        3,
    ),
    **dict.fromkeys(("tax-assessment", "accounts"), 15),
}


def kept(*kinds: str, **dated: date | None) -> list[dict[str, object]]:
    """Papers of these kinds, fresh, but for those dated otherwise."""
    days_of = {kind: dated.get(kind.replace("-", "_"), FRESH) for kind in kinds}
    return [
        {"kind": kind} | ({"dated": day} if day else {})
        for kind, day in days_of.items()
    ]


def on_file(*left_out: str, **dated: date | None) -> list[dict[str, object]]:
    """Every paper of an employee but for those left out."""
    return kept(*(kind for kind in ALL if kind not in left_out), **dated)


def missing(
    policy: Policy, evidence: Sequence[object], as_of: date = OPENS, **facts: Any
) -> Finding | None:
    """What the checklist says."""
    found = assess(holder(evidence=evidence, **facts), policy, as_of)
    return finding(found, "evidence.missing")


def titles(found: Finding | None, state: str) -> int:
    """How many papers a finding names as missing or stale."""
    assert found is not None
    named = dict(found.evidence)[state]
    assert isinstance(named, tuple)
    return len(named)


def wanting(policy: Policy, found: Finding | None, state: str = "missing") -> set[str]:
    """The kinds of the papers that a finding names."""
    if found is None:
        return set()
    named = dict(found.evidence)[state]
    assert isinstance(named, tuple)
    kinds = {paper.title: paper.kind for paper in policy.papers}
    return {kinds[str(title)] for title in named}


def test_all_on_file(policy: Policy) -> None:
    """With every paper on file and fresh nothing is said."""
    assert missing(policy, on_file()) is None


@pytest.mark.parametrize("kind", ALL)
def test_each_paper_is_wanted(policy: Policy, kind: str) -> None:
    """Each paper of an employee is missed where it is not on file."""
    found = missing(policy, on_file(kind))
    assert wanting(policy, found) == {kind}
    assert titles(found, "stale") == 0


@pytest.mark.parametrize("kind", OF_WORK)
def test_papers_of_each_kind_of_work(policy: Policy, kind: str) -> None:
    """Each kind of work wants its own papers, and a business beside a job both."""
    work = [JOB | {"kind": kind}]
    assert wanting(policy, missing(policy, [], work=work)) == {
        *EVERYONE,
        *OF_WORK[kind],
    }
    both = [*work, JOB]
    assert wanting(policy, missing(policy, [], work=both)) == {
        *EVERYONE,
        *OF_WORK[kind],
        *JOB_PAPERS,
    }


@pytest.mark.parametrize("kind", STALE)
def test_papers_grow_stale(policy: Policy, kind: str) -> None:
    """A paper is stale where its months end before the target, or it has no day."""
    rows: list[dict[str, object]] = [JOB | {"kind": kind_} for kind_ in OF_WORK]
    if kind == "job-search":
        rows = [{"kind": "none", "from": OPENS}]
    others = {*EVERYONE, *(paper for papers in OF_WORK.values() for paper in papers)}
    last_fresh = add_months(TARGET, -STALE[kind])

    def stale(*dated: date | None) -> set[str]:
        own = [{"kind": kind} | ({"dated": day} if day else {}) for day in dated]
        papers = [*kept(*(others - {kind})), *own]
        return wanting(policy, missing(policy, papers, work=rows), "stale")

    assert stale(last_fresh) == set()
    assert stale(last_fresh - days(1)) == {kind}
    assert stale(None) == {kind}
    assert stale(None, FRESH) == set()
    assert stale(date(2020, 1, 1), FRESH) == set()


def test_papers_that_stay_fresh(policy: Policy) -> None:
    """A contract or an identity card never grows stale."""
    old = on_file(employment_contract=date(2001, 1, 1), identity_card=None)
    assert missing(policy, old) is None
    assert {p.kind for p in policy.papers if p.stale_after} == set(STALE)


def test_paper_dated_later_is_not_there_yet(policy: Policy) -> None:
    """A paper dated after the day is not on file yet."""
    found = missing(policy, on_file(e_visa=OPENS + days(1)))
    assert wanting(policy, found) == {"e-visa"}


def test_family_papers(policy: Policy) -> None:
    """A family on record wants proof, unless all are permanent or have left."""
    left: dict[str, object] = {"left_on": NOW, "left_for": "divorce"}
    for family, wanted in (
        ([child()], True),
        ([linked()], True),
        ([child(status="permanent"), child(name="TESTER Cy")], True),
        ([child(status="permanent")], False),
        ([child(**left)], False),
    ):
        found = missing(policy, on_file(), dependant=family)
        assert wanting(policy, found) == ({"relationship-proof"} if wanted else set())


def test_papers_without_work(policy: Policy) -> None:
    """No work wants bank statements, and before the first extension a search."""
    idle = [{"kind": "none", "from": OPENS}]
    second: dict[str, Any] = {
        "pattern": "2+3+3",
        "grant": [{"until": LIMIT, "confirmed": True, "step": 1}],
    }
    for facts, wanted in (
        ({"work": idle}, {"bank-statements", "job-search"}),
        ({"work": idle} | second, {"bank-statements"}),
        ({"work": None}, {"bank-statements"}),
        ({"work": [*idle, JOB]}, {"bank-statements", "job-search"}),
        ({"work": idle, "route": "apt"}, {"bank-statements"}),
    ):
        found = missing(policy, kept(*EVERYONE), **({"pattern": "3+3+2"} | facts))
        assert wanting(policy, found) == wanted


def test_papers_of_the_top_tier(policy: Policy) -> None:
    """With the top tier in reach a tax assessment is wanted, work or no work."""
    rich: dict[str, Any] = {"income": [{"year": "2026/27", "assessable": 2_000_000}]}
    for facts, wanted in ((rich, {"tax-assessment"}), ({}, set())):
        papers = kept(*EVERYONE, "bank-statements", "job-search")
        none = [{"kind": "none", "from": OPENS}]
        found = missing(policy, papers, work=none, **facts)
        assert wanting(policy, found) == wanted


def test_achievement_route_wants_no_work_papers(policy: Policy) -> None:
    """On the achievement route bank statements stand in for the work papers."""
    found = missing(policy, [], route="apt", pattern="3+3+2")
    assert wanting(policy, found) == {*EVERYONE, "bank-statements"}


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


def test_target_is_told(policy: Policy) -> None:
    """The day to file by is told, and that it has been missed."""
    for as_of, is_past in ((TARGET - days(1), False), (TARGET, False), (LIMIT, True)):
        found = missing(policy, [], as_of)
        assert found is not None
        told = dict(found.evidence)
        assert told == told | {"target": TARGET, "now": is_past}


def test_not_asked_for(policy: Policy) -> None:
    """Once filed or granted, after the limit, or on another permission nobody asks."""
    for outcome, asked in (
        ("pending", False),
        ("granted", False),
        ("withdrawn", True),
        ("refused", False),
    ):
        rows = [filing(OPENS, outcome)]
        assert (missing(policy, [], filing=rows) is not None) is asked
    assert missing(policy, [], date(2028, 3, 15)) is not None
    assert missing(policy, [], date(2028, 3, 16)) is None
    assert missing(policy, [], left_on=NOW, left_for="employment") is None


def test_asked_for_while_an_extension_is_to_come(policy: Policy) -> None:
    """Forecast or due without a forecast; with the seven years covered, nobody asks."""
    last = {"confirmed": True, "step": 2}
    ends = date(2033, 3, 15)
    short: dict[str, Any] = {"grant": [last | {"until": LIMIT}]}
    assert missing(policy, [], **short) is not None
    long: dict[str, Any] = {"grant": [last | {"until": ends}]}
    opens = date(2032, 12, 15)
    assert missing(policy, [], opens, **long) is None
    unwanted = long | {"abode": "not-wanted"}
    assert missing(policy, [], opens, **unwanted) is not None
    unknown = assess(unlanded(), policy, OPENS)
    assert finding(unknown, "evidence.missing") is not None


def test_how_long_a_paper_stays_fresh(policy: Policy) -> None:
    """The months of a paper are those of the checklist."""
    stale = {p.kind: p.stale_after for p in policy.papers if p.stale_after is not None}
    assert len(set(stale.values())) > 1
    assert {kind: months_fresh(kind, policy) for kind in stale} == stale
