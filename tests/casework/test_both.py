"""Holders and prospects of a book as one list."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.both import BothList
from qmas_tui.casework.bulk import actions_of, apply_bulk, plan_bulk_of_kinds
from qmas_tui.casework.export import Wishes, planned, selected
from qmas_tui.casework.landing import land
from qmas_tui.casework.prospects import ProspectList
from qmas_tui.casework.scope import Scope
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.filter import parse_filter
from qmas_tui.views.listings import listing_of
from tests.desk.support import casework_of
from tests.flows.prospects import APPROVED
from tests.make import AS_OF, holder


def test_who_landed_has_two_rows_of_one_reference() -> None:
    """As a holder, and as a prospect who still has something to do."""
    casework = casework_of(holder(), APPROVED)
    both = BothList(casework, ProspectList(casework))
    assert not both.are_known
    assert both.left == 2
    assert both.work_out()
    assert both.are_known
    assert not both.left
    before = both.recorded
    assert both.recorded is before
    assert both.in_order() is both.in_order()
    assert both.as_of == AS_OF
    land(casework, "P-3", [("on", "20/11/26")])
    assert [*both.recorded] == ["holder Q-1", "holder P-3", "prospect P-3"]
    assert {both.listing.key_of(each) for each in both.in_order()} == {*both.recorded}
    keys = [view.key for view in both.views]
    assert both.counts()[keys[-1]] == len(both.queue(both.views[-1])) == 3
    with pytest.raises(DataError):
        both.of("holder P-9")


def test_working_out_can_be_stopped() -> None:
    """In the middle of either kind."""
    casework = casework_of(holder(), APPROVED)
    both = BothList(casework, ProspectList(casework))
    assert not both.work_out(lambda _done, _total: False)
    asked = iter([True, False])
    assert not both.work_out(lambda _done, _total: next(asked))


def test_an_alert_leaves_out_who_sleeps() -> None:
    """Of either kind; a filter looks for words in both."""
    casework = casework_of(holder(), APPROVED)
    both = BothList(casework, ProspectList(casework))
    (today, *_) = both.views
    both.read_texts()
    assert [*map(both.listing.key_of, both.queue(today))] == ["prospect P-3"]
    given = [("outcome", "snoozed"), ("until", "+1w")]
    casework.record("P-3", "review", given, kind=Prospect)
    assert not both.queue(today)
    assert [*map(both.listing.key_of, both.asleep(today))] == ["prospect P-3"]
    wanted = parse_filter("rossi", both.listing.fields)
    assert len(both.queue(filter=wanted)) == 1


def test_both_kinds_are_changed_as_one_step() -> None:
    """What means something to one kind alone is no action for both."""
    casework = casework_of(holder(), APPROVED)
    cases: dict[type[Case], list[str]] = {Holder: ["Q-1"], Prospect: ["P-3"]}
    plan = plan_bulk_of_kinds(casework, cases, [("adviser", "ak")])
    assert [each.case for each in plan.changed] == ["Q-1", "P-3"]
    apply_bulk(casework, plan)
    assert casework.holders["Q-1"].adviser == casework.prospects["P-3"].adviser == "ak"
    assert "confirm" not in actions_of(*cases)


@pytest.mark.parametrize(
    ("scope", "name", "holds"),
    [
        (Scope(of="prospects", title="All", cases=("P-3",)), "a.csv", "ROSSI Luca"),
        (Scope(of="prospects", title="All", cases=("P-3",)), "a.toml", "P-3"),
        (Scope(of="prospects", title="All", cases=("P-3",)), "a.html", "ROSSI Luca"),
        (Scope(of="prospects", case="P-3"), "a.md", "Prerequisites"),
        (Scope(of="prospects", case="P-3"), "a.ics", "SUMMARY:P-3: "),
        (Scope(of="both", title="All", cases=("holder Q-1",)), "a.md", "holder"),
    ],
)
def test_what_is_shown_is_written(
    tmp_path: Path, scope: Scope, name: str, holds: str
) -> None:
    """Prospects, one of them, or a list of both; who is gone is left out."""
    casework, path = casework_of(holder(), APPROVED), tmp_path / name
    gone = structs.replace(scope, cases=(*(scope.cases or ()), "prospect P-9"))
    scope = scope if scope.case else gone
    columns = listing_of(scope.of).exported
    scope = structs.replace(scope, columns=columns)
    wishes = Wishes(shown=True)
    plan = planned(casework, path, scope, selected(casework, scope), wishes)
    plan.write(False, lambda _done, _total: True)
    assert holds in path.read_text("utf-8-sig")
    assert name[1:] in scope.endings
