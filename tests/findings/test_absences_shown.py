"""What is told of absences: the longest, the fullest year, the last run, reasons."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    assessed,
    days,
    due,
    evidence_of,
    finding,
    holder,
    item,
    level,
    older,
    said,
)

Pairs = list[tuple[date, date]]


def gone(pairs: Pairs) -> list[dict[str, object]]:
    """Trips from and to these days."""
    return [{"out": out, "back": back} for out, back in pairs]


def test_longest_absence_is_shown() -> None:
    """Of several long absences the longest is shown, and how many there are."""
    pairs = [(date(2025, 4, 1), 184), (date(2026, 1, 10), 190)]
    trip = gone([(out, out + days(nights)) for out, nights in pairs])
    found = assessed(holder(trip=trip))
    longest = evidence_of(found, "absence.six-months")
    assert (longest["nights"], longest["count"], longest["open"]) == (190, 2, False)
    assert longest["out"] == date(2026, 1, 10)
    assert said(found, "absence.six-months").basis == "official"
    assert found.residence is not None
    assert found.residence.longest_nights == 190
    assert found.residence.longest_full_days == 189
    near = gone([(date(2025, 4, 1), date(2025, 4, 1) + days(181))])
    found = assessed(holder(trip=near))
    assert said(found, "absence.long").rules == ("AB-02", "AB-05")
    assert said(found, "absence.long").basis == "practice"


def test_year_of_much_absence_is_shown() -> None:
    """The residence year with the most days away is named by its number."""
    trip = gone(
        [(date(2026, 4, 1), date(2026, 7, 11)), (date(2026, 8, 1), date(2026, 10, 31))]
    )
    found = assessed(holder(trip=trip))
    told = evidence_of(found, "absence.year")
    assert told == told | {"year": 2, "days": 190, "more": 180}
    assert finding(found, "absence.nights") is None
    home = assessed(holder())
    assert finding(home, "absence.year") is None


def test_year_of_many_nights_is_shown() -> None:
    """Four nights of seven elsewhere are few full days, and yet many nights."""
    weeks = [LANDED + days(7 * n + 1) for n in range(80)]
    found = assessed(holder(trip=gone([(w, w + days(4)) for w in weeks])))
    assert finding(found, "absence.year") is None
    told = evidence_of(found, "absence.nights")
    assert told == told | {"year": 1, "nights": 208, "more": 182}
    assert said(found, "absence.nights").rules == ("OR-03", "R-11")


@pytest.mark.parametrize(
    ("citizenship", "said_"), [("chinese", None), ("other", "watch")]
)
def test_only_seven_years_of_nights_matter_to_a_chinese_citizen(
    citizenship: str, said_: str | None
) -> None:
    """Many nights away after the seven years are watched for others only."""
    weeks = [date(2026, 11, 25) + days(7 * n) for n in range(50)]
    trip = gone([(week, week + days(4)) for week in weeks])
    who = older(
        date(2019, 11, 22), date(2029, 1, 1), citizenship=citizenship, trip=trip
    )
    found = assessed(who, date(2027, 11, 20))
    assert level(found, "absence.nights") == said_


def test_nights_before_the_start_do_not_count() -> None:
    """A night belongs to the day on which it begins; none before the start counts."""
    starts = [date(2025, 7, 1), date(2025, 9, 20), date(2025, 12, 10)]
    before = (LANDED - days(40), LANDED + days(60))
    for last, nights in ((41, 60 + 41 + 41 + 41), (40, None)):
        lengths = zip(starts, (41, 41, last), strict=True)
        pairs = [before, *((out, out + days(count)) for out, count in lengths)]
        found = assessed(holder(trip=gone(pairs)))
        assert finding(found, "absence.year") is None
        many = finding(found, "absence.nights")
        assert (dict(many.evidence)["nights"] if many else None) == nights


def test_last_run_is_shown() -> None:
    """A run of touch-downs is shown from its first day to its last."""
    pairs = [
        (date(2025, 5, 10), date(2025, 8, 15)),
        (date(2025, 8, 18), date(2025, 11, 20)),
    ]
    run = evidence_of(assessed(holder(trip=gone(pairs))), "absence.touchdown")
    assert (run["out"], run["back"]) == (pairs[0][0], pairs[1][1])
    assert (run["away"], run["days"], run["least"]) == (96 + 93, 195, 7)
    later = [
        (date(2026, 1, 10), date(2026, 4, 20)),
        (date(2026, 4, 22), date(2026, 7, 30)),
    ]
    both = assessed(holder(trip=gone(pairs + later)))
    run = evidence_of(both, "absence.touchdown")
    assert (run["out"], run["back"]) == (later[0][0], later[1][1])


def test_a_run_that_lasts_leaves_the_latest_day_open() -> None:
    """While the last absence of a run is not over, the latest day is open."""
    pairs = gone([(date(2026, 4, 1), date(2026, 8, 15))])
    for back, latest in ((None, None), (NOW, date(2033, 11, 22))):
        last = {"out": date(2026, 8, 18)} | ({"back": back} if back else {})
        found = assessed(holder(trip=[*pairs, last]))
        assert level(found, "absence.touchdown") == "warn"
        assert found.milestone is not None
        assert found.milestone.latest == latest
        assert [reason.key for reason in found.milestone.because] == ["touchdown"]


def test_away_now_is_shown() -> None:
    """Still away: the day on which six months are reached, and the limit of stay."""
    out = date(2026, 7, 1)
    found = assessed(holder(trip=[{"out": out}]))
    told = evidence_of(found, "absence.away-now")
    reached = date(2027, 1, 1)
    facts = {"out": out, "reached": reached, "limit": LIMIT, "over": False}
    assert told == told | facts | {"nights": (NOW - out).days}
    assert due(found, "absence.away-now") == (reached - days(1), reached)
    after = assessed(holder(trip=[{"out": out}]), reached)
    assert evidence_of(after, "absence.away-now")["over"] is True
    assert item(after, "absence.away-now") is None
    near = [{"until": NOW + days(30), "confirmed": True}]
    who = holder(trip=[{"out": NOW - days(3)}], grant=near)
    for shift, grave, past in (
        (-1, "watch", False),
        (0, "warn", False),
        (30, "warn", False),
        (31, "warn", True),
    ):
        found = assessed(who, NOW + days(shift))
        assert level(found, "absence.away-now") == grave
        assert evidence_of(found, "absence.away-now")["past"] is past


def test_clash_is_shown() -> None:
    """A clash tells how many days are left here, and how many are needed."""
    trip = gone([(TARGET - days(3), LIMIT - days(3))])
    clash = evidence_of(assessed(holder(trip=trip)), "trip.clashes")
    assert (clash["out"], clash["first"]) == (TARGET - days(3), TARGET)
    assert (clash["here"], clash["needed"], clash["limit_away"]) == (4, 7, False)
    over = gone([(TARGET - days(3), LIMIT + days(3))])
    clash = evidence_of(assessed(holder(trip=over)), "trip.clashes")
    assert (clash["here"], clash["limit_away"]) == (0, True)
    late = assessed(holder(trip=over), LIMIT - days(2))
    assert evidence_of(late, "trip.clashes")["needed"] == 3


def test_reasons_of_the_latest_day() -> None:
    """What moves the latest day stands beside it, and says whether it still lasts."""
    out = date(2026, 5, 1)
    for back, key in ((None, "absence-open"), (NOW, "absence")):
        row = {"out": out} | ({"back": back} if back else {})
        found = assessed(holder(trip=[row])).milestone
        assert found is not None
        assert [reason.key for reason in found.because] == [key]
        assert (found.latest is None) == (back is None)


def test_contested_names_its_reasons() -> None:
    """Reached, but with an absence to be held against: both days and the reasons."""
    trip = gone([(date(2020, 1, 1), date(2020, 8, 1))])
    who = older(date(2019, 6, 1), date(2028, 6, 1), trip=trip)
    found = assessed(who)
    told = evidence_of(found, "milestone.contested")
    assert told == told | {"earliest": date(2026, 6, 1), "latest": date(2027, 8, 1)}
    assert told["breaks"] == found.milestone.because if found.milestone else False
    assert level(assessed(who, date(2027, 7, 31)), "milestone.contested") == "warn"
    assert finding(assessed(who, date(2027, 8, 1)), "milestone.contested") is None


def test_a_trip_ahead_is_for_clashes_alone() -> None:
    """Neither six months nor a stay abroad come of a trip that has not begun."""
    ahead = [{"out": NOW + days(1), "back": LIMIT + days(1)}]
    found = assessed(holder(trip=ahead))
    codes = {each.code for each in found.findings}
    assert codes == {"trip.clashes"}
    begun = assessed(holder(trip=[{"out": OPENS}]), OPENS)
    assert level(begun, "trip.clashes") == "act"
