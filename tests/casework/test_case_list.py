"""The list of holders follows each change, as if it were read and sorted anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec import structs

from qmas_tui.book.protocol import Book
from qmas_tui.casework import assessments
from qmas_tui.casework.assessments import Assessments
from qmas_tui.casework.bulk import apply_bulk, plan_bulk
from qmas_tui.casework.case_list import CaseList
from qmas_tui.casework.casework import Casework
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.groups import IndexRow, queue_index
from qmas_tui.views.listings import HOLDERS
from tests.bench.books import people
from tests.desk.support import casework_of
from tests.flows.prospects import APPROVED
from tests.make import AS_OF, holder
from tests.policy.offices import own, ruled


def _seen(
    cases: Assessments, casework: Casework
) -> tuple[list[AssessedCase], dict[str, int], list[list[IndexRow]]]:
    """The order, the counts, and each view in its groups."""
    listing, soon = cases.listing, casework.soon()
    lines = [
        queue_index(listing, cases.queue(view), cases.asleep(view), soon)
        for view in casework.views
    ]
    return cases.in_order(), cases.counts(), lines


def _anew(casework: Casework) -> Assessments:
    book: Book = casework.session.book
    views = casework.views
    return Assessments(
        book, casework.policy, casework.as_of, lambda: views, casework.soon
    )


def test_after_each_change_the_list_is_as_one_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Edited, put off, many, forgotten, undone; on another day, by other rules."""
    monkeypatch.setattr(assessments, "_MANY", 30)
    casework = casework_of(*people(40, seed=3, as_of=AS_OF), APPROVED)
    for change in _changes(casework):
        change()
        again = _anew(casework)
        assert _seen(casework.holder_list, casework) == _seen(again, casework)
        assert casework.holder_list.are_known
        assert not casework.holder_list.left


def test_a_prospect_of_another_case_leaves_the_list_as_it_is() -> None:
    """What is recorded of a prospect moves holders only where one has its case."""
    casework = casework_of(holder(), APPROVED)
    cases = casework.holder_list
    before = cases.in_order()
    casework.set_fields("P-3", [("adviser", "zz")], kind=Prospect)
    assert not cases.left
    assert cases.in_order() is before


def _changes(casework: Casework) -> Iterator[Callable[[], object]]:
    first, second, third, *_ = every = tuple(casework.holders)
    off = [("outcome", "snoozed"), ("until", "+1w")]
    yield casework.holder_list.in_order
    yield lambda: casework.set_fields(first, [("adviser", "zz")])
    yield lambda: casework.record(second, "review", off)
    yield lambda: apply_bulk(casework, plan_bulk(casework, every, [("tag", "new")]))
    yield lambda: casework.privacy.forget(third)
    yield lambda: casework.set_fields(first, [("adviser", "yy")])
    yield lambda: casework.set_fields(second, [("adviser", "yy")])
    yield from (casework.undo.run, casework.undo.run, casework.redo.run)
    yield lambda: casework.move_to(AS_OF.replace(year=AS_OF.year + 1))
    yield lambda: casework.use_rules(ruled(own("E-04", "target-days", 30)))
    casework.settings = structs.replace(casework.settings, due_within_days=300)
    yield casework.holder_list.in_order


def test_views_may_change_while_cases_are_placed() -> None:
    """Another thread saves a view meanwhile: nothing is mixed, nor left as it was."""
    casework = casework_of(holder())
    views = casework.views

    def asleep_until(_of: AssessedCase) -> None:
        nonlocal views
        if views:
            views = ()
            assert cases.counts() == {}

    class Interrupted(CaseList[AssessedCase]):
        as_of = AS_OF

        def in_order(self) -> list[AssessedCase]:
            return casework.holder_list.in_order()

    listing = structs.replace(HOLDERS, asleep_until=asleep_until)
    cases = Interrupted(listing, lambda: views, casework.soon)
    assert cases.counts() == casework.holder_list.counts()
    assert cases.counts() == {}
