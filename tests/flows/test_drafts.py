"""What is typed is never lost: a form that is left is found again as it was left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.config.state import state_folder
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.note import NoteScreen
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    field,
    follow,
    on,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A book of one case with two grants."""
    return book_of(tmp_path / "book.db", holder())


def kept() -> list[Path]:
    """The files of drafts in the user's state folder."""
    return [each for each in (state_folder() / "drafts").rglob("*") if each.is_file()]


def again(tmp_path: Path) -> Casework:
    """The same book, opened by another program."""
    return open_casework(tmp_path / "book.db", AS_OF)


async def test_a_form_that_is_left_comes_back(
    casework: Casework, tmp_path: Path
) -> None:
    """Also in the next desk: fields, ticks and choices stand as they were left.

    It is the owner's file alone, gone once the form is saved; an untouched form
    leaves none.
    """
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 enter g escape")
        assert not kept()
        await press(pilot, "g '15/3/31' tab 'today' tab y escape")
        on(desk, CaseScreen)
        assert told(desk)[0].startswith("Kept as a draft: it comes back")
    assert [each.stat().st_mode & 0o777 for each in kept()] == [0o600]
    async with at_desk(again(tmp_path), LOW) as (desk, pilot):
        await press(pilot, "0 enter f escape g")
        assert "Your draft of" in screen_text(desk)
        assert "ctrl+r throws it away" in screen_text(desk)
        assert on(desk, FormScreen).typed == [
            ("until", "15/3/31"),
            ("granted_on", "today"),
            ("confirmed", "yes"),
        ]
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        assert not kept()
    assert again(tmp_path).holders["Q-1"].grant[-1].until == date(2031, 3, 15)


async def test_a_draft_is_thrown_away_by_its_key(casework: Casework) -> None:
    """`ctrl+r` begins anew, once more brings it back, and `esc` then leaves nothing."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a t '1/3/26' tab '9/3/26' escape a t")
        form = on(desk, FormScreen)
        typed = [("out", "1/3/26"), ("back", "9/3/26")]
        assert form.typed == typed
        await press(pilot, "ctrl+r")
        assert (form.typed, "Thrown away" in screen_text(desk)) == ([], True)
        await press(pilot, "ctrl+r")
        assert form.typed == typed
        await press(pilot, "ctrl+r escape")
        assert not kept()
        await press(pilot, "a t")
        assert on(desk, FormScreen).typed == []
        assert "Your draft" not in screen_text(desk)


async def test_a_note_that_is_left_comes_back(casework: Casework) -> None:
    """With all its lines; thrown away and left it is gone."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter n 'one' enter 'two' escape n")
        note = on(desk, NoteScreen)
        assert note.text == "one\ntwo"
        assert "Your draft" in screen_text(desk)
        await press(pilot, "ctrl+r")
        assert (note.text, "brings it back" in screen_text(desk)) == ("", True)
        await press(pilot, "ctrl+r")
        assert note.text == "one\ntwo"
        await press(pilot, "ctrl+r escape n")
        assert on(desk, NoteScreen).text == ""
        assert not kept()


async def test_a_draft_of_a_row_that_others_changed_says_so(
    casework: Casework, tmp_path: Path
) -> None:
    """Only what was typed comes back, beside what stands there by now."""
    theirs = again(tmp_path)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a o")
        field(desk, "adviser").input.focus()
        await press(pilot, "'mine' escape")
        theirs.set_fields("Q-1", [("name", "LEE Kay")])
        await follow(pilot)
        await press(pilot, "a o")
        assert "What stood here is another by now" in " ".join(
            screen_text(desk).split()
        )
        given = dict(on(desk, FormScreen).given)
        assert (given["adviser"], given["name"]) == ("mine", "LEE Kay")


async def test_a_draft_goes_with_its_case(casework: Casework, tmp_path: Path) -> None:
    """Forgetting a case leaves no byte of it, of whatever form it was typed in.

    Nor does a form of it that is still open in another desk.
    """
    async with at_desk(casework) as (_, pilot):
        await press(pilot, "0 a h 'Q-2' down 'LEE_Ka_Yan' escape enter")
        await press(pilot, "g '1/1/31' escape n 'a_secret' escape f tab '1/1/26'")
        assert len(kept()) == 3
        again(tmp_path).privacy.forget("Q-1")
        assert not kept()
        await follow(pilot)
        await follow(pilot)
        assert not kept()
    assert not kept()


async def test_what_is_typed_is_kept_while_the_keys_rest(casework: Casework) -> None:
    """A program that is killed outright loses no more than the last keys."""
    async with at_desk(casework) as (_, pilot):
        await press(pilot, "0 enter g '1/1/31'")
        await follow(pilot)
        assert not kept()
        await follow(pilot)
        assert "1/1/31" in kept()[0].read_text("utf-8")


async def test_a_disk_that_is_full_is_told(
    casework: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft then lasts as long as the desk."""

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("qmas_tui.casework.drafts.replace_file", full)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter g '1/1/31' escape")
        assert "until you leave the desk" in told(desk)[0]
        await press(pilot, "g")
        assert on(desk, FormScreen).typed == [("until", "1/1/31")]


async def test_leaving_the_desk_says_that_it_is_kept(
    casework: Casework, tmp_path: Path
) -> None:
    """`ctrl+q` asks once where something is typed, and the draft is there after it."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter n 'hello' ctrl+q")
        on(desk, ConfirmScreen)
        assert "What you typed is kept as a draft." in screen_text(desk)
        await press(pilot, "y")
    async with at_desk(again(tmp_path)) as (desk, pilot):
        await press(pilot, "0 enter n")
        assert on(desk, NoteScreen).text == "hello"
