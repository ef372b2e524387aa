"""What is wrong with the record itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.contradictions import contradictions
from tests.findings.people import (
    BARE,
    BO,
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    deadline,
    evidence_of,
    filing,
    finding,
    holder,
    level,
    linked,
)

LATER, SOONER = date(2026, 3, 2), date(2026, 3, 1)
TURNED = {"out": LATER, "back": SOONER}
IMPOSSIBLE: dict[str, tuple[dict[str, Any], str, str]] = {
    "application": ({"applied_on": LANDED + days(1)}, "", "landed_on"),
    "approval": (
        {"applied_on": LANDED, "approved_on": LANDED - days(1)},
        "",
        "approved_on",
    ),
    "residence": ({"residence_since": LANDED + days(1)}, "", "landed_on"),
    "born ahead": ({"born_on": NOW + days(1)}, "", "born_on"),
    "trip": ({"trip": [TURNED]}, "trip 1", "back"),
    "two open trips": ({"trip": [{"out": SOONER}, {"out": LATER}]}, "trip 2", "back"),
    "child's trip": (
        {"dependant": [child(trip=[TURNED])]},
        f"dependant 1 ({BO}), trip 1",
        "back",
    ),
    "work": ({"work": [JOB, JOB | {"from": LATER, "to": SOONER}]}, "work 2", "to"),
    "gap": ({"gap": [{"ended": LATER, "resumed": SOONER}]}, "gap 1", "resumed"),
    "excluded": ({"excluded": [{"from": LATER, "to": SOONER}]}, "excluded 1", "to"),
    "request": (
        {"request": [{"asked_on": LATER, "answered_on": SOONER}]},
        "request 1",
        "answered_on",
    ),
    "filing": (
        {"filing": [filing(LATER, "refused", decided_on=SOONER)]},
        "filing 1",
        "decided_on",
    ),
    "filed ahead": ({"filing": [filing(NOW + days(1))]}, "filing 1", "filed_on"),
    "grant": (
        {"grant": [{"until": LIMIT, "granted_on": LIMIT + days(1)}]},
        "grant 1",
        "until",
    ),
    "grant and landing": ({"grant": [{"until": LANDED - days(1)}]}, "grant 1", "until"),
}
TWO_GRANTS = {
    "grant": [
        {"until": LIMIT, "granted_on": LANDED, "confirmed": True},
        {"until": LIMIT - days(1), "granted_on": LATER, "confirmed": True},
    ]
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_impossible_rows_are_named(name: str) -> None:
    """A row that cannot be is kept, and a finding names it and the field."""
    facts, row, field = IMPOSSIBLE[name]
    found = assessed(holder(**facts))
    told = evidence_of(found, "facts.order")
    assert told == told | {"row": row, "field": field}
    assert told["day"] != told["other"]
    assert level(found, "facts.order") == "watch"


def test_each_impossible_row_is_named() -> None:
    """Of two rows each has a finding of its own, as editing would tell them."""
    facts = IMPOSSIBLE["work"][0] | IMPOSSIBLE["trip"][0]
    found = assessed(holder(**facts))
    rows = [dict(f.evidence)["row"] for f in found.findings if f.code == "facts.order"]
    assert rows == ["work 2", "trip 1"]
    assert rows == [each.place for each in contradictions(holder(**facts), NOW)]


def test_a_shorter_grant_is_named() -> None:
    """A grant that ends before the one before it is told, though it may be (C-10)."""
    found = assessed(holder(**TWO_GRANTS))
    told = evidence_of(found, "facts.order")
    facts = {"kind": "grant-shorter", "day": LIMIT - days(1), "other": LIMIT}
    facts["row"] = "grant 2"
    assert told == told | facts
    assert found.limit is not None
    assert found.limit.on == LIMIT - days(1)


@pytest.mark.parametrize(
    ("landed", "granted_on", "grave"),
    [(1, LATER, "warn"), (1, None, "warn"), (0, LATER, None)],
)
def test_a_landing_ahead_with_a_grant(
    landed: int, granted_on: date | None, grave: str | None
) -> None:
    """A landing ahead with a known grant keeps the case from its dates: warn."""
    grant = {"until": LIMIT, "confirmed": True}
    grant |= {"granted_on": granted_on} if granted_on else {}
    who = holder(landed_on=NOW + days(landed), grant=[grant])
    found = assessed(who)
    assert level(found, "facts.order") == grave
    if grave:
        assert evidence_of(found, "facts.order")["limit"] == LIMIT
    earlier = {"until": LIMIT - days(99), "confirmed": True}
    two = holder(landed_on=NOW + days(1), grant=[grant, earlier])
    assert evidence_of(assessed(two), "facts.order")["limit"] == LIMIT


def test_a_landing_ahead_with_a_grant_ahead() -> None:
    """A grant of a later day is not known yet: the landing ahead is watched only."""
    grant = {"until": LIMIT, "granted_on": NOW + days(1)}
    found = assessed(holder(landed_on=NOW + days(1), grant=[grant]))
    assert level(found, "facts.order") == "watch"


def test_a_landing_ahead_without_a_grant() -> None:
    """Nothing but the day is odd then, as of a child: to be watched."""
    found = assessed(holder(landed_on=NOW + days(1), grant=None))
    assert level(found, "facts.order") == "watch"
    bo = child(landed_on=NOW + days(1))
    assert level(assessed(holder(dependant=[bo])), "facts.order") == "watch"


@pytest.mark.parametrize(
    "facts",
    [
        {"applied_on": LANDED, "approved_on": LANDED},
        {"applied_on": LANDED - days(1), "approved_on": LANDED + days(9)},
        {"trip": [{"out": LATER, "back": LATER}, {"out": SOONER}]},
        {"work": [JOB | {"to": LANDED}, {"kind": "none", "to": LATER}]},
        {"excluded": [{"from": LATER, "to": LATER}, {"from": LATER}]},
        {"grant": [{"until": LIMIT}, {"until": LIMIT}]},
    ],
)
def test_the_same_day_is_no_contradiction(facts: dict[str, object]) -> None:
    """What falls on one day, or has no end, stands in order."""
    assert finding(assessed(holder(**facts)), "facts.order") is None


@pytest.mark.parametrize(
    ("family", "grave"),
    [
        ("spouse and 2 children", "watch"),
        ("unknown", "watch"),
        ("-", "watch"),
        (" None ", None),
        ("nil", None),
        ("NO", None),
        ("0", None),
        ("無", None),
        ("无 ", None),
        (None, None),
    ],
)
def test_family_without_names(family: str | None, grave: str | None) -> None:
    """A family told of without names is a gap, unless the text says that it is none."""
    found = assessed(holder(family=family))
    assert level(found, "family.unrecorded") == grave
    if grave:
        assert evidence_of(found, "family.unrecorded")["family"] == family
    named = holder(family=family, dependant=[child()])
    assert level(assessed(named), "family.unrecorded") is None


def test_filing_that_matches_nothing() -> None:
    """A pending filing outside the window belongs to nobody, landed or not."""
    early = filing(NOW - days(9))
    assert level(assessed(holder(filing=[early])), "facts.filing-unmatched")
    waiting = holder(**BARE, filing=[early])
    assert level(assessed(waiting), "facts.filing-unmatched") == "warn"
    closed_filing = early | {"outcome": "withdrawn"}
    found = assessed(holder(filing=[closed_filing]))
    assert level(found, "facts.filing-unmatched") is None


def test_filing_for_one_person() -> None:
    """A filing made for the child alone is not the holder's, and is matched."""
    as_of = OPENS + days(5)
    made = filing(OPENS, who=[BO])
    for bo in (child(), linked()):
        found = assessed(holder(filing=[made], dependant=[bo]), as_of)
        assert found.stage == "initial-stay"
        assert level(found, "facts.filing-unmatched") is None
        opens = deadline(found, "extension.opens", BO)
        assert opens is not None
        assert opens.status == "done"
        assert deadline(found, "extension.decision-late") is None
        assert deadline(found, "extension.decision-late", BO) is not None


def test_a_filing_matches_a_childs_limit_before_the_landing() -> None:
    """Of a holder who has not landed only typed limits can be matched."""
    made = filing(NOW - days(9), who=[BO])
    for facts, grave in (
        ({"limit_of_stay": NOW + days(9)}, None),
        ({"limit_of_stay": LIMIT}, "warn"),
        ({"limit_of_stay": None}, "warn"),
    ):
        who = holder(**BARE, filing=[made], dependant=[child(**facts)])
        found = assessed(who)
        assert level(found, "facts.filing-unmatched") == grave


def test_unread_cell_is_shown() -> None:
    """A cell that nobody could read is named until somebody settles it."""
    cell = {"column": "Visa expiry", "text": "tbc", "on": NOW + days(1)}
    told = evidence_of(assessed(holder(unread=[cell])), "import.unread")
    assert told == told | {"column": "Visa expiry", "text": "tbc"}


def test_unknown_citizenship_counts_as_other() -> None:
    """Unknown citizenship is a gap, and the stricter rule is worked by."""
    found = assessed(holder(citizenship="unknown"))
    assert level(found, "facts.citizenship-unknown") == "watch"
    assert found.milestone == assessed(holder()).milestone


def test_gaps_of_the_record_before_the_landing() -> None:
    """Citizenship, family, cells and impossible rows are told whatever the stage."""
    cell = {"column": "Visa expiry", "text": "tbc"}
    facts = {"citizenship": "unknown", "family": "wife", "unread": [cell]}
    who = holder(**BARE, **facts, trip=[TURNED])
    codes = [each.code for each in assessed(who).findings]
    assert codes == [
        *("facts.citizenship-unknown", "import.unread"),
        *("family.unrecorded", "facts.order"),
    ]
