"""History, undo and redo."""

from __future__ import annotations

import pytest

from tests.cli.runs import DATA, Run

NOTE = ["record", "T-001", "note", "text=Called."]


def test_undo_and_redo_say_what_they_do(qmas: Run) -> None:
    """Each says first what it is about to do, at any depth and in any process."""
    qmas.lines(*NOTE)
    qmas.lines("set", "T-001", "adviser=mw")
    told = ["T-001, set adviser mw", "T-001, note “Called.” recorded"]
    for words in told:
        assert qmas.lines("undo") == [f"To undo: {words}.", "Undone."]
    for words in reversed(told):
        assert qmas.lines("redo") == [f"To redo: {words}.", "Redone."]
    for command in ("redo", "undo", "undo", "undo"):
        qmas(command)
    assert "nothing to undo" in qmas.refused("undo")


@pytest.mark.usefixtures("terminal")
def test_a_step_of_many_cases_asks_on_a_terminal(qmas: Run) -> None:
    """An import is taken back or made again only after a yes; a small step at once."""
    qmas.lines("import", str(DATA / "clients.xlsx"))
    for command, question in (("undo", "Undo it?"), ("redo", "Redo it?")):
        before = qmas.lines("history")
        no = qmas(command, typed="n\n")
        assert (no.exit_code, no.stderr) == (1, "Nothing was changed.\n")
        assert question in no.stdout
        assert qmas(command, typed="").exit_code == 130
        assert qmas.lines("history") == before
        assert qmas(command, typed="y\n").exit_code == 0
        assert len(qmas.lines("history")) == len(before) + 1
    qmas.lines("undo", "--yes")
    qmas.lines("redo", "--yes")
    qmas.lines(*NOTE)
    assert len(qmas.lines("undo")) == 2


def test_undo_stops_where_a_case_was_forgotten(qmas: Run) -> None:
    """Where that is why there is nothing to undo, it says so; else it does not."""
    qmas.lines("undo", "--yes")
    assert qmas("undo").stderr == "There is nothing to undo.\n"
    qmas.lines("redo", "--yes")
    qmas.lines("forget", "T-002", "--yes")
    qmas.lines(*NOTE)
    qmas.lines("undo")
    assert qmas.refused("undo") == (
        "There is nothing to undo: undo stops where a case was forgotten.\n"
    )


def test_the_history_of_the_book(qmas: Run) -> None:
    """Every step is a line with its number, who, when and what, the newest first."""
    qmas.lines(*NOTE, "--why", "on the phone")
    qmas.lines("undo")
    lines = qmas.lines("history")
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert lines[0].endswith("undone: T-001, note “Called.” recorded")
    assert lines[1].endswith("T-001, note “Called.” recorded   on the phone")
    assert lines[2].endswith("2 cases, restored from two.toml")


def test_the_history_of_a_case(qmas: Run) -> None:
    """The changes of one case are told with before and after, also once it is gone."""
    qmas.lines("set", "T-001", "adviser=mw")
    qmas.lines(*NOTE)
    lines = qmas.lines("history", "T-001")
    assert "note “Called.” recorded" in lines[0]
    assert any("adviser: " in line and line.endswith("→ mw") for line in lines)
    for _ in range(3):
        qmas.lines("undo", "--yes")
    assert "undone" in qmas.lines("history", "T-001")[0]
    assert qmas("show", "T-001").exit_code == 1
    assert "no case T-009" in qmas.refused("history", "T-009")
