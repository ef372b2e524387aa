"""What must be met, or the application is refused at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.findings.calendar import DAY
from tests.intake.people import asked, evaluated, prospect
from tests.make import AS_OF


def state(name: str, day: date = AS_OF, **facts: Any) -> str:
    """The state of a prerequisite of somebody asked for everything."""
    return evaluated(asked(**facts), day).prerequisite(name)


def rules(name: str, day: date, **facts: Any) -> tuple[str, ...]:
    """The rules that it rests on."""
    every = evaluated(asked(**facts), day).prerequisites
    return next(each.rules for each in every if each.name == name)


@pytest.mark.parametrize(
    ("born", "first"),
    [
        (date(2008, 11, 22), date(2026, 11, 22)),
        (date(2008, 2, 29), date(2026, 3, 1)),
    ],
)
def test_eighteen_begins_a_right(born: date, first: date) -> None:
    """Met from the 18th birthday on; of 29 February from 1 March (B-01)."""
    found = [state("age", day, born_on=born) for day in (first - DAY, first)]
    assert found == ["not-met", "met"]
    assert state("age") == "unknown"


@pytest.mark.parametrize(
    ("born", "lost_on"),
    [
        (date(1956, 12, 30), date(2007, 12, 30)),
        (date(1956, 2, 29), date(2007, 2, 28)),
    ],
)
def test_fifty_was_the_most(born: date, lost_on: date) -> None:
    """The 51st birthday ended the right, only up to 2007 (B-02)."""
    found = [state("age", day, born_on=born) for day in (lost_on - DAY, lost_on)]
    assert found == ["met", "not-met"]
    ends = (date(2007, 12, 31), date(2008, 1, 1))
    assert [state("age", day, born_on=born) for day in ends] == ["not-met", "met"]
    assert [rules("age", day, born_on=born) for day in ends] == [
        *(("B-01", "B-02"), ("B-01",))
    ]


@pytest.mark.parametrize(
    ("hkd", "wanted"), [(179_999, "unknown"), (180_000, "met"), (180_001, "met")]
)
def test_funds_reach_the_budget_of_the_family(hkd: int, wanted: str) -> None:
    """Six months of 20,000 and 10,000 for who comes along; else nobody knows."""
    old, new = rows.Balance(date(2026, 1, 1), 9_000_000), rows.Balance(AS_OF, 1)
    accounts = (
        rows.Account("A", balance=(old, new, rows.Balance(AS_OF, hkd - 50_000))),
        rows.Account("B", owner="spouse", balance=(rows.Balance(AS_OF, 50_000),)),
        rows.Account("C", owner="parent", balance=(rows.Balance(AS_OF, 900_000),)),
        rows.Account("D"),
    )
    family = (
        rows.Relative("LI Na", "spouse"),
        rows.Relative("LI An", "child", accompanying=False),
    )
    assert state("financial", account=accounts, dependant=family) == wanted


def test_only_the_adviser_can_say_that_funds_do_not_suffice() -> None:
    """No published figure exists, so none of the house refuses anybody (B-03)."""
    poor = (rows.Account("A", balance=(rows.Balance(AS_OF, 0),)),)
    assert state("financial", account=poor) == "unknown"
    assert state("financial") == "unknown"
    assert state("financial", account=poor, self_supporting=True) == "met"
    assert state("financial", self_supporting=False) == "not-met"


@pytest.mark.parametrize(
    ("criminal", "adverse", "wanted"),
    [
        (False, False, "met"),
        (True, None, "not-met"),
        (None, True, "not-met"),
        (False, None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_character(criminal: bool | None, adverse: bool | None, wanted: str) -> None:
    """Both records must be clean; one that is not decides (B-04)."""
    found = state("character", criminal_record=criminal, adverse_immigration=adverse)
    assert found == wanted


def test_a_degree_must_be_held_on_the_filing_day() -> None:
    """From the day of the award on; a special case is for the Director (B-05)."""
    degree = (rows.Degree("bachelor", awarded_on=AS_OF),)
    assert state("education", AS_OF, degree=degree) == "met"
    assert state("education", AS_OF - DAY, degree=degree) == "not-met"
    assert (
        state("education", AS_OF - DAY, degree=degree, special_case=True) == "unknown"
    )
    assert evaluated(prospect()).prerequisite("education") == "unknown"
    fake = (rows.Degree("bachelor", recognised=False),)
    assert state("education", degree=fake) == "not-met"
    assert state("education", degree=(rows.Degree("professional"),)) == "not-met"


def test_language_was_one_up_to_october_2024() -> None:
    """Chinese or English, until the twelve criteria came (B-06, B-07, N-11)."""
    last = date(2024, 10, 31)
    french = (rows.Spoken("fr", "good"), rows.Spoken("en", "fair"))
    assert state("language", last, language=french) == "not-met"
    assert state("language", last, language=(rows.Spoken("zh", "good"),)) == "met"
    assert evaluated(prospect(), last).prerequisite("language") == "unknown"
    names = [each.name for each in evaluated(prospect(), last + DAY).prerequisites]
    assert names == ["age", "financial", "character", "education", "nationality"]


@pytest.mark.parametrize(
    ("nationality", "day", "wanted"),
    [
        ("VN", date(2023, 10, 24), "not-met"),
        ("VN", date(2023, 10, 25), "met"),
        ("KH", date(2013, 1, 1), "unknown"),
        ("AF", AS_OF, "not-met"),
        (None, AS_OF, "unknown"),
    ],
)
def test_nationality(nationality: str | None, day: date, wanted: str) -> None:
    """By the list of the filing day (B-09 to B-12, N-12)."""
    assert state("nationality", day, nationality=nationality) == wanted


def test_passes_only_where_all_are_met() -> None:
    """One that is not met decides; else one unknown leaves it open (B-08)."""
    good = {
        "born_on": date(1990, 1, 1),
        "self_supporting": True,
        "criminal_record": False,
        "adverse_immigration": False,
        "degree": (rows.Degree("bachelor"),),
    }
    assert evaluated(asked(**good)).passes is True
    assert evaluated(asked(**{**good, "criminal_record": None})).passes is None
    bad = {**good, "criminal_record": None, "nationality": "CU"}
    assert evaluated(asked(**bad)).passes is False
    assert evaluated(asked(**bad)).may_file == "no"


def test_special_routes() -> None:
    """Each is told where it holds, in one order."""
    overseas = {"citizenship": "chinese", "residence": "overseas"}
    since = date(2025, 11, 22)
    for first, wanted in ((since, True), (since + DAY, False)):
        found = evaluated(prospect(**overseas, overseas_since=first)).special
        assert ("overseas-chinese" in found) is wanted
    assert evaluated(prospect(**overseas)).special == ()
    permanent = prospect(**overseas, overseas_permanent=True, mainland_resident=True)
    assert evaluated(permanent).special == ("mainland-resident", "overseas-chinese")
    here = prospect(residence="hong-kong", nationality="VN")
    assert evaluated(here).special == ("hong-kong-resident", "released-nationality")
    nobody = prospect(nationality=None, citizenship="unknown")
    assert evaluated(nobody).special == ()
