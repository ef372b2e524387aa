"""Values that are odd are asked about once; what cannot be is refused at its field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from tests.cli.runs import Run
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    casework_of,
    field,
    on,
    press,
    told,
)
from tests.flows.prospects import NEW
from tests.make import AS_OF, holder

CHILD = {"name": "LEE Ming", "relation": "child"}
FAR = (
    "The limit of stay 15 Mar 2082 (grant 3) is more than 3 months from every end that "
    "was expected; the nearest is 15 Mar 2034."
)


@pytest.mark.parametrize("answer", ["n", "escape"])
async def test_a_no_goes_back_to_what_was_typed(answer: str) -> None:
    """It says what is odd; nothing is saved, and it is saved once it is corrected."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter g '15/3/2082' ctrl+s enter space")
        on(desk, FormScreen)
        assert FAR in box_text(desk)
        assert "Save it all the same?" in box_text(desk)
        await press(pilot, answer)
        assert on(desk, FormScreen).given[0] == ("until", "15/3/2082")
        assert len(desk.casework.holders["Q-1"].grant) == 2
        await press(pilot, "home shift+end '15/3/2031' ctrl+s")
        on(desk, CaseScreen)
    assert [each.until for each in desk.casework.holders["Q-1"].grant][2:] == [
        date(2031, 3, 15)
    ]


async def test_a_yes_saves_it_and_asks_no_more() -> None:
    """With `y` it is saved; correcting something else of the row asks nothing."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter g '15/3/2082' ctrl+s y")
        on(desk, CaseScreen)
        assert "15 Mar 2082" in told(desk)[0]
        await press(pilot, "5 c tab tab y ctrl+s")
        on(desk, CaseScreen)
    assert desk.casework.holders["Q-1"].grant[2].confirmed


async def test_each_question_has_its_own_answer() -> None:
    """A yes to what is odd is none to an identity number: that is asked after it."""
    keys = "0 enter a p '1/1/45' ctrl+s y"
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, keys)
        on(desk, CaseScreen)
        await press(pilot, "a d 'A123456(3)' down c")
        field(desk, "passport_expires_on").input.focus()
        await press(pilot, "'1/1/46' ctrl+s")
        assert "Save it all the same?" in box_text(desk)
        await press(pilot, "y")
        assert "Keep it?" in box_text(desk)
        await press(pilot, "n")
        on(desk, FormScreen)
        assert not desk.casework.holders["Q-1"].dependant
        await press(pilot, "ctrl+s y y")
        on(desk, CaseScreen)
    assert len(desk.casework.holders["Q-1"].dependant) == 1


async def test_several_odd_values_fit_a_small_screen() -> None:
    """Each is told whole, above one question."""
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "0 enter a d 'Mo' down c")
        for name, text in (
            ("passport_expires_on", "1/1/46"),
            ("limit_of_stay", "1/1/2060"),
        ):
            field(desk, name).input.focus()
            await press(pilot, f"'{text}'")
        await press(pilot, "ctrl+s")
        text = box_text(desk)
        for words in (
            "This may be right, but is odd.",
            "The limit of stay 1 Jan 2060 (dependant Mo) is more than 3 months from",
            "The passport's last day 1 Jan 2046 (dependant Mo) is more than 120 months",
            "22 Nov 2036 or an earlier day was expected",
            "Save it all the same?",
            "y keeps it",
        ):
            assert words in text


async def test_what_cannot_be_is_refused_at_its_field() -> None:
    """The words stand under the field, what is typed stays, and it can be mended."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter a t '5/3/25' tab '1/3/25' ctrl+s")
        assert (
            "1 Mar 2025 lies before the departure, 5 Mar 2025 (trip 1); that day or a "
            "later one would do"
        ) in box_text(desk)
        assert desk.focused is field(desk, "back").input
        assert not desk.casework.holders["Q-1"].trip
        await press(pilot, "home shift+end '5/3/25' ctrl+s")
        on(desk, CaseScreen)
    assert len(desk.casework.holders["Q-1"].trip) == 1


async def test_a_trip_of_a_dependant() -> None:
    """Where there is a family the form asks whose trip it is; left empty, the holder's.

    A second one without a return is refused of the same person alone.
    """
    async with at_desk(casework_of(holder(dependant=[CHILD]))) as (desk, pilot):
        await press(pilot, "0 enter a t '5/3/25' up L ctrl+s")
        on(desk, CaseScreen)
        await press(pilot, "a t '6/3/25' ctrl+s")
        on(desk, CaseScreen)
        await press(pilot, "a t '7/3/25' ctrl+s")
        on(desk, FormScreen)
        assert "would be a second one without a return" in box_text(desk)
    after = desk.casework.holders["Q-1"]
    assert [each.out for each in after.trip] == [date(2025, 3, 6)]
    assert [each.out for each in after.dependant[0].trip] == [date(2025, 3, 5)]


async def test_a_trip_of_a_dependant_is_corrected_and_removed() -> None:
    """On the page of the family, as a trip of the holder is on theirs."""
    trips = [{"out": date(2025, 3, 5), "back": date(2025, 3, 9)}]
    child = {**CHILD, "trip": trips}
    async with at_desk(casework_of(holder(dependant=[child]))) as (desk, pilot):
        await press(pilot, "0 enter 3 end c tab home shift+end '10/3/25' ctrl+s")
        on(desk, CaseScreen)
        (trip,) = desk.casework.holders["Q-1"].dependant[0].trip
        assert trip.back == date(2025, 3, 10)
        await press(pilot, "x y")
        assert not desk.casework.holders["Q-1"].dependant[0].trip


async def test_leaving_is_typed_with_its_reason() -> None:
    """The day alone is refused at the reason; with that it is saved."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter a o")
        field(desk, "left_on").input.focus()
        await press(pilot, "'1/6/26' ctrl+s")
        assert "left_on and left_for stand together" in box_text(desk)
        assert desk.focused is field(desk, "left_for").input
        await press(pilot, "e ctrl+s")
        on(desk, CaseScreen)
    assert desk.casework.holders["Q-1"].left_for == "employment"


async def test_choices_are_shown_whole() -> None:
    """All that can be chosen is to be seen, on as many lines as it needs."""
    async with at_desk(casework_of(holder(dependant=[CHILD])), LOW) as (desk, pilot):
        await press(pilot, "0 enter a d")
        row = field(desk, "left_for")
        row.input.focus()
        await press(pilot, "l")
        assert row.text == "left-hong-kong"
        text = " ".join(box_text(desk).split())
        for choice in row.field.choices:
            assert choice.replace("-", " ") in text


REFUSED = (
    ("a t '5/3/25' tab '1/3/25'", ("trip", "out=5/3/25", "back=1/3/25")),
    ("f tab 'tomorrow'", ("filing", "kind=extension", "filed_on=tomorrow")),
)


@pytest.mark.parametrize(("keys", "words"), REFUSED, ids=["order", "ahead"])
async def test_desk_and_command_line_say_the_same(
    tmp_path: Path, keys: str, words: tuple[str, ...]
) -> None:
    """What cannot be is refused, and what is odd is asked about, in the same words."""
    path = tmp_path / "book.db"
    qmas = Run(path, AS_OF.isoformat())
    book_of(path, holder()).close()
    refused = qmas("record", "Q-1", *words).stderr.splitlines()[1:]
    odd = qmas("record", "Q-1", "grant", "until=15/3/2082").stderr
    async with at_desk(open_casework(path, AS_OF)) as (desk, pilot):
        await press(pilot, f"0 enter {keys} ctrl+s")
        shown = box_text(desk)
        for line in refused:
            assert f"!! {line.partition(': ')[2]}" in shown
        await press(pilot, "escape y g '15/3/2082' ctrl+s")
        assert FAR in box_text(desk)
        assert odd.startswith(FAR)


async def test_of_a_prospect_it_is_asked_too() -> None:
    """The form says what is odd while it is typed, and asks once before it is saved."""
    async with at_desk(casework_of(NEW)) as (desk, pilot):
        await press(pilot, "enter a p '1/1/46' tab")
        assert "is more than 120 months ahead" in box_text(desk)
        await press(pilot, "ctrl+s n")
        on(desk, FormScreen)
        assert not desk.casework.prospects["P-2"].passport
        await press(pilot, "ctrl+s y")
    assert desk.casework.prospects["P-2"].passport
