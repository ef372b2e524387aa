"""States of a book, and what is different between two."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.comparing import (
    HOLDERS,
    State,
    compare_states,
    state_at,
    state_named,
    state_now,
    state_of_file,
)
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.snapshots import Wanted, write_snapshot
from qmas_tui.errors import BookError, DataError
from qmas_tui.findings.compare import Comparison
from tests.casework.support import LEE
from tests.make import AS_OF, POLICY


def compared(before: State, after: State) -> Comparison:
    """What is different, to the end."""
    found = compare_states(
        HOLDERS, before, after, POLICY, AS_OF, lambda _done, _all: True
    )
    assert found is not None
    return found


def test_the_book_as_it_was(lee: Casework) -> None:
    """Every step after a moment is taken back: changes, new cases and undoing."""
    moments = [past.when for past in lee.history()]
    lee.undo.run()
    lee.set_fields("Q-1", [("adviser", "mw")])
    added, granted = (state_at(lee, each) for each in moments)
    assert [len(s.file.holder[0].grant) for s in (added, granted)] == [0, 1]
    assert added.words == ("the book memory as it was on 22 Nov 2026 17:00, 1 case")
    assert state_at(lee, moments[0] - timedelta(minutes=1)).file.holder == ()
    (case,) = compared(granted, state_now(lee)).changed
    assert [each.field for each in case.facts.fields] == ["adviser"]
    assert case.facts.rows[0].by == "taken-out"


def test_sides_by_name(tmp_path: Path) -> None:
    """A side is the book, a file, or a backup by its name; all else is told."""
    book = open_casework(tmp_path / "book.db", AS_OF, create=True)
    book.add(LEE)
    book.backups.make()
    (copy,) = [each for each in book.backups.all() if each.occasion == "asked"]
    write_snapshot(book, path := tmp_path / "s.toml", Wanted(redact=True))
    now = state_named("book", book)
    assert compared(state_named(copy.name, book), now).is_empty
    assert compared(state_named(str(path), book), now).is_empty
    assert ", redacted, 1 case" in state_of_file(path).words
    with pytest.raises(DataError, match="no file x, nor a backup of that name"):
        state_named("x", book)
    with pytest.raises(BookError, match="There is no backup x"):
        book.backups.named("x")


def test_comparing_can_be_stopped(lee: Casework) -> None:
    """Long work hears how far it has come, and ends where nobody waits for it."""
    before, heard = state_now(lee), list[tuple[int, int]]()
    lee.set_fields("Q-1", [("adviser", "mw")])

    def stop(done: int, total: int) -> bool:
        heard.append((done, total))
        return False

    assert compare_states(HOLDERS, before, state_now(lee), POLICY, AS_OF, stop) is None
    assert heard == [(0, 1)]
    assert compare_states(HOLDERS, before, state_now(lee), POLICY, AS_OF) is not None


def test_a_case_that_was_taken_out_was_there(lee: Casework) -> None:
    """Before the step that took a case out of the book the book has it."""
    moments = [past.when for past in lee.history()]
    lee.undo.run()
    lee.undo.run()
    assert lee.holders == {}
    assert [each.case for each in state_at(lee, moments[1]).file.holder] == ["Q-1"]
