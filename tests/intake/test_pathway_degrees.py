"""The other ways in that ask for a degree, or for work after it, to the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from qmas_tui.intake.states import State
from tests.intake.assessed import compared, days, states
from tests.make import AS_OF


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_recent_degree(off: int) -> None:
    """A degree of Hong Kong is recent for six months, the last day among them; of
    several the last counts."""
    older = {"level": "bachelor", "hong_kong_local": True}
    older["awarded_on"] = date(2019, 7, 1)
    degree = {"level": "master", "hong_kong_local": True}
    degree["awarded_on"] = date(2026, 5, 22) - days(off)
    facts: dict[str, Any] = {"degree": [older, degree], "complete": ["degree"]}
    recent: State = "no" if off > 0 else "yes"
    assert states("iang-recent", **facts)["within-6-months"] == recent
    assert states("iang-return", **facts)["after-6-months"] != recent


def test_another_degree_of_hong_kong() -> None:
    """A degree from Hong Kong of which nobody said whether it was local keeps open
    whether there is one, and whether it is recent."""
    unsaid = {"level": "other", "country": "HK"}
    old = {
        "level": "master",
        "hong_kong_local": True,
        "awarded_on": date(2020, 1, 1),
    }
    complete = ["degree"]
    found = states("iang-recent", degree=[unsaid], complete=complete)
    assert found["hk-degree"] == found["within-6-months"] == "unknown"
    found = states("iang-return", degree=[unsaid, old], complete=complete)
    assert (found["hk-degree"], found["after-6-months"]) == ("yes", "unknown")
    found = states("iang-return", degree=[], complete=complete)
    assert found["hk-degree"] == found["after-6-months"] == "no"


@pytest.mark.parametrize(
    ("degree", "state"),
    [
        ({}, "yes"),
        ({"hong_kong_local": True}, "unknown"),
        ({"hong_kong_local": True, "ugc_funded": True}, "yes"),
        ({"hong_kong_local": True, "ugc_funded": False}, "no"),
        ({"gba_campus": True, "ugc_funded": False}, "yes"),
    ],
)
def test_nationals_who_need_a_degree(degree: Mapping[str, Any], state: State) -> None:
    """Nationals of Laos, Nepal and Vietnam need a degree of a funded university, once
    they have one of Hong Kong at all (W-23)."""
    rows = [{"level": "master", **degree}]
    found = states("iang-recent", nationality="VN", degree=rows)
    assert found["nationality"] == state


@pytest.mark.parametrize(
    ("begun", "state"),
    [(date(2023, 11, 21), "yes"), (AS_OF.replace(year=2023), "yes")],
)
def test_three_years_of_work(begun: date, state: State) -> None:
    """Three years of work are complete on their last day's morrow."""
    work = [{"kind": "employment", "from": begun}]
    assert states("ttps-b", work=work)["work-3-of-5"] == state
    assert states("ttps-c", work=work)["work-under-3"] == "no"


def test_work_short_by_a_day() -> None:
    """A day less is too little, where there is no other work and each has its days."""
    short = [{"kind": "employment", "from": date(2023, 11, 23)}]
    complete = ["work", "degree"]
    found = compared(work=short, complete=complete)
    assert found["ttps-b"].conditions[3].state == "no"
    assert found["ttps-c"].conditions[3].state == "yes"
    undated = compared(work=[{"kind": "business"}], complete=complete)["ttps-b"]
    assert undated.conditions[3].state == "unknown"
    assert undated.missing[-1:] == ("work",)


def test_work_before_an_open_degree() -> None:
    """Where the degree may be older than recorded, work before it may count."""
    work = [{"kind": "self-employment", "from": date(2018, 1, 1), "full_time": False}]
    late = [{"level": "bachelor", "awarded_on": date(2025, 7, 1), "listed": True}]
    found = compared(work=work, degree=late, complete=["work"])["ttps-b"]
    assert found.conditions[3].state == "unknown"
    assert found.missing[-2:] == ("work", "degree")


@pytest.mark.parametrize(("to", "state"), [(20, "no"), (21, "unknown")])
def test_just_enough_work_before_an_open_degree(to: int, state: State) -> None:
    """That work may count from three years of it on, to the day."""
    begun, ended = date(2022, 11, 22), date(2025, 11, to)
    work = [{"kind": "employment", "from": begun, "to": ended}]
    late = [{"level": "bachelor", "awarded_on": date(2025, 7, 1), "listed": True}]
    found = states("ttps-b", work=work, degree=late, complete=["work"])
    assert found["work-3-of-5"] == state


def test_work_counts_from_the_first_degree() -> None:
    """Of two degrees the earlier is that from which work counts."""
    work = [{"kind": "employment", "from": date(2022, 1, 1)}]
    days_ = date(2021, 7, 1), date(2025, 7, 1)
    both = [{"level": "bachelor", "awarded_on": day, "listed": True} for day in days_]
    complete = ["work", "degree"]
    found = states("ttps-b", work=work, degree=both, complete=complete)
    assert found["work-3-of-5"] == "yes"


def test_part_time_employment() -> None:
    """Part-time employment counts for nothing, part-time self-employment does."""
    row = {"from": date(2018, 1, 1), "full_time": False}
    employed = [{"kind": "employment", **row}]
    assert states("ttps-b", work=employed)["work-3-of-5"] == "unknown"
    own = [{"kind": "self-employment", **row}]
    assert states("ttps-b", work=own)["work-3-of-5"] == "yes"


@pytest.mark.parametrize(
    ("year", "state"), [(2020, "no"), (2021, "yes"), (2022, "yes")]
)
def test_recent_bachelor(year: int, state: State) -> None:
    """Graduation is counted by years: five of them, whatever the day."""
    degree = {"level": "bachelor", "listed": True, "awarded_on": date(year, 12, 31)}
    found = states("ttps-c", degree=[degree], complete=["degree"])
    assert found["bachelor-5-years"] == state


def test_bachelor_without_a_day() -> None:
    """Without the day of the award nobody can count its years; an arm, or a school
    that only the scheme lists, is none (G-15)."""
    degree = {"level": "bachelor", "listed": True}
    complete = ["degree"]
    found = states("ttps-c", degree=[degree], complete=complete)
    assert found["bachelor-5-years"] == "unknown"
    for mark in ("arm", "business_school"):
        rows = [{**degree, mark: True}]
        found = states("ttps-b", degree=rows, complete=complete)
        assert found["listed-bachelor"] == "no"


@pytest.mark.parametrize(
    ("student", "state"), [(True, "no"), (None, "unknown"), (False, "yes")]
)
def test_local_student(student: bool | None, state: State) -> None:
    """Who came on a student visa for a local bachelor's degree is no new graduate."""
    degree = {"level": "bachelor", "hong_kong_local": True}
    if student is not None:
        degree["hk_student"] = student
    assert states("ttps-c", degree=[degree])["not-local-student"] == state


@pytest.mark.parametrize(
    ("degree", "months", "state"),
    [
        ({"level": "doctorate", "top100_stem": True}, 0, "yes"),
        ({"level": "master"}, 0, "unknown"),
        ({"level": "master", "top100_stem": True, "recognised": False}, 0, "no"),
        ({"level": "bachelor", "top100_stem": True}, 12, "yes"),
        ({"level": "bachelor", "top100_stem": True}, 11, "no"),
        ({"level": "bachelor", "top100_stem": False}, 12, "no"),
        ({"level": "bachelor"}, 12, "unknown"),
    ],
)
def test_stem_degree(degree: Mapping[str, Any], months: int, state: State) -> None:
    """A bachelor's degree counts with a year of work in technology."""
    begun = {12: date(2025, 11, 22), 11: date(2025, 11, 23)}.get(months, AS_OF)
    work = {"kind": "employment", "level": "specialist", "from": begun}
    work["field"] = "innovation-technology"
    complete = ["degree", "work"]
    found = states("techtas", degree=[degree], work=[work], complete=complete)
    assert found["stem-degree"] == state


def test_stem_degree_waits_for_work() -> None:
    """Where only the work is open, it is missing too; skill in place of a degree is
    for the Director to judge."""
    degree = {"level": "bachelor", "top100_stem": True}
    found = compared(degree=[degree], complete=["degree"])["techtas"]
    assert found.missing[-2:] == ("degree", "work")
    found = compared(complete=["degree"], special_case=True)["techtas"]
    assert found.conditions[-1].state == "unknown"
    assert found.missing[-1:] == ("degree",)
