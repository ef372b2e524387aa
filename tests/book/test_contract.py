"""What every book does, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from qmas_tui.book.memory import MemoryBook
from qmas_tui.book.protocol import Book
from qmas_tui.book.tiny import TinyBook
from qmas_tui.errors import BookError
from qmas_tui.facts.rows import Grant
from tests.book.samples import add, change, holder, rename

Make = Callable[[int], Book]


@pytest.fixture(params=["memory", "tiny"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Makes empty books that keep so many steps."""
    numbers = count()

    def made(undo_steps: int) -> Book:
        if request.param == "memory":
            return MemoryBook(undo_steps=undo_steps)
        path = tmp_path / f"book-{next(numbers)}.json"
        return TinyBook(path, create=True, undo_steps=undo_steps)

    return made


@pytest.fixture
def book(make: Make) -> Book:
    return make(200)


def test_a_new_book_is_empty(book: Book) -> None:
    """A new book holds no case and no step, and has a name."""
    assert dict(book.holders()) == {}
    assert list(book.steps()) == []
    assert book.name


def test_cases_keep_the_order_of_adding(book: Book) -> None:
    """Cases come in the order in which they were added, an edited one in its place."""
    book.apply(add("Q-3", "Q-1"))
    book.apply(add("Q-2"))
    book.apply((rename(holder("Q-3"), "New"),))
    assert list(book.holders()) == ["Q-3", "Q-1", "Q-2"]
    assert book.holders()["Q-3"].name == "New"


def test_a_mapping_once_given_does_not_change(book: Book) -> None:
    """What a reader was given stays as it was when the book moves on."""
    book.apply(add("Q-1"))
    seen = book.holders()
    book.apply(add("Q-2"))
    assert list(seen) == ["Q-1"]


def test_one_step_may_change_a_case_twice(book: Book) -> None:
    """Changes of a step follow one another, and are undone together."""
    new = holder("Q-1")
    book.apply(
        (change(None, new), rename(new, "B"), rename(replace(new, name="B"), "C"))
    )
    assert book.holders()["Q-1"].name == "C"
    book.undo()
    assert dict(book.holders()) == {}


def test_a_stale_change_is_refused(book: Book) -> None:
    """A change to a case that is no longer as it was seen changes nothing at all."""
    book.apply(add("Q-0142"))
    book.apply((rename(holder(), "First"),))
    stale = (*add("Q-9"), rename(holder(), "Second"))
    with pytest.raises(BookError, match=r"^Q-0142 was changed meanwhile; "):
        book.apply(stale)
    assert [h.name for h in book.holders().values()] == ["First"]
    assert len(book.steps()) == 2


def test_a_case_taken_out_cannot_be_changed(book: Book) -> None:
    """A change to a case that is gone is refused in words of its own."""
    with pytest.raises(BookError, match=r"^Q-0142 was taken out meanwhile; "):
        book.apply((rename(holder(), "X"),))


def test_a_case_cannot_be_added_twice(book: Book) -> None:
    """An added case must not exist, in the book or earlier in the step."""
    book.apply(add("Q-1"))
    with pytest.raises(BookError, match="Q-1 exists already"):
        book.apply(add("Q-1"))
    with pytest.raises(BookError, match="Q-2 exists already"):
        book.apply(add("Q-2", "Q-2"))
    assert list(book.holders()) == ["Q-1"]


def test_a_reference_can_be_corrected(book: Book) -> None:
    """A new reference keeps the case's place, and one in use is refused."""
    book.apply(add("Q-1", "Q-2"))
    book.apply((change(holder("Q-1"), holder("Q-7")),))
    assert list(book.holders()) == ["Q-7", "Q-2"]
    with pytest.raises(BookError, match="Q-2 exists already"):
        book.apply((change(holder("Q-7"), holder("Q-2")),))
    book.undo()
    assert list(book.holders()) == ["Q-1", "Q-2"]


def test_undo_restores_order_and_contents(book: Book) -> None:
    """Undo of a removal brings the case back to its place, with all its rows."""
    book.apply(add("Q-1", "Q-2", "Q-3"))
    before = dict(book.holders())
    gone = (change(holder("Q-1"), None), change(holder("Q-2"), None))
    book.apply(gone)
    assert list(book.holders()) == ["Q-3"]
    assert book.undo() == gone
    assert dict(book.holders()) == before
    assert list(book.holders()) == ["Q-1", "Q-2", "Q-3"]


def test_nothing_to_undo_is_said(book: Book) -> None:
    """Undo in a book without steps is refused in one sentence."""
    with pytest.raises(BookError, match=r"^There is nothing to undo\.$"):
        book.undo()


def test_an_empty_step_does_nothing(book: Book) -> None:
    """A step without changes leaves no trace."""
    book.apply(())
    assert list(book.steps()) == []


def test_history_is_cut_at_its_oldest_end(make: Make) -> None:
    """Only so many steps are kept; what they led to stays."""
    book = make(2)
    for case in ("Q-1", "Q-2", "Q-3"):
        book.apply(add(case))
    assert [step[0].case for step in book.steps()] == ["Q-2", "Q-3"]
    book.undo()
    book.undo()
    with pytest.raises(BookError):
        book.undo()
    assert list(book.holders()) == ["Q-1"]


def test_a_book_may_keep_no_history(make: Make) -> None:
    """A book told to keep no step keeps none."""
    book = make(0)
    book.apply(add("Q-1"))
    assert list(book.steps()) == []


def test_steps_are_given_back_as_made(book: Book) -> None:
    """Who, when, what and why of a change are kept, a time zone included."""
    hong_kong = timezone(timedelta(hours=8))
    when = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=hong_kong)
    made = replace(add("Q-1")[0], why="import", when=when)
    book.apply((made,))
    assert list(book.steps()) == [(made,)]


def test_what_could_not_be_read_back_is_refused(book: Book) -> None:
    """A record of wrong types never gets in, for the book could not be read again."""
    good = holder("Q-1")
    late = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for bad in (
        replace(good, name=""),
        replace(good, name="\ud800"),
        replace(good, born_on=late),
        replace(good, citizenship="martian"),
        replace(good, grant=[Grant(until=date(2028, 3, 15))]),
    ):
        with pytest.raises(BookError, match="Q-1 cannot be recorded so"):
            book.apply((change(None, bad),))
    with pytest.raises(BookError, match="before or after"):
        book.apply((change(None, None),))
    assert dict(book.holders()) == {}


def test_refresh_without_others_finds_nothing(book: Book) -> None:
    """One's own changes are no news."""
    book.apply(add("Q-1"))
    assert book.refresh() is False
