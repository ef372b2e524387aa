"""Whether there is work: none, or contradicted."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.work import no_work_acts_on
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
    idle,
    item,
    level,
    said,
    worked,
)
from tests.make import POLICY


def test_idle_since_nobody_knows_when() -> None:
    """Out of work since an unknown day counts as long enough to act."""
    for rows in ([idle(None)], [idle(None, NOW)], [idle(None), idle(NOW)]):
        found = assessed(worked(*rows))
        told = evidence_of(found, "work.none")
        assert told == told | {"days": None, "since": None}
        assert level(found, "work.none") == "act"
        each = said(found, "work.none")
        assert (each.counts_since, each.since) == (True, None)


@pytest.mark.parametrize(
    ("since", "on"),
    [
        (LANDED, LANDED + days(POLICY.figures.work_none_act_days)),
        (RUN_UP - days(5), RUN_UP),
        (RUN_UP + days(5), RUN_UP + days(5)),
    ],
)
def test_when_no_work_becomes_urgent(since: date, on: date) -> None:
    """After so many days, or once the last months before the limit have begun."""
    assert no_work_acts_on(since, LIMIT, POLICY) == on


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
