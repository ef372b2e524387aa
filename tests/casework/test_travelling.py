"""A statement of travel records against a case of the book."""

from __future__ import annotations

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.decisions import travel_rows
from qmas_tui.casework.travelling import (
    Answer,
    find_travel,
    open_questions,
    proposals,
    record_travel,
    rows_of_file,
    rows_of_text,
)
from qmas_tui.errors import BookError, DataError
from tests.exchange.travel.support import ROOT

ROWS = rows_of_text(
    "2025-01-09 out\n2025-01-12 in\n2025-03-01 out\n2025-04-01 out\n2025-04-09 in"
)


def test_a_record_is_taken_in_once(lee: Casework) -> None:
    """What is sure comes first, what is answered later; then there is nothing more."""
    found = find_travel(lee, "Q-1", ROWS)
    (question,) = open_questions(found, {})
    assert record_travel(lee, found, {}).what == (
        "Q-1: 1 trip of LEE Ka Yan taken from a record of travel"
    )
    again = find_travel(lee, "Q-1", ROWS)
    assert record_travel(lee, again, {}).what == "Q-1: Nothing was changed"
    answers = {question.id: Answer("last")}
    assert proposals(again.plan) == answers
    assert open_questions(again, answers) == ()
    assert record_travel(lee, again, answers).cases == ("Q-1",)
    assert len(lee.holders["Q-1"].trip) == 2
    settled = find_travel(lee, "Q-1", ROWS)
    assert settled.plan.questions == ()
    lee.undo.run()
    assert len(lee.holders["Q-1"].trip) == 1


def test_what_is_left_out_is_not_asked_again(lee: Casework) -> None:
    """It stands in the history: of this person alone, and until it is undone."""
    lee.record("Q-1", "dependant", [("name", "LEE of Ming"), ("relation", "child")])
    for person in ("LEE of Ming", "holder"):
        found = find_travel(lee, "Q-1", ROWS, person)
        left = {each.id: Answer("leave-out") for each in open_questions(found, {})}
        record_travel(lee, found, left)
        again = find_travel(lee, "Q-1", ROWS, person)
        assert open_questions(again, {}) == ()
        assert record_travel(lee, again, {}).cases == ()
        assert travel_rows(again, {})[-1].now == "leave-out"
        changed = {again.plan.questions[-1].id: Answer("last")}
        assert record_travel(lee, again, changed).cases
        lee.undo.run()
    lee.undo.run()
    assert open_questions(find_travel(lee, "Q-1", ROWS), {})
    record_travel(lee, find_travel(lee, "Q-1", ROWS), {})
    done = record_travel(lee, find_travel(lee, "Q-1", ROWS), left)
    assert done.what == "Q-1: 1 entry of a record of travel left out"
    assert lee.history("Q-1")[-1].changes[0].why.startswith("leave-out missing-arr")


def test_the_record_of_a_dependant(lee: Casework) -> None:
    """Trips of the family are theirs; whoever is not of it is told."""
    rows = rows_of_file(ROOT / "tests" / "data" / "travel-record.csv")
    with pytest.raises(DataError, match="no dependant named LEE Ming"):
        find_travel(lee, "Q-1", rows, "LEE Ming")
    lee.record("Q-1", "dependant", [("name", "LEE Ming"), ("relation", "child")])
    found = find_travel(lee, "Q-1", rows, "LEE Ming")
    record_travel(lee, found, {})
    holder = lee.holders["Q-1"]
    assert (holder.trip, bool(holder.dependant[0].trip)) == ((), True)


def test_a_case_that_was_changed_meanwhile(lee: Casework) -> None:
    """What was recorded since the record was read is not lost without a word."""
    lee.record("Q-1", "trip", [("out", "2025-03-20"), ("back", "2025-03-30")])
    found = find_travel(lee, "Q-1", ROWS)
    lee.remove("Q-1", "trip", 1)
    with pytest.raises(BookError):
        record_travel(lee, found, proposals(found.plan))
    assert not lee.holders["Q-1"].trip
