"""Other cases that name a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.changes import Change, Past
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Note
from qmas_tui.views.mentions import mentions, past_mentions
from tests.make import AS_OF
from tests.views.changes import changed, step
from tests.views.support import someone

LEE = someone(case="Q-1", name="LEE Ka Yan", name_zh="李嘉欣")


@pytest.mark.parametrize(
    "text",
    [
        "see Q-1.",
        "q-1",
        "wife of lee  KA\nyan",
        "（李嘉欣）",
        "與李嘉欣同住",
        "LEE Ka Yan's",
    ],
)
def test_other_cases_that_name_a_person_are_found(text: str) -> None:
    """Reference and names are found in any text, in capital or small letters."""
    other = someone(case="Q-7", note=(Note(on=AS_OF, text=text),))
    found = mentions(LEE, [LEE, structs.replace(other, name="CHAN")])
    assert found == (("Q-7", "note 1, text"),)


@pytest.mark.parametrize("text", ["see Q-14", "Q-1a", "EQ-1", "FLEE Ka Yang", "嘉欣"])
def test_parts_of_other_words_are_not(text: str) -> None:
    """A reference inside a longer one names somebody else."""
    other = someone(case="Q-7", name="CHAN", family=text)
    assert mentions(LEE, [LEE, other]) == ()


def test_all_places_are_told() -> None:
    """Every text that names the person is told, those of a namesake too."""
    spouse = Dependant(name="LEE Ka Yan", relation="spouse")
    other = someone(case="Q-7", name="Lee Ka Yan", dependant=(spouse,))
    bare = someone(case="李", name="LEE Ka Yan")
    assert mentions(bare, [other]) == (
        ("Q-7", "name"),
        ("Q-7", "dependant 1 (LEE Ka Yan), name"),
    )


CHAN = someone(case="Q-7", name="CHAN")
DAY = "history of 10 Nov 2026"


def noted(*texts: str, holder: Holder = CHAN) -> Holder:
    """A holder with notes."""
    notes = tuple(Note(on=date(2026, 1, 1), text=text) for text in texts)
    return structs.replace(holder, note=notes)


@pytest.mark.parametrize(
    "change",
    [
        changed(CHAN, noted("wife of Lee Ka Yan")),
        changed(noted("see Q-1."), CHAN, "note removed"),
        changed(noted("李嘉欣"), noted("nobody")),
        changed(None, noted("see Q-1")),
        changed(noted("see Q-1"), None),
        changed(CHAN, noted("x"), why="as LEE Ka Yan says"),
        changed(CHAN, noted("x"), what="set adviser LEE Ka Yan"),
        changed(CHAN, noted("x"), who="lee ka yan"),
    ],
)
def test_the_history_of_others_is_gone_through(change: Change) -> None:
    """A text that came or went, or a word of the change, is told by its day."""
    assert past_mentions(LEE, [step(change)]) == (("Q-7", DAY),)


@pytest.mark.parametrize(
    "past",
    [
        step(changed(noted("see Q-1"), noted("see Q-1", "x"))),
        step(changed(CHAN, noted("see Q-14"))),
        step(changed(None, LEE), changed(LEE, noted("see Q-1", holder=LEE))),
        step(does="forget"),
    ],
)
def test_what_names_nobody_new_is_passed_over(past: Past) -> None:
    """What stays as it was, another name, and the person's own case are left out."""
    assert past_mentions(LEE, [past]) == ()


def test_a_case_is_told_once_a_day() -> None:
    """Several changes of a day are one place; an earlier reference is the person's."""
    old = structs.replace(LEE, case="Q-0")
    naming = changed(CHAN, noted("see Q-1"))
    history = [
        step(changed(None, old), changed(old, LEE)),
        step(naming),
        step(naming, does="undo"),
        step(changed(None, noted("see Q-1", holder=structs.replace(CHAN, case="Q-8")))),
    ]
    assert past_mentions(LEE, history) == (("Q-7", DAY), ("Q-8", DAY))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9))
def test_any_name_is_found(name: str) -> None:
    """The quick look passes over no text that holds a name, whatever its letters."""
    person = structs.replace(LEE, name=name, name_zh=None)
    names = mentions(person, [noted(f"to {name.swapcase()} :")])
    same = " ".join(name.swapcase().casefold().split()) == " ".join(
        name.casefold().split()
    )
    if same and name.split():
        assert ("Q-7", "note 1, text") in names
