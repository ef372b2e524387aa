"""What a review has come to, also when something is taken back."""

from __future__ import annotations

from qmas_tui.desk.tallies import Tallies
from qmas_tui.views.review import Tally


def tally(case: str, done: str = "reviewed") -> Tally:
    """A case with which something was done."""
    return Tally(case, f"HOLDER {case}", done)


def test_a_case_counts_once_with_what_was_done_last() -> None:
    """In the order in which the cases first were counted."""
    tallies = Tallies()
    for case, done in (("Q-1", "one"), ("Q-2", "two"), ("Q-1", "three")):
        tallies.add("changed", tally(case, done))
    assert [each.done for each in tallies.of("changed")] == ["three", "two"]
    assert tallies.of("reviewed") == []


def test_what_is_taken_back_counts_as_before_it() -> None:
    """The last thing done to one of the cases goes, and comes again."""
    tallies = Tallies()
    tallies.add("changed", tally("Q-1", "one"))
    tallies.add("reviewed", tally("Q-1"))
    tallies.add("reviewed", tally("Q-2"))
    tallies.take_back(("Q-1",))
    assert [each.case for each in tallies.of("reviewed")] == ["Q-2"]
    assert [each.done for each in tallies.of("changed")] == ["one"]
    tallies.make_again(("Q-1",))
    assert [each.case for each in tallies.of("reviewed")] == ["Q-2", "Q-1"]


def test_other_cases_count_for_nothing() -> None:
    """What was done before the review, or elsewhere, changes no count."""
    tallies = Tallies()
    tallies.take_back(("Q-9",))
    tallies.make_again(("Q-9",))
    tallies.add("snoozed", tally("Q-1"))
    tallies.take_back(("Q-9",))
    assert len(tallies.of("snoozed")) == 1
    tallies.take_back(("Q-1",))
    tallies.make_again(("Q-9",))
    assert tallies.of("snoozed") == []


def test_something_new_ends_redo() -> None:
    """After it nothing that was taken back before comes again."""
    tallies = Tallies()
    tallies.add("snoozed", tally("Q-1"))
    tallies.take_back(("Q-1",))
    tallies.add("reviewed", tally("Q-1"))
    tallies.make_again(("Q-1",))
    assert tallies.of("snoozed") == []
