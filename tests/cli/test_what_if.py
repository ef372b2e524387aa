"""What would happen if, asked on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from tests.cli.runs import Run
from tests.scenarios.worked_cases import EXPECTED, WORKED


@pytest.fixture
def worked(tmp_path: Path) -> Run:
    """Runs a command line on a book of the worked cases, on their day."""
    file = tmp_path / "worked.toml"
    file.write_text(write_facts(CaseFile(format=FORMAT, holder=WORKED.holder)))
    run = Run(tmp_path / "worked.db", str(WORKED.as_of))
    assert run("restore", str(file)).exit_code == 0
    return run


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


def test_days_of_return(worked: Run) -> None:
    """The planner says until when to be back, and what sets it."""
    told = worked.text("planner", "B3")
    assert "Back by 31 Jan 2027, because of: the latest day of the seven years" in told
    assert "year 3, 10 Feb 2026 to 9 Feb 2027: 120 full days away, 60 left" in told
    found = json.loads(
        worked.text(
            *("planner", "B8", "--of", "SPOUSE", "--from", "2027-01-05", "--json")
        )
    )
    assert found == EXPECTED["P3"]
    told = worked.text("planner", "B3", "--from", "2027-03-01")
    assert "without this absence too: " in told
    assert "Any return is too late" in told
    assert "No day of return" in worked.text("planner", "B9")


def test_fees_of_a_family(worked: Run) -> None:
    """The forecast names who pays at each step, and who does not."""
    told = worked.text("fees", "B2")
    assert "step 2 to 10 Feb 2032, filed 10 Nov 2029: HK$3,800" in told
    assert "CHILD: 600 + 1,300, not counted: of age by then" in told
    assert "Needed in all: HK$9,500" in told
    assert "a further extension, filed 29 Nov 2026: HK$3,800 (length assumed" in (
        worked.text("fees", "B7")
    )
    assert "No step is ahead." in worked.text("fees", "B9")
    found = json.loads(worked.text("fees", "B7", "--json"))
    assert found["total_needed"] == EXPECTED["P4"]["total_needed"]


def test_rules_held_against_rules(worked: Run, tmp_path: Path) -> None:
    """An announced fee is tried on the whole book: which figure, from when, and who."""
    file = tmp_path / "announced.toml"
    file.write_text(
        '[[figure]]\nrule = "E-11"\nname = "application-fee"\nvalue = 620\n'
        "from = 2026-11-29\n"
    )
    told = worked.text("rules", "diff", "shipped", str(file))
    assert "E-11 application fee: 600 → 620 from 29 Nov 2026" in told
    assert "fees up: 8, down: 0" in told
    found = json.loads(worked.text("rules", "diff", "office", str(file), "--json"))
    assert (found["looked_at"], found["closed"]) == (8, 1)
    told = worked.text("rules", "diff", "shipped", "office")
    assert told.startswith("Nobody moves: 8 cases looked at, 1 closed.")
    four = tmp_path / "four.toml"
    four.write_text("figures = { three-month-window = false }")
    told = worked.text("rules", "diff", "shipped", str(four))
    assert "The greatest move of a day to act: B3, 45 d later." in told
