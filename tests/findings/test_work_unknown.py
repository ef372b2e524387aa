"""Whether there is work where no record says so: unknown now, then, or too long."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    RUN_UP,
    assessed,
    days,
    due,
    evidence_of,
    filing,
    finding,
    holder,
    idle,
    item,
    level,
    spell,
    unlanded,
    worked,
)


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
