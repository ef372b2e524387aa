"""A case that is prospect and holder: what each page tells of the other."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.landing import holder_of
from qmas_tui.views.model import Section
from qmas_tui.views.two_records import is_watched, told_of_holder, told_of_prospect
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY, holder

APPROVED = {
    "submitted_on": date(2026, 3, 2),
    "outcome": "approved",
    "decided_on": date(2026, 9, 1),
}
LANDED = {**APPROVED, "landed_on": date(2026, 11, 20)}


def words(told: Section | None) -> tuple[str, str, str]:
    """The title, what the line says, and where it leads."""
    assert told is not None
    (line,) = told.lines
    assert line.remedy is not None
    return told.title, line.spans[-1].text, line.remedy.form


@pytest.mark.parametrize(
    ("facts", "title", "said"),
    [
        ({}, "Watched as a prospect", "The dates until the landing stand on the page"),
        (
            {"application": [LANDED]},
            "Before the landing",
            "The prospect: application of 2 Mar 2026, approved 1 Sep 2026",
        ),
        (
            {"status": "closed", "application": [{"submitted_on": date(2026, 3, 2)}]},
            "Before the landing",
            "The prospect: application of 2 Mar 2026, case closed",
        ),
        (
            {"status": "closed", "closed_on": date(2026, 10, 1)},
            "Before the landing",
            "The prospect: closed 1 Oct 2026",
        ),
        ({"status": "closed"}, "Before the landing", "The prospect: closed"),
    ],
)
def test_a_holder_names_the_prospect(
    facts: dict[str, object], title: str, said: str
) -> None:
    """Who it was, how that ended, or that the dates are kept there still."""
    told = words(told_of_prospect(prospect(**facts), AS_OF))
    assert (told[0], told[2]) == (title, "prospect")
    assert told[1].startswith(said)


def test_a_prospect_names_the_holder() -> None:
    """How far the stay is; who has landed and is no holder ought to be made one."""
    landed = prospect(application=[{**LANDED, "limit_of_stay": date(2029, 11, 20)}])
    made = holder_of(landed, AS_OF)
    assert made is not None
    case = AssessedCase(made, assess(made, POLICY, AS_OF))
    assert words(told_of_holder(landed, case, AS_OF)) == (
        "After the landing",
        "The holder: initial stay, limit of stay 20 Nov 2029",
        "holder",
    )
    bare = structs.replace(made, grant=())
    case = AssessedCase(bare, structs.replace(case.assessment, limit=None))
    assert words(told_of_holder(landed, case, AS_OF))[1] == "The holder: initial stay"
    assert not is_watched(case, landed)
    waiting = holder(landed_on=None, grant=(), approved_on=date(2026, 9, 1))
    case = AssessedCase(waiting, assess(waiting, POLICY, AS_OF))
    assert words(told_of_holder(prospect(), case, AS_OF))[0] == "Among the holders, too"
    assert is_watched(case, prospect())
    assert not is_watched(case, None)
    assert not is_watched(case, prospect(status="closed"))
    _, said, form = words(told_of_holder(landed, None, AS_OF))
    assert said == "Landed on 20 Nov 2026; the holder is still to be made"
    assert form == "land"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"application": [APPROVED]},
        {"application": [{"submitted_on": date(2026, 3, 2)}]},
        {"application": [LANDED], "status": "closed"},
    ],
)
def test_who_is_no_holder_names_none(facts: dict[str, object]) -> None:
    """Nobody has landed, or the case is closed: there is no other page."""
    assert told_of_holder(prospect(**facts), None, AS_OF) is None
