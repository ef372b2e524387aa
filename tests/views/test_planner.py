"""The planner's strip: every day of return is what the planner found."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.calendar import DAY
from qmas_tui.scenarios.presence import Presence, presence
from qmas_tui.views.model import as_text, text_of
from qmas_tui.views.planner import (
    STANDINGS,
    best_day,
    day_lines,
    legend,
    no_law,
    planner_head,
    return_line,
    standing_on,
    strip_lines,
    within,
    year_line,
    year_section,
)
from tests.make import AS_OF, POLICY, holder


@pytest.fixture(scope="module")
def found() -> Presence:
    """What the planner found for a holder in good order."""
    return presence(holder(), POLICY, AS_OF)


def without_end(found: Presence) -> Presence:
    """The same where nothing is ever too late."""
    first = tuple((thing, None) for thing, _day in found.first)
    return structs.replace(found, first=first, return_by=None, set_by=())


def test_each_day_is_drawn_as_what_it_is(found: Presence) -> None:
    """After the day to be back by all is too late; before it, what was found."""
    assert found.return_by is not None
    held = min(day for _thing, day in found.first if day)
    assert standing_on(found, found.return_by) != "late"
    assert standing_on(found, found.return_by + DAY) == "late"
    assert standing_on(found, held - DAY) == "safe"
    never = without_end(found)
    assert {standing_on(never, AS_OF), standing_on(never, never.last)} == {"safe"}
    assert (best_day(never), best_day(found)) == (AS_OF, found.return_by)


def test_what_a_drawing_means_is_said(found: Presence) -> None:
    """Each way of drawing a day is told in words, and that no number is law."""
    told = text_of(legend(found))
    for drawn, words, _role in STANDINGS.values():
        assert f"{drawn} {words}" in told
    assert "OR-02" in text_of(no_law())


def test_a_month_has_two_cells_a_day(found: Presence) -> None:
    """Days before the first that is asked about are blank; the day here is a number."""
    head, month, *_more = strip_lines(found, AS_OF, 3)
    assert text_of(head)[10:].startswith("1       5")
    cells = text_of(month)[10:]
    at = 2 * (AS_OF.day - 1)
    assert not cells[:at].strip()
    assert cells[at : at + 2] == str(AS_OF.day)
    assert cells[at + 2 :] == STANDINGS["safe"][0] * 8
    assert len(strip_lines(found, found.last, 50)) == 38


def test_the_cursor_stays_where_days_are_asked_about(found: Presence) -> None:
    """Neither before today nor after the last month."""
    assert within(found, date(2020, 1, 1)) == AS_OF
    assert within(found, date(2050, 1, 1)) == found.last


def test_the_day_says_why(found: Presence) -> None:
    """Of a day that is too late each reason is given with its first day."""
    assert found.return_by is not None
    late = as_text(day_lines(found, found.return_by + DAY))
    assert "too late" in late
    assert "!! the latest day of the seven years moves" in late
    safe = as_text(day_lines(found, AS_OF))
    assert "safe" in safe
    assert "!" not in safe
    held = structs.replace(found, already=("absence.long",))
    assert "without this absence too" in as_text(day_lines(held, AS_OF))


def test_a_departure_within_an_absence_is_told() -> None:
    """Nobody can leave who is away: safe days of such a departure say so first."""
    away = holder(trip=[{"out": AS_OF - DAY}])
    told = text_of(day_lines(presence(away, POLICY, AS_OF, AS_OF + DAY), AS_OF)[0])
    assert "Away since 21 Nov 2026 already, and not back on 23 Nov 2026" in told
    assert presence(away, POLICY, AS_OF).within is None


def test_nothing_is_called_safe_where_nothing_counts() -> None:
    """Who has not landed, or is gone, has no days of return, and is told so."""
    found = presence(holder(status="closed"), POLICY, AS_OF)
    assert "there is nothing to plan" in text_of(return_line(found))
    drawn = [legend(found), *strip_lines(found, AS_OF, 3), *day_lines(found, AS_OF)]
    assert not any(text_of(each) for each in drawn)


def test_whose_days_they_are(found: Presence) -> None:
    """Of a dependant the holder is named beside."""
    assert "CHAN" in text_of(planner_head(structs.replace(found, subject="CHAN"), "L"))
    assert text_of(return_line(without_end(found))).startswith(" No day of return")
    past = structs.replace(found, return_by=AS_OF - DAY)
    assert "Any return is too late" in text_of(return_line(past))


def test_years_are_told_with_what_is_left(found: Presence) -> None:
    """The year of the day stands out; where nothing is left that is said in colour."""
    full = structs.replace(found.years[-1], left=0, planned=180)
    found = structs.replace(found, years=(*found.years[:-1], full))
    lines = year_section(found, full.first).lines
    assert [span.role for span in lines[-1].spans][-1] == "act"
    assert "180 planned, 0 left" in as_text(year_line(found, full.first))
    assert year_line(found, date(2100, 1, 1)) == []
