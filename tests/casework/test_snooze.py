"""A case is put off until a day, or it is refused with the reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from tests.make import AS_OF


def test_a_snoozed_case_leaves_the_alert_views(lee: Casework) -> None:
    """What is put off leaves Today until its day, and never leaves Everyone."""
    lee.amend("Q-1", "grant", 1, [("until", "20/12/26")])
    today, everyone = lee.views[0], lee.views[-1]
    assert [e.holder.case for e in lee.queue(today)] == ["Q-1"]
    done = lee.snooze("Q-1", "+3d", "waits for the contract")
    assert done.what == "Q-1: Put off until 25 Nov 2026"
    assert (lee.queue(today), len(lee.queue(everyone))) == ([], 1)
    assert lee.counts()["today"] == 0
    lee.move_to(AS_OF + timedelta(days=3))
    assert len(lee.queue(today)) == 1


def test_a_snooze_says_when_it_wakes(lee: Casework) -> None:
    """It ends three weeks before the last filing day, and is refused from then on."""
    lee.amend("Q-1", "grant", 1, [("until", "14/12/26")])
    done = lee.snooze("Q-1", "+2w")
    assert done.what == (
        "Q-1: Put off until 6 Dec 2026; asleep until 23 Nov 2026, the office's last "
        "day before the filing day 14 Dec 2026"
    )
    lee.amend("Q-1", "grant", 1, [("until", "13/12/26")])
    assert "no more than 21 days ahead" in _why_awake(lee, [("until", "+2w")])
    lee.amend("Q-1", "grant", 1, [("until", "22/11/26")])
    lee.record("Q-1", "filing", [("kind", "extension"), ("filed_on", "1/11/26")])
    assert _why_awake(lee, [("until", "+2w")]) == (
        "cannot be: no case sleeps past 22 Nov 2026 (undecided, the stay ends "
        "22 Nov 2026: was due 15 Nov, 7 days ago)"
    )


def test_a_snooze_that_is_not_the_last_review_is_refused(lee: Casework) -> None:
    """One dated ahead, or before a later review, would put nothing off."""
    lee.amend("Q-1", "grant", 1, [("until", "20/12/26")])
    lee.mark_reviewed("Q-1")
    for on in ("tomorrow", "1/11/26"):
        words = _why_awake(lee, [("until", "+3d"), ("on", on)])
        assert words.startswith("does nothing: another review is the last one")


def _why_awake(book: Casework, given: list[tuple[str, str]]) -> str:
    """Why a snooze is refused, at its field."""
    with pytest.raises(DataError, match="would not sleep") as caught:
        book.record("Q-1", "review", [("outcome", "snoozed"), *given])
    (problem,) = caught.value.problems
    assert problem.where == "until"
    return problem.what


@pytest.mark.parametrize("until", ["", "today", "1/1/26", "soon"])
def test_a_snooze_needs_a_day_ahead(lee: Casework, until: str) -> None:
    """A case is put off until a later day, or not at all."""
    with pytest.raises(DataError):
        lee.snooze("Q-1", until)
    assert lee.holders["Q-1"].review == ()
