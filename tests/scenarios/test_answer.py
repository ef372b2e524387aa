"""What an answer says at once, what it says in other words, and what it leaves out."""

from __future__ import annotations

import pytest

from qmas_tui.findings.moves import Shares
from qmas_tui.scenarios.answer import against, answer, at_once
from tests.scenarios.worked_cases import WORKED, question

ASKED = {each.id: each for each in WORKED.scenario if not each.against}


@pytest.mark.parametrize("name", ["W8", "X2", "X9"])
def test_at_once_is_a_part_of_the_whole(name: str) -> None:
    """What is there before the days in between are worked out is said again then."""
    part, whole = at_once(question(ASKED[name])), answer(question(ASKED[name]))
    assert (part.is_whole, whole.is_whole) == (False, True)
    assert [each.moved for each in part.moved] == [each.moved for each in whole.moved]
    levels = [each.finding for each in whole.findings]
    assert [each.finding for each in part.findings] == levels
    assert (part.reworded, part.same) == (whole.reworded, whole.same)
    assert (part.passing, part.first_seen) == ((), ())


def test_two_scenarios_are_held_on_the_later_of_their_days() -> None:
    """Whichever of the two is asked later, and held against which."""
    one, other = question(ASKED["W1"]), question(ASKED["W2"])
    later = max(one.then, other.then)
    assert one.then != other.then
    assert against(one, other).then == against(other, one).then == later


def test_other_words_of_one_level_stand_apart() -> None:
    """A paper that the change alone asks for rewords a finding and moves none."""
    found = answer(question(ASKED["X2"]))
    (reworded,) = found.reworded
    assert (reworded.code, reworded.before) == ("evidence.missing", "warn")
    assert reworded.before == reworded.after
    assert reworded.shares == Shares(calendar=False, facts=True, rules=False)
    assert "evidence.missing" not in [each.finding.code for each in found.findings]


def test_the_step_hears_of_every_day_with_and_without_the_changes() -> None:
    """It is told of both runs of days as of one work, up to its end."""
    heard = list[tuple[int, int]]()
    answer(question(ASKED["W3"]), lambda done, total: heard.append((done, total)))
    days = (question(ASKED["W3"]).then - question(ASKED["W3"]).as_of).days + 1
    assert (heard[0], heard[-1]) == ((0, 2 * days), (2 * days, 2 * days))
    assert heard == sorted(heard)
