"""The case below the queue."""

from __future__ import annotations

from datetime import date

from qmas_tui.views.model import text_of
from qmas_tui.views.panel import panel_lines
from qmas_tui.views.width import cell_width
from tests.make import AS_OF, entry
from tests.views.support import broken

SPOUSE = {
    "name": "CHAN Mei 陳美",
    "relation": "spouse",
    "limit_of_stay": date(2028, 3, 1),
}


def test_a_case_in_order_says_so() -> None:
    """Who it is, the path, and that nothing endangers the case."""
    lines = [text_of(line) for line in panel_lines(entry(), AS_OF, 120)]
    assert lines[0].startswith("  LEE Ka Yan   Q-1")
    assert "extension 1, 36 months" in lines[3]
    assert lines[-1] == "  No risk found. Next: file the extension (target 2 Feb 2028)"


def test_the_worst_comes_first_with_what_settles_it() -> None:
    """Each finding names whom it concerns, and fits the width."""
    case = entry(
        dependant=[SPOUSE],
        passport=[{"expires_on": date(2028, 4, 1)}],
        request=[{"asked_on": date(2026, 11, 8), "answer_by": AS_OF}],
    )
    lines = [text_of(line) for line in panel_lines(case, AS_OF, 140)]
    assert lines[8:] == [
        "  !! The department asked for papers on 8 Nov 2026, to be answered by "
        "22 Nov 2026.",
        "     Answer, then record the day.",
        "  !! CHAN Mei 陳美: their own stay ends first, on 1 Mar 2028.",
        "     File for them by 1 Mar 2028.",
    ]
    low = panel_lines(case, AS_OF, 80, low=True)
    assert len(low) == 3
    assert text_of(low[0]).startswith("  LEE Ka Yan   Q-1")
    narrow = panel_lines(case, AS_OF, 60)[8:]
    assert len(narrow) == 4
    assert all(cell_width(text_of(line)) <= 60 for line in narrow)


def test_a_gap_that_presses_is_no_quiet_case() -> None:
    """What the record lacks is told like a risk where it is as urgent."""
    granted = {"kind": "extension", "filed_on": date(2026, 11, 1), "outcome": "granted"}
    case = entry(grant=[{"until": date(2026, 12, 15)}], filing=[granted])
    lines = [text_of(line) for line in panel_lines(case, AS_OF, 140)]
    assert lines[8].startswith("  !! The filing of 1 Nov 2026 was granted; the new")


def test_a_broken_case_says_so() -> None:
    """There is no path to draw, and the fault is told with what settles it."""
    lines = [text_of(line) for line in panel_lines(broken(), AS_OF, 120)]
    assert "could not be worked out" in lines[4]
    assert lines[8].startswith("  !! This case could not be worked out: dependant 1")
    assert "Correct the row" in " ".join(lines[9:])
