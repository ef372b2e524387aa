"""Explained: every finding, every kind of date, and what an office changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Filing, Grant, Trip
from qmas_tui.findings.assess import assess
from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import HOLDER, AssessedCase, Finding
from qmas_tui.policy.office import OwnFigure
from qmas_tui.views.explain.alternatives import _BESIDE
from qmas_tui.views.explain.derivation import fact_rows
from qmas_tui.views.explain.page import explain, explainable
from tests.make import AS_OF, POLICY
from tests.views.everyone import every_finding, everyone
from tests.views.explained import APART, CHANGE, SETTLES, SPOUSE, office, told
from tests.views.support import broken, entry, someone, words

LIMIT = date(2026, 11, 10)
PENDING = (Filing(kind="extension", filed_on=date(2026, 10, 20)),)
DATES = {
    *("extension.opens", "extension.target", "extension.last-day", "stay.ends"),
    *("extension.decision-late", "abode.decision-late", "entry.use-by"),
    *("milestone", "milestone.earliest", "milestone.latest"),
}


@pytest.mark.many
def test_every_finding_and_every_date_has_its_page() -> None:
    """Whatever a case shows can be explained, and so can each of its next steps."""
    met = set()
    for case in everyone():
        for each in explainable(case):
            if each.kind in met and case.holder.case.startswith("Z-"):
                continue
            sections = explain(case, each.kind, each.subject, POLICY)
            assert all(section.lines for section in sections)
            met.add(each.kind)
        kinds = {(each.kind, each.subject) for each in explainable(case)}
        for item in case.assessment.items:
            assert (item.kind, item.subject) in kinds
    assert met == set(CATALOGUE) - {"facts.broken", "rules.unchecked"} | DATES


def test_a_broken_case_is_explained() -> None:
    """The fault and its row stand on the page, and what to do until it is mended."""
    sections = told(broken(), "facts.broken")
    assert "dependant 1" in words(sections, "Worked out")
    assert words(sections, SETTLES).startswith("Correct the row")


def test_no_fact_is_shown_under_a_bare_name() -> None:
    """Facts have names that a reader knows, and values in words."""
    for each in every_finding():
        for name, value in fact_rows(each):
            assert "_" not in name
            assert len(name) <= 30
            assert value
            assert "None" not in value


def test_facts_of_any_shape_are_words() -> None:
    """Days, money, reasons, where somebody went and which field it was are told."""
    evidence = (
        *(("left_for", "left-hong-kong"), ("field", "back"), ("other_field", "")),
        *(("names", ("holder", "LEE Ming")), ("nothing", True), ("row", "")),
    )
    made = Finding("facts.order", HOLDER, "watch", "house", (), evidence)
    assert list(fact_rows(made)) == [
        ("left for", "Hong Kong"),
        ("field", "the return"),
        ("whose limit", "the holder; LEE Ming"),
        ("no income at all", "yes"),
    ]


def test_rules_that_come_to_mind_are_rules() -> None:
    """Each rule that is named beside a finding or a date is one of the program's."""
    for kind, asides in _BESIDE.items():
        assert kind in CATALOGUE or kind in DATES
        for id_, _why in asides:
            assert id_ in POLICY.rules


@pytest.mark.parametrize(
    ("limit", "filed", "rule"),
    [
        (LIMIT, date(2026, 10, 20), "E-24"),
        (date(2026, 2, 10), date(2026, 1, 20), "E-33"),
    ],
)
def test_which_practice_no_longer_or_not_yet_holds(
    limit: date, filed: date, rule: str
) -> None:
    """Undecided at the limit: the other practice is named, and why it does not decide.

    That the filing was made in time is never given as a reason against an overstay.
    """
    case = entry(
        grant=(Grant(until=limit, confirmed=True),),
        filing=(Filing(kind="extension", filed_on=filed),),
    )
    apart = words(told(case, "stay.pending-past-limit"), APART)
    assert apart.startswith(rule)
    assert "E-22" not in apart


def test_a_decision_on_the_right_of_abode_counts_from_its_filing() -> None:
    """The page says what was filed, how long decisions take, and what settles it."""
    case = entry(filing=(Filing(kind="right-of-abode", filed_on=date(2026, 9, 1)),))
    sections = told(case, "abode.decision-late")
    assert (
        words(sections, "Starts from")
        == "Right of abode filed 1 Sep 2026, still pending"
    )
    assert "→  13 Oct 2026" in words(sections, "Worked out")
    assert "AP-08" in words(sections, "Rules used")
    assert words(told(case, "abode.slow"), SETTLES).startswith("Ask the department")


def test_the_limit_of_one_without_a_basis_is_presumed() -> None:
    """A linked limit of somebody who left the family is the one that ran then."""
    linked = Dependant(
        name="WAI Ming", relation="spouse", left_on=date(2024, 1, 5), left_for="divorce"
    )
    from_ = words(
        told(entry(dependant=(linked,)), "stay.ends", "WAI Ming"), "Starts from"
    )
    assert from_ == (
        "Limit of stay 15 Mar 2025, the one that ran on the day of leaving, presumed"
    )


def test_off_the_scheme_a_limit_has_no_pattern() -> None:
    """Where nothing was granted yet, no pattern is named for another permission."""
    case = entry(grant=(), left_on=date(2026, 1, 5), left_for="student")
    from_ = words(told(case, "stay.ends"), "Starts from")
    assert "expected: no grant is recorded" in from_
    assert "pattern" not in from_


def test_a_dependants_years_begin_with_earlier_residence() -> None:
    """Earlier residence of a dependant is where their seven years begin."""
    early = structs.replace(SPOUSE, residence_since=date(2020, 8, 28))
    sections = told(entry(dependant=(early,)), "milestone.earliest", "WAI Ming")
    assert words(sections, "Starts from").startswith("Resident since 28 Aug 2020")
    assert "28 Aug 2020  plus 7 years" in words(sections, "Worked out")


def test_the_window_of_a_permanent_holders_family() -> None:
    """Four weeks hold for them, and the three months are not for them."""
    case = entry(status="permanent", dependant=(SPOUSE,))
    sections = told(case, "extension.opens", "WAI Ming")
    steps = words(sections, "Worked out")
    assert steps.startswith("15 Jan 2028  back 28 days  →  18 Dec 2027")
    apart = words(sections, APART)
    assert "E-02" in apart
    assert "not for the dependants of a permanent resident" in apart


@pytest.mark.parametrize(
    ("until", "days", "is_told"),
    [(date(2028, 3, 15), "4 months", True), (date(2026, 12, 20), "3 months", False)],
)
def test_a_window_of_the_office_is_told_on_its_days(
    until: date, days: str, is_told: bool
) -> None:
    """An overrule for some days is named where it decides, and nowhere else."""
    own = OwnFigure(rule="E-02", name="filing-window", value=4, from_=date(2027, 1, 1))
    policy = office(own)
    holder = someone(grant=(Grant(until=until, confirmed=True),))
    case = AssessedCase(holder, assess(holder, policy, AS_OF))
    sections = told(case, "extension.opens", policy=policy)
    assert f"back {days}" in words(sections, "Worked out")
    assert ("changed by this office" in words(sections, "Rules used")) is is_told


@pytest.mark.parametrize(
    ("day", "is_told"), [(date(2030, 2, 12), False), (date(2030, 2, 13), True)]
)
def test_the_right_of_abode_is_prepared_from_its_day_on(
    day: date, is_told: bool
) -> None:
    """From the day of preparing on the page says which form to file, and where."""
    grants = (Grant(until=date(2031, 3, 15), step=2, confirmed=True),)
    changes = words(told(entry(day, grant=grants), "milestone"), CHANGE)
    assert changes.startswith("Prepare form ROP145 and file it in Hong") is is_told


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("stay.lapsed", {"trip": (Trip(out=date(2026, 10, 1)),)}),
        ("stay.overstayed", {}),
        ("stay.pending-past-limit", {"filing": PENDING}),
    ],
)
def test_what_settles_a_finding_ends_its_page(kind: str, facts: dict[str, Any]) -> None:
    """The last section of a finding says what settles it, and nothing else."""
    case = entry(grant=(Grant(until=LIMIT, confirmed=True),), **facts)
    sections = told(case, kind)
    assert sections[-1].title == SETTLES
    assert "figure" not in words(sections, SETTLES)
