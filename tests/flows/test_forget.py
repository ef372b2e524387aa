"""Forgetting a case: found in the palette alone, and never by accident."""

from __future__ import annotations

from threading import Event

import pytest
from textual.events import Key

from qmas_tui.casework.privacy import Privacy
from qmas_tui.desk.app import Desk
from qmas_tui.desk.forgetting import FORGOTTEN_SECONDS
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.forget_form import UNSEEN
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.errors import BookError
from qmas_tui.views.mentions import Mentions
from tests.desk.support import (
    LOW,
    SIZE,
    FaultyBook,
    at_desk,
    box_text,
    casework_of,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
    write,
)

ASK = "0 enter ctrl+p 'forget' enter"


@pytest.mark.presses("forget")
@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_a_case_is_forgotten_for_good(size: tuple[int, int]) -> None:
    """Its reference typed again erases it; the queue comes back, undo stops there."""
    casework = casework_of(*people(3))
    casework.record("Q-1", "note", [("text", "x")])
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, ASK)
        on(desk, FormScreen)
        text = screen_text(desk)
        assert "HOLDER A" in text
        assert "cannot be undone" in text
        await press(pilot, "'Q-1' ctrl+s")
        on(desk, QueueScreen)
        assert told(desk)[0].startswith("Q-1 forgotten")
        assert "HOLDER A" not in screen_text(desk)
        assert list(casework.holders) == ["Q-2", "Q-3"]
        assert casework.history("Q-1") == []
        await press(pilot, "u")
        assert list(casework.holders) == ["Q-2", "Q-3"]
        assert told(desk)[-1] == (
            "There is nothing to undo: undo stops where a case was forgotten."
        )


async def test_what_is_typed_ahead_reaches_the_question() -> None:
    """While the book is looked through keys are kept for the form that comes."""
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, ASK.removesuffix(" enter"))
        desk.post_message(Key("enter", None))
        write(pilot, "Q-1")
        await settle(pilot)
        assert on(desk, FormScreen).given == [("case", "Q-1")]


async def test_nothing_is_erased_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What saves does not count before all is said that is to be seen; enter never."""
    may_end = Event()

    def mentions(_privacy: Privacy, _case: str) -> Mentions:
        assert may_end.wait(20)
        return ()

    monkeypatch.setattr(Privacy, "mentions", mentions)
    casework = casework_of(*people(2))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter")
        on(desk, CaseScreen).action_forget()
        await pilot.pause()
        write(pilot, "Q-1")
        late = Key("ctrl+s", None)
        desk.post_message(Key("ctrl+s", None))
        desk.post_message(Key("enter", None))
        await pilot.pause()
        may_end.set()
        await settle(pilot)
        assert told(desk) == [UNSEEN]
        desk.post_message(late)
        await press(pilot, "enter")
        assert on(desk, FormScreen).given == [("case", "Q-1")]
    assert len(casework.holders) == 2


async def test_any_other_reference_forgets_nothing() -> None:
    """It is refused at the field, and escape leads back to the case."""
    casework = casework_of(*people(3))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, ASK)
        for typed in ("", "enter enter", "'Q-2'", "home shift+end 'q-1'"):
            await press(pilot, f"{typed} ctrl+s")
            on(desk, FormScreen)
            text = box_text(desk)
            assert "Nothing was erased" in text, typed
            assert "!! is not Q-1, the reference of this" in text, typed
        await press(pilot, "escape y")
        on(desk, CaseScreen)
    assert len(casework.holders) == 3


async def test_a_book_that_cannot_be_saved_forgets_nobody() -> None:
    """The desk says why, and the case is there still."""
    book = FaultyBook()
    casework = casework_of(*people(2), book=book)
    async with at_desk(casework) as (desk, pilot):
        book.trouble = "The book cannot be saved: it is read-only"
        await press(pilot, ASK)
        await press(pilot, "'Q-1' ctrl+s")
        on(desk, QueueScreen)
        assert told(desk)[0].startswith("The book cannot be saved: it is read-only")
    assert len(casework.holders) == 2


@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_it_says_who_else_mentions_the_person(size: tuple[int, int]) -> None:
    """Before anything is erased the form counts the cases and names a few of them."""
    casework = casework_of(*people(9))
    for number in range(2, 10):
        casework.record(f"Q-{number}", "note", [("text", "a friend of Holder A")])
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, ASK)
        on(desk, FormScreen)
        assert (
            "Mentions of the person in the record or history of 8 other cases are left "
            "as they are: Q-2, Q-3, Q-4, Q-5, Q-6 and 3 more."
        ) in box_text(desk)


async def test_keys_answer_while_mentions_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is done stands on the screen; a failure is said, and no form stays."""
    may_end = Event()

    def mentions(_: Privacy, case: str) -> Mentions:
        assert may_end.wait(20)
        raise BookError(f"The journal cannot be read at {case}.")

    monkeypatch.setattr(Privacy, "mentions", mentions)
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0 enter")
        on(desk, CaseScreen).action_forget()
        await pilot.pause()
        on(desk, FormScreen)
        assert "Looking for other cases that mention Q-1 …" in screen_text(desk)
        may_end.set()
        await settle(pilot)
        on(desk, CaseScreen)
        assert told(desk) == ["The journal cannot be read at Q-1."]


@pytest.mark.parametrize(("size", "is_long"), [(LOW, False), (SIZE, True)])
async def test_what_is_left_to_do_by_hand_is_told_at_length(
    size: tuple[int, int], is_long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays for half a minute where it covers no case, else as short as any news."""
    said: list[tuple[object, ...]] = []
    monkeypatch.setattr(Desk, "announce", lambda _, *told: said.append(told))
    async with at_desk(casework_of(*people(3)), size) as (_, pilot):
        await press(pilot, ASK)
        await press(pilot, "'Q-1' ctrl+s")
    ((_, _, seconds),) = said
    assert seconds == (FORGOTTEN_SECONDS if is_long else None)
