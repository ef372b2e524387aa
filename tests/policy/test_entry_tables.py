"""The tables about applications for entry: what holds on a day, and their faults."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from msgspec import structs

from qmas_tui.config.load import load_policy
from qmas_tui.findings.calendar import DAY
from qmas_tui.policy.compile_entry import EntryFile
from qmas_tui.policy.entry import DatedEntry, EntryTables, Exclusion, Quota, Version
from qmas_tui.policy.rules import Points, Tier
from tests.policy.entries import problems, rules_with, shipped, with_figure

FIRST, CRITERIA_FROM = date(2006, 6, 28), date(2024, 11, 1)
STARTS = {
    "v1": FIRST,
    "v2": date(2008, 1, 1),
    "v3": date(2015, 5, 4),
    "v4": date(2018, 8, 28),
    "v5": date(2023, 1, 1),
    "12": CRITERIA_FROM,
}


@cache
def tables() -> EntryTables:
    """As shipped."""
    return load_policy(None).entry


def entry_with(**changes: Any) -> EntryFile:
    """The shipped entries, some of them changed."""
    kept = {name: getattr(shipped(), name) for name in EntryFile.__struct_fields__}
    return EntryFile(**{**kept, **changes})


@pytest.mark.parametrize("kept", [tables().versions, tables().quotas])
def test_one_test_one_version_and_one_quota_on_every_day(
    kept: tuple[DatedEntry, ...],
) -> None:
    """From the first day of the scheme on each begins where the one before ends."""
    assert kept[0].first == FIRST
    assert [each.first for each in kept[1:]] == [each.last + DAY for each in kept[:-1]]
    assert kept[-1].last == date.max


def test_one_set_of_fees_on_every_day() -> None:
    """They hold from the beginning of time to its end, without gap or overlap."""
    fees = tables().fees
    assert (fees[0].first, fees[-1].last) == (date.min, date.max)
    assert [each.first for each in fees[1:]] == [each.last + DAY for each in fees[:-1]]


@pytest.mark.parametrize(("name", "first"), STARTS.items())
def test_versions_change_on_their_days(name: str, first: date) -> None:
    """Each version holds from its first day on, and the one before it until then."""
    names = list(STARTS)
    before = names[names.index(name) - 1] if name != "v1" else None
    found = [tables().version_on(day) for day in (first - DAY, first, first + DAY)]
    assert [each and each.name for each in found] == [before, name, name]


def test_only_the_twelve_criteria_hold_today() -> None:
    """Points end with October 2024 (G-01, G-22)."""
    assert [v.name for v in tables().versions if v.test == "criteria"] == ["12"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2008, 1, 1), date(2008, 1, 31)),
        (date(2015, 4, 1), date(2015, 5, 31)),
        (date(2022, 10, 19), date(2023, 2, 28)),
    ],
)
def test_days_on_which_the_version_is_uncertain(first: date, last: date) -> None:
    """The doubt begins and ends on the days of N-10."""
    around = (first - DAY, first, last, last + DAY)
    assert [tables().is_unsure(day) for day in around] == [False, True, True, False]


def test_the_most_points_of_each_version() -> None:
    """165, 165, 195, 225 and 245 in all, part by part as the rules say (O-02)."""
    most = {name: [t.most for t in parts] for name, parts in tables().parts.items()}
    assert most == {
        "v1": [30, 45, 50, 0, 20, 20],
        "v2": [30, 45, 50, 0, 20, 20],
        "v3": [30, 70, 55, 0, 20, 20],
        "v4": [30, 70, 55, 30, 20, 20],
        "v5": [30, 70, 75, 30, 20, 20],
    }
    assert [sum(parts) for parts in most.values()] == [165, 165, 195, 225, 245]


def test_each_table_names_the_rule_that_sets_it() -> None:
    """Work of 2023 rests on O-13; a part that a version has not rests on none."""
    rules = {table.part: table.rules for table in tables().parts["v5"]}
    assert rules["work"] == ("O-13",)
    assert {table.part: table.rules for table in tables().parts["v1"]}[
        "talent_list"
    ] == ()


@pytest.mark.parametrize(
    ("nationality", "last", "state", "after"),
    [
        ("VN", date(2023, 10, 24), "not-met", None),
        ("LA", date(2023, 10, 24), "not-met", None),
        ("NP", date(2023, 10, 24), "not-met", None),
        ("KH", date(2012, 12, 31), "not-met", "unknown"),
        ("KH", date(2020, 12, 31), "unknown", None),
        ("AL", date(2011, 12, 31), "unknown", None),
        ("AF", date(2030, 1, 1), "not-met", "not-met"),
        ("CU", date(2030, 1, 1), "not-met", "not-met"),
        ("KP", date(2030, 1, 1), "not-met", "not-met"),
        ("GB", date(2006, 6, 28), None, None),
    ],
)
def test_nationalities_leave_the_list_on_their_days(
    nationality: str, last: date, state: str | None, after: str | None
) -> None:
    """On the last day of an entry it holds, on the next the one after it."""
    found = [tables().exclusion_on(nationality, day) for day in (last, last + DAY)]
    assert [each and each.state for each in found] == [state, after]


def test_only_three_nationalities_were_released() -> None:
    """Laos, Nepal and Vietnam from 25 October 2023 on, Cambodia not (B-12)."""
    day = date(2023, 10, 25)
    released = {e.nationality for e in tables().exclusions if e.released}
    assert released == {"LA", "NP", "VN"}
    assert tables().released("VN", day - DAY) is None
    assert tables().released("VN", day) is not None
    assert tables().released("KH", day) is None


@pytest.mark.parametrize(
    ("first", "before", "state", "places"),
    [
        (FIRST, None, "yearly", 1000),
        (date(2020, 11, 26), 1000, "yearly", 2000),
        (date(2021, 10, 6), 2000, "yearly", 4000),
        (date(2023, 1, 1), 4000, "suspended", None),
        (CRITERIA_FROM, None, "none", None),
    ],
)
def test_the_quota_changes_on_its_days(
    first: date, before: int | None, state: str, places: int | None
) -> None:
    """A thousand, two, four, none counted, none at all (X-17)."""
    held = tables().quota_on(first)
    assert held is not None
    assert (held.state, held.places) == (state, places)
    earlier = tables().quota_on(first - DAY)
    assert (earlier and earlier.places) == before


def test_fees_change_for_the_whole_of_their_day() -> None:
    """HK$230 on issue before 26 February 2025, then 600 and 1,300 (N-15)."""
    day = date(2025, 2, 26)
    found = [tables().fees_on(each) for each in (day - DAY, day)]
    assert [(fees.filing, fees.issue) for fees in found] == [(0, 230), (600, 1300)]
    assert [fees.rules for fees in found] == [("X-07",), ("X-05", "X-06")]


def test_the_shipped_entries_fit_together() -> None:
    """There is nothing to say of them."""
    assert problems() == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"version": shipped().version[1:]},
            "version: none holds after 2024-10-31; take out the last to",
        ),
        (
            {"version": (*shipped().version[:2], *shipped().version[3:])},
            "version: none holds on 2008-01-01; let the one before last longer",
        ),
        (
            {
                "quota": (
                    *shipped().quota,
                    Quota(rules=("X-17",), state="none", from_=date(2030, 1, 1)),
                )
            },
            "quota: two entries hold on 2030-01-01; let one end on the day before",
        ),
        (
            {"quota": (Quota(rules=("X-17",), state="yearly"),)},
            "quota: places are given exactly where the state is yearly; correct one",
        ),
        (
            {
                "exclusion": (
                    *shipped().exclusion,
                    Exclusion(rules=("B-12",), nationality="AF", state="unknown"),
                )
            },
            "exclusion AF: two entries hold on 0001-01-01; let one end on the day"
            " before",
        ),
        (
            {
                "exclusion": (
                    Exclusion(
                        rules=("B-99",),
                        nationality="XX",
                        state="unknown",
                        from_=date(2020, 1, 2),
                        to=date(2020, 1, 1),
                    ),
                )
            },
            "exclusion XX: rules names B-99, which no rule has; correct the id",
        ),
        (
            {
                "exclusion": (
                    Exclusion(
                        rules=("B-12",),
                        nationality="XX",
                        state="unknown",
                        from_=date(2020, 1, 2),
                        to=date(2020, 1, 1),
                    ),
                )
            },
            "exclusion XX: to, 2020-01-01, is before from, 2020-01-02; correct one of"
            " them",
        ),
    ],
)
def test_entries_that_do_not_fit_are_told(changes: dict[str, Any], said: str) -> None:
    """Gaps, overlaps, unknown rules and days the wrong way round, each in words."""
    assert said in problems(entry=entry_with(**changes))


def test_points_hold_on_whole_versions_and_once() -> None:
    """A table on some days of a version, or two of one part, are told."""
    early = rules_with("O-13", to=date(2024, 1, 1))
    said = "rule O-13: its points hold on some days of version v5 only; correct"
    assert f"{said} from and to" in problems(early)
    twice = rules_with(
        "O-14", points=Points(part="age", best=(Tier(points=1, least={}),))
    )
    said = "rule O-14: another rule sets age of version v5; correct from and to"
    assert said in problems(twice)


def test_fees_of_entry_are_held_to_one_value_a_day() -> None:
    """Two issue fees on one day, or an end without another, are told."""
    assert any("X-06" in said for said in problems(rules_with("X-07", to=None)))
    ended = problems(rules_with("X-06", to=date(2030, 1, 1)))
    assert any("no value holds after 2030-01-01" in said for said in ended)
    wrong = with_figure("X-06", "entry-issue-fee", unit="days")
    assert any("entry-issue-fee" in said for said in problems(wrong))


def test_a_version_without_doubt_is_never_unsure() -> None:
    """Only those that say since when are."""
    plain = Version(rules=(), name="x", test="points")
    assert not plain.is_unsure(FIRST)
    assert structs.replace(plain, unsure_from=FIRST, unsure_to=FIRST).is_unsure(FIRST)
