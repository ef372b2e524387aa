"""A file of facts taken into a book: planned, decided, done, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.merging import (
    apply_merge,
    check_choices,
    check_merge,
    facts_lines,
    find_facts_plan,
    merge_doubts,
    open_conflicts,
    taken_in,
)
from qmas_tui.casework.snapshots import Wanted, write_snapshot
from qmas_tui.casework.tables import write_records
from qmas_tui.errors import DataError, KeepsNumber
from tests.casework.support import NUMBER

HEAD = 'format = "qmas-book/1"\n'
THEIRS = """
[[holder]]
case = "Q-1"
name = "LEE Kar Yan"
citizenship = "other"
route = "gpt"

[[holder.trip]]
out = 2024-05-09
back = 2024-05-01

[[holder]]
case = "Q-2"
name = "WONG Bo"
citizenship = "other"
route = "gpt"
"""


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A file with a case in conflict and a new one."""
    (path := tmp_path / "theirs.toml").write_text(HEAD + THEIRS)
    return path


def test_a_file_is_taken_in_as_it_was_decided(lee: Casework, theirs: Path) -> None:
    """A conflict waits for its answer; then one step brings all, one undo takes it."""
    plan, before = find_facts_plan(lee, theirs), dict(lee.holders)
    assert [each.case for each in open_conflicts(plan, {})] == ["Q-1"]
    assert open_conflicts(plan, {"Q-1": "take"}) == ()
    taken = taken_in(plan, {"Q-1": "take"})
    assert list(merge_doubts(lee, taken)) == [
        "Imported although it cannot be, to be corrected: 1.",
        "  Q-1, back: 1 May 2024 lies before the departure, 9 May 2024 (trip 1); that "
        "day or a later one would do",
    ]
    check_choices(plan, {"Q-1": "take"})
    done = apply_merge(lee, taken, "theirs.toml")
    assert (done.what, done.cases) == ("2 cases taken from theirs.toml", ("Q-1", "Q-2"))
    assert lee.holders["Q-1"].name == "LEE Kar Yan"
    assert lee.holders["Q-1"].grant == before["Q-1"].grant
    assert taken_in(find_facts_plan(lee, theirs), {"Q-1": "take"}) == ()
    lee.undo.run()
    assert lee.holders == before


def test_what_was_taken_back_is_new_again(lee: Casework, theirs: Path) -> None:
    """A step that was undone is no past that the book has left behind."""
    plan = find_facts_plan(lee, theirs)
    apply_merge(lee, taken_in(plan, {"Q-1": "keep"}), "theirs.toml")
    lee.undo.run()
    assert find_facts_plan(lee, theirs) == plan


def test_an_old_state_is_known(lee: Casework, tmp_path: Path) -> None:
    """What the book had once is in conflict, and stays unless somebody says so."""
    write_records(lee, path := tmp_path / "old.json")
    lee.set_fields("Q-1", [("name", "LEE Kar Yan")])
    plan = find_facts_plan(lee, path)
    assert (open_conflicts(plan, {}), taken_in(plan, {})) == ((), ())
    (back,) = taken_in(plan, {"Q-1": "take"})
    assert back.after.name == "LEE Ka Yan"


def test_many_cases_that_stay_are_counted(lee: Casework, tmp_path: Path) -> None:
    """Of more than twenty in which nothing changes the first are named."""
    facts = [("name", "LEE"), ("citizenship", "other"), ("route", "gpt")]
    for number in range(30):
        lee.add([("case", f"Z-{number}"), *facts])
    write_records(lee, path := tmp_path / "all.json")
    (said,) = facts_lines(find_facts_plan(lee, path))
    assert said.startswith("Cases of which the book has all: 31 (Q-1, Z-0, ")
    assert said.endswith(", Z-18 and 11 more).")


def test_what_cannot_be_taken_in(lee: Casework, theirs: Path, tmp_path: Path) -> None:
    """Cases that the file lacks, redacted files and unknown patterns are refused."""
    with pytest.raises(DataError) as caught:
        check_choices(find_facts_plan(lee, theirs), {"Q-1": "add", "Q-9": "take"})
    assert [each.where for each in caught.value.problems] == ["case Q-9"]
    write_snapshot(lee, path := tmp_path / "r.toml", Wanted(redact=True))
    with pytest.raises(DataError, match="redacted"):
        find_facts_plan(lee, path)
    theirs.write_text(
        HEAD + THEIRS.replace('route = "gpt"', 'route = "gpt"\npattern = "9"')
    )
    with pytest.raises(DataError, match="pattern is not known"):
        find_facts_plan(lee, theirs)


def test_numbers_are_asked_about(lee: Casework, theirs: Path) -> None:
    """An identity number is kept only by whoever agreed to it."""
    theirs.write_text(HEAD + THEIRS.replace("WONG Bo", f"WONG Bo {NUMBER}"))
    taken = taken_in(find_facts_plan(lee, theirs), {})
    for act in (check_merge, apply_merge):
        with pytest.raises(KeepsNumber):
            act(lee, taken, "theirs.toml")
