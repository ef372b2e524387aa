"""Files of facts taken into a book that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run


@pytest.fixture
def file(qmas: Run, tmp_path: Path) -> Path:
    """A file with a new case, one that adds a row, and one in conflict."""
    path = tmp_path / "theirs.toml"
    qmas.lines("snapshot", str(path))
    mine = path.read_text()
    new = 'case = "T-003"\nname = "NEW"\ncitizenship = "other"\nroute = "gpt"\n'
    theirs = mine.replace('employer = "Lion', 'title = "Analyst"\nemployer = "Lion')
    theirs = theirs.replace("answer_by = 2026-02-10", "answer_by = 2026-02-17")
    path.write_text(f"{theirs}\n[[holder]]\n{new}")
    return path


def test_nothing_is_done_while_there_is_a_conflict(qmas: Run, file: Path) -> None:
    """The report names everything; what clashes has to be decided first."""
    before = qmas.bytes()
    result = qmas("merge", str(file))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "New cases: 1.",
        "  T-003, NEW",
        "Cases to which the file adds something: 1.",
        "  T-001, CHAN Tai Man",
        "    work Lion Rock Capital: title: — → Analyst",
        "Cases of which book and file say different things: 1.",
        "  T-002, =SUM(A1)",
        "    request of 1 Feb 2026, answer by: book 10 Feb 2026, file 17 Feb 2026",
    ]
    assert (
        "different things of T-002. Say what counts with --take CASE" in result.stderr
    )
    assert qmas.bytes() == before


def test_a_merge_is_one_step(qmas: Run, file: Path) -> None:
    """New cases and what was added come in after a backup; one undo takes all back."""
    said = qmas.lines("merge", str(file), "--take", "T-002")
    assert said[-1] == "3 cases taken from theirs.toml; undo takes it back."
    assert "before an import" in qmas.text("backup", "list")
    assert "17 Feb 2026" in qmas.text("show", "T-002")
    again = qmas.lines("merge", str(file), "--take", "T-002")
    assert again[-1] == "Nothing was changed: the book stays as it is."
    assert "3 cases, taken from theirs.toml" in qmas.lines("undo")[0]
    assert "NEW" not in qmas.text("due", "--within", "9999")
    assert "10 Feb 2026" in qmas.text("show", "T-002")


def test_a_choice_for_each_case(qmas: Run, file: Path) -> None:
    """A new case can be left out; of all others in conflict the book can be kept."""
    said = qmas.lines("merge", str(file), "--keep", "T-003", "--others", "keep")
    assert said[-1] == "1 case taken from theirs.toml; undo takes it back."
    assert "Analyst" in qmas.text("show", "T-001")
    assert "no case T-003" in qmas.refused("show", "T-003")
    assert "10 Feb 2026" in qmas.text("show", "T-002")


def test_a_dry_run_changes_nothing(qmas: Run, file: Path) -> None:
    """It says what would change and what is to be decided first."""
    before = qmas.bytes()
    said = qmas.lines("merge", str(file), "--dry-run")
    assert said[-2] == (
        "Dry run, nothing was changed: 1 new case, 1 changed case, 1 case in conflict; "
        "2 cases to change."
    )
    assert said[-1].startswith("To be decided first: T-002. Say what counts")
    assert qmas.bytes() == before


def test_choices_that_do_not_fit(qmas: Run, file: Path) -> None:
    """A case named twice is wrong usage; one that the file lacks is told."""
    twice = ("merge", str(file), "--take", "T-002", "--keep", "T-002")
    assert "name it once" in qmas.refused(*twice, code=2)
    said = qmas.refused("merge", str(file), "--take", "T-004")
    assert "case T-004: there is none; did you mean T-00" in said


def test_an_older_file_takes_nothing_back(qmas: Run, tmp_path: Path) -> None:
    """What was changed since the file was written stays, without a question."""
    path = tmp_path / "old.json"
    qmas.lines("export", str(path))
    qmas.lines("set", "T-001", "name=CHAN Tai-man")
    said = qmas.lines("merge", str(path))
    assert (
        "    the book had it so once, and it was changed since: it stays as it is"
        in said
    )
    assert said[-1] == "Nothing was changed: the book stays as it is."


def test_a_redacted_file_is_refused(qmas: Run, tmp_path: Path) -> None:
    """Initials are nobody's names."""
    path = tmp_path / "r.toml"
    qmas.lines("snapshot", str(path), "--redact")
    assert "is a redacted snapshot" in qmas.refused("merge", str(path))


def test_numbers_are_asked_about(qmas: Run, file: Path) -> None:
    """An identity number comes in only where that was said; a dry run tells of it."""
    words = ("merge", str(file), "--others", "keep")
    file.write_text(file.read_text().replace('"NEW"', '"NEW A123456(3)"'))
    assert "without one it is refused" in qmas.text(*words, "--dry-run")
    result = qmas(*words)
    assert result.exit_code == 1
    assert "add --keep-identity-number" in result.stderr
    assert "2 cases taken" in qmas.text(*words, "--keep-identity-number")
