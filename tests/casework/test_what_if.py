"""What would happen if, asked of a book: nothing of it is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_facts
from qmas_tui.casework.rules_said import hold_rules_against, rules_said
from qmas_tui.casework.what_if import (
    day_read,
    days_of_return,
    fees_ahead,
    what_if,
)
from qmas_tui.errors import DataError
from qmas_tui.facts.holder import FORMAT, CaseFile
from tests.scenarios.worked_cases import AS_OF, EXPECTED, WORKED

STRICT = "[figures]\nthree-month-window = false\n"


@pytest.fixture
def casework() -> Casework:
    """The book of the worked cases, on their day."""
    return open_facts(CaseFile(format=FORMAT, holder=WORKED.holder), AS_OF)


def test_it_is_asked_and_nothing_is_recorded(casework: Casework) -> None:
    """The answer is that of the worked case, and the record is as before."""
    before = casework.holders["B1"]
    found = what_if(casework, "B1", [("job-lost", "2026-12-31")])
    assert (str(found.then), found.verdict) == (
        EXPECTED["W1"]["then"],
        EXPECTED["W1"]["verdict"],
    )
    assert casework.holders["B1"] is before


def test_other_rules_are_named_by_their_file(
    casework: Casework, tmp_path: Path
) -> None:
    """A scenario may go by the figures of a file, held against those in force."""
    path = tmp_path / "strict.toml"
    path.write_text(STRICT)
    found = what_if(casework, "B1", [], rules=str(path))
    assert found.verdict == EXPECTED["W8"]["verdict"]
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    diff = hold_rules_against(casework, "shipped", str(path), step)
    assert "B1" in [each.case for each in diff.cases]
    every = len(WORKED.holder)
    assert told == [(0, every), (every, every)]
    assert not hold_rules_against(casework, "office", "shipped", step).cases


@pytest.mark.parametrize(
    ("said", "told", "verdict"),
    [
        ("application-fee=700", (600, 700, None), "the same"),
        ("application-fee=700,2027-04-01", (600, 700, date(2027, 4, 1)), "the same"),
        ("three-month-window=off", (True, False, None), EXPECTED["W8"]["verdict"]),
    ],
)
def test_a_figure_is_tried_without_a_file(
    casework: Casework, said: str, told: tuple[object, ...], verdict: str
) -> None:
    """An announced fee or window is one word: the figure, its value, its first day."""
    found = hold_rules_against(casework, "office", said, lambda _done, _of: None)
    (figure,) = found.figures
    assert (figure.before, figure.after, figure.since) == told
    assert what_if(casework, "B1", [], rules=said).verdict == verdict


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("aplication-fee=3", "did you mean application-fee"),
        ("stay-pattern=24", "no figure that one value sets"),
        ("application-fee=5,soon", 'from: "soon" is not a date'),
        ("application-fee=x", "application fee cannot be set so"),
        ("step-back-percent=101", "step back percent cannot be set so"),
        ("three-month-window=x", 'value: "x" is neither yes nor no'),
        ("issue-fee-short=8,2020-01-01", "No rule sets"),
        ("over/a=b/rules", "cannot be read"),
        ("a=b.toml", "cannot be read"),
    ],
)
def test_a_figure_that_cannot_be_tried(
    casework: Casework, said: str, told: str
) -> None:
    """It is said what is wrong with it."""
    with pytest.raises(DataError) as caught:
        rules_said(casework, said)
    error = caught.value
    assert told in "\n".join([error.message, *map(str, error.problems)])


@pytest.mark.parametrize(
    ("given", "then", "words"),
    [
        ([], date(2026, 1, 1), "1 Jan 2026 is over; ask on 29 Nov 2026 or a later day"),
        ([("trip", "2027-02-05..2026-12-20")], None, "This cannot be."),
        ([("job-list", "fri")], None, "The scenario cannot be read."),
    ],
)
def test_what_cannot_be_asked(
    casework: Casework, given: list[tuple[str, str]], then: date | None, words: str
) -> None:
    """A day that is over, a contradiction and an unknown change are refused."""
    with pytest.raises(DataError, match=words):
        what_if(casework, "B1", given, then)


def test_days_of_return_and_fees_are_those_of_the_worked_cases(
    casework: Casework,
) -> None:
    """Planner and forecast go by the book's rules and day."""
    found = days_of_return(casework, "B3", None, "holder")
    assert str(found.return_by) == EXPECTED["W10"]["return_by"]
    assert fees_ahead(casework, "B2").total_needed == EXPECTED["W12"]["total_needed"]


def test_a_day_is_read_as_in_every_form(casework: Casework) -> None:
    """Near days count from today; what is no day is told with its field."""
    assert day_read(casework, "out", "+1w") == date(2026, 12, 6)
    with pytest.raises(DataError) as caught:
        day_read(casework, "out", "soonish")
    assert caught.value.problems[0].where == "out"
