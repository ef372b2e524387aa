"""A prospect lands and becomes a holder; a holder who has not landed goes back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.landing import (
    completed,
    holder_of,
    why_not_landed,
    with_landing,
)
from qmas_tui.intake.moving import Stays, prospect_of, why_stays
from qmas_tui.intake.watched import assess_beside, is_open
from tests.intake.someone import prospect
from tests.intake.worked import as_of, expected, holders, prospects
from tests.make import AS_OF, KNOWN, POLICY, person

SUBMITTED = date(2026, 1, 5)
APPROVED = {"submitted_on": SUBMITTED, "outcome": "approved"}
ENTERING = {
    **KNOWN,
    "applied_on": date(2026, 3, 2),
    "approved_on": date(2026, 8, 3),
    "entry_by": date(2026, 12, 12),
}
"""A holder who is on the way."""


def approved(**facts: object) -> Prospect:
    """A prospect whose application is approved."""
    return prospect(application=[{**APPROVED, **facts}])


def test_worked_cases() -> None:
    """Who has landed becomes the holder worked out by hand, and nobody else does."""
    made = {case: holder_of(each, as_of()) for case, each in prospects().items()}
    found = {case: holder for case, holder in made.items() if holder is not None}
    assert found == msgspec.convert(expected()["becomes"], dict[str, Holder])


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (SUBMITTED - DAY, "before-submission"),
        (SUBMITTED, None),
        (AS_OF, None),
        (AS_OF + DAY, "ahead"),
    ],
)
def test_day_of_the_landing(on: date, reason: str | None) -> None:
    """A landing lies neither before the submission nor after today."""
    assert why_not_landed(approved(), on, AS_OF) == reason


@pytest.mark.parametrize("rows", [[], [{"submitted_on": SUBMITTED}]])
def test_nothing_approved(rows: list[dict[str, object]]) -> None:
    """Nobody lands on an application that is not approved."""
    someone = prospect(application=rows)
    assert why_not_landed(someone, AS_OF, AS_OF) == "not-approved"
    assert holder_of(someone, AS_OF) is None


def test_landing_is_written_on_the_current_application() -> None:
    """Of several applications the approved one takes the day, and the limit if read."""
    refused = {"submitted_on": SUBMITTED + DAY, "outcome": "refused"}
    twin = {**APPROVED, "outcome": "approved", "file_number": "2"}
    someone = prospect(application=[APPROVED, twin, refused])
    landed = with_landing(someone, AS_OF, None, AS_OF)
    days = [row.landed_on for row in landed.application]
    assert days == [None, AS_OF, None]
    assert landed.application[1].limit_of_stay is None
    until = date(2029, 11, 22)
    limited = with_landing(someone, AS_OF, until, AS_OF)
    made = holder_of(limited, AS_OF)
    assert made is not None
    assert [(each.until, each.confirmed) for each in made.grant] == [(until, True)]


def test_limit_alone_makes_no_holder() -> None:
    """A limit of stay without the day of the landing makes nobody a holder."""
    assert holder_of(approved(limit_of_stay=date(2029, 1, 1)), AS_OF) is None


def test_work_at_the_landing() -> None:
    """Work that covers the day of the landing goes along, its last day among it."""
    work = [
        {"kind": "employment", "employer": "first", "to": AS_OF},
        {"kind": "employment", "employer": "over", "to": AS_OF - DAY},
        {"kind": "business", "employer": "ahead", "from": AS_OF + DAY},
        {"kind": "none"},
    ]
    someone = structs.replace(approved(landed_on=AS_OF), work=prospect(work=work).work)
    made = holder_of(someone, AS_OF)
    assert made is not None
    assert [each.employer for each in made.work] == ["first"]


def test_holder_on_record() -> None:
    """One who has not landed takes the landing, the grant and what was left out; one
    who has landed is left alone."""
    landed = holder_of(
        approved(landed_on=AS_OF, limit_of_stay=date(2029, 11, 22)), AS_OF
    )
    assert landed is not None
    made = completed(person(ENTERING, {"adviser": "mw"}), landed)
    assert made is not None
    assert (made.applied_on, made.adviser) == (ENTERING["applied_on"], "mw")
    assert (made.landed_on, made.grant) == (AS_OF, landed.grant)
    assert completed(made, landed) is None
    assert completed(structs.replace(made, landed_on=None), landed) is None


def test_way_back() -> None:
    """A holder on the way goes back whole, and would land as what it was."""
    holder = person(
        ENTERING,
        {
            "residence_since": date(2020, 1, 1),
            "claimed_sector": "finance",
            "work": [{"kind": "employment", "employer": "A", "monthly_income": 5}],
            "passport": [{"expires_on": date(2030, 1, 1)}],
            "evidence": [{"kind": "plan"}],
            "note": [{"on": AS_OF, "text": "called"}],
            "dependant": [{"name": "LEE Ming", "relation": "child"}],
        },
    )
    assert why_stays(holder, is_taken=False) is None
    back = prospect_of(holder)
    assert back.note == holder.note
    assert back.application[0].outcome == "approved"
    landed = holder_of(with_landing(back, AS_OF, None, AS_OF), AS_OF)
    assert landed == structs.replace(holder, landed_on=AS_OF, note=())
    pending = prospect_of(structs.replace(holder, approved_on=None))
    assert pending.application[0].outcome == "pending"


def test_who_stays() -> None:
    """Whoever has what a prospect cannot have is named with it, and stays."""
    odd = person(
        ENTERING,
        {
            "applied_on": None,
            "pattern": "2+3+3",
            "trip": [{"out": AS_OF}],
            "dependant": [
                {"name": "A", "relation": "child", "born_in": "hong-kong"},
                {"name": "B", "relation": "child", "born_in": "hong-kong"},
            ],
        },
    )
    fields = ("pattern", "trip", "dependant.born_in")
    assert why_stays(odd, is_taken=True) == Stays(fields, undated=True, taken=True)


def test_each_visa_in_one_queue() -> None:
    """A holder on the way has no dates of their own while an open prospect of the same
    case has them."""
    holder = person(ENTERING, {})
    open_ = approved()
    assert is_open(open_, AS_OF)
    quiet = assess_beside(holder, open_, POLICY, AS_OF)
    assert (quiet.stage, quiet.deadlines, quiet.items) == ("approved", (), ())
    closed = structs.replace(open_, status="closed")
    for beside in (None, closed, approved(landed_on=AS_OF)):
        found = assess_beside(holder, beside, POLICY, AS_OF)
        assert found.items
    landed = structs.replace(holder, landed_on=AS_OF)
    found = assess_beside(landed, open_, POLICY, AS_OF)
    assert found.stage not in ("applied", "approved")


@pytest.mark.parametrize("case", expected()["holders"])
def test_worked_holders(case: str) -> None:
    """Holders in a file with prospects come out as worked out by hand."""
    want = expected()["holders"][case]
    found = assess_beside(holders()[case], prospects().get(case), POLICY, as_of())
    item = found.next
    assert want == {
        "stage": found.stage,
        "deadlines": {each.kind: str(each.on) for each in found.deadlines},
        "codes": {each.code: each.level for each in found.findings},
        "act_by": item and str(item.act_by),
        "lost_on": item and str(item.lost_on),
        "act_on": item
        and {
            "kind": item.kind,
            "subject": item.subject,
            "due_on": str(item.due_on),
        },
    }
