"""From submission to a decision: stages, what is due, late or met, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from tests.intake.assessed import (
    FILED,
    approved,
    assessed,
    days,
    deadline,
    filed,
    found,
    levels,
    on,
)
from tests.make import AS_OF

NEW_TEST = date(2024, 11, 1)


STEPS: list[tuple[dict[str, object], str]] = [
    (filed(), "submitted"),
    (filed(acknowledged_on=FILED), "acknowledged"),
    (filed(acknowledged_on=AS_OF + days(1)), "submitted"),
    (filed(acknowledged_on=FILED, pooled_on=FILED), "pooled"),
    (filed(pooled_on=FILED, selected_on=FILED), "selected"),
    (filed(selected_on=FILED, principle_on=FILED), "in-principle"),
    (filed(principle_on=FILED, consent_sent_on=FILED), "consent-sent"),
    ({**filed(consent_sent_on=FILED), "request": [{"asked_on": FILED}]}, "requested"),
    (
        {
            **filed(consent_sent_on=FILED),
            "request": [{"asked_on": FILED, "answered_on": AS_OF}],
        },
        "consent-sent",
    ),
    (approved(), "approved"),
    (approved(paid_on=AS_OF), "paid"),
    (approved(paid_on=AS_OF, evisa_on=AS_OF), "e-visa"),
    (approved(evisa_on=AS_OF, landed_on=AS_OF), "landed"),
    (approved(evisa_on=AS_OF, landed_on=AS_OF + days(1)), "e-visa"),
    (filed(outcome="refused"), "refused"),
    (filed(outcome="withdrawn"), "withdrawn"),
    ({}, "lead"),
    ({"engaged_on": AS_OF}, "preparing"),
    ({"engaged_on": AS_OF + days(1)}, "lead"),
    ({**filed(), "status": "closed"}, "closed"),
]


@pytest.mark.parametrize(("facts", "stage"), STEPS)
def test_stages(facts: dict[str, object], stage: str) -> None:
    """The last step on record is the stage; a day ahead is not on record."""
    assert assessed(facts).stage == stage


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        (NEW_TEST - days(1), date(2025, 7, 31)),
        (NEW_TEST, date(2025, 5, 1)),
        (NEW_TEST + days(1), date(2025, 5, 2)),
    ],
)
def test_a_decision_is_expected(submitted: date, expected: date) -> None:
    """Six months under the test of today, nine under that of old."""
    facts = filed(submitted_on=submitted)
    assert on(facts, "decision.expected") == expected
    old = submitted < NEW_TEST
    due = deadline(facts, "decision.expected")
    assert due
    assert due.rules == ("X-28" if old else "X-27", "HI-16")
    assert ("old-test.pending" in levels(facts)) == old
    assert "old-test.pending" not in levels(facts, NEW_TEST - days(1))
    assert ("old-test.pending" in levels(facts, NEW_TEST)) == old


@pytest.mark.parametrize(("shift", "late"), [(-1, False), (0, False), (1, True)])
def test_a_decision_is_late(shift: int, late: bool) -> None:
    """On the expected day it is not late yet."""
    as_of = add_months(FILED, 6) + days(shift)
    assert ("decision.late" in levels(filed(), as_of)) == late


@pytest.mark.parametrize(
    ("shift", "level"), [(-2, "warn"), (-1, "act"), (0, "act"), (1, "act")]
)
def test_a_request(shift: int, level: str) -> None:
    """It is grave from the day before it is due, and says when that is assumed."""
    asked = date(2026, 10, 1)
    facts = {**filed(), "request": [{"asked_on": asked}]}
    due = asked + days(14)
    assert on(facts, "request.due") == due
    assert levels(facts, due + days(shift))["request.unanswered"] == level
    late = found(facts, "request.unanswered", due)
    assert late is not None
    assert late.fact("assumed") is True
    read = {**filed(), "request": [{"asked_on": asked, "answer_by": AS_OF}]}
    assert on(read, "request.due") == AS_OF
    assert levels(read, AS_OF + days(shift))["request.unanswered"] == level


def test_the_earliest_request() -> None:
    """Of two open requests the one due first counts."""
    rows = [{"asked_on": FILED, "answer_by": AS_OF + days(n)} for n in (9, 3, 5)]
    assert on({**filed(), "request": rows}, "request.due") == AS_OF + days(3)


def test_two_applications_at_once() -> None:
    """One may be pending at a time; a refused one beside it is nothing."""
    second = {"submitted_on": FILED + days(1)}
    assert levels(filed(second))["application.two-pending"] == "warn"
    assert "application.two-pending" not in levels(filed(outcome="refused"))
    assert "application.two-pending" not in levels(filed())


def test_quality_is_for_who_has_not_filed() -> None:
    """After the submission no gap in the papers is told any more."""
    assert set(levels(filed())) == set()
    assert "plan.missing" in levels({})


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (
            {**filed(), "request": [{"asked_on": FILED, "answer_by": AS_OF}]},
            "request.unanswered",
        ),
        (filed(consent_by=AS_OF), "consent.missing"),
        (approved(pay_by=AS_OF), "fee.unpaid"),
    ],
)
def test_late_is_the_day_after(facts: dict[str, object], code: str) -> None:
    """The last day itself is not late yet."""
    for shift, late in ((0, False), (1, True)):
        finding = found(facts, code, AS_OF + days(shift))
        assert finding is not None
        assert finding.fact("late") is late


AHEAD = AS_OF + days(20)
PAID = approved(consent_by=AHEAD, pay_by=AHEAD, paid_on=AS_OF)
ASKED = {"asked_on": FILED, "answer_by": AHEAD}
ANSWERED = {**ASKED, "answered_on": AS_OF}


@pytest.mark.parametrize(
    ("facts", "met"),
    [
        (filed(), ()),
        (filed(consent_by=AHEAD, consent_sent_on=AS_OF), ("consent.due",)),
        ({**filed(), "request": [ANSWERED]}, ("request.due",)),
        ({**filed(), "request": [ANSWERED, ASKED]}, ()),
        (filed(outcome="refused"), ("decision.expected",)),
        (
            {**filed(outcome="withdrawn"), "request": [ASKED]},
            ("decision.expected", "request.due"),
        ),
        (PAID, ("decision.expected", "consent.due", "fee.due")),
        (
            approved(evisa_on=FILED, landed_on=AS_OF, identity_card_on=AS_OF),
            ("decision.expected", "entry.use-by", "identity-card.due"),
        ),
        ({}, ()),
    ],
)
def test_what_is_met_while_its_day_lies_ahead(
    facts: dict[str, object], met: tuple[str, ...]
) -> None:
    """It was done, or is asked for no more: told as done until its day has passed."""
    found = assessed(facts)
    assert tuple(each.kind for each in found.met) == met
    assert {each.status for each in found.met} <= {"done"}
    assert not {each.kind for each in found.deadlines} & set(met)
    assert assessed(facts, AS_OF + days(300)).met == ()
