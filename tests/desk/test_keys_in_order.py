"""Keys typed all at once reach what they were meant for."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, cast

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from qmas_tui.desk import keys_in_order
from qmas_tui.desk.keys_in_order import KeysInOrder


class Form(ModalScreen[list[str]]):
    """Two fields in a box of its own, as a drawer has them."""

    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+s", "save"), ("escape", "leave")]

    def compose(self) -> ComposeResult:
        """The fields."""
        with Vertical():
            yield Input(id="day")
            yield Input(id="text")

    def on_mount(self) -> None:
        """Begin in the first."""
        self.query_one("#day").focus()

    def action_save(self) -> None:
        """Hand back what was typed."""
        self.dismiss([each.value for each in self.query(Input)])

    def action_leave(self) -> None:
        """Hand back nothing."""
        self.dismiss([])


class Menu(ModalScreen[None]):
    """Takes one letter, and opens what it stands for."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "job")]

    def action_job(self) -> None:
        """The form takes the place of the menu."""
        app = self.app
        assert isinstance(app, Typing)
        self.dismiss()
        app.push_screen(Form(), app.note)


class Typing(KeysInOrder[None]):
    """A filter line, a list that counts its keys, a menu of forms."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", "menu"),
        ("slash", "filter"),
        ("j", "down"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[list[str] | None] = []
        self.moved = 0

    def compose(self) -> ComposeResult:
        """The filter line."""
        yield Input(id="filter")

    def note(self, said: list[str] | None) -> None:
        """What a form handed back."""
        self.saved.append(said)

    def action_menu(self) -> None:
        """Open the menu."""
        self.push_screen(Menu())

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#filter").focus()

    async def action_down(self) -> None:
        """Move, in so long a time that further keys come meanwhile."""
        for _turn in range(20):
            await asyncio.sleep(0)
        self.moved += 1

    def on_input_submitted(self) -> None:
        """Enter in the filter line goes back to the list."""
        self.set_focus(None)


async def type_at_once(pilot: Pilot[Any], typed: str) -> None:
    """Send words and characters as a terminal does that gets them in one piece."""
    for each in typed.split():
        for name in [each] if each in NAMED else each:
            pilot.app.post_message(Key(name, name if len(name) == 1 else None))
    await pilot.pause()
    while cast(Typing, pilot.app).has_keys_waiting:
        await pilot.pause()


NAMED = {"tab", "enter", "escape", "slash", "ctrl+s", "alt+j"}


async def test_a_form_is_opened_filled_and_saved_by_keys_typed_in_one_piece() -> None:
    """The letters after the key that opens a form reach its fields, each its own."""
    app = Typing()
    async with app.run_test() as pilot:
        await type_at_once(pilot, "aj 15nov tab lost enter ctrl+s")
        assert app.saved == [["15nov", "lost"]]


async def test_letters_right_behind_enter_in_the_filter_go_to_the_list() -> None:
    """`/`, a word, `enter`, `j j` at once: the word in the filter, two steps down."""
    app = Typing()
    async with app.run_test() as pilot:
        await type_at_once(pilot, "slash lee enter jj")
        assert app.query_one("#filter", Input).value == "lee"
        assert app.moved == 2


@pytest.mark.parametrize("key", ["alt+j", "escape j"])
async def test_escape_with_a_letter_right_behind_it_is_both(key: str) -> None:
    """What terminals make of `esc` and a letter leaves the form, and moves."""
    app = Typing()
    async with app.run_test() as pilot:
        await type_at_once(pilot, f"aj 1 tab {key}")
        assert (app.saved, app.moved) == ([[]], 1)


async def test_a_paste_keeps_its_turn_between_keys() -> None:
    """What is pasted between two keys stands between them."""
    app = Typing()
    async with app.run_test() as pilot:
        await type_at_once(pilot, "slash ab")
        app.post_message(Key("c", "c"))
        app.post_message(Paste("PASTED"))
        await type_at_once(pilot, "d enter")
        assert app.query_one("#filter", Input).value == "abcPASTEDd"


async def test_a_key_whose_widget_goes_away_holds_up_no_other() -> None:
    """A form that closes on a key takes no later key with it."""
    app = Typing()
    async with app.run_test() as pilot:
        for _time in range(3):
            await type_at_once(pilot, "aj x ctrl+s")
        await type_at_once(pilot, "jjj")
        assert app.saved == [["x", ""]] * 3
        assert app.moved == 3


async def test_a_thread_that_gives_way_waits_for_the_keys_on_their_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Until the last has done what it does; once the app is left, for nothing."""
    monkeypatch.setattr(keys_in_order, "MOST_GIVEN_SECONDS", 20)
    app = Typing()
    async with app.run_test():
        for _press in range(3):
            app.post_message(Key("j", "j"))
        await asyncio.to_thread(app.give_way)
        assert app.moved == 3
        assert not app.has_keys_waiting
    app.give_way()
