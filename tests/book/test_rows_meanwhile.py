"""A row made from an older state of a case is added, or refused, in every book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from qmas_tui.book.protocol import Book
from qmas_tui.errors import BookError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Note, Review, Trip
from tests.book.samples import (
    NOON,
    add,
    change,
    holder,
    rename,
    undo,
)


def noted(before: Holder, text: str) -> Holder:
    return replace(before, note=(*before.note, Note(on=NOON.date(), text=text)))


def test_a_new_row_that_clashes_with_nothing_is_added(book: Book) -> None:
    """A row that was made from an older state of the case stands behind what others
    did meanwhile, on record as the change that it now is, and is taken back alone."""
    book.apply(add("Q-1"))
    seen = holder("Q-1")
    book.apply((change(seen, noted(replace(seen, name="New"), "theirs")),))
    book.apply((change(seen, noted(seen, "mine")),))
    now = book.holders()["Q-1"]
    assert (now.name, [each.text for each in now.note]) == ("New", ["theirs", "mine"])
    assert book.history()[-1].changes[0].after == now
    undo(book)
    assert [each.text for each in book.holders()["Q-1"].note] == ["theirs"]


TRIP = Trip(out=date(2026, 10, 1))
CHILD = Dependant(name="LEE Siu Ming", relation="child", born_on=date(2019, 2, 28))


def away(before: Holder, trip: Trip = TRIP, child: int = 0) -> Holder:
    people = list(before.dependant)
    people[child] = replace(people[child], trip=(*people[child].trip, trip))
    return replace(before, dependant=tuple(people))


def test_a_row_of_a_dependant_is_added_likewise(book: Book) -> None:
    """A trip of one child stands behind what others did to the case meanwhile, to that
    child's trips and to the other child."""
    seen = replace(holder("Q-1"), dependant=(CHILD, replace(CHILD, name="LEE Siu Wai")))
    book.apply((change(None, seen),))
    other = Trip(out=date(2026, 5, 1))
    theirs = away(away(noted(seen, "theirs"), other), other, child=1)
    book.apply((change(seen, replace(theirs, dependant=(*theirs.dependant, CHILD))),))
    book.apply((change(seen, away(seen)),))
    now = book.holders()["Q-1"]
    assert [each.trip for each in now.dependant] == [(other, TRIP), (other,), ()]
    assert [each.text for each in now.note] == ["theirs"]


@pytest.mark.parametrize(
    "theirs",
    [
        lambda seen: away(seen),
        lambda seen: replace(seen, dependant=()),
        lambda seen: replace(seen, dependant=(replace(CHILD, name="LEE Siu Wai"),)),
        lambda seen: replace(
            seen, dependant=(replace(CHILD, name="LEE Siu Wai"), *seen.dependant)
        ),
    ],
    ids=["the same trip", "the child taken out", "another name", "another place"],
)
def test_a_row_of_a_dependant_that_clashes_is_refused(
    book: Book, theirs: Callable[[Holder], Holder]
) -> None:
    """Whose trip it would be must be beyond doubt, and that it is not there already."""
    seen = replace(holder("Q-1"), dependant=(CHILD,))
    book.apply((change(None, seen),))
    book.apply((change(seen, theirs(seen)),))
    with pytest.raises(BookError, match=r"^Q-1 was changed meanwhile; "):
        book.apply((change(seen, away(seen)),))
    born = replace(CHILD, born_on=date(2019, 3, 1), trip=(TRIP,))
    with pytest.raises(BookError, match=r"^Q-1 was changed meanwhile; "):
        book.apply((change(seen, replace(seen, dependant=(born,))),))


@pytest.mark.parametrize(
    "theirs",
    [
        lambda seen: noted(seen, "mine"),
        lambda seen: replace(seen, note=()),
        lambda seen: replace(seen, note=(replace(seen.note[0], text="other"),)),
        lambda _: None,
    ],
    ids=["the same row", "a row taken out", "a row changed", "the case taken out"],
)
def test_a_new_row_that_clashes_is_refused(
    book: Book, theirs: Callable[[Holder], Holder | None]
) -> None:
    """What others did to the same table decides, or that they added the same row."""
    seen = noted(holder("Q-1"), "first")
    book.apply((change(None, seen),))
    book.apply((change(seen, theirs(seen)),))
    with pytest.raises(BookError, match=r"^Q-1 was (changed|taken out) meanwhile; "):
        book.apply((change(seen, noted(seen, "mine")),))
    assert len(book.history()) == 2


def test_a_mark_that_a_case_was_reviewed_is_never_carried_over(book: Book) -> None:
    """Whoever looked at a case looked at what it was then."""
    book.apply(add("Q-1"))
    seen = holder("Q-1")
    book.apply((rename(seen, "New"),))
    mark = Review(on=NOON.date(), outcome="reviewed", by="mw")
    with pytest.raises(BookError, match="meanwhile"):
        book.apply((change(seen, replace(seen, review=(mark,))),))
