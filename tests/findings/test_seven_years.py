"""The seven years: when they begin, and what may be held against them."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Milestone
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    assessed,
    child,
    days,
    evidence_of,
    filing,
    finding,
    holder,
    item,
    level,
    older,
    unlanded,
)

EARLIEST = date(2032, 3, 15)
LONG_AGO = date(2019, 11, 22)


def seven(who: Holder, as_of: date = NOW) -> Milestone:
    """The seven years of a holder."""
    found = assessed(who, as_of).milestone
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
    rows: list[tuple[date, date]], start: date
) -> None:
    """The count begins anew after the excluded time that ends last (OR-04 to OR-07)."""
    who = holder(excluded=[{"from": a, "to": b} for a, b in rows])
    found = seven(who)
    assert found.start == start
    assert found.latest == found.earliest
    assert found.earliest == start.replace(year=start.year + 7)
    assert [reason.key for reason in found.because] == ["excluded"] * (start != LANDED)


def test_excluded_time_without_an_end() -> None:
    """While excluded time lasts there is no earliest day, and nothing is said of it."""
    who = holder(excluded=[{"from": NOW}])
    found = seven(who)
    assert (found.earliest, found.latest, found.prepare) == (None, None, None)
    assert found.covered is None
    assert item(assessed(who), "milestone") is None
    assert finding(assessed(who), "milestone.uncovered") is None
    assert seven(who, NOW - days(1)).earliest == EARLIEST


def test_earlier_residence_counts() -> None:
    """Residence on another permission before the landing counts (OR-11, OR-12)."""
    found = seven(holder(residence_since=date(2021, 3, 1)))
    assert (found.start, found.earliest) == (date(2021, 3, 1), date(2028, 3, 1))


@pytest.mark.parametrize(
    ("ended", "resumed", "latest", "key"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), date(2033, 2, 1), "gap"),
        (date(2026, 1, 1), NOW, date(2033, 11, 22), "gap"),
        (date(2026, 5, 22), None, None, "gap-open"),
        (date(2026, 5, 22), NOW + days(1), None, "gap-open"),
        (date(2026, 5, 23), None, EARLIEST, None),
        (NOW, NOW, date(2033, 11, 22), "gap"),
        (NOW + days(1), None, EARLIEST, None),
        (date(2024, 1, 1), LANDED, EARLIEST, None),
        (date(2024, 1, 1), LANDED + days(1), date(2032, 3, 16), "gap"),
    ],
)
def test_gap_in_the_permission(
    ended: date, resumed: date | None, latest: date | None, key: str | None
) -> None:
    """A gap moves the latest day to its end, and opens it while it lasts long."""
    gap = {"ended": ended} | ({"resumed": resumed} if resumed else {})
    found = seven(holder(gap=[gap]))
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
    citizenship: str, out: date, latest: date
) -> None:
    """What begins after the seven years is held against others only (PR-01, PR-02)."""
    who = older(
        date(2019, 3, 1),
        date(2027, 3, 1),
        citizenship=citizenship,
        trip=[{"out": out, "back": date(2026, 10, 1)}],
    )
    found = seven(who)
    assert (found.earliest, found.latest) == (date(2026, 3, 1), latest)
    contested = level(assessed(who), "milestone.contested")
    assert contested == ("warn" if latest > NOW else None)


def test_overstay_leaves_the_latest_day_open() -> None:
    """An overstay found by the program moves nothing, and opens the latest day."""
    found = seven(holder(), LIMIT + days(1))
    assert (found.start, found.earliest, found.latest) == (LANDED, EARLIEST, None)
    assert [reason.key for reason in found.because] == ["overstayed"]
    assert found.covered is None


def test_reached_on_the_day() -> None:
    """The seven years are reached on the seventh anniversary, not the day before."""
    who = older(LONG_AGO, date(2027, 11, 22))
    before, on = assessed(who, NOW - days(1)), assessed(who)
    assert (before.stage, on.stage) == ("extension-2", "milestone")
    assert finding(before, "milestone.reached") is None
    told = evidence_of(on, "milestone.reached")
    assert told == told | {"earliest": NOW, "chinese": False}


@pytest.mark.parametrize(
    ("citizenship", "advisable"), [("chinese", True), ("other", 0)]
)
def test_uncovered_after_the_seven_years(citizenship: str, advisable: bool) -> None:
    """One more extension is needed, or advisable for a Chinese citizen past the day."""
    who = older(LONG_AGO, NOW + days(20), citizenship=citizenship)
    found = finding(assessed(who), "milestone.uncovered")
    assert found is not None
    assert (found.level, dict(found.evidence)["advisable"]) == ("act", bool(advisable))
    early = older(LONG_AGO + days(1), NOW + days(20), citizenship=citizenship)
    found = finding(assessed(early), "milestone.uncovered")
    assert found is not None
    assert dict(found.evidence)["advisable"] is False


def test_uncovered_tells_how_far_the_path_reaches() -> None:
    """It names the earliest day and the end of the last stay to expect."""
    grant = [{"until": date(2031, 3, 15), "confirmed": True, "step": 2}]
    told = evidence_of(assessed(holder(grant=grant)), "milestone.uncovered")
    assert told == told | {"earliest": EARLIEST, "end": date(2031, 3, 15)}
    short = [{"until": date(2026, 12, 1), "confirmed": True, "step": 0}]
    told = evidence_of(assessed(holder(grant=short)), "milestone.uncovered")
    assert told == told | {"earliest": EARLIEST, "end": date(2031, 12, 1)}


@pytest.mark.parametrize(
    ("as_of", "enough"),
    [(date(2032, 3, 10), date(2032, 4, 26)), (date(2032, 4, 1), date(2032, 5, 13))],
)
def test_not_covered_by_a_refusal_alone(as_of: date, enough: date) -> None:
    """Where the stay would reach far enough, a refusal that stands is the reason."""
    for until, refused in ((enough, True), (enough - days(1), False)):
        grant = [{"until": until, "confirmed": True, "step": 2}]
        row = filing(as_of - days(2), "refused")
        found = assessed(holder(grant=grant, filing=[row]), as_of)
        assert evidence_of(found, "milestone.uncovered")["refused"] is refused


def test_not_covered_by_a_stay_that_is_over() -> None:
    """While a filing is pending beyond the limit, the last stay may be over."""
    last = date(2032, 4, 25)
    grant = [{"until": last, "confirmed": True, "step": 2}]
    who = holder(grant=grant, filing=[filing(last - days(20))])
    for as_of, past in ((last, False), (last + days(1), True)):
        told = evidence_of(assessed(who, as_of), "milestone.uncovered")
        assert told == told | {"past": past, "end": last, "refused": False}


@pytest.mark.parametrize(
    ("outcome", "as_of", "covered"),
    [
        (None, LIMIT, True),
        (None, LIMIT + days(1), None),
        ("pending", LIMIT + days(1), True),
        ("granted", LIMIT + days(1), None),
        ("refused", LIMIT, False),
        ("refused", LIMIT + days(1), None),
    ],
)
def test_whether_the_path_covers_them(
    outcome: str | None, as_of: date, covered: bool | None
) -> None:
    """Past L with nothing filed nobody knows; while a refusal stands it does not."""
    rows = [filing(LIMIT - days(20), outcome)] if outcome else []
    assert seven(holder(filing=rows), as_of).covered is covered


def test_a_limit_passed_opens_the_latest_day() -> None:
    """Lapsed, overstayed and waiting beyond the limit each stand in the reasons."""
    over = [{"out": LIMIT - days(3), "back": LIMIT + days(3)}]
    for facts, key in (
        ({"trip": over}, "lapsed"),
        ({}, "overstayed"),
        ({"filing": [filing(LIMIT - days(20))]}, "pending-past-limit"),
        ({"grant": [{"until": LIMIT}]}, None),
    ):
        found = seven(holder(**facts), LIMIT + days(9))
        assert [reason.key for reason in found.because] == ([key] if key else [])
        assert (found.latest is None) is (key is not None)
        assert found.earliest == EARLIEST


def test_without_a_start() -> None:
    """Without a start there is no milestone, and absences are looked at whole."""
    trips = [
        {"out": date(2015, 1, 1), "back": date(2015, 8, 1)},
        {"out": date(2016, 1, 1), "back": date(2016, 4, 20)},
        {"out": date(2016, 4, 22), "back": date(2016, 8, 1)},
        {"out": date(2018, 1, 1), "back": date(2018, 6, 30)},
        {"out": NOW - days(10)},
    ]
    found = assessed(unlanded(trip=trips))
    assert (found.milestone, found.residence) == (None, None)
    codes = {each.code for each in found.findings if each.code.startswith("absence")}
    assert codes == {
        *("absence.six-months", "absence.long", "absence.touchdown"),
        "absence.away-now",
    }
    assert item(found, "milestone") is None


def test_residence_years_go_on() -> None:
    """There is an entry for each of seven years, and for every year begun since."""
    for years, as_of in ((7, date(2026, 11, 21)), (8, NOW), (8, date(2027, 11, 21))):
        who = older(LONG_AGO, date(2029, 11, 22))
        for trips in ([], [{"out": LONG_AGO + days(9), "back": LONG_AGO + days(12)}]):
            found = assessed(
                older(LONG_AGO, date(2029, 11, 22), trip=trips), as_of
            ).residence
            assert found is not None
            assert len(found.years) == years
            assert sum(found.years) == 2 * len(trips)
        assert assessed(who, as_of).milestone is not None


def test_only_seven_years_matter_to_a_chinese_citizen() -> None:
    """Much time away after the seven years is watched for others only (AB-03)."""
    pairs = [
        (date(2026, 11, 25), date(2027, 3, 10)),
        (date(2027, 4, 1), date(2027, 8, 1)),
    ]
    trip = [{"out": out, "back": back} for out, back in pairs]
    for citizenship, said in (("chinese", None), ("other", "watch")):
        who = older(LONG_AGO, date(2029, 1, 1), citizenship=citizenship, trip=trip)
        assert level(assessed(who, date(2027, 9, 1)), "absence.year") == said


def test_earlier_residence_of_a_dependant_names_its_rule() -> None:
    """Residence before the landing rests on OR-11, of a dependant as of the holder."""
    earlier = child(landed_on=LANDED, residence_since=LANDED - days(400))
    plain = child(name="TESTER Cy", landed_on=LANDED)
    found = assessed(holder(dependant=[earlier, plain]))
    first, second = (each.milestone for each in found.dependants)
    assert first is not None
    assert second is not None
    assert "OR-11" in first.rules.earliest
    assert "OR-11" not in second.rules.earliest
