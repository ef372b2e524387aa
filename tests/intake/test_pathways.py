"""The other ways in: every worked case, and the day on which each answer turns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, get_args

import pytest

from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.pathways.catalogue import KINDS
from qmas_tui.intake.pathways.compare import compare_pathways, fitting
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import subject
from qmas_tui.policy.pathways import ConditionName
from tests.intake.shape import ways
from tests.intake.someone import prospect
from tests.intake.worked import as_of, expected, prospects
from tests.make import AS_OF, POLICY

DAY = timedelta(days=1)
WAYS = [pathway.code for pathway in POLICY.pathways]


def compared(
    day: date = AS_OF, file_on: date | None = None, **facts: object
) -> dict[str, ComparedPathway]:
    """The ways in for somebody with these facts, by code."""
    who = subject(prospect(**facts), day, file_on)
    found = compare_pathways(who, evaluate(who, POLICY), POLICY)
    return {each.code: each for each in found}


def states(way: str, day: date = AS_OF, **facts: Any) -> Mapping[str, State]:
    """What the conditions of a way in come to, by name."""
    return {each.name: each.state for each in compared(day, **facts)[way].conditions}


def test_worked_cases() -> None:
    """Verdict, conditions and missing facts of every way are as worked out by hand,
    and those that fit are found alone too."""
    for case, want in expected()["prospects"].items():
        who = subject(prospects()[case], as_of())
        evaluation = evaluate(who, POLICY)
        found = compare_pathways(who, evaluation, POLICY)
        assert ways(found) == want["pathways"], case
        fits = [each.code for each in found if each.verdict == "fits"]
        assert fitting(who, evaluation, POLICY, WAYS) == fits


def test_every_condition_is_worked_out() -> None:
    """Each condition that the rules may name has a function, rules that there are, and
    the facts that settle it."""
    assert {*KINDS, "nationality"} == set(get_args(ConditionName))
    for kind in KINDS.values():
        assert kind.facts
        assert set(kind.rules) <= set(POLICY.rules)


def test_rows() -> None:
    """A row has its stays, its time to a decision, its quota and its fee."""
    found = compared()
    assert list(found) == WAYS
    row = found["ttps-c"].pathway
    assert (row.first_stay_months, row.extension_months) == (24, (36,))
    assert (row.top_tier_months, row.quota, row.weeks) == (72, "yearly", 4)
    assert found["gep"].pathway.tied_to_employer
    assert found["gep"].pathway.offer_needed
    assert not found["dependant"].pathway.dependants
    assert found["gep"].fee_per_person == 1900


@pytest.mark.parametrize(
    ("status", "fee"), [("scheme", 1900), ("permanent", None), (None, None)]
)
def test_fee_of_a_dependant(status: str | None, fee: int | None) -> None:
    """What a dependant pays is known only where the sponsor is of the scheme."""
    assert compared(sponsor_status=status)["dependant"].fee_per_person == fee


@pytest.mark.parametrize(("day", "rows"), [(-1, 0), (0, 14)])
def test_first_day(day: int, rows: int) -> None:
    """Before all the rules hold nothing is compared, and nothing fits."""
    on = date(2025, 3, 1) + day * DAY
    assert len(compared(on)) == rows
    who = subject(prospect(), on)
    evaluation = evaluate(who, POLICY)
    assert fitting(who, evaluation, POLICY, WAYS) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "closed"},
        {
            "application": [
                {
                    "submitted_on": date(2026, 1, 5),
                    "outcome": "approved",
                    "landed_on": AS_OF,
                }
            ]
        },
    ],
)
def test_nobody_to_compare(facts: Mapping[str, Any]) -> None:
    """For who has landed, and for a closed case, there is nothing to compare."""
    assert compared(**facts) == {}
    who = subject(prospect(**facts), AS_OF)
    assert fitting(who, evaluate(who, POLICY), POLICY, WAYS) == []


def test_measured_on_the_next_plan() -> None:
    """Of who has filed facts are measured today or on the next planned day, and not on
    the day of the submission."""
    filed = [{"submitted_on": AS_OF - 90 * DAY}]
    born = date(2008, 11, 22)
    found = states("new-cies", born_on=born, application=filed)
    assert found["age-18"] == "yes"
    ahead = states(
        "new-cies", born_on=born + 5 * DAY, application=filed, file_on=AS_OF + 5 * DAY
    )
    assert ahead["age-18"] == "yes"


def test_what_if_in_the_past() -> None:
    """A what-if measures facts on its own day, also on one that is past."""
    on = AS_OF - 30 * DAY
    found = compared(file_on=on, born_on=date(2008, 11, 1))["new-cies"]
    assert found.conditions[2].state == "no"


BIRTHDAYS = [
    ("new-cies", "age-18", 18, ("no", "yes", "yes")),
    ("assg", "age-18-40", 18, ("no", "yes", "yes")),
    ("assg", "age-18-40", 41, ("yes", "no", "no")),
]


@pytest.mark.parametrize(("way", "name", "years", "turns"), BIRTHDAYS)
def test_birthdays(way: str, name: str, years: int, turns: tuple[str, ...]) -> None:
    """An age is reached, and passed, on the birthday itself."""
    born = AS_OF.replace(year=AS_OF.year - years)
    days = (AS_OF + n * DAY for n in (-1, 0, 1))
    assert tuple(states(way, day, born_on=born)[name] for day in days) == turns


def test_age_unknown() -> None:
    """Without a birthday an age is unknown."""
    assert states("new-cies")["age-18"] == "unknown"
    assert states("assg")["age-18-40"] == "unknown"


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_recent_degree(off: int) -> None:
    """A degree of Hong Kong is recent for six months, the last day among them."""
    degree = {"level": "master", "hong_kong_local": True}
    degree["awarded_on"] = date(2026, 5, 22) - off * DAY
    facts: dict[str, Any] = {"degree": [degree], "complete": ["degree"]}
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


def test_nationals_refused() -> None:
    """Cubans come as dependants only; a nationality that nobody recorded is open."""
    assert states("ttps-a", nationality="CU")["nationality"] == "no"
    assert states("dependant", nationality="CU")["nationality"] == "yes"
    assert states("dependant", nationality="KP")["nationality"] == "no"
    assert compared()["ttps-a"].conditions[0].state == "unknown"


@pytest.mark.parametrize(
    ("hkd", "state"), [(2_499_999, "no"), (2_500_000, "yes"), (2_500_001, "yes")]
)
def test_high_income(hkd: int, state: State) -> None:
    """Top talents need HK$2,500,000."""
    row = {"ends_on": date(2026, 3, 31), "hkd": hkd}
    assert states("ttps-a", income=[row])["income-2.5m"] == state


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
    ("facts", "state"),
    [
        ({}, "unknown"),
        ({"talent": True}, "yes"),
        ({"talent": False, "local_search": False}, "unknown"),
        ({"local_search": True}, "yes"),
        ({"monthly_income": 166_667}, "yes"),
        ({"talent": False, "local_search": False, "monthly_income": 166_666}, "no"),
        (
            {
                "talent": False,
                "local_search": False,
                "monthly_income": 166_666,
                "currency": "USD",
            },
            "unknown",
        ),
    ],
)
def test_local_market(facts: dict[str, Any], state: State) -> None:
    """Nobody local was found, or the post is listed, or paid HK$2,000,000 a year."""
    row = {"employer": "A", **facts}
    talent = row.pop("talent", None)
    assert states("gep", offer=[row], talent_list=talent)["local-market"] == state


def test_last_offer_counts() -> None:
    """Of several offers the last in the file counts."""
    offers = [{"employer": "A", "relevant": True}, {"employer": "B", "relevant": False}]
    assert states("gep", offer=offers)["offer-relevant"] == "no"
    assert states("gep")["offer-relevant"] == "unknown"
    assert states("gep", complete=["offer"])["local-market"] == "no"


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


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"citizenship": "other"}, "no"),
        ({"citizenship": "chinese"}, "unknown"),
        ({"mainland_resident": True}, "yes"),
        ({"mainland_resident": True, "residence": "overseas"}, "unknown"),
        (
            {
                "mainland_resident": True,
                "residence": "overseas",
                "overseas_permanent": True,
            },
            "no",
        ),
    ],
)
def test_mainland(facts: Mapping[str, Any], state: State) -> None:
    """A resident of the Mainland may yet be overseas Chinese, and then is not one."""
    given = {"citizenship": "chinese", **facts}
    assert states("asmtp", **given)["mainland"] == state
    opposites = {"yes": "no", "no": "yes", "unknown": "unknown"}
    found = compared(**given)["gep"]
    assert found.conditions[2].state == opposites[state]
    if facts.get("residence") and state == "unknown":
        assert {"overseas_permanent", "overseas_since"} <= set(found.missing)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"citizenship": "other"}, "yes"),
        ({"overseas_permanent": True}, "yes"),
        ({"residence": "macao", "mainland_resident": False}, "yes"),
        ({"residence": "macao"}, "unknown"),
        ({"mainland_resident": True, "overseas_permanent": False}, "no"),
        ({"mainland_resident": True}, "unknown"),
    ],
)
def test_scope_of_investors(facts: Mapping[str, Any], state: State) -> None:
    """Plain residents of the Mainland cannot invest."""
    assert states("new-cies", **{"citizenship": "chinese", **facts})["scope"] == state


@pytest.mark.parametrize(
    ("hkd", "since", "state"),
    [
        (30_000_000, date(2026, 5, 22), "yes"),
        (30_000_000, date(2026, 5, 23), "no"),
        (29_999_999, None, "no"),
        (30_000_000, None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_net_assets(hkd: int | None, since: date | None, state: State) -> None:
    """HK$30,000,000 throughout six months."""
    found = states("new-cies", net_assets_hkd=hkd, net_assets_since=since)
    assert found["net-assets"] == state


@pytest.mark.parametrize(
    ("relation", "born", "status", "state"),
    [
        ("spouse", None, None, "yes"),
        ("none", None, None, "no"),
        (None, None, None, "unknown"),
        ("child", date(2008, 11, 22), None, "no"),
        ("child", date(2008, 11, 23), None, "yes"),
        ("child", None, None, "unknown"),
        ("parent", date(1966, 11, 22), "permanent", "yes"),
        ("parent", date(1966, 11, 23), "permanent", "no"),
        ("parent", date(1966, 11, 22), "scheme", "no"),
        ("parent", date(1966, 11, 22), None, "unknown"),
        ("parent", None, "permanent", "unknown"),
    ],
)
def test_relation(
    relation: str | None, born: date | None, status: str | None, state: State
) -> None:
    """A child who is not of age, a parent of sixty of a permanent resident."""
    found = states(
        "dependant", sponsor_relation=relation, born_on=born, sponsor_status=status
    )
    assert found["relation"] == state


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"sponsor_relation": "none"}, "no"),
        ({"citizenship": "other"}, "yes"),
        ({"sponsor_status": "scheme"}, "yes"),
        ({"sponsor_status": "permanent", "mainland_resident": True}, "no"),
        ({"sponsor_status": "permanent"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_sponsor(facts: Mapping[str, Any], state: State) -> None:
    """A permanent resident cannot bring a resident of the Mainland (W-24)."""
    given = {"citizenship": "chinese", **facts}
    assert states("dependant", **given)["sponsor"] == state


def test_language() -> None:
    """The second generation needs good Chinese or English."""
    german = {"name": "de", "level": "good"}
    assert states("assg", language=[german])["language"] == "unknown"
    found = states("assg", language=[german], complete=["language"])
    assert found["language"] == "no"
    english = {"name": "en", "level": "good"}
    assert states("assg", language=[english])["language"] == "yes"
