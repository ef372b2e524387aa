"""What a step did, in words."""

from __future__ import annotations

import pytest

from qmas_tui.facts.changes import Past
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.model import text_of
from qmas_tui.views.past import change_words, changes_of, past_words
from tests.views.changes import changed, step
from tests.views.support import someone

LEE, CHAN = someone(), someone(case="Q-0143", name="CHAN")
ADDED = changed(None, LEE, "case of LEE Ka Yan added")
GRANT = changed(LEE, someone(adviser="mw"), "grant until 15 Mar 2028 recorded", "read")
IMPORTED = tuple(changed(None, each, "imported from a.xlsx") for each in (LEE, CHAN))


@pytest.mark.parametrize(
    ("past", "says"),
    [
        (step(GRANT), "Q-0142, grant until 15 Mar 2028 recorded"),
        (step(*IMPORTED), "import of 2 cases from a.xlsx"),
        (
            step(GRANT, does="undo"),
            "undone: Q-0142, grant until 15 Mar 2028 recorded",
        ),
        (step(*IMPORTED, does="redo"), "redone: import of 2 cases from a.xlsx"),
        (step(does="forget"), "a case was forgotten"),
        (step(erased=1), "a change to a forgotten case"),
        (step(erased=2), "2 changes to forgotten cases"),
        (step(erased=1, does="undo"), "undone: a change to a forgotten case"),
        (
            step(IMPORTED[0], erased=1),
            "Q-0142, imported from a.xlsx; a change to a forgotten case",
        ),
    ],
)
def test_a_step_says_what_it_did(past: Past, says: str) -> None:
    """One case by its reference, several by their number, and what became of them."""
    assert past_words(past) == says


def test_on_the_page_of_a_case_its_reference_is_left_out() -> None:
    """A change says what it did, and whether it was taken back."""
    assert change_words(step(ADDED), ADDED) == "case of LEE Ka Yan added"
    assert change_words(step(does="undo"), ADDED).startswith("undone: case of")


def test_a_case_is_followed_under_its_earlier_references() -> None:
    """What another case did under a reference, before or after, is left out."""
    old, new = someone(case="Q-9"), someone(case="Q-0142")
    stranger = someone(case="Q-9", name="WONG")
    history = [
        step(changed(None, old, "one"), changed(None, CHAN, "foreign"), number=1),
        step(changed(old, new, "two"), number=2),
        step(changed(None, stranger, "foreign"), number=3),
    ]
    found = changes_of("Q-0142", history)
    assert [change.what for _, change in found] == ["two", "one"]


def test_the_history_of_a_book_has_one_line_a_step() -> None:
    """Each step has its number, day, time, who and what, the newest first."""
    history = [
        step(*IMPORTED, number=9),
        step(GRANT, number=10),
        step(does="forget", number=11),
    ]
    assert [text_of(line) for line in history_lines(history)] == [
        "11  10 Nov 2026 04:05  mw          a case was forgotten",
        "10  10 Nov 2026 04:05  mw          "
        "Q-0142, grant until 15 Mar 2028 recorded   read",
        " 9  10 Nov 2026 04:05  mw          import of 2 cases from a.xlsx",
    ]


def test_the_history_of_a_case_shows_what_differs() -> None:
    """Beneath each change of the case stands, quietly, what it changed."""
    history = [step(*IMPORTED, number=1), step(GRANT, number=2)]
    lines = history_lines(history, "Q-0142")
    assert [text_of(line) for line in lines] == [
        "10 Nov 2026 04:05  mw          grant until 15 Mar 2028 recorded   read",
        "    adviser: — → mw",
        "10 Nov 2026 04:05  mw          imported from a.xlsx",
        "    new case: LEE Ka Yan",
    ]
    assert lines[1].spans[-1].role == "dim"


@pytest.mark.parametrize("case", [None, "Q-0142"])
def test_an_empty_history_says_so(case: str | None) -> None:
    """Where nothing was changed a sentence says so."""
    (line,) = history_lines((), case)
    assert text_of(line) == "No change is on record."


def test_words_of_users_move_no_screen() -> None:
    """What somebody typed is drawn on one line, whatever it holds."""
    nasty = changed(LEE, someone(adviser="a\x1b[31m\nb"), "set\nadviser", "[/]")
    lines = history_lines([step(nasty)], "Q-0142")
    assert [text_of(line) for line in lines] == [
        "10 Nov 2026 04:05  mw          set adviser   [/]",
        "    adviser: — → a [31m b",
    ]
