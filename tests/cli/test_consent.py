"""Texts that look like identity-card numbers are kept only where the user says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run, run

NUMBER = "A123456(3)"
OPTION = "--keep-identity-number"
CHANGES = [
    ["record", "T-001", "note", f"text={NUMBER}"],
    ["amend", "T-001", "grant", "1", "until=2028-03-15", "--why", NUMBER],
    ["remove", "T-001", "grant", "1", "--why", f"id {NUMBER}"],
    ["set", "T-001", f"adviser={NUMBER}"],
    ["add", "case=T-3", f"name=X {NUMBER}", "citizenship=other", "route=gpt"],
]


@pytest.mark.parametrize("words", CHANGES, ids=lambda words: words[0])
def test_a_script_needs_the_option(qmas: Run, words: list[str]) -> None:
    """Without a terminal it is refused with 1 and names the option; with that it is."""
    before = qmas.bytes()
    said = qmas.refused(*words)
    assert "A123***(*)" in said
    assert NUMBER not in said
    assert said.endswith(f"add {OPTION}.\n")
    assert qmas.bytes() == before
    qmas.lines(*words, OPTION)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("words", CHANGES, ids=lambda words: words[0])
def test_a_terminal_asks(qmas: Run, words: list[str]) -> None:
    """On a terminal it is kept after a yes, and after nothing else."""
    no = qmas(*words, typed="n\n")
    assert (no.exit_code, no.stderr) == (1, "Nothing was changed.\n")
    assert "Keep it?" in no.stdout
    assert len(qmas.lines("history")) == 1
    assert qmas(*words, typed="y\n").exit_code == 0
    assert len(qmas.lines("history")) == 2


def test_a_first_import_that_is_refused_makes_no_book(tmp_path: Path) -> None:
    """An import is refused before the book is made; with the option it goes through."""
    (sheet := tmp_path / "s.csv").write_text(f"Ref,Name\nA-1,LEE\nA-2,CHAN {NUMBER}\n")
    fresh = Run(tmp_path / "new" / "book.db")
    assert OPTION in fresh.failed("import", str(sheet))
    assert not fresh.book.parent.exists()
    fresh.lines("import", str(sheet), OPTION)
    assert NUMBER in "\n".join(fresh.lines("history", "A-2"))


def test_a_dry_run_says_what_would_be_asked(tmp_path: Path) -> None:
    """It names the texts and the option, ends well, and is quiet with the option."""
    (sheet := tmp_path / "s.csv").write_text(
        f"Ref,Name\nA-1,LEE {NUMBER}\nA-2,CHAN {NUMBER}\n"
    )
    fresh = Run(tmp_path / "new" / "book.db")
    lines = fresh.lines("import", str(sheet), "--dry-run")
    text = "\n".join(lines)
    assert "A-1, name: A123***(*) looks like" in text
    assert "  A-2, name: A123***(*)" in lines
    assert f"it is refused unless {OPTION} is given." in lines[-2]
    assert lines[-1].startswith("Dry run, nothing was changed")
    agreed = fresh.lines("import", str(sheet), "--dry-run", OPTION)
    assert "looks like" not in "\n".join(agreed)
    assert not fresh.book.parent.exists()


def test_the_name_of_a_sheet_is_asked_about(tmp_path: Path) -> None:
    """It is kept in the history: a number in it is asked about once."""
    (sheet := tmp_path / f"{NUMBER}.csv").write_text("Ref,Name\nA-1,LEE\nA-2,CHAN\n")
    result = Run(tmp_path / "new" / "book.db")("import", str(sheet))
    assert result.exit_code == 1
    assert result.stderr.startswith("A-1, what is said of it: A123***(*) looks like")
    assert "more text" not in result.stderr


def test_undo_and_redo_do_not_ask(qmas: Run) -> None:
    """What was agreed to once is taken back and made again without a word."""
    qmas.lines("record", "T-001", "note", f"text={NUMBER}", OPTION)
    qmas.lines("undo")
    qmas.lines("redo")


def test_a_snapshot_is_refused_likewise(qmas: Run, tmp_path: Path) -> None:
    """A snapshot that holds such numbers makes no book without the option."""
    qmas.lines("record", "T-001", "note", f"text={NUMBER}", OPTION)
    qmas.lines("record", "T-002", "note", f"text={NUMBER}", OPTION)
    qmas.lines("snapshot", str(tmp_path / "s.toml"))
    words = ["restore", str(tmp_path / "s.toml"), "--book", str(tmp_path / "new.db")]
    result = run(*words)
    assert result.exit_code == 1
    assert "  T-002, note 1, text: A123***(*)" in result.stderr
    assert not (tmp_path / "new.db").exists()
    assert run(*words, OPTION).exit_code == 0
