"""From submission to landing: stages, dates and what is late, to the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Deadline
from tests.intake.assessed import assessed, days, found, levels
from tests.make import AS_OF

FILED = date(2026, 9, 1)
NEW_TEST = date(2024, 11, 1)


def filed(*more: Mapping[str, object], **facts: object) -> dict[str, object]:
    """Somebody of another citizenship with an application pending."""
    return {"application": [{"submitted_on": FILED, **facts}, *more]}


def approved(**facts: object) -> dict[str, object]:
    """The same, approved."""
    return filed(outcome="approved", decided_on=date(2026, 10, 1), **facts)


def deadline(facts: dict[str, object], kind: str) -> Deadline | None:
    """One of the dates that are outstanding, by kind."""
    every = assessed(facts).deadlines
    return next((each for each in every if each.kind == kind), None)


def on(facts: dict[str, object], kind: str) -> date | None:
    """The day of it."""
    due = deadline(facts, kind)
    return due.on if due else None


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
    read = {**filed(), "request": [{"asked_on": asked, "answer_by": AS_OF}]}
    assert on(read, "request.due") == AS_OF
    assert levels(read, AS_OF + days(shift))["request.unanswered"] == level


def test_the_earliest_request() -> None:
    """Of two open requests the one due first counts."""
    rows = [{"asked_on": FILED, "answer_by": AS_OF + days(n)} for n in (9, 3, 5)]
    assert on({**filed(), "request": rows}, "request.due") == AS_OF + days(3)


CHINESE = {"citizenship": "chinese"}
MAINLAND = {**CHINESE, "mainland_resident": True}
OVERSEAS = {**MAINLAND, "residence": "overseas", "overseas_permanent": True}
SELECTED = filed(selected_on=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({**MAINLAND, **SELECTED}, date(2027, 2, 1)),
        ({**CHINESE, **SELECTED}, date(2027, 2, 1)),
        ({**OVERSEAS, **SELECTED}, None),
        (SELECTED, None),
        ({**MAINLAND, **filed()}, None),
        ({**MAINLAND, **filed(selected_on=FILED, consent_sent_on=AS_OF)}, None),
        ({**OVERSEAS, **filed(consent_by=AS_OF)}, AS_OF),
        (filed(consent_by=AS_OF, selected_on=FILED), AS_OF),
    ],
)
def test_a_consent_letter(facts: dict[str, object], day: date | None) -> None:
    """Asked for in a letter, or to be expected of residents of the Mainland."""
    assert on(facts, "consent.due") == day
    due = deadline(facts, "consent.due")
    if due is not None:
        assert due.basis == ("official" if day == AS_OF else "practice")


@pytest.mark.parametrize(
    ("ahead", "level"), [(31, "warn"), (30, "act"), (29, "act"), (-1, "act")]
)
def test_a_consent_letter_is_missing(ahead: int, level: str) -> None:
    """It is grave from thirty days before."""
    facts = filed(consent_by=AS_OF + days(ahead))
    assert levels(facts)["consent.missing"] == level


@pytest.mark.parametrize(
    ("ahead", "level"), [(8, "warn"), (7, "act"), (6, "act"), (-1, "act")]
)
def test_the_fee(ahead: int, level: str) -> None:
    """It is grave a week before, and at once where nobody wrote the limit down."""
    facts = approved(pay_by=AS_OF + days(ahead))
    assert on(facts, "fee.due") == AS_OF + days(ahead)
    assert levels(facts)["fee.unpaid"] == level
    assert levels(approved())["fee.unpaid"] == "act"
    assert on(approved(), "fee.due") is None
    for done in ("paid_on", "evisa_on", "landed_on"):
        assert "fee.unpaid" not in levels(approved(**{done: AS_OF}))


@pytest.mark.parametrize(
    ("ahead", "level"), [(31, None), (30, "warn"), (0, "warn"), (-1, "act")]
)
def test_an_entry_visa(ahead: int, level: str | None) -> None:
    """Told from thirty days before its last day, grave once that has passed."""
    day = AS_OF + days(ahead)
    facts = approved(evisa_on=date(2026, 10, 2), entry_by=day)
    assert on(facts, "entry.use-by") == day
    assert levels(facts).get("entry.unused") == level


def test_an_entry_visa_without_its_day() -> None:
    """Three months are assumed, from the e-Visa or else the payment: never grave."""
    facts = approved(paid_on=date(2026, 10, 1), evisa_on=date(2026, 10, 2))
    assert on(facts, "entry.use-by") == date(2027, 1, 2)
    paid = approved(paid_on=date(2026, 10, 1))
    assert on(paid, "entry.use-by") == date(2027, 1, 1)
    assert levels(paid, date(2027, 1, 2))["entry.unused"] == "warn"


@pytest.mark.parametrize(
    ("ahead", "level"), [(15, "watch"), (14, "warn"), (13, "warn"), (-1, "warn")]
)
def test_the_identity_card(ahead: int, level: str) -> None:
    """It is applied for within thirty days, by whom it is not who lives here."""
    facts = approved(landed_on=AS_OF + days(ahead - 30), evisa_on=FILED)
    assert on(facts, "identity-card.due") == AS_OF + days(ahead)
    assert levels(facts)["identity-card.missing"] == level
    here = {**facts, "residence": "hong-kong"}
    assert "identity-card.missing" not in levels(here)
    assert on(here, "identity-card.due") is None
    done = approved(landed_on=AS_OF - days(9), identity_card_on=AS_OF)
    assert assessed(done).deadlines == ()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({**MAINLAND, **approved(paid_on=AS_OF)}, True),
        ({**MAINLAND, **approved(evisa_on=AS_OF)}, True),
        ({**MAINLAND, **approved(evisa_on=AS_OF, endorsed_on=AS_OF)}, False),
        ({**MAINLAND, **approved(evisa_on=AS_OF, landed_on=AS_OF)}, False),
        ({**MAINLAND, **approved()}, False),
        ({**CHINESE, **approved(evisa_on=AS_OF)}, False),
        ({**OVERSEAS, **approved(evisa_on=AS_OF)}, False),
        (approved(evisa_on=AS_OF), False),
    ],
)
def test_the_exit_endorsement(facts: dict[str, object], told: bool) -> None:
    """Residents of the Mainland want it before they enter, overseas Chinese do not."""
    assert ("endorsement.missing" in levels(facts)) == told


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


def test_the_way_to_a_day_is_told() -> None:
    """A deadline says what it is counted from, and whether it was read."""
    due = deadline({**MAINLAND, **SELECTED}, "consent.due")
    assert due is not None
    (step,) = due.steps
    assert dict(step.evidence) == {
        "counted_from": date(2026, 11, 1),
        "day": date(2027, 2, 1),
        "read": False,
    }
    assert (due.days, due.status) == (71, "ahead")


def test_the_fee_counts_from_the_decision() -> None:
    """The day of the decision, and that of the submission where nobody noted it."""
    for facts, wanted in (
        (approved(pay_by=AS_OF), date(2026, 10, 1)),
        (filed(outcome="approved", pay_by=AS_OF), FILED),
    ):
        due = deadline(facts, "fee.due")
        assert due is not None
        assert dict(due.steps[0].evidence)["counted_from"] == wanted


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
