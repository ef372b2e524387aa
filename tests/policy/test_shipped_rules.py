"""What the config says about the world."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.facts.years import FIRST_YEAR, LAST_YEAR
from qmas_tui.policy.rules import Rule
from tests.policy.entries import shipped

DOMAIN = Path(__file__).parents[2].parent / "shared" / "domain"
BOOKS = ("RULES.md", "INTAKE_RULES.md")
PRACTICE_GROUPS = ("R", "AB", "Q")
INTAKE_GROUPS = ("B", "G", "O", "A", "X", "W", "Q", "N", "HI")
HOUSE_GROUPS = ("HS", "HI", "N")
COMPUTED = ("G-21", "X-08", "X-37", "W-18")
FULL_DAY = r"\d{4}-\d{2}-\d{2}"


def _rows(book: str) -> dict[str, list[str]]:
    """The rows of a collection: id, rule, value, unit, basis, from, to, and so on."""
    if not (DOMAIN / book).exists():
        pytest.skip("the collection of rules is not beside this checkout")
    lines = (DOMAIN / book).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return {c[0]: c for c in cells if re.fullmatch(r"[A-Z]+-\d+", c[0])}


def _group(rule: Rule) -> str:
    return rule.id.split("-")[0]


def holders_rules() -> list[Rule]:
    """The rules for people after the first landing."""
    return [rule for rule in shipped().rule if _group(rule) not in INTAKE_GROUPS]


def intake_rules() -> list[Rule]:
    """The rules for people before it."""
    return [rule for rule in shipped().rule if _group(rule) in INTAKE_GROUPS]


def test_every_collected_rule_is_shipped() -> None:
    """The config holds every collected rule and adds only rules of the house."""
    collected = {id_ for book in BOOKS for id_ in _rows(book)}
    ids = {rule.id for rule in shipped().rule}
    assert collected <= ids
    assert {id_ for id_ in ids - collected if not id_.startswith("HS-")} == set()


def test_confidence_and_dates_agree_with_the_collection() -> None:
    """No rule is surer than it was collected, and days given in full are kept."""
    rows = {**_rows("RULES.md"), **_rows("INTAKE_RULES.md")}
    for rule in shipped().rule:
        if rule.id not in rows:
            continue
        row = rows[rule.id]
        days, surely = (5, 8) if _group(rule) in INTAKE_GROUPS else (3, 6)
        first, last = row[days : days + 2]
        wanted = row[surely].split(" ")[0].split(":")[0]
        wanted = {"medium-high": "medium", "medium-low": "low"}.get(wanted, wanted)
        assert rule.confidence == wanted, rule.id
        if re.fullmatch(FULL_DAY, first):
            assert str(rule.from_) == first, rule.id
        if re.fullmatch(FULL_DAY, last):
            assert str(rule.to) == last, rule.id


def test_the_basis_of_intake_agrees_with_the_collection() -> None:
    """Nothing of intake is shown on a better basis, or read later, than collected."""
    rows = _rows("INTAKE_RULES.md")
    for rule in intake_rules():
        assert rule.basis == rows[rule.id][4], rule.id
        assert str(rule.checked_on) == rows[rule.id][9], rule.id


def test_practice_is_never_shown_as_law() -> None:
    """Low confidence, renewals, absences and the quality of a case are practice."""
    for rule in shipped().rule:
        doubtful = rule.confidence == "low" and _group(rule) not in INTAKE_GROUPS
        if doubtful or _group(rule) in PRACTICE_GROUPS:
            assert rule.basis == "practice", rule.id


def test_basis_follows_the_kind_of_source() -> None:
    """Law comes from statutes and courts, official guidance from official pages.

    Only the window of 2026 was announced by the department and read in the press.
    """
    for rule in holders_rules():
        if rule.basis == "law":
            assert rule.kind in ("statute", "court"), rule.id
        if rule.basis == "official":
            announced = rule.id in ("E-02", "E-34", "D-04")
            assert rule.kind == ("press" if announced else "official"), rule.id
    for rule in shipped().rule:
        own = _group(rule) in HOUSE_GROUPS or rule.id in COMPUTED
        assert (rule.kind == "house") == own, rule.id
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
    official = [rule for rule in holders_rules() if rule.kind == "official"]
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
