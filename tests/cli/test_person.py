"""What is held on one person: printed whole, and erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.whereabouts import today
from qmas_tui.views.say import day_words
from tests.cli.runs import Run

SECRET = "Ms Qwertyuiop"
NOTE = ["record", "T-002", "note", "text=cousin of CHAN Tai Man"]


def test_a_dossier(qmas: Run) -> None:
    """Record, history, mentions and the day of erasure are printed, uncut."""
    long = "x" * 300 + " ··· ─"
    qmas.lines("record", "T-001", "note", f"text={long}", "--why", "for the file")
    qmas.lines(*NOTE)
    lines = qmas.lines("dossier", "T-001")
    assert lines[0] == "T-001: all that book.db holds on 10 Feb 2026."
    text = "\n".join(lines)
    for words in (long, "for the file", "T-002: note 1, text", "CHAN Tai Man"):
        assert words in text
    for title in ("WHAT IS RECORDED", "HISTORY", "ELSEWHERE", "HOW LONG"):
        assert f"\n\n{title}" in text


def test_a_dossier_of_a_case_taken_out(qmas: Run) -> None:
    """Of a case that the book holds no longer, its history is printed."""
    qmas.lines("undo")
    lines = qmas.lines("dossier", "T-001")
    assert lines[0].startswith("T-001, taken out of the book: all that")
    assert "CHAN Tai Man" in "\n".join(lines)
    assert qmas("dossier", "T-009").exit_code == 1


def test_a_person_is_forgotten(qmas: Run) -> None:
    """The person is in no file of the book any more, and undo stops there."""
    qmas.lines("backup", "make")
    qmas.lines(*NOTE)
    qmas.lines("set", "T-001", f"adviser={SECRET}")
    assert _holds(qmas.book.parent, SECRET)
    lines = qmas.lines("forget", "T-001", "--yes")
    assert lines[0].startswith("To erase for good: T-001 with 2 changes")
    assert "cannot be undone" in lines[0]
    assert "  T-002, note 1, text" in lines
    assert lines[-1].startswith("T-001 forgotten: 2 changes, erased from ")
    assert lines[-1].endswith("still named in T-002.")
    assert "nothing to undo" in qmas("undo").stderr
    assert qmas("show", "T-001").exit_code == 1
    assert not _holds(qmas.book.parent, SECRET)
    assert _holds(qmas.book.parent, "cousin of CHAN Tai Man")
    assert "a case was forgotten" in qmas.lines("history")[0]
    assert "all sound" in qmas("check").stdout


def _holds(folder: Path, text: str) -> bool:
    """Whether any file holds a text."""
    every = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return any(text.encode() in data for data in every)


def test_a_name_in_the_history_of_others_is_told(qmas: Run) -> None:
    """The history of others is named in a dossier, and before a case is forgotten."""
    qmas.lines(*NOTE)
    qmas.lines("remove", "T-002", "note", "1")
    place = f"history of {day_words(today())}"
    assert f"T-002: {place}" in qmas.text("dossier", "T-001")
    lines = qmas.lines("forget", "T-001", "--yes")
    assert lines[2:4] == [
        "The name or reference also stands in other cases and their history, left as "
        "they are:",
        f"  T-002, {place}",
    ]
    assert lines[-1].endswith("still named in T-002.")


def test_a_script_has_to_say_yes(qmas: Run) -> None:
    """Without a terminal nothing is erased unless --yes is given."""
    assert "add --yes" in qmas.failed("forget", "T-001", code=2)
    assert qmas("show", "T-001").exit_code == 0


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("typed", "code"), [("T-002", 1), ("y", 1), ("T-001", 0)])
def test_the_reference_is_typed_again(qmas: Run, typed: str, code: int) -> None:
    """On a terminal only the reference, typed once more, erases the case."""
    result = qmas("forget", "T-001", typed=f"{typed}\n")
    assert result.exit_code == code
    assert "Type T-001 to agree" in result.stdout
    assert (qmas("show", "T-001").exit_code == 1) == (code == 0)


def test_nobody_to_forget(qmas: Run) -> None:
    """A reference that no case ever had is an error."""
    assert "nor was there ever" in qmas.refused("forget", "T-009", "--yes")


def test_check_names_who_is_to_be_erased(qmas: Run) -> None:
    """A closed case past its day is named by check, and one before it is not."""
    qmas.lines("set", "T-001", "status=closed", "closed_on=2010-01-01")
    qmas.lines("set", "T-002", "status=closed", "closed_on=2025-01-01")
    checked = qmas("check").stdout
    assert "T-001, CHAN Tai Man: closed, and to be erased by" in checked
    assert "T-002, =SUM(A1): closed" not in checked
