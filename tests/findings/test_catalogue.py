"""Every finding there is stands in one table, and comes out as it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import Finding
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.policy.policy import Policy
from tests.cases.worked import FOLDER
from tests.findings.faults import ROWS
from tests.findings.people import LANDED, LIMIT, NOW, days, holder

GRAVEST = "act"


BASES = {
    "law": "stay.overstayed",
    "official": """
        filing.refused abode.refused abode.slow trip.clashes milestone.reached
        absence.six-months work.below-level income.top-tier dependant.drift
        dependant.basis-lost""",
    "practice": """
        stay.lapsed stay.leave-by stay.pending-past-limit filing.slow
        passport.renew-first passport.short entry.unused milestone.uncovered
        milestone.contested absence.long absence.year absence.nights
        absence.touchdown absence.away-now work.commission-only work.abroad
        residence.thin income.low plan.not-pursued business.thin evidence.missing
        request.unanswered dependant.ageing-out""",
    "house": """
        stay.unrecorded stay.unconfirmed stay.differs scheme.left work.none
        work.contradicted work.unknown income.unknown career.step-back
        family.unrecorded facts.broken facts.order facts.grant-missing
        facts.filing-unmatched facts.landing-missing facts.pattern-unknown
        facts.step-assumed facts.citizenship-unknown facts.limit-unknown
        facts.birthplace-unknown import.unread rules.unchecked""",
}
"""What each finding rests on, as the specification has it."""
MORE = {("income.low", "official"), ("evidence.missing", "official")}
"""At HK$0, and where a paper that the department asks for is wanting."""


def all_findings(policy: Policy) -> Iterator[Finding]:
    """Those of every worked case, of two more, and of a book gone stale."""
    for path in sorted(FOLDER.glob("*.facts.toml")):
        file = read_facts(path)
        assert file.as_of is not None
        for who in file.holder:
            found = assess(who, policy, file.as_of)
            yield from found.findings
            yield from (f for each in found.dependants for f in each.findings)
    broken: Holder = ROWS["work"][1]
    shorter = holder(
        grant=[
            {"until": LIMIT, "granted_on": LANDED},
            {"until": NOW, "granted_on": NOW},
        ]
    )
    for who in (broken, shorter):
        yield from assess(who, policy, NOW).findings
    yield from book_findings(policy, policy.checked_on + days(999))


@pytest.fixture(scope="module")
def findings(policy: Policy) -> list[Finding]:
    """All of them."""
    return list(all_findings(policy))


def test_every_kind_comes_up_at_every_level(findings: list[Finding]) -> None:
    """Each finding of the table is in some worked case, at each of its levels."""
    seen = {(each.code, each.level) for each in findings}
    told = {(code, level) for code, kind in CATALOGUE.items() for level in kind.levels}
    assert seen == told


def test_each_rests_on_rules_of_its_own(
    policy: Policy, findings: list[Finding]
) -> None:
    """No finding is without rules, and names none that the table does not."""
    for each in findings:
        kind = CATALOGUE[each.code]
        assert each.rules
        assert set(each.rules) <= set(policy.rules)
        assert kind.also or set(each.rules) <= set(kind.rules), each
        assert len(set(each.rules)) == len(each.rules)


def test_each_rests_on_what_the_specification_says(findings: list[Finding]) -> None:
    """Law, guidance, practice and house rule are told apart, finding by finding."""
    told = {(code, basis) for basis, codes in BASES.items() for code in codes.split()}
    assert {(code, kind.basis) for code, kind in CATALOGUE.items()} == told
    assert {(each.code, each.basis) for each in findings} == told | MORE


def test_every_rule_of_the_table_is_used(findings: list[Finding]) -> None:
    """Each rule that the table names for a finding stands behind it in some case."""
    for code, kind in CATALOGUE.items():
        named = {rule for each in findings if each.code == code for rule in each.rules}
        assert set(kind.rules) <= named, code


def test_law_and_hearsay(policy: Policy, findings: list[Finding]) -> None:
    """Only an overstay rests on law, and hearsay alone is never to act on."""
    assert {each.code for each in findings if each.basis == "law"} == {
        "stay.overstayed"
    }
    for each in findings:
        rules = [policy.rules[rule] for rule in each.rules]
        if all((r.basis, r.confidence) == ("practice", "low") for r in rules):
            assert each.level != GRAVEST


def test_those_that_say_since_when(findings: list[Finding]) -> None:
    """The table tells which findings say since when it is so (R-19)."""
    for each in findings:
        assert each.counts_since is CATALOGUE[each.code].counts_since
        assert each.counts_since or each.since is None
        if each.counts_since:
            assert dict(each.evidence)["since"] == each.since
