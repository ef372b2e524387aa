"""What cannot be is refused, whoever says yes to it; an import lists what is odd."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run, run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["record", "T-001", "trip", "out=5/3/25", "back=1/3/25"],
            "  back: 1 Mar 2025 lies before the departure, 5 Mar 2025 (trip 2); that "
            "day or a later one would do",
        ),
        (
            ["set", "T-001", "pattern=9+9"],
            '  pattern: "9+9" is no pattern that a rule names; there are 1+2+2+3, '
            "2+3+3, 3+3+2, 8",
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
        assert said in qmas.refused(*words, *more).splitlines()
    assert qmas.bytes() == before


@pytest.mark.parametrize("day", ["1899-12-31", "1/1/2200", "+90000w"])
def test_a_day_asked_about_is_one_of_our_time(qmas: Run, day: str) -> None:
    """Years that no fact may have are refused for `--as-of` and `--on`, too (HS-24)."""
    for words in (["due", "--as-of", day], ["rules", "--on", day]):
        assert "a year from 1900 to 2199" in qmas.refused(*words, code=2)


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


def test_an_import_lists_what_is_odd(qmas: Run, tmp_path: Path) -> None:
    """A dry run and an import tell the same, ask nothing, and end well."""
    (sheet := tmp_path / "s.csv").write_text(
        "Ref,Name,Visa expiry,Landing date\nA-1,LEE,1/1/2025,\nA-2,HO,,13/3/26\n"
    )
    dry = qmas.lines("import", str(sheet), "--dry-run")
    assert "Imported although it cannot be, to be corrected: 1." in dry
    assert "Imported although it is odd, to be looked at: 1." in dry
    assert qmas.lines("import", str(sheet))[:-1] == dry[:-1]
    assert "A-2" in qmas.lines("show", "A-2")[0]
