"""The seven years: when they begin, and what may be held against them."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Milestone
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    days,
    finding,
    holder,
    item,
    level,
    older,
)

EARLIEST = date(2032, 3, 15)
LONG_AGO = date(2019, 11, 22)


def seven(who: Holder, policy: Policy, as_of: date = NOW) -> Milestone:
    """The seven years of a holder."""
    found = assess(who, policy, as_of).milestone
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        ([(date(2026, 1, 1), date(2026, 3, 31))], date(2026, 4, 1)),
        ([(date(2024, 1, 1), LANDED - days(1))], LANDED),
        ([(date(2024, 1, 1), LANDED)], LANDED + days(1)),
        ([(NOW + days(1), NOW + days(9))], LANDED),
        ([(NOW, NOW + days(9))], NOW + days(10)),
        (
            [
                (date(2026, 1, 1), date(2026, 5, 31)),
                (date(2026, 2, 1), NOW - days(300)),
            ],
            date(2026, 6, 1),
        ),
    ],
)
def test_excluded_time_restarts_the_count(
    policy: Policy, rows: list[tuple[date, date]], start: date
) -> None:
    """The count begins anew after the excluded time that ends last (OR-04 to OR-07)."""
    who = holder(excluded=[{"from": a, "to": b} for a, b in rows])
    found = seven(who, policy)
    assert found.start == start
    assert found.latest == found.earliest
    assert found.earliest == start.replace(year=start.year + 7)
    assert [reason.key for reason in found.because] == ["excluded"] * (start != LANDED)


def test_excluded_time_without_an_end(policy: Policy) -> None:
    """While excluded time lasts there is no earliest day, and nothing is said of it."""
    who = holder(excluded=[{"from": NOW}])
    found = seven(who, policy)
    assert (found.earliest, found.latest, found.prepare) == (None, None, None)
    assert found.covered is None
    assert item(assess(who, policy, NOW), "milestone") is None
    assert finding(assess(who, policy, NOW), "milestone.uncovered") is None
    assert seven(who, policy, NOW - days(1)).earliest == EARLIEST


def test_earlier_residence_counts(policy: Policy) -> None:
    """Residence on another permission before the landing counts (OR-11, OR-12)."""
    found = seven(holder(residence_since=date(2021, 3, 1)), policy)
    assert (found.start, found.earliest) == (date(2021, 3, 1), date(2028, 3, 1))


@pytest.mark.parametrize(
    ("ended", "resumed", "latest", "key"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), date(2033, 2, 1), "gap"),
        (date(2026, 1, 1), NOW, date(2033, 11, 22), "gap"),
        (date(2026, 5, 22), None, None, "gap-open"),
        (date(2026, 5, 22), NOW + days(1), None, "gap-open"),
        (date(2026, 5, 23), None, EARLIEST, None),
        (NOW + days(1), None, EARLIEST, None),
        (date(2024, 1, 1), LANDED, EARLIEST, None),
        (date(2024, 1, 1), LANDED + days(1), date(2032, 3, 16), "gap"),
    ],
)
def test_gap_in_the_permission(
    policy: Policy,
    ended: date,
    resumed: date | None,
    latest: date | None,
    key: str | None,
) -> None:
    """A gap moves the latest day to its end, and opens it while it lasts long."""
    gap = {"ended": ended} | ({"resumed": resumed} if resumed else {})
    found = seven(holder(gap=[gap]), policy)
    assert (found.earliest, found.latest) == (EARLIEST, latest)
    assert [reason.key for reason in found.because] == ([key] if key else [])


@pytest.mark.parametrize(
    ("citizenship", "out", "latest"),
    [
        ("other", date(2026, 3, 1), date(2033, 10, 1)),
        ("chinese", date(2026, 2, 28), date(2033, 10, 1)),
        ("chinese", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_a_chinese_citizen_keeps_seven_years(
    policy: Policy, citizenship: str, out: date, latest: date
) -> None:
    """What begins after the seven years is held against others only (PR-01, PR-02)."""
    who = older(
        date(2019, 3, 1),
        date(2027, 3, 1),
        citizenship=citizenship,
        trip=[{"out": out, "back": date(2026, 10, 1)}],
    )
    found = seven(who, policy)
    assert (found.earliest, found.latest) == (date(2026, 3, 1), latest)
    contested = level(assess(who, policy, NOW), "milestone.contested")
    assert contested == ("warn" if latest > NOW else None)


def test_overstay_leaves_the_latest_day_open(policy: Policy) -> None:
    """An overstay found by the program moves nothing, and opens the latest day."""
    found = seven(holder(), policy, LIMIT + days(1))
    assert (found.start, found.earliest, found.latest) == (LANDED, EARLIEST, None)
    assert [reason.key for reason in found.because] == ["overstayed"]
    assert found.covered is None


def test_reached_on_the_day(policy: Policy) -> None:
    """The seven years are reached on the seventh anniversary, not the day before."""
    who = older(LONG_AGO, date(2027, 11, 22))
    before, on = assess(who, policy, NOW - days(1)), assess(who, policy, NOW)
    assert (before.stage, on.stage) == ("extension-2", "milestone")
    milestone = item(before, "milestone")
    assert milestone is not None
    assert (milestone.act_by, milestone.lost_on) == (NOW, None)
    assert item(on, "milestone") is None


@pytest.mark.parametrize(
    ("citizenship", "advisable"), [("chinese", True), ("other", 0)]
)
def test_uncovered_after_the_seven_years(
    policy: Policy, citizenship: str, advisable: bool
) -> None:
    """One more extension is needed, or advisable for a Chinese citizen past the day."""
    who = older(LONG_AGO, NOW + days(20), citizenship=citizenship)
    found = finding(assess(who, policy, NOW), "milestone.uncovered")
    assert found is not None
    assert (found.level, dict(found.shown)["advisable"]) == ("act", bool(advisable))
    early = older(LONG_AGO + days(1), NOW + days(20), citizenship=citizenship)
    found = finding(assess(early, policy, NOW), "milestone.uncovered")
    assert found is not None
    assert dict(found.shown)["advisable"] is False


def test_residence_years_go_on(policy: Policy) -> None:
    """There is an entry for each of seven years, and for every year begun since."""
    for years, as_of in ((7, date(2026, 11, 21)), (8, NOW), (8, date(2027, 11, 21))):
        who = older(LONG_AGO, date(2029, 11, 22))
        for trips in ([], [{"out": LONG_AGO + days(9), "back": LONG_AGO + days(12)}]):
            found = assess(
                older(LONG_AGO, date(2029, 11, 22), trip=trips), policy, as_of
            ).residence
            assert found is not None
            assert len(found.years) == years
            assert sum(found.years) == 2 * len(trips)
        assert assess(who, policy, as_of).milestone is not None


def test_only_seven_years_matter_to_a_chinese_citizen(policy: Policy) -> None:
    """Much time away after the seven years is watched for others only (AB-03)."""
    pairs = [
        (date(2026, 11, 25), date(2027, 3, 10)),
        (date(2027, 4, 1), date(2027, 8, 1)),
    ]
    trip = [{"out": out, "back": back} for out, back in pairs]
    for citizenship, said in (("chinese", None), ("other", "watch")):
        who = older(LONG_AGO, date(2029, 1, 1), citizenship=citizenship, trip=trip)
        assert level(assess(who, policy, date(2027, 9, 1)), "absence.year") == said
