"""What was filed for a limit of stay: waiting, granted, refused, or not yet."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
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
    passed,
    said,
)


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
