"""Filings for the right of abode, and the way to one: what is open and until when."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from tests.findings.people import (
    BARE,
    BO,
    LANDED,
    LIMIT,
    NOW,
    abode,
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
    member,
    older,
    said,
    unlanded,
)

LONG_AGO = date(2019, 6, 1)
UNTIL = date(2028, 6, 1)
REACHED = date(2026, 6, 1)


def filed(*rows: dict[str, object], **facts: object) -> Holder:
    """A holder whose seven years are reached, with these filings."""
    return older(LONG_AGO, UNTIL, filing=list(rows), **facts)


def test_pending() -> None:
    """While it is pending its decision is awaited, and the milestone is not due."""
    found = assessed(filed(abode(NOW - days(10)), abode(NOW - days(9))))
    late = NOW + days(32)
    assert found.stage == "right-of-abode-pending"
    assert due(found, "abode.decision-late") == (late, None)
    assert item(found, "milestone") is None
    assert finding(found, "milestone.reached") is None
    assert finding(found, "abode.slow") is None
    each = deadline(found, "abode.decision-late")
    assert each is not None
    assert (each.on, each.rules, each.basis) == (late, ("AP-08",), "official")
    assert [(s.key, dict(s.evidence)) for s in each.steps] == [
        ("abode-decision", {"filed": NOW - days(10), "days": 42})
    ]


def test_slow() -> None:
    """Pending beyond its day it is slow, and tells how long and the limit of stay."""
    found = assessed(filed(abode(NOW - days(50))))
    told = evidence_of(found, "abode.slow")
    facts = {"filed": NOW - days(50), "late": NOW - days(8), "limit": UNTIL}
    assert told == told | facts
    assert due(found, "abode.decision-late") == (NOW - days(8), None)
    for until, limit in ((NOW, NOW), (NOW - days(1), None)):
        who = older(LONG_AGO, until, filing=[abode(NOW - days(50))])
        assert evidence_of(assessed(who), "abode.slow")["limit"] == limit


def test_it_never_extends_a_stay() -> None:
    """L passes with a right-of-abode filing pending as without one."""
    found = assessed(older(LANDED, LIMIT, filing=[abode(LIMIT - days(20))]), LIMIT)
    assert found.stage == "right-of-abode-pending"
    assert due(found, "extension.target") is not None
    past = assessed(
        older(LANDED, LIMIT, filing=[abode(LIMIT - days(20))]), LIMIT + days(1)
    )
    assert past.stage == "overstayed"


@pytest.mark.parametrize(
    ("decided", "facts", "grave", "due_on"),
    [
        (NOW - days(5), {}, "act", NOW - days(5)),
        (None, {}, "act", NOW - days(200)),
        (NOW - days(61), {}, "warn", None),
        (NOW - days(5), {"abode": "not-wanted"}, "warn", None),
    ],
)
def test_refused(
    decided: date | None, facts: dict[str, object], grave: str, due_on: date | None
) -> None:
    """To act on for sixty days and while no day is recorded, if wanted (AP-16)."""
    row = abode(NOW - days(200), "refused") | (
        {"decided_on": decided} if decided else {}
    )
    found = assessed(filed(row, **facts))
    assert level(found, "abode.refused") == grave
    assert due(found, "abode.refused") == ((due_on, None) if due_on else None)
    told = evidence_of(found, "abode.refused")
    known = {"filed": NOW - days(200), "decided": decided, "limit": UNTIL}
    assert told == told | known
    assert finding(found, "milestone.reached") is None
    assert said(found, "abode.refused").basis == "official"


def test_the_last_filing_decides() -> None:
    """By its day, and of one day the later row, the last filing tells a refusal."""
    no, later = abode(NOW - days(90), "refused"), abode(NOW - days(80), "withdrawn")
    same = abode(NOW - days(90), "withdrawn")
    for rows, refused in (
        ([no, later], False),
        ([later, no], False),
        ([no, same], False),
        ([same, no], True),
        ([no], True),
    ):
        found = assessed(filed(*rows))
        assert (finding(found, "abode.refused") is not None) is refused
        assert (finding(found, "milestone.reached") is None) is refused
    other = abode(NOW - days(20))
    found = assessed(filed(no, other))
    assert finding(found, "abode.refused") is None


def test_milestone_before_and_after() -> None:
    """It is due when it can be prepared, and stays so until something is filed."""
    who = filed()
    prepare = REACHED - days(30)
    for as_of in (NOW - days(900), REACHED - days(1), REACHED, NOW):
        found = assessed(who, as_of)
        assert due(found, "milestone") == (prepare, None)
        each = item(found, "milestone")
        assert each is not None
        assert each.act_by == max(as_of, prepare)
    withdrawn = assessed(filed(abode(NOW - days(9), "withdrawn")))
    assert due(withdrawn, "milestone") == (prepare, None)
    unwanted = assessed(filed(abode="not-wanted"))
    assert item(unwanted, "milestone") is None
    assert unwanted.stage == "extension-2"
    assert unwanted.milestone is not None


def test_milestone_after_a_refusal() -> None:
    """After a refusal it is due no earlier than the decision."""
    for decided, due_on in ((NOW - days(5), NOW - days(5)), (None, NOW - days(200))):
        row = abode(NOW - days(200), "refused")
        row |= {"decided_on": decided} if decided else {}
        found = assessed(filed(row))
        earliest = max(due_on, REACHED - days(30))
        assert due(found, "milestone") == (earliest, None)


def test_for_whom_it_is() -> None:
    """Without names it is the holder's alone; with names of each that is named."""
    bo = child(landed_on=LONG_AGO, trip=[{"out": NOW, "back": NOW}])
    for names, theirs in (
        (None, ["holder"]),
        (["holder"], ["holder"]),
        ([BO], [BO]),
        (["holder", BO], ["holder", BO]),
    ):
        row = abode(NOW - days(50)) | ({"for": names} if names else {})
        found = assessed(filed(row, dependant=[bo]))
        for who in ("holder", BO):
            is_theirs = who in theirs
            assert (due(found, "abode.decision-late", who) is not None) is is_theirs
            assert (
                deadline(found, "abode.decision-late", who) is None
            ) is not is_theirs
            assert (finding(found, "abode.slow", who) is not None) is is_theirs
            assert (item(found, "milestone", who) is None) is is_theirs
            assert (finding(found, "milestone.reached", who) is None) is is_theirs


def test_a_dependant_needs_no_clock() -> None:
    """A refusal or a slow decision is said of a dependant without seven years."""
    for outcome, code in (("refused", "abode.refused"), ("pending", "abode.slow")):
        row = abode(NOW - days(50), outcome, who=[BO])
        found = assessed(holder(dependant=[linked()], filing=[row]))
        assert member(found).milestone is None
        assert finding(found, code, BO) is not None
        assert evidence_of(found, code, BO)["limit"] == LIMIT
    gone = child(left_on=NOW - days(9), left_for="own-permission", limit_of_stay=None)
    found = assessed(holder(dependant=[gone], filing=[row]))
    assert evidence_of(found, "abode.slow", BO)["limit"] is None


def test_before_the_landing_only_the_familys_counts() -> None:
    """The holder's is awaited once landed; a dependant's with a typed limit is."""
    row = abode(NOW - days(50), who=["holder", BO])
    who = holder(**BARE, filing=[row], dependant=[child()])
    found = assessed(who)
    assert found.stage == "applied"
    assert due(found, "abode.decision-late") is None
    assert due(found, "abode.decision-late", BO) is not None


def test_without_a_start() -> None:
    """Without a start of the seven years a refusal and a slow decision are said."""
    for outcome, code in (("refused", "abode.refused"), ("pending", "abode.slow")):
        who = unlanded(filing=[abode(NOW - days(50), outcome)])
        found = assessed(who)
        assert finding(found, code) is not None
        assert item(found, "milestone") is None


def test_granted() -> None:
    """Granted to the holder the case is permanent, from the day of the decision on."""
    row = abode(NOW - days(60), "granted", decided_on=NOW)
    assert assessed(filed(row), NOW - days(1)).stage == "right-of-abode-pending"
    assert assessed(filed(row)).stage == "permanent"
    later = abode(NOW + days(1), "granted")
    assert assessed(filed(later)).stage == "milestone"
    hers = abode(NOW - days(60), "granted", who=[BO])
    assert assessed(filed(hers, dependant=[child()])).stage == "milestone"


def test_stage_of_the_seven_years() -> None:
    """Reached comes before a pending extension, and after a pending right of abode."""
    who = older(LONG_AGO, NOW + days(20), filing=[filing(NOW - days(2))])
    assert assessed(who).stage == "milestone"
    early = assessed(who, REACHED - days(1))
    assert early.stage == "extension-2"
