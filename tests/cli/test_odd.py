"""Values that are odd are saved where the user says so, those that cannot be never."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run, run

NUMBER = "A123456(3)"
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


@pytest.mark.parametrize("words", ODD, ids=lambda words: words[2])
def test_a_script_needs_yes(qmas: Run, words: list[str]) -> None:
    """Without a terminal it ends with 2 and names the option; with that it is saved."""
    before = qmas.bytes()
    result = qmas(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "expected" in result.stderr
    assert "add --yes to save it all the same" in result.stderr
    assert qmas.bytes() == before
    qmas.lines(*words, "--yes")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("words", ODD, ids=lambda words: words[2])
def test_a_terminal_asks(qmas: Run, words: list[str]) -> None:
    """On a terminal it is saved after a yes, and after nothing else."""
    no = qmas(*words, typed="n\n")
    assert (no.exit_code, no.stderr) == (1, "Nothing was changed.\n")
    assert "Save it all the same?" in no.stdout
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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["record", "T-001", "trip", "out=5/3/25", "back=1/3/25"],
            "  back: 1 Mar 2025 lies before the departure, 5 Mar 2025 (trip 2); that "
            "day or a later one would do",
        ),
        (
            ["amend", "T-002", "filing", "1", "filed_on=11/2/26"],
            "  filed_on: 11 Feb 2026 has not come, and the filing is recorded once it "
            "has happened (filing 1); today or an earlier day would do",
        ),
        (
            ["set", "T-001", "pattern=9+9"],
            '  pattern: "9+9" is no pattern that a rule names; there are 1+2+2+3, '
            "2+3+3, 3+3+2, 8",
        ),
        (
            ["set", "T-001", "left_on=1/1/26"],
            "  left_for: is missing; left_on and left_for stand together: give both, "
            "or neither",
        ),
        (
            ["set", "T-001", "born_on=+90000w"],
            '  born_on: "+90000w" leads to the year 3750; write a year from 1900 to '
            "2199",
        ),
    ],
)
def test_what_cannot_be_is_refused(qmas: Run, words: list[str], said: str) -> None:
    """It ends with 1, names row and field, says what would do; `--yes` is no help."""
    before = qmas.bytes()
    for more in ([], ["--yes"]):
        result = qmas(*words, *more)
        assert (result.exit_code, result.stdout) == (1, "")
        assert said in result.stderr.splitlines()
    assert qmas.bytes() == before


@pytest.mark.parametrize("day", ["1899-12-31", "1/1/2200", "+90000w"])
def test_a_day_asked_about_is_one_of_our_time(qmas: Run, day: str) -> None:
    """Years that no fact may have are refused for `--as-of` and `--on`, too (HS-24)."""
    for words in (["due", "--as-of", day], ["rules", "--on", day]):
        result = qmas(*words)
        assert result.exit_code == 2
        assert "a year from 1900 to 2199" in result.stderr


def test_a_file_with_such_a_year_is_refused(qmas: Run, tmp_path: Path) -> None:
    """Restore and assess name file, case, row and field; an import row and column."""
    qmas.lines("snapshot", str(tmp_path / "s.toml"))
    text = (tmp_path / "s.toml").read_text().replace("2034-01-31", "2934-01-31")
    (bad := tmp_path / "bad.toml").write_text(text)
    said = f"{bad}, case T-001, passport 1, expires_on: 2934-01-31 lies in the year"
    for words in (["assess", str(bad)], ["restore", str(bad), "--book", "new.json"]):
        result = run(*words)
        assert result.exit_code == 1
        assert said in result.stderr
    (sheet := tmp_path / "s.csv").write_text("Ref,Name,Visa expiry\nA-1,LEE,1/1/2934\n")
    lines = qmas.lines("import", str(sheet), "--dry-run")
    assert (
        '  row 2, column "Visa expiry", A-1: "1/1/2934" lies in the year 2934; write a '
        "year from 1900 to 2199"
    ) in lines


def test_a_pattern_that_no_rule_names_is_refused_in_a_file(
    qmas: Run, tmp_path: Path
) -> None:
    """Assess and restore name file and case, and the patterns that there are."""
    qmas.lines("snapshot", str(tmp_path / "s.toml"))
    text = (tmp_path / "s.toml").read_text()
    text = text.replace('route = "gpt"\n', 'route = "gpt"\npattern = "9+9"\n', 1)
    (bad := tmp_path / "bad.toml").write_text(text)
    for words in (["assess", str(bad)], ["restore", str(bad), "--book", "new.json"]):
        result = run(*words)
        assert result.exit_code == 1
        assert f'{bad}, case T-001, pattern: "9+9" is no pattern' in result.stderr
        assert "2+3+3" in result.stderr


def test_an_import_lists_what_is_odd(qmas: Run, tmp_path: Path) -> None:
    """A dry run and an import tell the same, ask nothing, and end well."""
    (sheet := tmp_path / "s.csv").write_text(
        "Ref,Name,Visa expiry,Landing date\nA-1,LEE,1/1/2025,\nA-2,HO,,13/3/26\n"
    )
    told = [
        "Imported although it cannot be, to be corrected: 1.",
        "  A-2, landed_on: 13 Mar 2026 has not come, and the landing is recorded once "
        "it has happened; today or an earlier day would do",
        "Imported although it is odd, to be looked at: 1.",
        "  A-1: The limit of stay 1 Jan 2025 (grant 1) has passed; 10 Feb 2026 or a "
        "later day was expected",
    ]
    for more in (["--dry-run"], []):
        lines = qmas.lines("import", str(sheet), *more)
        start = lines.index(told[0])
        assert lines[start : start + 4] == told
    assert "A-2" in qmas.lines("show", "A-2")[0]
