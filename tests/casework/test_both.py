"""Holders and prospects of a book as one list."""

from __future__ import annotations

import pytest

from qmas_tui.casework.both import BothList
from qmas_tui.casework.landing import land
from qmas_tui.casework.prospects import ProspectList
from qmas_tui.errors import DataError
from tests.desk.support import casework_of
from tests.flows.prospects import APPROVED
from tests.make import AS_OF, holder


def test_who_landed_has_two_rows_of_one_reference() -> None:
    """As a holder, and as a prospect who still has something to do."""
    casework = casework_of(holder(), APPROVED)
    both = BothList(casework, ProspectList(casework))
    assert not both.are_known
    assert both.work_out()
    assert both.are_known
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
