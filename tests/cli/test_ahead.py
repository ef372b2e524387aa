"""Days of return and fees ahead, on the command line."""

from __future__ import annotations

import json

from tests.cli.runs import Run
from tests.scenarios.worked_cases import EXPECTED


def test_days_of_return(worked: Run) -> None:
    """The planner says until when to be back, and what sets it."""
    told = worked.text("planner", "B3")
    assert "Back by 31 Jan 2027, because of: the latest day of the seven years" in told
    assert "year 3, 10 Feb 2026 to 9 Feb 2027: 120 full days away, 60 left" in told
    found = json.loads(
        worked.text(
            *("planner", "B8", "--of", "SPOUSE", "--from", "2027-01-05", "--json")
        )
    )
    assert found == EXPECTED["P3"]
    told = worked.text("planner", "B3", "--from", "2027-03-01")
    assert "without this absence too: " in told
    assert "Any return is too late" in told
    assert "Away since 1 Aug 2026 already, and not back on 1 Mar 2027" in told
    assert "there is nothing to plan" in worked.text("planner", "B9")


def test_fees_of_a_family(worked: Run) -> None:
    """The forecast names who pays at each step, and who does not."""
    told = worked.text("fees", "B2")
    assert "step 2 to 10 Feb 2032, filed 10 Nov 2029: HK$3,800" in told
    assert "CHILD: 600 + 1,300, not counted: of age by then" in told
    assert "Needed in all: HK$9,500" in told
    assert (
        "a further extension, filed 29 Nov 2026: HK$3,800 (its length is assumed"
        in (worked.text("fees", "B7"))
    )
    assert "No step is ahead." in worked.text("fees", "B9")
    found = json.loads(worked.text("fees", "B7", "--json"))
    assert found["total_needed"] == EXPECTED["P4"]["total_needed"]
