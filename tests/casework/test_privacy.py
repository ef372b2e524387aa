"""Identity-card numbers, and what is held on one person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qmas_tui.casework.casework import USUAL, Casework, Terms
from qmas_tui.casework.consent import masked
from qmas_tui.casework.importing import apply_import, check_import, find_plan
from qmas_tui.casework.privacy import cases_words
from qmas_tui.errors import DataError, KeepsNumber, NeedsConsent
from qmas_tui.views.model import text_of
from tests.casework.support import LEE, NUMBER, agreed

SAID = [("text", f"her card is {NUMBER}")]

Change = Callable[[Casework, Terms], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda b, t: b.record("Q-1", "note", SAID, terms=t),
        lambda b, t: b.record("Q-1", "trip", [("out", "today")], NUMBER, terms=t),
        lambda b, t: b.amend("Q-1", "note", 1, SAID, terms=t),
        lambda b, t: b.set_fields("Q-1", [("adviser", NUMBER)], terms=t),
        lambda b, t: b.add([("case", "Q-3"), ("name", NUMBER), *LEE[2:]], terms=t),
        lambda b, t: b.snooze("Q-2", "+2w", NUMBER, t),
        lambda b, t: b.mark_reviewed("Q-1", NUMBER, t),
    ],
)
def test_an_identity_number_is_asked_about(lee: Casework, change: Change) -> None:
    """A change that would keep such a number is refused until the user agrees."""
    lee.add([("case", "Q-2"), *LEE[1:4]])
    lee.record("Q-1", "note", [("text", "Called.")])
    before = lee.holders
    with pytest.raises(NeedsConsent) as caught:
        change(lee, USUAL)
    assert "A123***(*) looks like" in caught.value.message
    assert "never needed" in caught.value.message
    assert NUMBER not in caught.value.message
    assert lee.holders is before
    change(lee, agreed(KeepsNumber))
    assert lee.holders is not before
    again = [("text", f"again {NUMBER}")]
    with pytest.raises(NeedsConsent):
        lee.record("Q-1", "note", again, terms=agreed(caught.value))


def test_what_is_there_is_not_asked_about_again(lee: Casework) -> None:
    """A number that the user agreed to is not asked about, nor are undo and redo."""
    lee.record("Q-1", "note", SAID, terms=agreed(KeepsNumber))
    lee.record("Q-1", "note", [("text", "Called.")])
    lee.remove("Q-1", "note", 1)
    for step in (lee.undo.run, lee.redo.run):
        step()
    assert len(lee.holders["Q-1"].note) == 1


def test_each_place_is_named(lee: Casework) -> None:
    """Where several texts hold one, each is named and none is shown whole."""
    given = [("kind", "employment"), ("employer", NUMBER), ("title", f"x {NUMBER}")]
    with pytest.raises(NeedsConsent) as caught:
        lee.record("Q-1", "work", given)
    assert [str(each) for each in caught.value.problems] == [
        "Q-1, work 1, employer: A123***(*)",
        "Q-1, work 1, title: A123***(*)",
    ]
    assert "identity-card number; 1 more text does." in caught.value.message


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("A123456(3)", "A123***(*)"),
        ("ab1234567", "ab12*****"),
        ("A 123456 3", "A 12**** *"),
    ],
)
def test_a_number_is_masked(number: str, shown: str) -> None:
    """Its beginning tells which number it is, and the rest cannot be read."""
    assert masked(number) == shown


def test_no_place_shows_a_number(lee: Casework) -> None:
    """A number in the reference or in a name is masked where the place is told too."""
    other = "AB987654(3)"
    with pytest.raises(NeedsConsent) as caught:
        lee.add([("case", NUMBER), ("name", "CHAN"), *LEE[2:]])
    assert caught.value.message.startswith("A123***(*), case: A123***(*) looks like")
    lee.add([("case", NUMBER), ("name", "CHAN"), *LEE[2:]], terms=agreed(KeepsNumber))
    given = [("name", f"KO {other}"), ("relation", "child")]
    with pytest.raises(NeedsConsent) as caught:
        lee.record(NUMBER, "dependant", given, why=f"see {other} C123456(7)")
    assert [str(each) for each in caught.value.problems] == [
        "A123***(*), dependant 1 (KO AB98****(*)), name: AB98****(*)",
        "A123***(*), what is said of it: C123***(*)",
    ]


def test_a_sheet_is_asked_about(casework: Casework, tmp_path: Path) -> None:
    """An import that would keep a number is refused as a whole until agreed to."""
    (sheet := tmp_path / "s.csv").write_text(f"Ref,Name\nA-1,LEE\nA-2,CHAN {NUMBER}\n")
    plan = find_plan(casework, sheet)
    for ask in (check_import, apply_import):
        with pytest.raises(NeedsConsent, match=r"A-2, name: A123\*"):
            ask(casework, plan, "s.csv")
    check_import(casework, plan, "s.csv", terms=agreed(KeepsNumber))
    assert casework.holders == {}
    apply_import(casework, plan, "s.csv", terms=agreed(KeepsNumber))
    assert len(casework.prospects) == 2


def _text(casework: Casework, case: str) -> str:
    return "\n".join(
        text_of(line)
        for part in casework.privacy.dossier(case)
        for section in part.sections
        for line in section.lines
    )


def test_a_dossier_holds_everything(lee: Casework) -> None:
    """Record, history and mentions are in it; of a case taken out, its history."""
    lee.add([("case", "Q-2"), ("name", "CHAN Mei"), *LEE[2:]])
    lee.record("Q-2", "note", [("text", "cousin of LEE Ka Yan")])
    text = _text(lee, "Q-1")
    for words in (
        "LEE Ka Yan",
        "grant until 10 Dec 2026 recorded",
        "Q-2: note 1, text",
    ):
        assert words in text
    for _ in range(4):
        lee.undo.run()
    assert lee.holders == {}
    assert "LEE Ka Yan" in _text(lee, "Q-1")
    with pytest.raises(DataError, match="no case Q-9"):
        lee.privacy.dossier("Q-9")


def test_a_person_is_forgotten(lee: Casework) -> None:
    """Nothing of it is left, undo stops there, and mentions elsewhere are told."""
    lee.add([("case", "Q-2"), ("name", "CHAN Mei"), *LEE[2:]])
    lee.record("Q-2", "note", [("text", "cousin of LEE Ka Yan")])
    assert lee.privacy.mentions("Q-1") == (("Q-2", "note 1, text"),)
    lee.remove("Q-2", "note", 1)
    assert lee.privacy.mentions("Q-1") == (("Q-2", "history of 22 Nov 2026"),)
    done = lee.privacy.forget("Q-1")
    assert done.what == "Q-1 forgotten: 2 changes; still named in Q-2"
    assert done.cases == ("Q-1",)
    assert list(lee.holders) == ["Q-2"]
    assert lee.undo.words() is None
    assert lee.history("Q-1") == []
    with pytest.raises(DataError, match="nor was there ever"):
        lee.privacy.forget("Q-1")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Q-1"),
        (5, "Q-1, Q-2, Q-3, Q-4, Q-5"),
        (421, "Q-1, Q-2, Q-3, Q-4, Q-5 and 416 more"),
    ],
)
def test_few_cases_are_told_by_name(number: int, words: str) -> None:
    """Where many cases mention a person five are named, each once, the rest counted."""
    places = ("note 1, text", "history of 22 Nov 2026")
    named = [(f"Q-{n}", place) for place in places for n in range(1, number + 1)]
    assert cases_words(tuple(named)) == words
