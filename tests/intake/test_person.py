"""Sector, employability, plan, declarations, passport, family and the record."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.calendar import add_months
from tests.intake.assessed import assessed, days, found, job, levels, rows_of
from tests.make import AS_OF, POLICY

YEAR_BEFORE = AS_OF - days(400)


@pytest.mark.parametrize(
    ("facts", "crowded"),
    [
        ({"sector": "finance"}, True),
        ({"sector": "information-technology"}, True),
        ({"sector": "engineering"}, False),
        ({"sector": "finance", "differentiator": "A patent"}, False),
        ({}, False),
    ],
)
def test_a_crowded_sector(facts: dict[str, object], crowded: bool) -> None:
    """A sector with a large share of approvals wants something that sets one apart."""
    assert ("sector.saturated" in levels(facts)) == crowded


@pytest.mark.parametrize(("most", "crowded"), [(33, True), (34, False)])
def test_from_which_share_a_sector_is_crowded(most: int, crowded: bool) -> None:
    """From the figure of the house on: a third of the approvals were in finance."""
    figures = structs.replace(POLICY.intake, saturated_percent=most)
    policy = structs.replace(POLICY, intake=figures)
    told = assessed({"sector": "finance"}, policy=policy).findings
    assert ("sector.saturated" in [each.code for each in told]) == crowded


@pytest.mark.parametrize(
    ("facts", "code", "level"),
    [
        ({"demand": "Named in the policy"}, "sector.demand-unknown", None),
        ({"talent_list": True}, "sector.demand-unknown", None),
        ({"talent_list": False}, "sector.demand-unknown", "watch"),
        ({}, "employ.unchecked", "watch"),
        ({}, "employ.vacancies", None),
        ({"vacancies": 0}, "employ.vacancies", "warn"),
        ({"vacancies": 4}, "employ.vacancies", "warn"),
        ({"vacancies": 5}, "employ.vacancies", None),
        ({"vacancies": 6}, "employ.unchecked", None),
        ({"regulated": True}, "employ.licence", "warn"),
        ({"regulated": True, "licence_route": "By test"}, "employ.licence", None),
        ({"regulated": False}, "employ.licence", None),
        ({}, "employ.language", None),
        ({"language": [{"name": "fr", "level": "good"}]}, "employ.language", "warn"),
        ({"language": [{"name": "en", "level": "fair"}]}, "employ.language", "warn"),
        ({"language": [{"name": "zh", "level": "good"}]}, "employ.language", None),
        ({}, "employ.no-link", "watch"),
        ({"hk_link": "Clients"}, "employ.no-link", None),
        ({}, "plan.missing", "watch"),
        ({"evidence": [{"kind": "plan"}]}, "plan.missing", None),
        ({"evidence": [{"kind": "plan", "dated": AS_OF}]}, "plan.missing", None),
        (
            {"evidence": [{"kind": "plan", "dated": AS_OF + days(1)}]},
            "plan.missing",
            "watch",
        ),
        ({"sector": "law", "plan_sector": "finance"}, "plan.sector-switch", "warn"),
        ({"sector": "law", "plan_sector": "law"}, "plan.sector-switch", None),
        ({"plan_sector": "law"}, "plan.sector-switch", None),
        ({"sector": "law"}, "plan.sector-switch", None),
        ({"criminal_record": False}, "character.unasked", "watch"),
        (
            {"criminal_record": False, "adverse_immigration": True},
            "character.unasked",
            None,
        ),
        ({"agent_evidence": True}, "integrity.bought", "act"),
        ({"agent_evidence": False}, "integrity.bought", None),
        ({"engaged_on": AS_OF}, "integrity.unsigned", "watch"),
        ({"engaged_on": AS_OF + days(1)}, "integrity.unsigned", None),
        (
            {"engaged_on": AS_OF, "integrity_signed_on": AS_OF},
            "integrity.unsigned",
            None,
        ),
        ({"family": "Wife and two sons"}, "family.unrecorded", "watch"),
        ({"family": " None "}, "family.unrecorded", None),
        ({"family": "無"}, "family.unrecorded", None),
        ({}, "family.unrecorded", None),
        ({"citizenship": "unknown"}, "facts.citizenship-unknown", "watch"),
        ({"citizenship": "chinese"}, "facts.mainland-unknown", "watch"),
        (
            {"citizenship": "chinese", "mainland_resident": False},
            "facts.mainland-unknown",
            None,
        ),
        ({"citizenship": "other"}, "facts.mainland-unknown", None),
    ],
)
def test_single_facts(facts: dict[str, object], code: str, level: str | None) -> None:
    """Each fact that weakens a case is told, and no other."""
    assert levels(facts).get(code) == level


@pytest.mark.parametrize(
    ("works", "far"),
    [
        ([job(country="FR")], True),
        ([job(country="JP")], False),
        ([job(country="HK")], False),
        ([job()], False),
        ([job(place="overseas")], False),
        ([job(country="FR", place="hong-kong")], False),
        ([job(country="FR"), job(country="SG")], False),
        ([job(country="FR"), job()], False),
        ([job(country="FR", full_time=False)], True),
        ([job(country="FR", **{"from": AS_OF})], True),
        ([job(country="FR", **{"from": AS_OF + days(1)})], False),
        ([job(country="FR"), job(**{"from": AS_OF + days(1)})], True),
        ([job(country="FR", kind="none")], False),
        ([], False),
    ],
)
def test_nothing_in_the_region(works: list[dict[str, object]], far: bool) -> None:
    """All work is known to be outside the region, and there is no link."""
    facts = {"work": works, "complete": ["work"]}
    assert ("employ.no-regional" in levels(facts)) == far
    assert "employ.no-regional" not in levels({"work": works})
    assert "employ.no-regional" not in levels({**facts, "hk_link": "Clients"})


@pytest.mark.parametrize(("shift", "told"), [(-1, True), (0, True), (1, False)])
def test_a_place_lived_in_for_a_year(shift: int, told: bool) -> None:
    """Twelve whole months until the day before the filing want a certificate."""
    begins = add_months(AS_OF, -12) + days(shift)
    row = {"country": "FR", "from": begins}
    assert ("character.police" in levels({"lived": [row]})) == told


@pytest.mark.parametrize(("shift", "told"), [(-2, False), (-1, True), (0, True)])
def test_a_place_lived_in_ten_years_ago(shift: int, told: bool) -> None:
    """Only the ten years before the filing count."""
    first = add_months(AS_OF, -120)
    row = {
        "country": "FR",
        "from": date(2000, 1, 1),
        "to": add_months(first, 12) + days(shift),
    }
    assert ("character.police" in levels({"lived": [row]})) == told
    old = {**row, "to": first - days(1)}
    assert "character.police" not in levels({"lived": [old]})


@pytest.mark.parametrize(("shift", "told"), [(-1, True), (0, False), (1, False)])
def test_a_police_certificate(shift: int, told: bool) -> None:
    """One of six months ago is still fresh."""
    dated = add_months(AS_OF, -6) + days(shift)
    row = {"country": "FR", "from": date(2000, 1, 1), "police_on": dated}
    assert ("character.police" in levels({"lived": [row]})) == told


@pytest.mark.parametrize(("route", "months"), [("gpt", 37), ("apt", 97)])
@pytest.mark.parametrize(("shift", "short"), [(-1, True), (0, False), (1, False)])
def test_the_passport(route: str, months: int, shift: int, short: bool) -> None:
    """It lasts a month longer than the first stay, from a landing in six months."""
    expires = add_months(add_months(AS_OF, 6), months) + days(shift)
    older = {"expires_on": AS_OF}
    facts = {"route": route, "passport": [{"expires_on": expires}, older]}
    told = found(facts, "passport.short-for-grant")
    assert (told is not None) == short
    assert told is None or told.fact("expires") == expires
    assert "passport.short-for-grant" not in levels({"route": route})


def child(**facts: object) -> dict[str, object]:
    """A family with one child."""
    return {"dependant": [{"name": "LEE Ming", "relation": "child", **facts}]}


@pytest.mark.parametrize(("shift", "told"), [(-1, True), (0, True), (1, False)])
def test_a_child_who_grows_up(shift: int, told: bool) -> None:
    """Eighteen on or before the expected landing is too old to come."""
    born = add_months(add_months(AS_OF, 6), -18 * 12) + days(shift)
    assert ("family.child-18" in levels(child(born_on=born))) == told
    stays = child(born_on=born, accompanying=False)
    assert "family.child-18" not in levels(stays)
    assert "family.child-18" not in levels(child(born_on=born, relation="spouse"))
    assert "family.child-18" not in levels(child())


@pytest.mark.parametrize(
    ("nationality", "told"), [("AF", True), ("KP", True), ("CU", False), (None, False)]
)
def test_a_family_that_is_refused(nationality: str | None, told: bool) -> None:
    """Of dependants other nationals are refused than of applicants."""
    facts = {} if nationality is None else {"nationality": nationality}
    assert ("family.excluded" in levels(child(**facts))) == told
    assert "family.excluded" not in levels(child(**facts, accompanying=False))


def test_papers_of_the_family() -> None:
    """Whoever comes along wants a proof of the relationship."""
    assert levels(child())["family.papers"] == "watch"
    assert "family.papers" not in levels(child(accompanying=False))
    proof = {"evidence": [{"kind": "relationship-proof"}]}
    assert "family.papers" not in levels({**child(), **proof})
    assert "family.unrecorded" not in levels({**child(), "family": "A son"})


def test_the_same_case_again() -> None:
    """After a refusal something must have changed."""
    refused = {
        "submitted_on": YEAR_BEFORE,
        "outcome": "refused",
        "decided_on": AS_OF - days(9),
    }
    assert levels({"application": [refused]})["refusal.unchanged"] == "warn"
    changed = {"application": [refused], "changed_since": "A doctorate"}
    assert "refusal.unchanged" not in levels(changed)
    withdrawn = {**refused, "outcome": "withdrawn"}
    assert "refusal.unchanged" not in levels({"application": [withdrawn]})


ORDER = "facts.order"


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({"work": [job(to=date(2013, 12, 31))]}, 1),
        ({"work": [job(to=date(2014, 1, 1))]}, 0),
        (
            {
                "work": [
                    job(
                        letter=[{"from": date(2020, 1, 2), "to": date(2020, 1, 1)}],
                    )
                ]
            },
            1,
        ),
        (
            {"lived": [{"country": "FR", "from": AS_OF, "to": YEAR_BEFORE}]},
            1,
        ),
        ({"period": [{"from": AS_OF, "to": YEAR_BEFORE, "reason": "Rest"}]}, 1),
        (
            {"degree": [{"level": "master", "from": AS_OF, "awarded_on": YEAR_BEFORE}]},
            1,
        ),
        (
            {"degree": [{"level": "master", "from": AS_OF, "awarded_on": AS_OF}]},
            0,
        ),
        ({"degree": [{"level": "master", "from": AS_OF}]}, 0),
    ],
)
def test_days_in_the_wrong_order(facts: dict[str, object], count: int) -> None:
    """An end before its beginning is told, on one day nothing is."""
    assert len(rows_of(facts, ORDER)) == count


def test_days_of_an_application() -> None:
    """They follow one another as far as they are recorded; pooling is not among them.

    A day ahead is as if not recorded.
    """
    row: dict[str, object] = {
        "submitted_on": AS_OF - days(90),
        "pooled_on": AS_OF - days(99),
        "selected_on": AS_OF - days(50),
        "decided_on": AS_OF - days(50),
        "outcome": "approved",
    }
    assert rows_of({"application": [row]}, ORDER) == []
    early = {**row, "paid_on": AS_OF - days(51), "landed_on": AS_OF - days(91)}
    fields = [r["field"] for r in rows_of({"application": [early]}, ORDER)]
    assert fields == ["paid_on", "landed_on"]
    ahead = {**row, "paid_on": AS_OF + days(2), "landed_on": AS_OF + days(1)}
    assert rows_of({"application": [ahead]}, ORDER) == []
