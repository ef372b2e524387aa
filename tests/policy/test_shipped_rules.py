"""What the config says about the world."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.facts.years import FIRST_YEAR, LAST_YEAR
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
    ids = {rule.id for rule in shipped().rule}
    assert set(_rows()) <= ids
    assert {id_ for id_ in ids - set(_rows()) if not id_.startswith("HS-")} == set()


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
    """Law comes from statutes and courts, official guidance from official pages.

    Only the window of 2026 was announced by the department and read in the press.
    """
    for rule in shipped().rule:
        if rule.basis == "law":
            assert rule.kind in ("statute", "court"), rule.id
        if rule.basis == "official":
            announced = rule.id in ("E-02", "E-34", "D-04")
            assert rule.kind == ("press" if announced else "official"), rule.id
        assert (rule.kind == "house") == rule.id.startswith("HS-"), rule.id
        assert rule.basis != "house" or rule.kind == "house", rule.id


def test_windows_and_target_have_their_basis() -> None:
    """Every window is official; the target and leaving by the limit are practice."""
    rules = load_policy(None).rules
    found = {id_: rules[id_].basis for id_ in ("E-01", "E-02", "E-34", "E-04", "E-33")}
    assert list(found.values()) == ["official"] * 3 + ["practice"] * 2


def test_what_is_not_certain_is_not_said_as_if_it_were() -> None:
    """Lengths are granted normally, and a tolerance that ended is told as past."""
    rules = load_policy(None).rules
    for id_ in ("S-02", "S-04", "S-06", "S-07", "S-09", "D-09", "D-02"):
        assert " normally " in rules[id_].says, id_
    assert "up to HK$50,000 and up to two years in prison" in rules["E-22"].says
    assert "assessable income for salaries tax reached" in rules["S-08"].says
    assert "was tolerated until early 2026" in rules["E-24"].says
    assert rules["E-24"].says.endswith("See E-33.")
    assert rules["E-24"].to == date(2026, 2, 28)
    assert rules["E-02"].says.endswith("name this scheme and dependants.")
    assert "to 31 December 2023" in rules["AB-09"].says


def test_titles_fit_a_line_and_rules_a_paragraph() -> None:
    """A title has at most 60 characters, and a rule is said in a few sentences."""
    for rule in shipped().rule:
        assert len(rule.title) <= 60, rule.id
        assert len(rule.says) <= 260, rule.id


def test_days_of_reading() -> None:
    """Sources were read on three days, the official pages on the first of them."""
    days = {rule.checked_on for rule in shipped().rule}
    assert days == {date(2026, 1, 20), date(2026, 11, 22), date(2026, 11, 29)}
    assert load_policy(None).checked_on == date(2026, 1, 20)
    official = [rule for rule in shipped().rule if rule.kind == "official"]
    assert {rule.checked_on for rule in official} == {date(2026, 1, 20)}


def test_stale_papers_are_those_that_the_department_wants_recent() -> None:
    """Letters, slips, statements and searches last 3 months, yearly papers 15."""
    stale = {p.kind: p.stale_after for p in shipped().paper if p.stale_after}
    quarter = ("employer-letter", "payslips", "bank-statements", "mpf-statement")
    assert stale == {
        **dict.fromkeys((*quarter, "staff-mpf", "job-search"), 3),
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
        "job-search": {"job-search"},
        "top-tier": {"tax-assessment"},
        "family": {"relationship-proof"},
        "right-of-abode": {"travel-record"},
        "residence-year": {"tax-assessment", "tenancy", "work-or-school-proof"},
    }


def test_a_search_for_work_is_practice() -> None:
    """That papers of the search for work help is a reading, never official."""
    (paper,) = [paper for paper in shipped().paper if paper.kind == "job-search"]
    assert (paper.basis, paper.rules) == ("practice", ("R-20",))
    assert load_policy(None).rules["R-20"].confidence == "low"


def test_the_years_of_a_fact_are_said_as_they_are() -> None:
    """The rule about years says the years that facts are held to (HS-24)."""
    rule = next(rule for rule in shipped().rule if rule.id == "HS-24")
    assert f"{FIRST_YEAR} to {LAST_YEAR}" in rule.says
