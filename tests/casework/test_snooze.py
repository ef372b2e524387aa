"""A case is put off until a day, or it is refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from tests.desk.support import casework_of
from tests.make import AS_OF, holder

UNANSWERED = {"asked_on": date(2026, 11, 1), "answer_by": AS_OF}


def soon(days: int, **facts: object) -> Casework:
    """One holder whose limit of stay ends in so many days."""
    grant = [{"until": AS_OF + timedelta(days=days), "confirmed": True}]
    return casework_of(holder(grant=grant, **facts))


def why_awake(book: Casework, given: Sequence[tuple[str, str]]) -> str:
    """Why a snooze is refused, at its field; nothing is saved."""
    before = book.holders
    with pytest.raises(DataError, match="would not sleep") as caught:
        book.record("Q-1", "review", [("outcome", "snoozed"), *given])
    (problem,) = caught.value.problems
    assert problem.where == "until"
    assert book.holders is before
    return problem.what


def test_a_case_asleep_leaves_the_alerts_alone() -> None:
    """It leaves every view that alerts, and no other, until it wakes."""
    casework = soon(42)
    before = casework.counts()
    done = casework.snooze("Q-1", "+1w", "waits for the contract")
    assert done.what == "Q-1: Asleep until 29 Nov 2026"
    after = casework.counts()
    for view in casework.views:
        assert after[view.key] == (0 if view.alert else before[view.key])
        assert len(casework.queue(view)) == after[view.key]
    assert casework.assessed("Q-1").assessment.asleep_until == date(2026, 11, 29)
    casework.move_to(date(2026, 11, 29))
    assert casework.assessed("Q-1").assessment.asleep_until is None
    assert casework.counts()["today"] == 1


def test_what_changes_wakes_it() -> None:
    """A finding that comes wakes a case; a note, or another wording, does not."""
    casework = soon(42)
    casework.snooze("Q-1", "+1w")
    casework.record("Q-1", "note", [("text", "Rang.")])
    assert casework.assessed("Q-1").assessment.asleep_until is not None
    casework.record("Q-1", "passport", [("expires_on", "2027-01-20")])
    assert casework.assessed("Q-1").assessment.asleep_until is None


@pytest.mark.parametrize(
    ("days", "until", "words"),
    [
        (42, "1/3/27", "1 Mar 2027; asleep until 12 Dec 2026, the office's last day "
         "before the filing day 2 Jan 2027"),
        (22, "+2w", "6 Dec 2026; asleep until 23 Nov 2026, the office's last day "
         "before the filing day 14 Dec 2026"),
    ],
)  # fmt: skip
def test_a_day_too_late_is_told(days: int, until: str, words: str) -> None:
    """What wakes before the day that was typed says when, and why."""
    done = soon(days).snooze("Q-1", until)
    assert done.what == f"Q-1: Asleep until {words}"


@pytest.mark.parametrize(
    ("book", "until", "why"),
    [
        (soon(42), "today", "not ahead; write a later day such as +2w, 12 Dec 2026 at"),
        (soon(20), "today", "is not ahead; write a later day such as +2w"),
        (soon(21), "+2w",
         "no more than 21 days ahead and nothing is filed, so the office's last day"),
        (soon(300, request=[UNANSWERED]), "+2w",
         "sleeps past 22 Nov 2026 (answer the department by 22 Nov 2026)"),
        (soon(0, filing=[{"kind": "extension", "filed_on": date(2026, 11, 1)}]), "+2w",
         "cannot be: no case sleeps past 22 Nov 2026 (undecided, the stay ends "
         "22 Nov 2026)"),
    ],
)  # fmt: skip
def test_what_would_not_sleep_is_refused(book: Casework, until: str, why: str) -> None:
    """The day is refused with the reason, and with the last that would do."""
    assert why in why_awake(book, [("until", until)])


def test_a_snooze_that_is_not_the_last_review_is_refused() -> None:
    """One dated ahead, or before a later review, would put nothing off."""
    book = soon(28)
    book.mark_reviewed("Q-1")
    for on in ("tomorrow", "1/11/26"):
        words = why_awake(book, [("until", "+3d"), ("on", on)])
        assert words.startswith("does nothing: another review is the last one")


@pytest.mark.parametrize("until", ["", "today", "1/1/26", "soon"])
def test_a_snooze_needs_a_day_ahead(lee: Casework, until: str) -> None:
    """A case is put off until a later day, or not at all."""
    with pytest.raises(DataError):
        lee.snooze("Q-1", until)
    assert lee.holders["Q-1"].review == ()
