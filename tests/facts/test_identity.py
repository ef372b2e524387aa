"""What looks like the number of a Hong Kong identity card."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.identity import identity_numbers, new_identity_numbers
from qmas_tui.facts.rows import Note, Trip

DAY = date(2026, 11, 22)
NUMBER = "A123456(3)"
LEE = Holder(case="Q-1", name="LEE Ka Yan", citizenship="other", route="gpt")


@pytest.mark.parametrize(
    "number",
    [
        "A123456(3)",
        "a123456(3)",
        "A123456 (3)",
        "A123456( 3 )",
        "A 123456(3)",
        "A123456（3）",
        "AB987654(3)",
        "AB987654(9)",
        "C668668(A)",
        "ａ１２３４５６（３）",
        "Ａ　１２３４５６　（３）",
    ],
)
def test_with_brackets_any_check_digit_counts(number: str) -> None:
    """Letters in any case, full-width signs and spaces do not hide a number."""
    assert identity_numbers(number) == (number,)
    assert identity_numbers(f"身份證{number}，已核對") == (number,)
    assert identity_numbers(f"({number}).") == (number,)


@pytest.mark.parametrize("number", ["A1234563", "AB9876543", "a123456 3", "G123456A"])
def test_without_brackets_the_right_check_digit_counts(number: str) -> None:
    """A number in one run is one where its check digit is right."""
    assert identity_numbers(f"HKID {number}, seen") == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A1234567",
        "AB9876544",
        "EA1234567",
        "K12345678",
        "passport A12345632",
        "Q-0142, ref 2024/123456(3)",
        "ABC123456(3)",
        "1A123456(3)",
        "A12345(3)",
        "A1234567(3)",
        "A123456(33)",
        "A123456(B)",
        "A123456",
        "A1234563B",
        "HKD 450000 in 2026",
        "A\n123456(3)",
    ],
)
def test_other_numbers_do_not_count(text: str) -> None:
    """Wrong check digits, passports, references and longer runs are let be."""
    assert identity_numbers(text) == ()


def test_every_number_of_a_text_is_found() -> None:
    """Numbers are given as they are written, in their order."""
    assert identity_numbers("A123456(3) and wife AB987654（3）.") == (
        "A123456(3)",
        "AB987654（3）",
    )


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=2)
DIGITS = st.text("0123456789", min_size=6, max_size=6)


@given(LETTERS, DIGITS)
def test_exactly_one_check_digit_is_right(letters: str, digits: str) -> None:
    """Of the eleven check digits there are, one makes a number without brackets."""
    right = [c for c in "0123456789A" if identity_numbers(f"{letters}{digits}{c}")]
    assert len(right) == 1


@given(st.text("Aa1（(3)） ３Ａ", max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    """What is found stands in the text."""
    assert all(number in text for number in identity_numbers(text))


def test_new_numbers_are_placed() -> None:
    """Holder, rows, dependants and their rows are all looked through."""
    after = structs.replace(
        LEE,
        name=f"LEE {NUMBER}",
        tags=("bank", NUMBER),
        note=(Note(on=DAY, text="Called"), Note(on=DAY, text=f"card {NUMBER} seen")),
        dependant=(
            Dependant(
                name="LEE Ming", relation="child", trip=(Trip(out=DAY, reason=NUMBER),)
            ),
        ),
    )
    assert new_identity_numbers(LEE, after) == (
        ("name", NUMBER),
        ("tags 2", NUMBER),
        ("dependant 1 (LEE Ming), trip 1, reason", NUMBER),
        ("note 2, text", NUMBER),
    )
    assert new_identity_numbers(None, after) == new_identity_numbers(LEE, after)


def test_what_was_kept_before_is_not_asked_again() -> None:
    """A text that the record had already is let be, also when its row has moved."""
    kept = Note(on=DAY, text=NUMBER)
    before = structs.replace(LEE, note=(Note(on=DAY, text="Called"), kept))
    after = structs.replace(before, note=(kept,), adviser="mw")
    assert new_identity_numbers(before, after) == ()
    assert new_identity_numbers(before, None) == ()


def test_another_text_or_field_is_asked_about() -> None:
    """The same number in another text, or in another field, is new."""
    before = structs.replace(LEE, note=(Note(on=DAY, text=NUMBER),))
    added = (*before.note, Note(on=DAY, text=f"again {NUMBER}"))
    after = structs.replace(before, note=added, family=NUMBER)
    assert new_identity_numbers(before, after) == (
        ("family", NUMBER),
        ("note 2, text", NUMBER),
    )


@pytest.mark.parametrize("blank", ["", " ", "\t", " \t", "\t ", "\t\t", "\xa0", "　"])
@pytest.mark.parametrize("number", ["A123456(3)", "ａ１２３４５６（３）"])
def test_no_blank_hides_a_number_from_the_quick_look(blank: str, number: str) -> None:
    """A case gives the numbers of its texts, however their signs are parted."""
    text = f"see {number[0]}{blank}{number[1:]}"
    noted = structs.replace(LEE, note=(Note(on=DAY, text=text),))
    told = tuple(number for _, number in new_identity_numbers(None, noted))
    assert told == identity_numbers(text)
    assert told


def test_figures_in_a_text_are_no_number() -> None:
    """Six digits after a word are looked at, and are not such a number."""
    noted = structs.replace(LEE, note=(Note(on=DAY, text="HKD 450000 a year"),))
    assert new_identity_numbers(None, noted) == ()
