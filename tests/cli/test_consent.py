"""What is odd, or looks like an identity-card number, is kept only on a yes."""

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
FAR = "until=2082-03-15"
ODD = [
    ["record", "T-001", "grant", FAR],
    ["amend", "T-001", "grant", "2", FAR],
    ["amend", "T-002", "dependant", "1", "limit_of_stay=2025-03-01"],
    ["record", "T-001", "passport", "expires_on=1/1/45"],
    ["record", "T-001", "work", "kind=employment", "from=1/1/26",
     "monthly_income=600k", "currency=HKD"],
]  # fmt: skip
WORDS = (
    "The limit of stay 15 Mar 2082 (grant 3) is more than 3 months from every end that "
    "was expected; the nearest is 20 Feb 2034."
)


@pytest.mark.parametrize(
    ("words", "code", "told", "option"),
    [
        *((words, 1, "A123***(*)", OPTION) for words in CHANGES),
        *((words, 2, "expected", "--yes") for words in ODD),
    ],
)
def test_a_script_needs_the_option(
    qmas: Run, words: list[str], code: int, told: str, option: str
) -> None:
    """Without a terminal it is refused and names the option; with that it is saved."""
    before = qmas.bytes()
    said = qmas.refused(*words, code=code)
    assert told in said
    assert f"add {option}" in said
    assert NUMBER not in said
    assert qmas.bytes() == before
    qmas.lines(*words, option)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("words", "question"),
    [
        *((words, "Keep it?") for words in CHANGES),
        *((words, "Save it all the same?") for words in ODD),
    ],
)
def test_a_terminal_asks(qmas: Run, words: list[str], question: str) -> None:
    """On a terminal it is saved after a yes, and after nothing else."""
    no = qmas(*words, typed="n\n")
    assert (no.exit_code, no.stderr) == (1, "Nothing was changed.\n")
    assert question in no.stdout
    assert len(qmas.lines("history")) == 1
    assert qmas(*words, typed="y\n").exit_code == 0
    assert len(qmas.lines("history")) == 2


@pytest.mark.usefixtures("terminal")
def test_it_is_asked_once(qmas: Run) -> None:
    """What is odd is said, and the same value is not asked about again."""
    asked = qmas(*ODD[0], typed="y\n")
    assert asked.stdout.splitlines()[0] == WORDS
    qmas.lines("amend", "T-001", "grant", "3", "confirmed=yes")
    qmas.lines("undo", "--yes")


def test_a_case_is_added_without_a_word(qmas: Run) -> None:
    """Nothing of a holder's own fields is odd; the option is there all the same."""
    words = ["case=T-3", "name=X", "citizenship=other", "route=gpt"]
    qmas.lines("add", *words, "--yes")
    qmas.lines("set", "T-3", "adviser=mw", "--yes")
    assert qmas("remove", "T-001", "grant", "1", "--yes").exit_code == 2


def test_a_yes_keeps_no_identity_number(qmas: Run) -> None:
    """Each option answers one question; where both come, both are needed."""
    words = [*ODD[0], "--why", NUMBER]
    assert qmas(*words, "--keep-identity-number").exit_code == 2
    kept = qmas(*words, "--yes")
    assert kept.exit_code == 1
    assert kept.stderr.endswith("add --keep-identity-number.\n")
    qmas.lines(*words, "--yes", "--keep-identity-number")


@pytest.mark.usefixtures("terminal")
def test_both_questions_are_asked(qmas: Run) -> None:
    """On a terminal one follows the other, and a no to either saves nothing."""
    words = [*ODD[0], "--why", NUMBER]
    for answers in ("n\n", "y\nn\n"):
        assert qmas(*words, typed=answers).exit_code == 1
        assert len(qmas.lines("history")) == 1
    both = qmas(*words, typed="y\ny\n")
    assert both.exit_code == 0
    assert both.stdout.index("Save it all the same?") < both.stdout.index("Keep it?")


def test_a_first_import_that_is_refused_makes_no_book(tmp_path: Path) -> None:
    """An import is refused before the book is made; with the option it goes through."""
    (sheet := tmp_path / "s.csv").write_text(f"Ref,Name\nA-1,LEE\nA-2,CHAN {NUMBER}\n")
    fresh = Run(tmp_path / "new" / "book.db")
    assert OPTION in fresh.failed("import", str(sheet))
    assert not fresh.book.parent.exists()
    fresh.lines("import", str(sheet), OPTION)
    assert NUMBER in fresh.text("history", "A-2")


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
