"""Values that may be right but are odd: asked about once, apart from anything else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.importing import apply_import, doubts, find_plan
from qmas_tui.errors import Agreement, KeepsNumber, KeepsOdd
from tests.casework.support import NUMBER, agreed
from tests.make import AS_OF

FAR = [("until", "1/1/2082")]
FAR_WORDS = (
    "The limit of stay 1 Jan 2082 (grant 2) is more than 3 months from every end that "
    "was expected; the nearest is 10 Dec 2031."
)


def test_an_odd_value_is_asked_about_once(lee: Casework) -> None:
    """It says what is odd; once agreed to the same value is not asked about again."""
    before = lee.holders
    with pytest.raises(KeepsOdd) as caught:
        lee.record("Q-1", "grant", FAR)
    assert (caught.value.message, caught.value.problems) == (FAR_WORDS, ())
    assert lee.holders is before
    lee.record("Q-1", "grant", FAR, terms=agreed(caught.value))
    lee.amend("Q-1", "grant", 2, [("confirmed", "yes")])
    with pytest.raises(KeepsOdd):
        lee.amend("Q-1", "grant", 2, [("until", "1/2/2082")])
    for step in (lee.undo.run, lee.redo.run):
        step()
    assert lee.holders["Q-1"].grant[1].confirmed


def test_several_odd_values_are_one_question(lee: Casework) -> None:
    """Each is told with its row."""
    given = [("name", "A"), ("relation", "child"), ("limit_of_stay", "1/1/2082")]
    with pytest.raises(KeepsOdd) as caught:
        lee.record("Q-1", "dependant", [*given, ("passport_expires_on", "1/1/2082")])
    assert caught.value.message == "This may be right, but is odd."
    assert len(caught.value.problems) == 2
    assert all("dependant A" in str(each) for each in caught.value.problems)


def test_every_edit_but_a_removal_asks(lee: Casework) -> None:
    """Recording and correcting ask; removing, and what brings in nothing, do not."""
    long = [("expires_on", "1/1/2082")]
    with pytest.raises(KeepsOdd):
        lee.record("Q-1", "passport", long)
    lee.record("Q-1", "passport", long, terms=agreed(KeepsOdd))
    with pytest.raises(KeepsOdd):
        lee.amend("Q-1", "passport", 1, [("expires_on", "2/1/2082")])
    lee.remove("Q-1", "passport", 1)
    lee.set_fields("Q-1", [("adviser", "jt")])


def test_a_yes_counts_for_what_was_asked(lee: Casework) -> None:
    """A yes to one value is none to another; a kind agreed to is so throughout."""
    long = [("expires_on", "1/1/2082")]
    with pytest.raises(KeepsOdd) as caught:
        lee.record("Q-1", "grant", FAR)
    with pytest.raises(KeepsOdd):
        lee.record("Q-1", "passport", long, terms=agreed(caught.value))
    lee.record("Q-1", "passport", long, terms=agreed(KeepsOdd))
    lee.record("Q-1", "grant", FAR, terms=agreed(KeepsOdd))


def test_a_yes_to_one_kind_is_no_yes_to_the_other(lee: Casework) -> None:
    """One edit may raise both, one after the other, and needs both answers."""

    def edit(*to: Agreement) -> None:
        lee.record("Q-1", "grant", FAR, NUMBER, terms=agreed(*to))

    with pytest.raises(KeepsOdd) as odd:
        edit()
    with pytest.raises(KeepsOdd):
        edit(KeepsNumber)
    with pytest.raises(KeepsNumber) as number:
        edit(KeepsOdd)
    edit(number.value, odd.value)
    assert len(lee.holders["Q-1"].grant) == 2
    with pytest.raises(KeepsOdd):
        lee.record("Q-1", "grant", [("until", "2/1/2082")])


def test_the_family_is_not_asked_about_besides(lee: Casework) -> None:
    """A limit that a grant gives to the family is the value that was asked about."""
    given = [("name", "A"), ("relation", "child"), ("limit_of_stay", "10/12/26")]
    lee.record("Q-1", "dependant", given)
    with pytest.raises(KeepsOdd) as caught:
        lee.record("Q-1", "grant", FAR)
    assert caught.value.message == FAR_WORDS
    lee.record("Q-1", "grant", FAR, terms=agreed(caught.value))
    (child,) = lee.holders["Q-1"].dependant
    assert child.limit_of_stay == lee.holders["Q-1"].grant[1].until


def test_an_import_lists_and_never_asks(casework: Casework, tmp_path: Path) -> None:
    """What cannot be and what is odd is told case by case, and comes in all the same.

    A second import of the same sheet has nothing to tell.
    """
    ahead = AS_OF + timedelta(days=1)
    (sheet := tmp_path / "s.csv").write_text(
        "Ref,Name,Visa expiry,Landing date,Passport expiry\n"
        f"A-1,LEE,1/1/2025,,\nA-2,CHAN,1/1/2028,{ahead},1/1/2045\nA-3,HO,1/1/2028,,\n"
    )
    plan = find_plan(casework, sheet)
    assert list(doubts(plan, casework)) == [
        "Imported although it cannot be, to be corrected: 1.",
        "  A-2, landed_on: 23 Nov 2026 has not come, and the landing is recorded once "
        "it has happened; today or an earlier day would do",
        "Imported although it is odd, to be looked at: 2.",
        "  A-1: The limit of stay 1 Jan 2025 (grant 1) has passed; 22 Nov 2026 or a "
        "later day was expected",
        "  A-2: The passport's last day 1 Jan 2045 (passport 1) is more than 120 "
        "months ahead; 22 Nov 2036 or an earlier day was expected",
    ]
    apply_import(casework, plan, "s.csv")
    assert casework.holders["A-2"].landed_on == ahead
    assert list(doubts(find_plan(casework, sheet), casework)) == []
