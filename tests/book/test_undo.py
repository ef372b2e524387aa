"""What every book takes back, and makes again."""

from __future__ import annotations

import pytest

from qmas_tui.book.protocol import Book
from qmas_tui.errors import BookError
from tests.book.samples import (
    LATER,
    add,
    change,
    holder,
    redo,
    rename,
    undo,
)


def trail(book: Book) -> list[tuple[int, str, int]]:
    """Number, kind and subject of every step."""
    return [(past.number, past.does, past.of) for past in book.history()]


def test_undo_restores_order_and_contents(book: Book) -> None:
    """Undo of a removal brings the case back to its place, with all its rows."""
    book.apply(add("Q-1", "Q-2", "Q-3"))
    before = dict(book.holders())
    gone = (change(holder("Q-1"), None), change(holder("Q-2"), None))
    book.apply(gone)
    assert list(book.holders()) == ["Q-3"]
    assert undo(book).changes == gone
    assert dict(book.holders()) == before
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3"]


def test_nothing_to_undo_is_said(book: Book) -> None:
    """Undo in a book without steps is refused in one sentence."""
    with pytest.raises(BookError, match=r"^There is nothing to undo\.$"):
        undo(book)


def test_undo_goes_back_to_the_beginning(book: Book) -> None:
    """Every step can be taken back, the last one first, and made again after that."""
    seen = [dict(book.holders())]
    book.apply(add("Q-1", "Q-2"))
    seen.append(dict(book.holders()))
    book.apply((rename(holder("Q-1"), "B"),))
    seen.append(dict(book.holders()))
    book.apply((change(holder("Q-2"), None),))
    seen.append(dict(book.holders()))
    for then in reversed(seen[:-1]):
        undo(book)
        assert list(book.holders().items()) == list(then.items())
    for then in seen[1:]:
        redo(book)
        assert list(book.holders().items()) == list(then.items())
    with pytest.raises(BookError, match=r"^There is nothing to redo\.$"):
        redo(book)


def test_undo_is_a_step_of_its_own(book: Book) -> None:
    """Undo and redo are on record, with who did them and when, and what they undid."""
    book.apply(add("Q-1"))
    first = book.next_undo()
    assert first is not None
    assert undo(book) == first
    assert book.next_undo() is None
    assert book.next_redo() == first
    assert redo(book) == first
    assert trail(book) == [(1, "do", 0), (2, "undo", 1), (3, "redo", 1)]
    back = book.history()[1]
    assert (back.who, back.when) == ("ab", LATER)
    assert back.changes[0].before == holder("Q-1")
    assert back.changes[0].after is None


def test_what_is_next_is_told_by_its_first_change(book: Book) -> None:
    """To say what undo would do, the first change and the number of others suffice."""
    book.apply(add("Q-1", "Q-2", "Q-3"))
    told = book.next_undo()
    assert told is not None
    assert (told.changes, told.more) == (add("Q-1"), 2)
    assert len(undo(book).changes) == 3
    again = book.next_redo()
    assert again is not None
    assert (again.changes, again.more) == (add("Q-1"), 2)


def test_a_new_step_ends_what_could_be_made_again(book: Book) -> None:
    """After an undo and another change the step taken back is history only."""
    book.apply(add("Q-1"))
    undo(book)
    book.apply(add("Q-2"))
    assert book.next_redo() is None
    again = book.next_undo()
    assert again is not None
    assert again.number == 3


def test_a_step_made_again_can_be_taken_back_again(book: Book) -> None:
    """Undo and redo may follow each other for ever."""
    book.apply(add("Q-1"))
    for _ in range(3):
        undo(book)
        assert dict(book.holders()) == {}
        redo(book)
        assert list(book.holders()) == ["Q-1"]
