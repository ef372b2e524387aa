"""Statements of travel records taken into a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import DATA, Run

STATEMENT = """\
Date          Movement    Control point
2025-01-09    Departure   Airport
2025-01-12    Arrival     Airport
2025-03-01    Departure   Lo Wu
2025-04-01    Departure   Lo Wu
2025-04-09    Arrival     Airport
"""
MISSING = "missing-arrival:2025-03-01:2025-04-01"


def pasted(qmas: Run, *words: str, text: str = STATEMENT) -> list[str]:
    """What is told of a text from standard input."""
    result = qmas("travel", "T-001", "-", *words, typed=text)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_a_pasted_text(qmas: Run) -> None:
    """What is sure is recorded, what is not is asked with its choices and left open."""
    said = pasted(qmas)
    assert said[1:] == [
        "Trips to add: 1.",
        "  trip from 9 Jan 2025 to 12 Jan 2025",
        "To be decided: 1.",
        f"  {MISSING}, rows 4, 5, 6 (1 Mar 2025, 1 Apr 2025): departures follow each "
        "other, no arrival is between",
        "    last: the last departure counts, trip from 1 Apr 2025 to 9 Apr 2025 "
        "(proposed)",
        "    first: the first departure counts, trip from 1 Mar 2025 to 9 Apr 2025",
        "    day: give the day from 1 Mar 2025 to 1 Apr 2025, and trip from 1 Apr 2025 "
        "to 9 Apr 2025",
        "    leave-out: leave it out",
        "Rows passed over as titles: row 1.",
        "T-001: 1 trip of CHAN Tai Man taken from a record of travel.",
        "1 question left open: answer with --answer QUESTION=CHOICE, or with "
        "--accept-proposals.",
    ]
    assert "9 Jan 2025" in qmas.text("show", "T-001")
    assert "1 trip of CHAN Tai Man" in qmas.lines("undo")[0]


@pytest.mark.parametrize(
    ("words", "trips", "day"),
    [
        (["--accept-proposals"], 2, "1 Apr 2025"),
        (["--answer", f"{MISSING}=first"], 2, "1 Mar 2025"),
        (["--answer", f"{MISSING}=7/3/25", "--accept-proposals"], 3, "7 Mar 2025"),
    ],
)
def test_answers(qmas: Run, words: list[str], trips: int, day: str) -> None:
    """A choice, a day, or what is proposed; the same once more changes nothing."""
    assert f"T-001: {trips} trips of CHAN Tai Man" in pasted(qmas, *words)[-1]
    assert day in qmas.text("show", "T-001")
    before = qmas.bytes()
    assert "T-001: Nothing was changed." in pasted(qmas, *words)
    assert qmas.bytes() == before


def test_a_table_of_a_dependant(qmas: Run) -> None:
    """A file is read as a sheet; the trips of a dependant are theirs."""
    words = ("travel", "T-002", str(DATA / "travel-record.csv"), "--for", "LEE Ming")
    dry = qmas.lines(*words, "--dry-run")
    assert dry[-1] == "Dry run, nothing was changed."
    said = qmas.lines(*words, "--accept-proposals")
    assert "trips of LEE Ming taken from a record of travel." in said[-1]
    assert qmas.lines(*words, "--accept-proposals")[-1] == "T-002: Nothing was changed."


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--answer", f"{MISSING}=perhaps"], 2, "is neither a day nor one of record"),
        (["--answer", f"{MISSING}=1/1/20"], 1, "needs a day from 2025-03-01 to"),
        (["--answer", f"{MISSING}=record"], 1, "has the answers last, first, day"),
        (["--for", "Nobody"], 1, "T-001 has no dependant named Nobody"),
    ],
)
def test_wrong_answers(qmas: Run, words: list[str], code: int, said: str) -> None:
    """An answer that its question does not have, or nobody's record, is refused."""
    before = qmas.bytes()
    for dry in ([], ["--dry-run"]):
        result = qmas("travel", "T-001", "-", *words, *dry, typed=STATEMENT)
        assert (result.exit_code, said in result.stderr) == (code, True), result.output
    assert qmas.bytes() == before


def test_an_unread_row_is_told_as_it_looks(qmas: Run, tmp_path: Path) -> None:
    """The cells of a row that could not be read stand apart by blanks."""
    path = tmp_path / "record.csv"
    path.write_text("2025-01-09,out,LW\n2025-13-12,in,LW\n", "utf-8")
    said = qmas.text("travel", "T-001", str(path), "--dry-run")
    assert '  row 2: "2025-13-12  in  LW": ' in said


def test_an_answer_to_no_question(qmas: Run) -> None:
    """It is told and passed over, so that the same line can be given again."""
    said = pasted(qmas, "--answer", "overlap:2020-01-01=record")
    words = "There is no question overlap:2020-01-01; its answer was passed over."
    assert words in said


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe\x00", b"x" * (9 << 20)])
def test_what_is_no_statement(qmas: Run, data: bytes) -> None:
    """A text of another kind, in another encoding or without end is told."""
    result = qmas("travel", "T-001", "-", typed=data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
