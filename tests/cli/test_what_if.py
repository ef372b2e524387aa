"""What would happen if, asked on the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.runs import Run
from tests.scenarios.worked_cases import EXPECTED


def test_a_lost_job(worked: Run) -> None:
    """A scenario says in words that it is none of the record, and records nothing."""
    before = worked.text("history")
    told = worked.text("what-if", "B1", "job-lost=2026-12-31")
    assert told.startswith("SCENARIO, not recorded: B1 HOLDER B1 on 1 Jan 2027\n")
    assert "  1. amend work 1 to=2026-12-31\n" in told
    assert "Worse, if nothing else is recorded until 1 Jan 2027." in told
    assert "new: no work, by facts" in told
    assert "By change 2 (add work kind=none from=2027-01-01): no work" in told
    assert worked.text("history") == before


def test_json_is_that_of_the_worked_cases(worked: Run) -> None:
    """For other programs a scenario comes out as the specification writes it."""
    found = json.loads(worked.text("what-if", "B1", "job-lost=2026-12-31", "--json"))
    expected = EXPECTED["W1"]
    for name in ("then", "verdict", "passing", "first_seen", "same"):
        assert found[name] == expected[name], name
    assert found["scenario"]["changes"] == expected["changes"]
    assert all(finding["because"] for finding in found["findings"])


def test_nothing_moves(worked: Run) -> None:
    """What moves nothing says so."""
    assert "  Nothing moves." in worked.lines(
        "what-if", "B1", "assessable=2026/27,2100000"
    )


def test_a_prospect_has_no_stay_to_ask_about(worked: Run) -> None:
    """A person before the landing is named as such, whatever is asked."""
    worked.text(
        *("add", "--prospect", "case=P-1", "name=CHEN Wei"),
        *("citizenship=chinese", "route=gpt"),
    )
    for words in (["job-lost=2026-12-31"], [], ["--forget-all", "--yes"]):
        assert "P-1 is a prospect" in worked.refused("what-if", "P-1", *words)


def test_the_family(worked: Run) -> None:
    """What concerns a dependant is told with the name, and so is what passes."""
    told = worked.text("what-if", "B2", "leaves=SPOUSE,2026-12-31,divorce")
    assert "new: SPOUSE, " in told
    told = worked.text("what-if", "B2", "file=2026-12-29", "--then", "2027-02-11")
    assert "In between: undecided, the stay ends, act, 27 Jan 2027" in told
    told = worked.text(
        "what-if", "B2", "file=2026-12-15", "decision=refused,2027-01-10"
    )
    assert "By change 2 (amend filing 1" in told
    assert "SPOUSE, seven years covered" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["trip=x"], '"x" is not a date'),
        (["jb=3"], "did you mean job?"),
        (["trip=2027-02-05..2026-12-20"], "lies before the departure"),
        (["decision=granted,2027-01-10,2028-01-10"], "No filing is pending"),
        (["set case=Z-1"], "A case keeps its reference"),
        (["passport=2030-01-01@NOBODY"], "There is no dependant"),
        (["--then", "2026-01-01"], "is over"),
        (["--rules", "nowhere.toml"], "cannot be read"),
    ],
)
def test_what_cannot_be_asked(worked: Run, words: list[str], told: str) -> None:
    """A scenario that cannot be is refused: what, where, and what would do."""
    assert told in worked.refused("what-if", "B1", *words)


def test_exit_codes(worked: Run) -> None:
    """With --exit-code a scenario that is worse ends with 3, another with 0."""
    words = ("what-if", "B1", "--exit-code")
    assert worked(*words, "job-lost=2026-12-31").exit_code == 3
    assert worked(*words).exit_code == 0
    assert worked("what-if", "B1", "nothing").exit_code == 2


def test_what_was_printed_is_typed_back(worked: Run) -> None:
    """The rows that an answer prints ask the same when they are typed."""
    told = worked.lines("what-if", "B1", "job-lost=2026-12-31")
    rows = [line.split(". ", 1)[1] for line in told[1:3]]
    assert worked.lines("what-if", "B1", *rows) == told
    refused = worked.refused("what-if", "B1", "amend work 1 tu=2026-12-31", "set x=1")
    assert 'amend work 1, tu: there is no field "tu"' in refused
    assert 'set, x: there is no field "x"' in refused
