"""Whether there is work: none, contradicted, or unknown."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    days,
    due,
    evidence_of,
    filing,
    finding,
    holder,
    item,
    level,
    said,
    unlanded,
)

RUN_UP = LIMIT - days(180)


def worked(*rows: dict[str, object], **facts: object) -> Holder:
    """A holder with these works."""
    return holder(work=list(rows), **facts)


def spell(first: date, last: date) -> dict[str, object]:
    """A job from a day to a day."""
    return JOB | {"from": first, "to": last}


def idle(first: date | None, last: date | None = None) -> dict[str, object]:
    """A spell without work."""
    row = {"kind": "none", "from": first, "to": last}
    return {name: value for name, value in row.items() if value is not None}


def test_idle_since_nobody_knows_when() -> None:
    """Out of work since an unknown day counts as long enough to act."""
    for rows in ([idle(None)], [idle(None, NOW)], [idle(None), idle(NOW)]):
        found = assessed(worked(*rows))
        told = evidence_of(found, "work.none")
        assert told == told | {"days": None, "since": None}
        assert level(found, "work.none") == "act"
        each = said(found, "work.none")
        assert (each.counts_since, each.since) == (True, None)


def test_idle_by_the_longest_spell() -> None:
    """Of two current spells without work the longer one counts."""
    who = worked(idle(NOW - days(70)), idle(NOW))
    found = assessed(who)
    assert level(found, "work.none") == "warn"
    told = evidence_of(found, "work.none")
    assert told == told | {"days": 70, "since": NOW - days(70)}
    assert said(found, "work.none").since == NOW - days(70)


def test_idle_is_due_since_it_began() -> None:
    """Due 180 days before the limit or since it began; an unknown day sets nothing."""
    for rows, due_on in (
        ([idle(LANDED)], RUN_UP),
        ([idle(RUN_UP + days(9))], RUN_UP + days(9)),
        ([idle(None)], RUN_UP),
        (
            [idle(None), idle(RUN_UP + days(9)), idle(RUN_UP + days(20))],
            RUN_UP + days(9),
        ),
    ):
        found = assessed(worked(*rows), RUN_UP + days(30))
        assert due(found, "work.none") == (due_on, LIMIT)
    filed = worked(idle(LANDED), filing=[filing(OPENS)])
    waiting = assessed(filed, OPENS)
    assert level(waiting, "work.none") == "act"
    assert item(waiting, "work.none") is None
    warned = assessed(worked(idle(NOW - days(70))))
    assert item(warned, "work.none") is None


def test_idle_shortly_before_the_limit() -> None:
    """In the last half year any time out of work is to act on."""
    for as_of, grave in ((RUN_UP - days(1), None), (RUN_UP, "act")):
        who = worked(JOB | {"to": as_of - days(1)}, idle(as_of))
        assert level(assessed(who, as_of), "work.none") == grave


def test_a_job_beside_a_spell_without_work() -> None:
    """It counts as no work until one of the two is ended, and names both."""
    poor = JOB | {"level": "other", "place": "mainland", "employer": "Lion Ltd"}
    found = assessed(worked(poor, idle(NOW - days(130))))
    assert level(found, "work.none") == "act"
    told = evidence_of(found, "work.contradicted")
    facts = {"none_from": NOW - days(130), "employer": "Lion Ltd", "work_from": LANDED}
    assert told == told | facts | {"kind": "employment"}
    for code in ("work.below-level", "work.abroad", "income.unknown", "work.unknown"):
        assert finding(found, code) is None
    several = [poor, JOB | {"employer": "Peak Ltd"}, idle(LANDED), idle(NOW)]
    told = evidence_of(assessed(worked(*several)), "work.contradicted")
    assert told == told | {"none_from": LANDED, "employer": "Lion Ltd"}
    over = worked(poor, idle(NOW - days(130), NOW - days(1)))
    ended = assessed(over)
    assert finding(ended, "work.contradicted") is None
    assert level(ended, "work.below-level") == "warn"
    clear = assessed(worked(idle(NOW - days(130))))
    assert finding(clear, "work.contradicted") is None


def test_papers_of_a_search() -> None:
    """Before the first extension fresh papers of a search are named, level kept."""
    rows = [
        {"kind": "job-search", "dated": NOW - days(20)},
        {"kind": "job-search", "dated": NOW - days(9)},
        {"kind": "job-search"},
        {"kind": "payslips", "dated": NOW},
        {"kind": "job-search", "dated": NOW + days(1)},
    ]
    second = [{"until": date(2026, 3, 15)}, {"until": LIMIT, "confirmed": True}]
    for facts, search in (
        ({"evidence": rows}, NOW - days(9)),
        ({"evidence": rows[2:]}, None),
        ({"evidence": rows, "grant": second}, None),
        ({}, None),
    ):
        found = assessed(worked(idle(NOW - days(130)), **facts))
        assert level(found, "work.none") == "act"
        assert evidence_of(found, "work.none")["search"] == search
        assert ("R-20" in said(found, "work.none").rules) is (search is not None)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([spell(LANDED, date(2025, 12, 31)), JOB | {"from": date(2026, 2, 1)}], 31),
        ([spell(LANDED, date(2025, 12, 31)), JOB | {"from": date(2026, 1, 31)}], None),
        ([spell(LANDED, NOW - days(31))], 31),
        ([spell(LANDED, NOW - days(30))], None),
        ([spell(LANDED, date(2025, 12, 31)), spell(LANDED, NOW)], None),
        ([spell(NOW, LANDED), JOB | {"from": LANDED + days(30)}], None),
        ([spell(LANDED + days(16), LANDED), JOB | {"from": LANDED + days(30)}], None),
        ([JOB | {"from": LANDED + days(31)}, JOB | {"from": NOW + days(1)}], 31),
        ([idle(LANDED, NOW - days(31))], 31),
        ([{"kind": "employment", "to": NOW - days(31)}], 31),
        ([{"kind": "employment"}], None),
        ([spell(LANDED, LANDED), JOB | {"from": LANDED + days(31)}], None),
        ([spell(LANDED, LANDED), JOB | {"from": LANDED + days(32)}], 31),
        ([spell(LANDED + days(1), LANDED), JOB | {"from": LANDED + days(31)}], 31),
    ],
)
def test_days_that_no_record_covers(
    rows: list[dict[str, object]], count: int | None
) -> None:
    """More than thirty days without any record are unknown; overlaps count once."""
    found = finding(assessed(worked(*rows)), "work.unknown")
    assert (dict(found.evidence)["days"] if found else None) == count


def test_first_day_of_the_current_stay() -> None:
    """The current stay begins on the day after the limit before it."""
    first = {"until": date(2025, 12, 31), "confirmed": True}
    grants = [first, {"until": LIMIT, "confirmed": True}]
    for n, grave in ((30, None), (31, "watch")):
        begun = date(2026, 1, 1) + days(n)
        who = worked(JOB | {"from": begun}, grant=grants)
        assert level(assessed(who), "work.unknown") == grave


def test_unknown_now_or_then() -> None:
    """Unknown days in the past are watched; unknown today is a warning."""
    then = worked(JOB | {"from": LANDED + days(40)})
    now = worked(spell(LANDED, NOW - days(40)))
    for who, grave, first, is_now in (
        (then, "watch", LANDED, False),
        (now, "warn", NOW - days(39), True),
    ):
        found = assessed(who)
        told = evidence_of(found, "work.unknown")
        assert level(found, "work.unknown") == grave
        assert told == told | {"first": first, "now": is_now, "next": None}
        assert item(found, "work.unknown") is None


def test_unknown_names_the_next_work() -> None:
    """Of the works that begin later the first is named; a spell without is none."""
    later = [JOB | {"from": NOW + days(n)} for n in (40, 9)]
    who = worked(spell(LANDED, NOW - days(40)), *later, idle(NOW + days(2)))
    assert evidence_of(assessed(who), "work.unknown")["next"] == NOW + days(9)
    begins = worked(spell(LANDED, NOW - days(40)), JOB | {"from": NOW})
    told = evidence_of(assessed(begins), "work.unknown")
    assert told == told | {"next": None, "now": False}


def test_unknown_in_the_last_half_year() -> None:
    """To act on where more than thirty days are unknown and today is one of them."""
    as_of = RUN_UP + days(40)
    for ended, grave, due_on in (
        (as_of - days(32), "act", as_of - days(31)),
        (as_of - days(30), "warn", None),
        (as_of - days(1), "warn", None),
        (RUN_UP - days(9), "act", RUN_UP),
    ):
        found = assessed(worked(spell(LANDED, ended)), as_of)
        assert level(found, "work.unknown") == grave
        assert due(found, "work.unknown") == ((due_on, LIMIT) if due_on else None)
    two = worked(spell(LANDED, as_of - days(60)), spell(LANDED, as_of - days(90)))
    assert due(assessed(two, as_of), "work.unknown") == (RUN_UP, LIMIT)
    late = worked(spell(LANDED, as_of - days(90)), spell(LANDED, as_of - days(32)))
    since = as_of - days(31)
    assert due(assessed(late, as_of), "work.unknown") == (since, LIMIT)
    for ended in (as_of - days(60), as_of - days(40)):
        turned = JOB | {"from": as_of - days(35), "to": as_of - days(38)}
        one_day = worked(spell(LANDED, ended), spell(since, since), turned)
        day = since + days(1)
        found = assessed(one_day, as_of + days(9))
        assert due(found, "work.unknown") == (day, LIMIT)
    never = assessed(worked(), as_of)
    assert due(never, "work.unknown") == (RUN_UP, LIMIT)
    filed = assessed(worked(filing=[filing(OPENS)]), OPENS)
    assert level(filed, "work.unknown") == "act"
    assert item(filed, "work.unknown") is None
    short = [{"until": NOW + days(100), "confirmed": True, "step": 0}]
    first = assessed(worked(landed_on=NOW, grant=short))
    assert level(first, "work.unknown") == "warn"
    told = evidence_of(first, "work.unknown")
    assert told == told | {"days": 1, "first": NOW}
    last = assessed(worked(spell(LANDED, LIMIT - days(1))), LIMIT)
    assert level(last, "work.unknown") == "warn"


def test_unknown_without_a_known_start() -> None:
    """Without a landing only today counts, from half a year before the limit."""
    for rows, as_of, grave in (
        ([], NOW, None),
        ([], RUN_UP - days(1), None),
        ([], RUN_UP, "warn"),
        ([], LIMIT, "warn"),
        ([], LIMIT + days(1), None),
        ([JOB], RUN_UP, None),
    ):
        found = assessed(unlanded(work=rows), as_of)
        assert level(found, "work.unknown") == grave
        if grave:
            assert evidence_of(found, "work.unknown")["days"] is None


def test_after_the_limit_days_are_not_counted() -> None:
    """Work is looked at up to the limit only."""
    who = worked(spell(LANDED, LIMIT - days(31)))
    found = finding(assessed(who, LIMIT + days(9)), "work.unknown")
    assert found is not None
    assert (found.level, dict(found.evidence)["days"]) == ("watch", 31)


def test_the_current_stay_alone_is_looked_at() -> None:
    """Days before the last granted stay began do not count, L itself aside."""
    first = {"until": date(2026, 9, 30), "confirmed": True}
    last = {"until": LIMIT, "confirmed": True}
    lately = JOB | {"from": date(2026, 10, 1)}
    who = worked(lately, grant=[first, last])
    assert level(assessed(who), "work.unknown") is None
    twice = worked(JOB | {"from": LIMIT - days(9)}, grant=[last, last])
    assert level(assessed(twice, LIMIT + days(1)), "work.unknown") == "watch"
    granted = {"granted_on": date(2026, 10, 5)}
    shorter = {"until": date(2026, 8, 1), "confirmed": True} | granted
    cut = holder(grant=[first | {"granted_on": LANDED}, shorter], work=None)
    assert level(assessed(cut), "work.unknown") is None


@pytest.mark.parametrize(
    ("away", "as_of", "grave"),
    [
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(99), "warn"),
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(200), None),
        ((LANDED - days(80), LANDED + days(60)), LANDED + days(99), "warn"),
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(80), None),
        (None, LANDED + days(99), None),
    ],
)
def test_living_elsewhere(
    away: tuple[date, date] | None, as_of: date, grave: str | None
) -> None:
    """Away for more than half of the current stay so far, of 90 days or more."""
    rows = [{"out": away[0], "back": away[1]}] if away else []
    found = assessed(holder(trip=rows), as_of)
    assert level(found, "residence.thin") == grave
    if grave:
        told = evidence_of(found, "residence.thin")
        assert told == told | {"days": 100, "first": LANDED}
    unknown = assessed(unlanded(trip=rows), as_of)
    assert finding(unknown, "residence.thin") is None
    apt = assessed(holder(trip=rows, route="apt"), as_of)
    assert finding(apt, "residence.thin") is None


@pytest.mark.parametrize(
    ("length", "away", "grave"),
    [(101, 51, "warn"), (101, 50, None), (199, 100, "warn"), (199, 99, None)],
)
def test_just_over_half_of_the_days(length: int, away: int, grave: str | None) -> None:
    """Of an odd number of days the half itself is never reached, only passed."""
    out = LANDED + days(2)
    who = holder(trip=[{"out": out, "back": out + days(away + 1)}])
    as_of = LANDED + days(length - 1)
    assert level(assessed(who, as_of), "residence.thin") == grave


def test_living_elsewhere_up_to_the_limit() -> None:
    """While away every day counts, and none after the limit."""
    gone = holder(trip=[{"out": LIMIT - days(600)}])
    for as_of, count in ((LIMIT, 600), (LIMIT + days(50), 600)):
        told = evidence_of(assessed(gone, as_of), "residence.thin")
        assert told == told | {"away": count, "days": (LIMIT - LANDED).days + 1}
