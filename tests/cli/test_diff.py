"""Two states of a book compared: snapshots, backups, and the book itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run, run


@pytest.fixture
def changed(qmas: Run, tmp_path: Path) -> Run:
    """The book after a snapshot (then.toml) and a backup, and two changes."""
    qmas.lines("snapshot", str(tmp_path / "then.toml"))
    qmas.lines("backup", "make")
    qmas.lines("amend", "T-001", "grant", "2", "until=2028-02-27", "--yes")
    qmas.lines("add", "case=T-003", "name=NEW", "citizenship=other", "route=gpt")
    return qmas


TOLD = """\
Both on 10 Feb 2026: 1 new, 1 changed, 1 the same.
New
  T-003         NEW
Changed
  T-001         CHAN Tai Man
"""


def test_a_snapshot_and_the_book(changed: Run, tmp_path: Path) -> None:
    """The first lines say which side is which; then who is new, and what moved."""
    then = tmp_path / "then.toml"
    text = changed.text("diff", str(then), "book")
    before, after, *_ = text.splitlines()
    assert before.startswith(f"Before: the file {then} of ")
    assert before.endswith(", 2 cases.")
    assert after == "After: the book book.db as it is now, 3 cases."
    assert TOLD in text
    assert "limit of stay: 20 Feb 2028 → 27 Feb 2028 (7 d later)" in text
    assert "1 gone, 1 changed" in changed.text("diff", "book", str(then))


def test_a_backup_by_its_name(changed: Run) -> None:
    """A backup is named as backup list names it."""
    name = changed.lines("backup", "list")[0].split(":")[0]
    text = changed.text("diff", name, "book")
    assert text.startswith("Before: the backup of ")
    assert TOLD in text


def test_two_files_need_no_book(changed: Run, tmp_path: Path) -> None:
    """Files are compared where there is no book at all."""
    (now := tmp_path / "now.json").unlink(missing_ok=True)
    changed.lines("export", str(now))
    words = ("diff", str(tmp_path / "then.toml"), str(now), "--as-of", changed.as_of)
    result = run(*words, "--book", str(tmp_path / "none.db"))
    assert result.exit_code == 0
    assert f"After: the file {now}, 3 cases.\n{TOLD}" in result.stdout


def test_the_same_is_told_in_a_line(changed: Run) -> None:
    """Where nothing differs the command says so."""
    assert changed.lines("diff", "book", "book")[-2:] == [
        "Nothing differs",
        "  3 cases alike.",
    ]


def test_json_names_both_sides(changed: Run, tmp_path: Path) -> None:
    """JSON holds what each side is, and every value that moved."""
    found = json.loads(
        changed.text("diff", str(tmp_path / "then.toml"), "book", "--json")
    )
    assert found["after"] == "the book book.db as it is now, 3 cases"
    assert found["before"].startswith("the file ")
    assert found["new"] == [{"case": "T-003", "name": "NEW"}]
    moved = {each["what"]: each for each in found["changed"][0]["moved"]}
    assert moved["limit_of_stay"]["moved"] == 7


def test_findings_tell_the_causes(changed: Run, tmp_path: Path) -> None:
    """A side that was written with its findings shows what the calendar moved."""
    path = tmp_path / "f.toml"
    changed.lines("snapshot", str(path), "--findings")
    changed.lines("amend", "T-001", "grant", "2", "until=2028-02-20", "--yes")
    text = changed.text("diff", str(path), "book")
    assert "27 Feb 2028 → 20 Feb 2028 (7 d earlier), by facts -7" in text


def test_a_redacted_side(changed: Run, tmp_path: Path) -> None:
    """What was taken out of one side is no difference."""
    path = tmp_path / "r.toml"
    changed.lines("snapshot", str(path), "--redact", "--findings", "--case", "T-001")
    text = changed.text("diff", str(path), "book")
    assert ", redacted, some cases, 1 case.\n" in text
    assert "Nothing differs" in text


def test_a_side_that_is_not_there(changed: Run) -> None:
    """What is neither file nor backup is told, with what could be named."""
    said = changed.refused("diff", "nothing", "book")
    assert said.startswith("There is no file nothing, nor a backup of that name;")


def test_a_day_can_be_named(changed: Run, tmp_path: Path) -> None:
    """Both sides are worked out on that day, in words and in JSON."""
    words = ("diff", str(tmp_path / "then.toml"), "book", "--as-of", "2028-02-25")
    text = changed.text(*words)
    assert "Both on 25 Feb 2028: 1 new, 1 changed" in text
    assert "gone: overstay" in text
    found = json.loads(changed.text(*words, "--json"))
    assert found["as_of"] == "2028-02-25"
