"""What is worse and what is better, one thing at a time."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.worked_out import LevelSaid, WorkedOut
from qmas_tui.findings.model import Assessment, Finding
from qmas_tui.scenarios.in_between import Between, Passing
from qmas_tui.scenarios.question import Outcome
from qmas_tui.scenarios.verdict import path_end, verdict
from tests.make import AS_OF

SOON, LATER = date(2030, 1, 1), date(2031, 1, 1)


def outcome(
    level: LevelSaid | None = None, covered: bool | None = None, **days: date | None
) -> Outcome:
    """What came out for a holder: one finding, days by name, and the cover."""
    found = Assessment("Q-1", AS_OF, "initial-stay")
    if level is not None:
        finding = Finding("work.none", "holder", level, "house", ())
        found = Assessment("Q-1", AS_OF, "initial-stay", findings=(finding,))
    named = {name.replace("__", "."): day for name, day in days.items()}
    known = {name: day for name, day in named.items() if day is not None}
    figures: dict[str, int | bool] = {}
    if covered is not None:
        figures["milestone.covered"] = covered
    said = WorkedOut(case="Q-1", subject="holder", days=known, figures=figures)
    return Outcome(found, (said,))


WORSE = {
    "acted on earlier": (outcome(act_by=LATER), outcome(act_by=SOON)),
    "lost earlier": (outcome(lost_on=LATER), outcome(lost_on=SOON)),
    "a limit earlier": (outcome(limit_of_stay=LATER), outcome(limit_of_stay=SOON)),
    "a path that ends earlier": (
        outcome(path__0=SOON, path__1=LATER),
        outcome(path__0=SOON),
    ),
    "a latest day later": (
        outcome(milestone__latest=SOON),
        outcome(milestone__latest=LATER),
    ),
    "no latest day any more": (outcome(milestone__latest=SOON), outcome()),
    "covered no more": (outcome(covered=True), outcome(covered=False)),
    "not covered where nobody knew": (outcome(), outcome(covered=False)),
    "a warning that came": (outcome(), outcome("warn")),
    "a warning that was to watch": (outcome("watch"), outcome("warn")),
    "to act on what was a warning": (outcome("warn"), outcome("act")),
    "a warning that was good news": (outcome("good"), outcome("warn")),
}


@pytest.mark.parametrize(("before", "after"), WORSE.values(), ids=WORSE)
def test_each_thing_is_worse_and_the_reverse_better(
    before: Outcome, after: Outcome
) -> None:
    """One thing is enough; turned round it is better, and with itself the same."""
    assert verdict(before, after, Between()) == "worse"
    assert verdict(after, before, Between()) == "better"
    assert verdict(after, after, Between()) == "the same"


def test_what_judges_nothing() -> None:
    """Something to watch, and a window that opens later for another limit."""
    assert verdict(outcome(), outcome("watch"), Between()) == "the same"
    now = outcome(limit_of_stay=SOON, deadlines__extension__opens=SOON)
    later = outcome(limit_of_stay=SOON, deadlines__extension__opens=LATER)
    assert verdict(now, later, Between()) == "worse"
    other = outcome(limit_of_stay=LATER, deadlines__extension__opens=LATER)
    assert verdict(now, other, Between()) == "better"


def test_what_passes_and_what_is_spared() -> None:
    """A finding in between counts as one at the end; both together are mixed."""
    passing = (Passing("holder", "work.none", "act", SOON, LATER),)
    same = outcome()
    assert verdict(same, same, Between(passing=passing)) == "worse"
    assert verdict(same, same, Between(spared=passing)) == "better"
    assert verdict(same, same, Between(passing, passing)) == "mixed"
    assert verdict(same, outcome("act"), Between(spared=passing)) == "mixed"


def test_the_end_of_a_path() -> None:
    """It is the last of its days, in whatever order they stand; none without a path."""
    assert path_end(outcome(path__0=LATER, path__1=SOON).values) == LATER
    assert path_end(outcome(act_by=LATER).values) is None
