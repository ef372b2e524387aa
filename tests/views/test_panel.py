"""The case below the queue."""

from __future__ import annotations

from datetime import date

from qmas_tui.views.model import text_of
from qmas_tui.views.panel import panel_lines
from qmas_tui.views.width import cell_width
from tests.people import AS_OF, entry

SPOUSE = {
    "name": "CHAN Mei 陳美",
    "relation": "spouse",
    "limit_of_stay": date(2028, 3, 1),
}


def test_a_case_in_order_says_so() -> None:
    """Who it is, the path, and that nothing endangers the case."""
    lines = [text_of(line) for line in panel_lines(entry(), AS_OF, 120)]
    assert lines[0].startswith("  Q-1")
    assert "extension 1, 36 months" in lines[3]
    assert lines[-1] == "  Nothing endangers this case."


def test_the_worst_comes_first_with_what_settles_it() -> None:
    """Each finding names whom it concerns, and fits the width."""
    case = entry(
        dependant=[SPOUSE],
        passport=[{"expires_on": date(2028, 4, 1)}],
        request=[{"asked_on": date(2026, 11, 8), "answer_by": AS_OF}],
    )
    lines = [text_of(line) for line in panel_lines(case, AS_OF, 140)]
    found = lines[8:]
    assert found[0].startswith("  !! The department asked for papers on 8 Nov 2026")
    own = next(line for line in found if "Own limit" in line)
    assert own.startswith("  !! CHAN Mei 陳美: Own limit")
    assert own.endswith("align them at the next filing")
    low = panel_lines(case, AS_OF, 80, low=True)
    assert len(low) == 3
    assert text_of(low[0]).startswith("  Q-1")
    narrow = panel_lines(case, AS_OF, 60)[8:]
    assert all(cell_width(text_of(line)) <= 60 for line in narrow)
