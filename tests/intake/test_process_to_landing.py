"""From selection to landing: letter, fee, visa and card, to the day."""

from __future__ import annotations

from datetime import date

import pytest

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


def test_from_when_a_consent_letter_is_counted() -> None:
    """From the selection where there is one, and whether the day was read is told."""
    for selected, begun in ((date(2026, 11, 1), date(2026, 11, 1)), (None, FILED)):
        facts = {**MAINLAND, **filed(consent_by=AS_OF, selected_on=selected)}
        due, missing = deadline(facts, "consent.due"), found(facts, "consent.missing")
        assert due is not None
        assert missing is not None
        assert dict(due.steps[0].evidence)["counted_from"] == begun
        assert missing.fact("assumed") is False
    assumed = found({**MAINLAND, **SELECTED}, "consent.missing")
    assert assumed is not None
    assert assumed.fact("assumed") is True


@pytest.mark.parametrize(("shift", "is_ahead"), [(-1, False), (0, True), (1, True)])
def test_what_was_done_is_told_while_its_day_is_ahead(
    shift: int, is_ahead: bool
) -> None:
    """Up to the day itself; then it is no news in a calendar any more."""
    sent = filed(consent_by=AS_OF + days(shift), consent_sent_on=FILED)
    met = [each.kind for each in assessed(sent).met]
    assert ("consent.due" in met) == is_ahead
    assert "decision.expected" not in met


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
