"""What can be put off, until when, and what is said of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from tests.desk.support import casework_of
from tests.make import AS_OF, holder


def soon(days: int, **facts: object) -> Casework:
    """One holder whose limit of stay ends in so many days."""
    grant = [{"until": AS_OF + timedelta(days=days), "confirmed": True}]
    return casework_of(holder(grant=grant, **facts))


def test_a_case_asleep_leaves_the_alerts_alone() -> None:
    """It leaves every view that alerts, and no other, until it wakes."""
    casework = soon(42)
    before = casework.counts()
    casework.snooze("Q-1", "+1w")
    after = casework.counts()
    for view in casework.views:
        assert after[view.key] == (0 if view.alert else before[view.key])
    assert casework.entry("Q-1").assessment.asleep_until == date(2026, 11, 29)
    casework.move_to(date(2026, 11, 29))
    assert casework.entry("Q-1").assessment.asleep_until is None
    assert casework.counts()["today"] == 1


def test_what_changes_wakes_it() -> None:
    """A finding that comes wakes a case; a note, or another wording, does not."""
    casework = soon(42)
    casework.snooze("Q-1", "+1w")
    casework.record("Q-1", "note", [("text", "Rang.")])
    assert casework.entry("Q-1").assessment.asleep_until is not None
    casework.record("Q-1", "passport", [("expires_on", "2027-01-20")])
    assert casework.entry("Q-1").assessment.asleep_until is None


def test_a_day_too_late_is_told() -> None:
    """What wakes before the day that was typed says when, and why."""
    done = soon(42).snooze("Q-1", "1/3/27")
    assert done.what == (
        "Q-1: Put off until 1 Mar 2027; asleep until 12 Dec 2026, the office's last "
        "day before the filing day 2 Jan 2027"
    )


@pytest.mark.parametrize(
    ("casework", "until", "why"),
    [
        (soon(42), "today", "not ahead; write a later day such as +2w, 12 Dec 2026 at"),
        (soon(20), "today", "is not ahead; write a later day such as +2w"),
        (
            soon(20),
            "+2w",
            "no more than 21 days ahead and nothing is filed, so the office's last day",
        ),
        (
            soon(
                300, request=[{"asked_on": date(2026, 11, 1), "answer_by": AS_OF}]
            ),
            "+2w",
            "sleeps past 22 Nov 2026 (answer the department by 22 Nov 2026)",
        ),
    ],
)  # fmt: skip
def test_what_would_not_sleep_is_refused(
    casework: Casework, until: str, why: str
) -> None:
    """The day is refused with the reason, and with the last that would do."""
    with pytest.raises(DataError) as caught:
        casework.snooze("Q-1", until)
    (problem,) = caught.value.problems
    assert problem.where == "until"
    assert why in problem.what
    assert casework.holders["Q-1"].review == ()
