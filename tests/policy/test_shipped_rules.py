"""What the config says about the world."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config.load import load_policy
from tests.policy.entries import shipped

RULES = Path(__file__).parents[2].parent / "shared" / "domain" / "RULES.md"
PRACTICE_GROUPS = ("R", "AB")


def _rows() -> dict[str, list[str]]:
    if not RULES.exists():
        pytest.skip("the collection of rules is not beside this checkout")
    lines = RULES.read_text("utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines]
    return {c[0]: c for c in cells if re.fullmatch(r"[A-Z]+-\d+", c[0])}


def test_every_collected_rule_is_shipped() -> None:
    """The config holds every collected rule and adds only rules of the house."""
    ids = {rule.id for rule in shipped().rule if not rule.id.startswith("HS-")}
    assert ids == set(_rows())


def test_confidence_and_dates_agree_with_the_collection() -> None:
    """No rule is surer than it was collected, and days given in full are kept."""
    rows = _rows()
    for rule in shipped().rule:
        if rule.id not in rows:
            continue
        _, _, _, first, last, _, confidence = (c.strip() for c in rows[rule.id])
        wanted = confidence.split(" ")[0].split(":")[0]
        wanted = {"medium-high": "medium", "medium-low": "low"}.get(wanted, wanted)
        assert rule.confidence == wanted, rule.id
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", first):
            assert str(rule.from_) == first, rule.id
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", last):
            assert str(rule.to) == last, rule.id


def test_practice_is_never_shown_as_law() -> None:
    """Rules of low confidence, on renewals and on absences are practice."""
    for rule in shipped().rule:
        if rule.confidence == "low" or rule.id.split("-")[0] in PRACTICE_GROUPS:
            assert rule.basis == "practice", rule.id


def test_basis_follows_the_kind_of_source() -> None:
    """Law comes from statutes and courts, official guidance from official pages."""
    for rule in shipped().rule:
        if rule.basis == "law":
            assert rule.kind in ("statute", "court"), rule.id
        if rule.basis == "official":
            assert rule.kind == "official", rule.id
        assert (rule.kind == "house") == rule.id.startswith("HS-"), rule.id
        assert rule.basis != "house" or rule.kind == "house", rule.id


def test_windows_and_target_have_their_basis() -> None:
    """Four weeks are official; three months and the target are practice."""
    rules = load_policy(None).rules
    found = {id_: rules[id_].basis for id_ in ("E-01", "E-02", "E-04")}
    assert found == {"E-01": "official", "E-02": "practice", "E-04": "practice"}


def test_titles_fit_a_line_and_rules_a_paragraph() -> None:
    """A title has at most 60 characters, and a rule is said in a few sentences."""
    for rule in shipped().rule:
        assert len(rule.title) <= 60, rule.id
        assert len(rule.says) <= 260, rule.id


def test_days_of_reading() -> None:
    """Sources were read on two days, the official pages on the earlier one."""
    days = Counter(rule.checked_on for rule in shipped().rule)
    assert set(days) == {date(2026, 1, 20), date(2026, 11, 22)}
    assert load_policy(None).checked_on == date(2026, 1, 20)
    official = [rule for rule in shipped().rule if rule.kind == "official"]
    assert {rule.checked_on for rule in official} == {date(2026, 1, 20)}


def test_stale_papers_are_those_that_the_department_wants_recent() -> None:
    """Letters, slips and statements go stale in 3 months, yearly papers in 15."""
    stale = {p.kind: p.stale_after for p in shipped().paper if p.stale_after}
    quarter = ("employer-letter", "payslips", "bank-statements", "mpf-statement")
    assert stale == {
        **dict.fromkeys((*quarter, "staff-mpf"), 3),
        **dict.fromkeys(("tax-assessment", "accounts"), 15),
    }


def test_each_group_has_its_papers() -> None:
    """The checklist of each group is the one that advisers work with."""
    found: dict[str, set[str]] = {}
    for paper in shipped().paper:
        for group in paper.for_:
            found.setdefault(group, set()).add(paper.kind)
    work = {"mpf-statement", "tax-assessment"}
    contract = {"employment-contract", "employer-letter", "payslips"}
    trade = {"business-registration", "bank-statements"}
    business = {"accounts", "office-lease", "staff-mpf", "tax-assessment"}
    assert found == {
        "everyone": {"travel-document", "identity-card", "e-visa", "tenancy"},
        "employment": work | contract,
        "self-employment": work | trade | {"client-contracts"},
        "business": trade | business,
        "no-work": {"bank-statements"},
        "top-tier": {"tax-assessment"},
        "family": {"relationship-proof"},
        "right-of-abode": {"travel-record"},
        "residence-year": {"tax-assessment", "tenancy", "work-or-school-proof"},
    }
