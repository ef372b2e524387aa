"""The path as a drawing for paper."""

from __future__ import annotations

from datetime import date

from qmas_tui.views.drawing import Drawing, draw_path
from tests.make import AS_OF, entry
from tests.views.everyone import everyone


def drawn(as_of: date = AS_OF, **facts: object) -> Drawing:
    """The drawing of a case that has one."""
    found = draw_path(entry(as_of, **facts))
    assert found is not None
    return found


def test_the_path() -> None:
    """The stays follow one another; a window stands before the limit."""
    found = drawn()
    days = [(bar.first.year, bar.last.year, bar.granted) for bar in found.bars]
    assert days == [(2023, 2025, True), (2025, 2028, True), (2028, 2031, False)]
    assert found.windows == ((date(2027, 12, 15), date(2028, 3, 15)),)
    marks = [(mark.kind, mark.text) for mark in found.marks]
    assert marks == [("today", "today"), ("earliest", "seven years 15 Mar 2030")]
    assert found.spoken == (
        "initial, 24 months, until 15 Mar 2025; extension 1, 36 months, until "
        "15 Mar 2028; extension 2, expected, until 15 Mar 2031; "
        "seven years 15 Mar 2030"
    )
    assert len(found.text) == 4


def test_a_latest_day() -> None:
    """Where a break may count the latest day of the seven years is marked, too."""
    gap = [{"ended": date(2024, 1, 1), "resumed": date(2024, 3, 1)}]
    last = drawn(gap=gap).marks[-1]
    assert (last.kind, last.text) == ("latest", "latest 1 Mar 2031")


def test_earlier_stays_that_are_not_recorded() -> None:
    """Between the landing and the first recorded stay a broken bar says so."""
    found = drawn(grant=[{"until": date(2028, 3, 15), "confirmed": True}])
    assert found.bars[0].names[0] == "earlier, not recorded"
    assert (found.bars[0].first, found.bars[0].granted) == (date(2023, 3, 15), False)


def test_nothing_to_draw() -> None:
    """Without a stay of a known length there is no drawing."""
    assert draw_path(entry(AS_OF, status="closed")) is None
    one = [{"until": date(2028, 3, 15)}]
    assert draw_path(entry(AS_OF, grant=one, landed_on=None)) is None
    no_start = drawn(excluded=[{"from": date(2024, 1, 1)}])
    assert [mark.kind for mark in no_start.marks] == ["today"]


def test_every_path_can_be_drawn() -> None:
    """In every drawing the stays run forward, and a window ends with a limit."""
    for case in everyone():
        found = draw_path(case)
        if found is None:
            continue
        assert all(bar.first <= bar.last for bar in found.bars)
        assert all(first < limit for first, limit in found.windows)
