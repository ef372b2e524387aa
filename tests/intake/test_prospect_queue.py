"""What to do next for a prospect: when it is due, when lost, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.intake.queue import queue_key
from qmas_tui.intake.result import ProspectItem
from tests.intake.assessed import assessed, days, job
from tests.make import AS_OF

FILED = date(2026, 9, 1)


def items(facts: dict[str, object], as_of: date = AS_OF) -> dict[str, ProspectItem]:
    """Everything open, by kind."""
    return {each.kind: each for each in assessed(facts, as_of).items}


def dates(facts: dict[str, object], kind: str) -> tuple[date, date | None] | None:
    """When something is due and lost; None where it is not open."""
    item = items(facts).get(kind)
    return (item.due_on, item.lost_on) if item else None


def application(**facts: object) -> dict[str, object]:
    """Somebody with an application."""
    return {"application": [{"submitted_on": FILED, **facts}]}


@pytest.mark.parametrize("facts", [{}, application()])
def test_a_promise(facts: dict[str, object]) -> None:
    """What was promised is due on its day, filed or not, and today once missed."""
    for ahead in (-3, 0, 3):
        day = AS_OF + days(ahead)
        item = items({**facts, "next_on": day})["next"]
        assert (item.due_on, item.lost_on) == (day, None)
        assert item.act_by == max(AS_OF, day)


LIMIT = AS_OF + days(60)


@pytest.mark.parametrize(
    ("facts", "kind", "lead"),
    [
        (application(consent_by=LIMIT), "consent.due", 30),
        (
            {
                **application(),
                "request": [{"asked_on": FILED, "answer_by": LIMIT}],
            },
            "request.due",
            0,
        ),
        (application(outcome="approved", pay_by=LIMIT), "fee.due", 7),
        (
            application(outcome="approved", paid_on=FILED, entry_by=LIMIT),
            "entry.use-by",
            30,
        ),
        (
            application(outcome="approved", landed_on=LIMIT - days(30)),
            "identity-card.due",
            14,
        ),
    ],
)
def test_what_is_due_after_the_submission(
    facts: dict[str, object], kind: str, lead: int
) -> None:
    """Each limit is acted on ahead, and lost on its day."""
    found = assessed(facts, LIMIT - days(20)).items
    (item,) = [each for each in found if each.kind == kind]
    assert (item.due_on, item.lost_on) == (LIMIT - days(lead), LIMIT)


def test_a_fee_without_its_limit() -> None:
    """It is due since the decision, or the submission where that is not recorded."""
    approved = application(outcome="approved", decided_on=date(2026, 10, 1))
    assert dates(approved, "fee.due") == (date(2026, 10, 1), None)
    assert dates(application(outcome="approved"), "fee.due") == (FILED, None)
    assert dates(application(outcome="approved", paid_on=FILED), "fee.due") is None


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({}, True),
        ({"selected_on": FILED}, False),
        ({"submitted_on": date(2026, 5, 22)}, False),
        ({"submitted_on": date(2026, 5, 21)}, True),
    ],
)
def test_a_late_decision(facts: dict[str, object], late: bool) -> None:
    """Past the expected day somebody asks, but for the selected and the promised."""
    whole = application(**{"submitted_on": date(2026, 1, 1), **facts})
    assert ("decision.late" in items(whole)) == late
    assert "decision.late" not in items({**whole, "next_on": AS_OF})


SPEAKS = [
    {"name": "zh", "level": "good", "proof": "School"},
    {"name": "en", "level": "good", "proof": "IELTS"},
]
MAY_FILE: dict[str, object] = {
    "born_on": date(1990, 5, 4),
    "nationality": "GB",
    "criminal_record": False,
    "adverse_immigration": False,
    "self_supporting": True,
    "language": SPEAKS,
    "degree": [
        {
            "level": "master",
            "listed": True,
            "stem": True,
            "awarded_on": date(2012, 1, 1),
        }
    ],
    "work": [job()],
    "complete": ["degree", "work", "language", "income", "business"],
}


def test_a_filing() -> None:
    """A planned filing has its day; who may file without a plan makes one."""
    lost = date(2041, 5, 4)
    planned = {**MAY_FILE, "file_on": AS_OF + days(40)}
    assert dates(planned, "file") == (AS_OF + days(40), None)
    assert "file.plan" not in items(planned)
    plan = items(MAY_FILE)["file.plan"]
    assert (plan.due_on, plan.lost_on, plan.due_floats) == (AS_OF, None, True)
    assert "file.plan" not in items({**MAY_FILE, "next_on": AS_OF})
    closing = {**MAY_FILE, "born_on": date(1985, 5, 4)}
    assert dates(closing, "file.plan") == (AS_OF, date(2036, 5, 4))
    assert lost > AS_OF


def test_a_filing_that_becomes_possible() -> None:
    """The first day with six criteria is an item while it lies ahead."""
    soon = {**MAY_FILE, "work": [job(**{"from": date(2022, 1, 10)})]}
    assert dates(soon, "file.possible") == (date(2027, 1, 10), None)
    assert "file.possible" not in items({**soon, "file_on": date(2027, 1, 10)})
    assert "file.possible" not in items(MAY_FILE)


def test_the_birthday() -> None:
    """Before the 51st birthday the filing is due sixty days ahead."""
    born = date(1976, 3, 1)
    assert dates({**MAY_FILE, "born_on": born}, "age.closing") == (
        date(2026, 12, 31),
        date(2027, 3, 1),
    )
    assert "findings" not in items({**MAY_FILE, "born_on": born})


@pytest.mark.parametrize(
    ("file_on", "lost_on", "floats"),
    [
        (None, None, False),
        (AS_OF - days(1), AS_OF, True),
        (AS_OF, AS_OF, False),
        (AS_OF + days(1), AS_OF + days(1), False),
    ],
)
def test_what_must_be_settled(
    file_on: date | None, lost_on: date | None, floats: bool
) -> None:
    """A grave finding is due today, and lost on the planned filing."""
    facts: dict[str, object] = {"agent_evidence": True}
    if file_on is not None:
        facts["file_on"] = file_on
    item = items(facts)["findings"]
    assert (item.due_on, item.lost_on) == (AS_OF, lost_on)
    assert (item.due_floats, item.lost_floats) == (True, floats)
    assert "findings" not in items({})


@pytest.mark.parametrize("outcome", ["refused", "withdrawn"])
def test_after_the_end_of_an_application(outcome: str) -> None:
    """It is looked at again, since its decision, until something is promised."""
    ended = application(outcome=outcome, decided_on=date(2026, 10, 1))
    assert dates(ended, outcome) == (date(2026, 10, 1), None)
    assert dates(application(outcome=outcome), outcome) == (FILED, None)
    assert outcome not in items({**ended, "next_on": AS_OF})


def test_the_item_to_act_on() -> None:
    """It is the first by the day to act, then by the day of loss, then by kind."""
    facts = {"agent_evidence": True, "next_on": AS_OF - days(5)}
    assert [each.kind for each in assessed(facts).items] == ["next", "findings"]
    facts["file_on"] = AS_OF + days(1)
    kinds = [each.kind for each in assessed(facts).items]
    assert kinds == ["findings", "next", "file"]


def test_prospects_with_nothing_open_come_last() -> None:
    """The queue is by days; of two alike the case decides."""
    promised: dict[str, int] = {"P-2": 2, "P-3": 1, "P-4": 1}
    every: list[dict[str, object]] = [
        {"case": "P-1"},
        *({"case": c, "next_on": AS_OF + days(n)} for c, n in promised.items()),
        {"case": "P-5", "agent_evidence": True, "file_on": AS_OF + days(9)},
    ]
    found = [assessed(facts) for facts in every]
    order = [each.case for each in sorted(found, key=queue_key)]
    assert order == ["P-5", "P-3", "P-4", "P-2", "P-1"]
