"""The other ways in that ask who somebody is, whose family, and of what means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from qmas_tui.intake.states import State
from tests.intake.assessed import compared, days, states
from tests.make import AS_OF

BIRTHDAYS = [
    ("new-cies", "age-18", 18, ("no", "yes", "yes")),
    ("assg", "age-18-40", 18, ("no", "yes", "yes")),
    ("assg", "age-18-40", 41, ("yes", "no", "no")),
]


@pytest.mark.parametrize(("way", "name", "years", "turns"), BIRTHDAYS)
def test_birthdays(way: str, name: str, years: int, turns: tuple[str, ...]) -> None:
    """An age is reached, and passed, on the birthday itself."""
    born = AS_OF.replace(year=AS_OF.year - years)
    three = (AS_OF + days(n) for n in (-1, 0, 1))
    assert tuple(states(way, day, born_on=born)[name] for day in three) == turns


def test_age_unknown() -> None:
    """Without a birthday an age is unknown."""
    assert states("new-cies")["age-18"] == "unknown"
    assert states("assg")["age-18-40"] == "unknown"


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


def test_lacking_prerequisites_are_named() -> None:
    """The scheme itself names those that are not met, and no others."""
    ways = compared(criminal_record=True, adverse_immigration=False)
    told = [each for way in ways.values() for each in way.conditions]
    met = next(each for each in told if each.name == "prerequisites")
    assert (met.state, dict(met.evidence)["lacking"]) == ("no", ("character",))
