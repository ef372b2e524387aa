"""Undo, redo, and what was done since."""

from __future__ import annotations

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.undo import since_review
from qmas_tui.errors import BookError
from tests.casework.support import LEE

NOTE = [("text", "new")]


def test_steps_are_taken_back_and_made_again_at_any_depth(lee: Casework) -> None:
    """Undo goes back to the first step and redo forth to the last, each told before."""
    done = dict(lee.holders)
    told = []
    while words := lee.undo.words():
        assert lee.undo.run().what == f"Undone: {words}"
        told.append(words)
    assert told == [
        "Q-1, grant until 10 Dec 2026 recorded",
        "Q-1, case of LEE Ka Yan added",
    ]
    assert lee.holders == {}
    while words := lee.redo.words():
        assert lee.redo.run().what == f"Redone: {words}"
    assert lee.holders == done
    assert len(lee.history()) == 6


def test_there_is_an_end_to_it(casework: Casework) -> None:
    """Where there is nothing to take back or make again, that is said."""
    assert (casework.undo.words(), casework.redo.words()) == (None, None)
    assert not casework.undo.asks()
    assert not casework.redo.asks()
    with pytest.raises(BookError, match="nothing to undo"):
        casework.undo.run()
    with pytest.raises(BookError, match="nothing to redo"):
        casework.redo.run()


def test_a_new_change_ends_what_could_be_made_again(lee: Casework) -> None:
    """After a new change nothing can be made again."""
    lee.undo.run()
    lee.record("Q-1", "note", NOTE)
    assert lee.redo.words() is None


def test_what_is_more_than_a_change_asks(lee: Casework) -> None:
    """A case that comes or goes is asked about, a change to one case is not."""
    assert not lee.undo.asks()
    lee.undo.run()
    assert lee.undo.asks()
    assert not lee.redo.asks()
    lee.undo.run()
    assert lee.redo.asks()


def test_since_the_last_review(lee: Casework) -> None:
    """What was recorded after the adviser last looked is told, and only that."""
    assert lee.mark_reviewed("Q-1").what == "Q-1: Marked as reviewed"
    assert since_review(lee.history("Q-1")) == []
    lee.record("Q-1", "note", NOTE)
    (past,) = since_review(lee.history("Q-1"))
    assert past.changes[0].what == "note \u201cnew\u201d recorded"
    lee.add([("case", "Q-2"), *LEE[1:]])
    assert len(lee.history("Q-1")) == 4
    assert len(lee.history()) == 5


def test_what_was_taken_back_did_not_happen_since(lee: Casework) -> None:
    """A change taken back is not told; a review taken back is none till made again."""
    lee.record("Q-1", "note", NOTE)
    lee.mark_reviewed("Q-1")
    lee.undo.run()
    assert [past.number for past in since_review(lee.history("Q-1"))] == [1, 2, 3]
    lee.redo.run()
    assert since_review(lee.history("Q-1")) == []
    lee.undo.run()
    lee.undo.run()
    assert [past.number for past in since_review(lee.history("Q-1"))] == [1, 2]


def test_an_unreadable_journal_is_told(
    lee: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the journal cannot be read nobody is told that nothing was done."""

    def unreadable(*_: object) -> None:
        raise BookError("The journal cannot be read.")

    for name in ("history", "next_undo", "next_redo", "undo"):
        monkeypatch.setattr(SqliteBook, name, unreadable)
    assert (lee.undo.words(), lee.redo.words()) == (None, None)
    for read in (lee.undo.run, lee.history):
        with pytest.raises(BookError, match="cannot be read"):
            read()


def test_another_case_and_another_person_are_asked_about(lee: Casework) -> None:
    """So is a change to a case that is not looked at, or that somebody else made."""
    lee.record("Q-1", "note", NOTE)
    assert lee.undo.made() == "mw, 22 Nov 2026 17:02"
    assert not lee.undo.asks("Q-1")
    assert lee.undo.asks("Q-2")
    lee.session.who = "ab"
    assert lee.undo.asks("Q-1")
    lee.undo.run()
    assert lee.redo.asks("Q-1")
    lee.session.who = "mw"
    assert not lee.redo.asks("Q-1")
    assert lee.redo.asks("Q-2")
    assert lee.redo.made() == "mw, 22 Nov 2026 17:02"
    lee.redo.run()
    assert lee.redo.made() == ""
