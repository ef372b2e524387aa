"""A limit of stay that nears or has passed: what it means, and what there is to do."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.people import (
    BO,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    assessed,
    child,
    days,
    deadline,
    due,
    evidence_of,
    filing,
    finding,
    holder,
    item,
    level,
    linked,
    said,
)

AFTER = LIMIT + days(20)
PASSED = (
    *("stay.lapsed", "stay.overstayed", "stay.unrecorded", "stay.leave-by"),
    *("stay.pending-past-limit", "facts.grant-missing"),
)
OVER = {"out": LIMIT - days(9), "back": LIMIT + days(12)}
UNREAD = [{"until": LIMIT}]


def passed(found: Assessment, subject: str = "holder") -> list[str]:
    """The findings about the limit itself."""
    return [code for code in PASSED if finding(found, code, subject)]


@pytest.mark.parametrize(
    ("facts", "code", "stage"),
    [
        ({}, "stay.overstayed", "overstayed"),
        ({"trip": [OVER]}, "stay.lapsed", "lapsed"),
        ({"trip": [{"out": LIMIT - days(9)}]}, "stay.lapsed", "lapsed"),
        ({"grant": UNREAD}, "stay.unrecorded", "unrecorded"),
        ({"grant": UNREAD, "trip": [OVER]}, "stay.unrecorded", "unrecorded"),
        ({"grant": None}, "stay.unrecorded", "unrecorded"),
        ({"filing": [filing(OPENS)]}, "stay.pending-past-limit", "filing-pending"),
        (
            {"filing": [filing(OPENS)], "grant": UNREAD},
            "stay.pending-past-limit",
            "filing-pending",
        ),
        ({"filing": [filing(OPENS, "granted")]}, "facts.grant-missing", "unrecorded"),
        (
            {"filing": [filing(OPENS, "granted")], "trip": [OVER]},
            "facts.grant-missing",
            "unrecorded",
        ),
        (
            {"filing": [filing(OPENS, "granted"), filing(OPENS)]},
            "facts.grant-missing",
            "unrecorded",
        ),
        ({"filing": [filing(OPENS, "refused")]}, "stay.overstayed", "overstayed"),
        ({"filing": [filing(OPENS, "withdrawn")]}, "stay.overstayed", "overstayed"),
    ],
)
def test_one_finding_says_what_a_passed_limit_means(
    facts: dict[str, object], code: str, stage: str
) -> None:
    """Away, overstayed, unrecorded, waiting or granted: one of them, and its stage."""
    found = assessed(holder(**facts), AFTER)
    assert passed(found) == [code]
    assert found.stage == stage
    assert level(found, code) == "act"
    assert due(found, "stay.ends") == (LIMIT, LIMIT)


def test_days_of_an_overstay() -> None:
    """The day after the limit is the first day of an overstay (E-22)."""
    found = assessed(holder(), LIMIT + days(1))
    told = evidence_of(found, "stay.overstayed")
    assert told == told | {"limit": LIMIT, "days": 1}
    assert said(found, "stay.overstayed").basis == "law"
    assert found.overstayed_limit == LIMIT


def test_lapsed_says_since_when_and_whether_back() -> None:
    """It tells the day out, and the day of a return that has come (E-35)."""
    who = holder(trip=[OVER])
    for as_of, back in ((LIMIT + days(11), None), (LIMIT + days(12), LIMIT + days(12))):
        told = evidence_of(assessed(who, as_of), "stay.lapsed")
        assert told == told | {"limit": LIMIT, "out": OVER["out"], "back": back}
    assert assessed(who, AFTER).overstayed_limit is None


def test_longest_of_the_trips_over_the_limit() -> None:
    """Of several trips over the limit the one that ends last tells, or has no end."""
    short = {"out": LIMIT - days(20), "back": LIMIT + days(1)}
    for rows, out in (
        ([OVER, short], OVER["out"]),
        ([short, OVER], OVER["out"]),
        ([short, {"out": LIMIT}], LIMIT),
    ):
        found = assessed(holder(trip=rows), AFTER)
        assert evidence_of(found, "stay.lapsed")["out"] == out


@pytest.mark.parametrize("source", ["unconfirmed", "forecast"])
def test_unrecorded_says_how_the_limit_is_known(source: str) -> None:
    """It names the limit that nobody has read, and how it is known."""
    grant = UNREAD if source == "unconfirmed" else None
    told = evidence_of(assessed(holder(grant=grant), AFTER), "stay.unrecorded")
    assert told == told | {"limit": LIMIT, "days": 20, "source": source}


@pytest.mark.parametrize(
    ("limit", "trip", "level_", "rules", "tolerated", "gone"),
    [
        (date(2026, 2, 28), None, "warn", ("E-24", "E-25"), True, False),
        (date(2026, 3, 1), None, "act", ("E-33", "E-25"), False, False),
        (date(2026, 3, 1), 3, "warn", ("E-35", "E-33"), False, True),
        (date(2026, 2, 28), 3, "warn", ("E-35", "E-33"), True, True),
    ],
)
def test_waiting_beyond_the_limit(
    limit: date,
    trip: int | None,
    level_: str,
    rules: tuple[str, ...],
    tolerated: bool,
    gone: bool,
) -> None:
    """Before March 2026 tolerated, since then perhaps an overstay, away neither."""
    rows = [{"out": limit - days(trip)}] if trip else []
    who = holder(
        landed_on=date(2023, 2, 25),
        grant=[{"until": limit, "confirmed": True, "step": 0}],
        filing=[filing(limit - days(20))],
        trip=rows,
    )
    found = assessed(who, limit + days(5))
    each = said(found, "stay.pending-past-limit")
    assert (each.level, each.rules) == (level_, rules)
    told = dict(each.evidence)
    assert told == told | {"days": 5, "tolerated": tolerated, "away": gone}
    assert told["filed"] == limit - days(20)
    assert found.stage == "filing-pending"


def test_leave_by_the_limit() -> None:
    """While nothing is decided the last two weeks say to leave in time (E-33)."""
    for filed, said_ in ((filing(OPENS), "warn"), (filing(OPENS, "withdrawn"), None)):
        found = assessed(holder(filing=[filed]), LIMIT - days(10))
        assert level(found, "stay.leave-by") == said_
    found = assessed(holder(filing=[filing(OPENS)]), LIMIT)
    told = evidence_of(found, "stay.leave-by")
    assert told == told | {"filed": OPENS, "limit": LIMIT}
    assert level(found, "stay.leave-by") == "act"
    granted = holder(filing=[filing(OPENS), filing(OPENS, "granted")])
    assert passed(assessed(granted, LIMIT)) == ["facts.grant-missing"]


def test_grant_not_recorded_before_the_limit() -> None:
    """A granted filing is to be recorded since its decision, else since the filing."""
    decided = OPENS + days(20)
    for rows, since in (
        ([filing(OPENS, "granted", decided_on=decided)], decided),
        ([filing(OPENS, "granted")], OPENS),
        (
            [
                filing(OPENS, "granted", decided_on=decided),
                filing(OPENS + days(1), "granted"),
            ],
            OPENS + days(1),
        ),
    ):
        found = assessed(holder(filing=rows), LIMIT - days(5))
        assert due(found, "facts.grant-missing") == (since, LIMIT)
        assert found.stage == "unrecorded"
    told = evidence_of(found, "facts.grant-missing")
    assert told == told | {"limit": LIMIT, "days": None}
    late = assessed(holder(filing=rows), LIMIT + days(3))
    assert due(late, "facts.grant-missing") is None
    told = evidence_of(late, "facts.grant-missing")
    assert told == told | {"filed": OPENS + days(1), "days": 3}


def test_last_chance_on_a_sunday() -> None:
    """Up to the last working day it is lost on that day, then on the limit."""
    sunday, saturday = date(2028, 3, 19), date(2028, 3, 18)
    rows = [{"until": sunday, "confirmed": True}]
    granted = holder(grant=rows, filing=[filing(OPENS + days(9), "granted")])
    for as_of, lost in ((saturday, saturday), (sunday, sunday)):
        for who, kind in (
            (granted, "facts.grant-missing"),
            (holder(grant=rows), "extension.target"),
        ):
            dates = due(assessed(who, as_of), kind)
            assert dates is not None
            assert dates[1] == lost


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({"limit_of_stay": LIMIT}, ["stay.overstayed"]),
        ({"limit_of_stay": LIMIT, "trip": [OVER]}, ["stay.lapsed"]),
        ({"limit_of_stay": None}, []),
    ],
)
def test_a_dependants_limit_passed(facts: dict[str, object], own: list[str]) -> None:
    """A typed limit is judged by the dependant's own trips; a linked one is not."""
    who = holder(dependant=[child(**facts)], trip=[OVER])
    found = assessed(who, AFTER)
    assert passed(found) == ["stay.lapsed"]
    assert passed(found, BO) == own
    assert (due(found, "stay.ends", BO) is not None) is bool(own)


def test_filings_of_a_dependant() -> None:
    """What was filed for a typed limit is its own: granted, waiting, leave by it."""
    for outcome, as_of, code in (
        ("granted", LIMIT - days(5), "facts.grant-missing"),
        ("pending", LIMIT - days(5), "stay.leave-by"),
        ("pending", LIMIT + days(5), "stay.pending-past-limit"),
    ):
        rows = [filing(OPENS, outcome, who=[BO])]
        found = assessed(holder(filing=rows, dependant=[child()]), as_of)
        assert passed(found, BO) == [code]
        assert "facts.grant-missing" not in passed(found)
        plain = assessed(holder(filing=rows, dependant=[linked()]), as_of)
        assert passed(plain, BO) == []


def test_refused_and_still_time() -> None:
    """After a refusal both the limit and another filing are open."""
    refused = filing(OPENS, "refused")
    found = assessed(holder(filing=[refused]), OPENS + days(9))
    assert level(found, "filing.refused") == "act"
    assert due(found, "filing.refused") == (OPENS, LIMIT)
    assert due(found, "extension.target") == (TARGET, LIMIT)
    decided = refused | {"decided_on": OPENS + days(4)}
    again = filing(OPENS + days(1), "refused", decided_on=OPENS + days(2))
    twice = assessed(holder(filing=[decided, again]), OPENS + days(9))
    assert due(twice, "filing.refused") == (OPENS + days(4), LIMIT)
    assert evidence_of(twice, "filing.refused")["filed"] == OPENS
    for outcome in ("pending", "granted"):
        rows = [refused, filing(OPENS + days(2), outcome)]
        other = assessed(holder(filing=rows), OPENS + days(9))
        assert finding(other, "filing.refused") is None
    past = assessed(holder(filing=[refused]), LIMIT + days(1))
    assert level(past, "filing.refused") == "act"
    assert item(past, "filing.refused") is None
    assert [i.kind for i in past.items if i.lost_on == LIMIT] == ["stay.ends"]


def test_a_refusal_stands_under_everyone_it_was_for() -> None:
    """Refused for all, it is so under each name; the holder's takes the family's."""
    family = [child(), linked(name="TESTER Cy")]
    for names, subjects in (
        ((), ["holder", BO, "TESTER Cy"]),
        (("TESTER Cy",), ["TESTER Cy"]),
    ):
        row = filing(OPENS, "refused") | ({"for": list(names)} if names else {})
        found = assessed(holder(filing=[row], dependant=family), OPENS + days(3))
        named = ["holder", BO, "TESTER Cy"]
        assert [w for w in named if level(found, "filing.refused", w)] == subjects
        assert [w for w in named if due(found, "filing.refused", w)] == subjects
    assert said(found, "filing.refused", "TESTER Cy").rules == ("D-03",)
    late = assessed(holder(filing=[row], dependant=family), LIMIT + days(1))
    assert due(late, "stay.ends", "TESTER Cy") == (LIMIT, LIMIT)
    assert due(late, "stay.ends", BO) == (LIMIT, LIMIT)


def test_rules_of_a_holders_refusal() -> None:
    """Refused for the holder, the family loses its basis too (D-08)."""
    found = assessed(holder(filing=[filing(OPENS, "refused")]), OPENS + days(1))
    assert set(said(found, "filing.refused").rules) == {"D-03", "D-08"}


def test_waiting_for_a_decision() -> None:
    """A filing is asked after once it is slow, and a week before the limit."""
    week_before = LIMIT - days(7)
    for filed_on, as_of, due_on in (
        (OPENS, OPENS, OPENS + days(35)),
        (OPENS, OPENS + days(37), OPENS + days(35)),
        (LIMIT - days(3), LIMIT - days(2), week_before),
    ):
        found = assessed(holder(filing=[filing(filed_on)]), as_of)
        assert due(found, "extension.decision-late") == (due_on, LIMIT)
        assert finding(found, "extension.target") is None
        assert deadline(found, "extension.target") is not None
    several = [filing(LIMIT - days(20)), filing(OPENS)]
    found = assessed(holder(filing=several), LIMIT - days(15))
    assert due(found, "extension.decision-late") == (OPENS + days(35), LIMIT)


def test_filing_outside_the_window_changes_nothing() -> None:
    """A filing before the window or after the limit belongs to no limit."""

    def unmatched(who: Holder, as_of: date) -> str | None:
        return level(assessed(who, as_of), "facts.filing-unmatched")

    early, late = filing(OPENS - days(1)), filing(LIMIT + days(1))
    assert unmatched(holder(filing=[early]), OPENS) == "warn"
    assert unmatched(holder(filing=[late]), LIMIT + days(2)) == "warn"
    assert passed(assessed(holder(filing=[late]), LIMIT + days(2))) == [
        "stay.overstayed"
    ]
    assert unmatched(holder(filing=[early | {"outcome": "withdrawn"}]), OPENS) is None
    told = evidence_of(
        assessed(holder(filing=[early]), OPENS), "facts.filing-unmatched"
    )
    assert told == told | {"filed": OPENS - days(1)}
    for_nobody = filing(OPENS, who=["TESTER Zoe"])
    assert unmatched(holder(filing=[for_nobody]), OPENS) == "warn"
    assert unmatched(holder(filing=[filing(NOW)], grant=None), NOW) == "warn"
