"""The path drawn on four lines."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Excluded, Filing, Gap, Grant, Income
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.canvas import Canvas, Label, centred, spread
from qmas_tui.views.model import Line, text_of
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import cell_width
from tests.bench.books import people
from tests.make import AS_OF, entry_of
from tests.views.support import broken, entry


def drawn(entry: AssessedCase, width: int = 100, landed: bool = True) -> list[str]:
    """The four lines as text."""
    found = entry.assessment
    landed_on = entry.holder.landed_on if landed else None
    return [text_of(row) for row in timeline(found, found.as_of, width, landed_on)]


def roles(row: Line, sign: str) -> set[str]:
    """The roles in which a sign is drawn."""
    return {span.role for span in row.spans if sign in span.text}


def test_the_stays_are_named_over_their_stretch() -> None:
    """Granted stays say their months, forecast ones that they are expected."""
    labels, path, dates, under = drawn(entry())
    assert "initial, 24 months" in labels
    assert "extension 1, 36 months" in labels
    assert "extension 2, expected" in labels
    assert path.count("│") == 4
    assert dates.split("  ")[0] == "15 Mar 2023"
    assert "15 Mar 2028" in dates
    assert dates.endswith("15 Mar 2031")
    assert under.split() == ["today", "seven", "years", "15", "Mar", "2030"]


def test_solid_is_granted_and_dashed_is_expected() -> None:
    """What was granted is solid in the accent, what is forecast dashed and dim."""
    found = entry().assessment
    row = timeline(found, AS_OF, 100)[1]
    assert roles(row, "━") == {"accent"}
    assert roles(row, "┄") == {"dim"}
    assert roles(row, "▒") == {"warn"}
    assert roles(row, "▮") == {"today"}
    assert roles(row, "◆") == {"good"}


def test_a_narrow_line_shortens_the_names() -> None:
    """At 40 cells the labels are shortened and the three main dates remain."""
    labels, _, dates, under = drawn(entry(), 40)
    assert "ext" in labels
    assert "15 Mar 2023" in dates
    assert "15 Mar 2028" in dates
    assert "15 Mar 2031" in dates
    assert "seven years 15 Mar 2030" in under


def test_today_beyond_the_end_is_drawn() -> None:
    """A limit that passed long ago leaves today on the right of everything."""
    past = entry(applied_on=None, grant=(Grant(until=date(2024, 9, 1)),))
    row = drawn(past)[1]
    assert row.index("▮") > row.rindex("│")


def test_today_stands_on_its_own_side_of_the_limit() -> None:
    """A day after the limit is drawn after it even where the scale is too coarse."""
    late = entry(date(2028, 3, 16))
    row = drawn(late, 60)[1]
    assert "│▮" in row
    soon = drawn(entry(date(2028, 3, 14)), 60)[1]
    assert "▮│" in soon
    on_the_day = drawn(entry(date(2028, 3, 15)), 60)[1]
    assert on_the_day.count("│") == 3


def test_a_passed_limit_is_shown_in_the_role_of_action() -> None:
    """The date of a limit that has passed is drawn as something to act on."""
    found = entry(date(2028, 4, 1)).assessment
    dates = timeline(found, date(2028, 4, 1), 100)[2]
    assert [s.role for s in dates.spans if "15 Mar 2028" in s.text] == ["act"]


def test_stays_that_nobody_recorded_are_said() -> None:
    """Where only a later grant is known, the time before is "not recorded"."""
    only = entry(grant=(Grant(until=date(2028, 3, 15), confirmed=True),))
    labels, path, *_ = drawn(only)
    assert "earlier, not recorded" in labels
    assert path.lstrip().startswith("│┄")
    labels, path, *_ = drawn(only, landed=False)
    assert "earlier" not in labels
    assert path.lstrip().startswith("│━")


def test_a_landing_after_the_normal_beginning_begins_the_drawing() -> None:
    """A later stay that began before the landing is drawn from the landing on."""
    odd = entry(
        landed_on=date(2026, 1, 1),
        grant=(Grant(until=date(2028, 3, 15), step=1, confirmed=True),),
    )
    assert drawn(odd)[2].startswith("1 Jan 2026")


def test_a_grant_cut_short_leaves_the_drawing() -> None:
    """A later grant that ends earlier takes the place of the one before."""
    cut_short = entry(
        grant=(
            Grant(until=date(2028, 3, 15), granted_on=date(2023, 3, 1), confirmed=True),
            Grant(until=date(2027, 3, 15), granted_on=date(2024, 3, 1), confirmed=True),
        )
    )
    assert "15 Mar 2028" not in drawn(cut_short)[2]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"status": "closed"}, "Case closed"),
        ({"status": "permanent"}, "no limit of stay"),
        (
            {"left_on": date(2026, 1, 5), "left_for": "left-hong-kong"},
            "Left Hong Kong: no dates of the holder's own.",
        ),
        ({"landed_on": None, "grant": ()}, "Applied, not approved yet"),
        (
            {"landed_on": None, "grant": (), "approved_on": date(2026, 10, 1)},
            "Not landed yet, entry visa to be used by 1 Jan 2027.",
        ),
    ],
)
def test_without_a_limit_a_sentence_says_why(facts: dict[str, Any], says: str) -> None:
    """A case without a limit of stay has a sentence in place of the drawing."""
    lines = drawn(entry(**facts))
    assert [bool(each) for each in lines] == [False, True, False, False]
    assert says in lines[1]


def test_a_case_that_cannot_be_worked_out_has_no_drawing() -> None:
    """A sentence says that no date of it is known."""
    assert "could not be worked out" in drawn(broken())[1]


def test_a_stay_whose_beginning_is_not_recorded() -> None:
    """Without a landing the current stay is drawn from today on, and says so."""
    facts: dict[str, Any] = {"landed_on": None, "applied_on": None}
    grants = (Grant(until=date(2028, 3, 15), confirmed=True),)
    labels, path, dates, _ = drawn(entry(grant=grants, **facts))
    assert labels.strip() == "stay, beginning not recorded"
    assert path.count("│") == 1
    assert dates.strip() == "15 Mar 2028"
    later = (*grants, Grant(until=date(2030, 3, 15), confirmed=True))
    labels, path, dates, _ = drawn(entry(grant=later, **facts))
    assert "stay, 24 months" in labels
    assert path.count("│") == 2
    assert "22 Nov 2026" not in dates


def test_a_stay_of_an_unknown_number_begins_with_the_landing() -> None:
    """Where nothing tells which extension it is, it is simply a stay."""
    case = entry(applied_on=None, grant=(Grant(until=date(2028, 1, 15)),))
    labels, _, dates, _ = drawn(case)
    assert "stay, 58 months" in labels
    assert dates.startswith("15 Mar 2023")


def test_an_assumed_first_stay_is_called_so() -> None:
    """Without pattern and grant the first stay is assumed, and said to be."""
    unknown = entry(applied_on=None, grant=())
    assert "initial, assumed" in drawn(unknown)[0]
    expected = entry(grant=())
    assert "initial, expected" in drawn(expected)[0]


def test_the_top_tier_is_named() -> None:
    """An extension of the top tier says that it is expected as one."""
    rich = entry(
        date(2028, 1, 10), income=(Income(year="2026/27", assessable=2_500_000),)
    )
    assert "top tier" in drawn(rich, 120)[0]


def test_the_seven_years_are_a_range() -> None:
    """Where breaks move the seven years, the latest day is drawn and said."""
    moved = entry(gap=(Gap(ended=date(2024, 3, 10), resumed=date(2024, 4, 20)),))
    _, path, _, under = drawn(moved)
    assert "◆" in path
    assert "◇" in path
    assert "seven years 15 Mar 2030 to 20 Apr 2031" in under
    assert "to 20 Apr" not in drawn(moved, 40)[3]


def test_a_latest_day_that_cannot_be_said_is_open() -> None:
    """Without a latest day the label says that it is open."""
    gone = entry(gap=(Gap(ended=date(2024, 3, 10)),))
    assert "latest day unknown" in drawn(gone)[3]


def test_without_the_seven_years_only_today_is_named() -> None:
    """While time that does not count has no end, only today stands below."""
    held = entry(excluded=(Excluded(from_=date(2024, 1, 1)),))
    assert drawn(held)[3].strip() == "today"


def test_the_window_stays_while_a_filing_is_pending() -> None:
    """A pending filing leaves the window where it was."""
    filed = entry(date(2028, 1, 10), filing=(_extension(date(2028, 1, 5)),))
    assert "▒" in drawn(filed)[1]


def _extension(day: date) -> Filing:
    return Filing(kind="extension", filed_on=day)


@pytest.mark.parametrize("width", [40, 57, 80, 120, 200])
def test_every_case_fits_its_width(width: int) -> None:
    """Whatever the case, there are four lines and none is wider than asked."""
    for holder in people(150, seed=3):
        case = entry_of(holder)
        for landed_on in (None, holder.landed_on):
            lines = timeline(case.assessment, AS_OF, width, landed_on)
            assert len(lines) == 4
            assert all(cell_width(text_of(each)) <= width for each in lines)
            under = text_of(lines[3])
            if under:
                assert "today" in under


@pytest.mark.parametrize("width", [-3, 0, 1, 2, 5])
def test_no_width_is_too_narrow(width: int) -> None:
    """Where a terminal leaves no room for the path, its lines are there and empty."""
    for holder in people(30, seed=3):
        lines = timeline(entry_of(holder).assessment, AS_OF, width, holder.landed_on)
        assert len(lines) == 4
        assert all(cell_width(text_of(each)) <= max(width, 0) for each in lines)


def test_labels_are_spread_without_overlapping() -> None:
    """Labels on one spot move apart, and never out of the width."""
    labels = [Label(9, "15 Mar 2028"), Label(9, "16 Mar 2028"), Label(9, "today")]
    starts = spread(labels, 31, 2)
    assert starts == [0, 13, 26]
    assert centred(Label(0, "today"), 40) == 0
    assert centred(Label(39, "today"), 40) == 35


def test_what_is_drawn_outside_is_dropped() -> None:
    """A canvas keeps its width, and an empty one is an empty line."""
    canvas = Canvas(4)
    canvas.put(-1, "ab", "dim")
    canvas.put(3, "cd", "warn")
    assert text_of(canvas.line()) == "b  c"
    assert Canvas(3).line() == Line()
