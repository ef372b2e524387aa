"""The line, the strength beyond it, and other ways in: each to the day or the count."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.calendar import add_months, birthday
from qmas_tui.findings.model import Finding
from qmas_tui.intake.assess import assess
from tests.intake.assessed import assessed, days, found, job, levels, reasons
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY

BORN = date(1990, 5, 4)
LANGUAGES = [
    {"name": "zh", "level": "good", "proof": "Schooling"},
    {"name": "en", "level": "good", "proof": "IELTS 7.5"},
]
DEGREE = {
    "level": "master",
    "awarded_on": date(2012, 6, 30),
    "listed": True,
    "stem": True,
    "listed_year": AS_OF.year,
    "verified_on": AS_OF,
}
ALL = ["degree", "work", "language", "income", "business", "achievement"]
PAPERS = ("travel-document", "degree-certificate", "transcript")
SIX: dict[str, object] = {
    "born_on": BORN,
    "nationality": "GB",
    "criminal_record": False,
    "adverse_immigration": False,
    "self_supporting": True,
    "language": LANGUAGES,
    "degree": [DEGREE],
    "work": [job(second_proof=True, letter=[{"dated": AS_OF}])],
    "evidence": [{"kind": kind} for kind in PAPERS],
    "complete": ALL,
}
"""Somebody who meets criteria 1 to 6, and no other."""
PLAIN = {"reputable": False, "field": "other", "international": False}
"""Marks of a work that serves no criterion but the sixth."""
FINANCE = job(field="finance", second_proof=True, letter=[{}])
SEVEN = {**SIX, "work": [FINANCE]}


def of_line(facts: dict[str, object], as_of: date = AS_OF) -> dict[str, str]:
    """The findings on the line and the strength of the case."""
    told = levels(facts, as_of)
    kinds = ("prerequisite.", "criteria.", "points.", "apt.", "age.", "case.")
    return {code: level for code, level in told.items() if code.startswith(kinds)}


def test_six_criteria() -> None:
    """Six met, safe and documented leave nothing to say."""
    assert of_line(SIX) == {}


def test_prerequisites() -> None:
    """One that is not met is to be settled first, one unknown to be asked for."""
    convicted = {**SIX, "criminal_record": True}
    assert of_line(convicted) == {"prerequisite.not-met": "act"}
    told = found(convicted, "prerequisite.not-met")
    assert told is not None
    assert told.rules[0] == "B-08"
    assert "B-04" in told.rules
    unasked = {name: value for name, value in SIX.items() if name != "nationality"}
    assert of_line(unasked) == {"prerequisite.unknown": "watch"}


def test_fewer_than_six() -> None:
    """Five, with nothing unknown, are short; with something unknown it may be six."""
    five = {**SIX, "language": LANGUAGES[:1], "work": [job(**PLAIN)]}
    assert of_line(five)["criteria.short"] == "warn"
    open_ = {**five, "complete": [name for name in ALL if name != "language"]}
    told = found(open_, "criteria.unknown")
    assert told is not None
    assert "criteria.short" not in of_line(open_)
    assert told.fact("unknown") == ("4", "5")


def test_the_day_on_which_six_are_met() -> None:
    """Who is short reads the day on which that ends."""
    begun = add_months(AS_OF, -59)
    told = found({**SIX, "work": [job(**{**PLAIN, "from": begun})]}, "criteria.short")
    assert told is not None
    assert told.fact("six_on") == add_months(begun, 60)
    assert told.fact("below_on") is None
    older = {**SIX, "born_on": date(1977, 11, 22)}
    work = [job(**{**PLAIN, "from": begun})]
    told = found({**older, "work": work}, "criteria.short")
    assert told is not None
    assert told.fact("below_on") == date(2028, 11, 22)


@pytest.mark.parametrize(("complete", "level"), [(True, "warn"), (False, "watch")])
def test_too_few_points(complete: bool, level: str) -> None:
    """Under the test of old short is short, and unknown while facts may still count."""
    facts = {
        "complete": ["degree", "work", "language", "dependant"] if complete else [],
        "born_on": BORN,
        "hk_relative": False,
        "talent_list": False,
    }
    as_of = date(2020, 1, 1)
    assert of_line(facts, as_of)["points.short"] == level


def test_enough_points() -> None:
    """Eighty points are enough."""
    facts = {**SIX, "work": [job(**{"from": date(2000, 1, 1), "level": "specialist"})]}
    assert "points.short" not in of_line(facts, date(2020, 1, 1))


def test_before_the_scheme() -> None:
    """Before there was a scheme there was no line."""
    assert set(of_line(SIX, date(2006, 6, 27))) <= {
        "prerequisite.unknown",
        "prerequisite.not-met",
        "case.early-career",
    }


def test_the_achievement_route() -> None:
    """It wants an achievement, and papers on it; criteria do not matter there."""
    apt = {**SIX, "route": "apt", "language": []}
    assert of_line(apt) == {"apt.no-achievement": "warn"}
    claimed = {**apt, "achievement": [{"kind": "award", "name": "Fields Medal"}]}
    assert of_line(claimed) == {"case.undocumented": "warn"}
    proved = [{"kind": "award", "name": "Fields Medal", "proof": True}]
    assert of_line({**apt, "achievement": proved}) == {}


@pytest.mark.parametrize(("shift", "near"), [(0, True), (1, False)])
def test_the_birthday_that_takes_a_criterion(shift: int, near: bool) -> None:
    """A year ahead of the 51st birthday it is told; with six it is grave."""
    born = birthday(add_months(AS_OF, 12), -51) + days(shift)
    told = found({**SIX, "born_on": born}, "age.closing")
    assert (told is not None) == near
    if told is not None:
        assert told.level == "act"
        assert told.lost_on == birthday(born, 51)
        assert told.due_on == birthday(born, 51) - days(60)
        assert levels({**SEVEN, "born_on": born})["age.closing"] == "warn"


def test_a_birthday_that_has_passed() -> None:
    """Who is 51 has lost it already, and who has no birthday on record is asked."""
    assert "age.closing" not in levels({**SIX, "born_on": date(1975, 11, 22)})
    unknown = {name: value for name, value in SIX.items() if name != "born_on"}
    assert "age.closing" not in levels(unknown)


def test_margin() -> None:
    """Six of which one is weak have no margin; seven strong ones are strong."""
    weak = [{**DEGREE, "listed_year": AS_OF.year - 1}]
    assert of_line({**SIX, "degree": weak}) == {"case.margin": "warn"}
    told = found({**SIX, "degree": weak}, "case.margin")
    assert told is not None
    assert told.fact("weak") == ("2", "3")
    assert of_line(SEVEN) == {"case.strong": "good"}
    for kind in ("travel-document", "transcript"):
        papers = [{"kind": each} for each in PAPERS if each != kind]
        assert "case.strong" not in of_line({**SEVEN, "evidence": papers})
    barely = {**FINANCE, "from": date(2021, 10, 1)}
    assert "case.strong" not in of_line({**SEVEN, "work": [barely]})


def test_a_profile_from_few_areas() -> None:
    """Three areas are one-sided, four are not."""
    works = [
        job(field="finance", reputable=True, international=True, second_proof=True)
    ]
    old = {**SIX, "work": works, "born_on": date(1970, 1, 1)}
    assert "case.one-sided" in of_line(old)
    assert "case.one-sided" not in of_line({**old, "born_on": BORN})


@pytest.mark.parametrize(
    ("ahead", "level"), [(13, "act"), (14, "act"), (15, "warn"), (None, "warn")]
)
def test_papers_before_the_filing(ahead: int | None, level: str) -> None:
    """Claims without papers are grave from two weeks before the planned filing."""
    facts = {**SIX, "evidence": []}
    if ahead is not None:
        facts["file_on"] = AS_OF + days(ahead)
    told = found(facts, "case.undocumented")
    assert told is not None
    assert told.level == level
    rows = [dict(row.evidence) for row in reasons(told)]
    assert [(row["n"], row["papers"]) for row in rows] == [
        (1, ("travel-document",)),
        (2, ("degree-certificate", "transcript")),
        (3, ("degree-certificate", "transcript")),
    ]


OFFER = {
    "employer": "Harbour Bank",
    "signed_on": AS_OF,
    "relevant": True,
    "market_pay": True,
    "local_search": True,
}


@pytest.mark.parametrize(
    ("facts", "routes"),
    [
        ({"offer": [OFFER]}, ("gep",)),
        ({"offer": [{**OFFER, "signed_on": None}]}, None),
        ({"offer": [{**OFFER, "signed_on": AS_OF + days(1)}]}, None),
        ({"income": [{"ends_on": date(2026, 3, 31), "hkd": 2_500_000}]}, ("ttps-a",)),
        ({"income": [{"ends_on": date(2026, 3, 31), "hkd": 2_499_999}]}, None),
        ({}, None),
    ],
)
def test_a_better_way_in(
    facts: dict[str, object], routes: tuple[str, ...] | None
) -> None:
    """The talent pass comes first; employment only with a signed offer."""
    offers = facts.get("offer", [])
    assert isinstance(offers, list)
    kept = [{k: v for k, v in each.items() if v is not None} for each in offers]
    told = found({**SIX, **facts, "offer": kept}, "case.better-route")
    assert (told.fact("routes") if told else None) == routes


@pytest.mark.parametrize(("shift", "early"), [(0, False), (1, True)])
def test_early_in_the_career(shift: int, early: bool) -> None:
    """Under three years of graduate work for sure; unknown is not early."""
    begun = add_months(AS_OF, -36) + days(shift)
    facts = {**SIX, "work": [job(**{"from": begun})]}
    assert ("case.early-career" in levels(facts)) == early
    assert "case.early-career" not in levels({**facts, "route": "apt"})
    assert "case.early-career" not in levels({**facts, "complete": []})


def _warned(**figures: int) -> list[Finding]:
    """The findings on somebody whose funds are low, by the office's own figures."""
    policy = structs.replace(POLICY, intake=structs.replace(POLICY.intake, **figures))
    who = prospect(account=[{"name": "A", "balance": [{"on": AS_OF, "hkd": 9}]}])
    return list(assess(who, policy, AS_OF).findings)


def test_the_office_sets_the_figures() -> None:
    """A budget of the office's own decides, not that of the program."""
    assert "funds.below-budget" in {each.code for each in _warned()}
    own = {each.code for each in _warned(budget_first_hkd=1)}
    assert "funds.below-budget" not in own


def test_ready_with_papers() -> None:
    """A case is ready once six criteria, or the achievement, are documented."""
    award = {"kind": "award", "name": "A prize", "proof": True}
    claimed = {**SIX, "route": "apt", "engaged_on": AS_OF, "achievement": [award]}
    bare = {**claimed, "achievement": [{**award, "proof": False}]}
    no_papers = {**SIX, "engaged_on": AS_OF, "evidence": []}
    stages = [
        assessed(facts).stage
        for facts in (claimed, bare, {**SIX, "engaged_on": AS_OF}, no_papers, SIX)
    ]
    assert stages == ["ready", "preparing", "ready", "preparing", "lead"]
