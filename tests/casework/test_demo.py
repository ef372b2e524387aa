"""The demo book shows everything that the program can say, on whatever day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.casework.demo import demo_holders, demo_prospects
from qmas_tui.casework.prospects import Prospects
from qmas_tui.config.load import load_policy
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.findings.assess import assess
from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import Assessment
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.policy.policy import Policy
from qmas_tui.views.prospect_words import STAGES as STAGES_AHEAD

STAGES = {
    *("applied", "approved", "initial-stay", "current-stay", "extension-1"),
    *("extension-2", "extension-3", "filing-pending", "unrecorded", "lapsed"),
    *("overstayed", "other-permission", "left", "milestone"),
    *("right-of-abode-pending", "permanent", "closed"),
}
PATTERNS = {"1+2+2+3", "2+3+3", "3+3+2", "8"}
CODES = set(CATALOGUE) - {"facts.broken", "rules.unchecked"}
DAYS = [
    *(date(2026, 11, 22) + timedelta(days=79 * n) for n in range(44)),
    *(date(year, 2, 29) for year in (2028, 2032, 2036)),
    *(date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 1)),
    *(date(2027, 3, 31), date(2027, 4, 1), date(2028, 5, 31), date(2029, 8, 30)),
    *(date(2030, 8, 31), date(2031, 11, 30), date(2033, 5, 30), date(2035, 10, 31)),
]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(None)


def codes_of(assessment: Assessment) -> set[str]:
    everyone = [assessment.findings, *(d.findings for d in assessment.dependants)]
    return {finding.code for findings in everyone for finding in findings}


@pytest.mark.parametrize("day", DAYS, ids=date.isoformat)
def test_shows_everything_on_any_day(policy: Policy, day: date) -> None:
    """Every stage but that of a broken case, every pattern and finding is there.

    Nobody's facts contradict each other, except those of the one meant to.
    """
    assessed = [assess(holder, policy, day) for holder in demo_holders(day)]
    assert {a.stage for a in assessed} == STAGES
    assert {a.pattern for a in assessed} >= PATTERNS
    assert set[str]().union(*map(codes_of, assessed)) == CODES
    assert [a.case for a in assessed if "facts.order" in codes_of(a)] == ["D-2511"]


@pytest.mark.parametrize("day", [*DAYS[:4], *DAYS[-12::4]], ids=date.isoformat)
def test_shows_every_prospect_on_any_day(policy: Policy, day: date) -> None:
    """Every stage but broken, every verdict and answer, and every finding but that of
    a test that nobody files under any more.
    """
    of = Prospects({each.case: each for each in demo_prospects(day)}, policy, day)
    found = [each.assessment for each in of.queue]
    assert {each.stage for each in found} == {*STAGES_AHEAD} - {"broken"}
    codes = {each.code for one in found for each in one.findings}
    assert codes >= set(INTAKE) - {"points.short"}
    ways = [way for each in of.queue for way in of.pathways(each)]
    assert {way.verdict for way in ways} == {"fits", "does-not-fit", "unknown"}
    evaluated = [each.evaluation for each in found if each.evaluation]
    assert {each.may_file for each in evaluated} == {"yes", "no", "unknown"}


@pytest.mark.parametrize("day", DAYS[:3], ids=date.isoformat)
def test_makes_valid_records(policy: Policy, day: date) -> None:
    """It can be written as a case file and read back; one case in it was put off."""
    holders = demo_holders(day)
    file = CaseFile(format=FORMAT, as_of=day, holder=holders)
    assert read_facts(write_facts(file)) == file
    assessed = [assess(holder, policy, day) for holder in holders]
    asleep = {a.case: a.asleep_until for a in assessed if a.asleep_until}
    assert asleep == {"D-1601": day + timedelta(days=12)}


def test_most_people_are_fine(policy: Policy) -> None:
    """At most a third of the demo book needs a decision; half is free of warnings."""
    day = DAYS[0]
    holders = demo_holders(day)
    assert 38 <= len(holders) <= 52
    levels = []
    for holder in holders:
        a = assess(holder, policy, day)
        every = [*a.findings, *(f for d in a.dependants for f in d.findings)]
        levels.append({finding.level for finding in every})
    assert sum("act" in found for found in levels) * 3 <= len(levels)
    assert sum(not found & {"act", "warn"} for found in levels) * 2 >= len(levels)


def test_holds_awkward_names() -> None:
    """Names with marks that a screen might read as markup are among them."""
    names = [holder.name for holder in demo_holders(DAYS[0])]
    assert "[Dr] SINGH Arjun" in names
    assert len(set(names)) == len(names)
