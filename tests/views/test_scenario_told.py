"""What became of values and findings of a scenario, in words."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.moves import FindingMoved, Moved, Shares
from qmas_tui.views.model import Line, text_of
from qmas_tui.views.scenario.answered import finding_line
from qmas_tui.views.scenario.columns import columns_of
from qmas_tui.views.scenario.names import (
    became_words,
    far_words,
    finding_words,
    said_value,
    whose,
)

DAY = date(2027, 1, 5)


def test_what_became_of_values_and_findings() -> None:
    """New, gone, the same as now, only without it: each has its word."""

    def moved(before: date | int | None, after: date | int | None) -> str:
        amount = 0 if before == after else None
        return far_words(Moved("holder", "act_by", before, after, amount, Shares()))

    assert moved(None, DAY) == "now known"
    assert moved(DAY, None) == "no longer known"
    assert moved(DAY, DAY) == "the same as now"

    def became(before: str | None, after: str | None, calendar: int = 0) -> str:
        shares = Shares(calendar=calendar)
        return became_words(FindingMoved("LEE Mo", "work.none", before, after, shares))  # type: ignore[arg-type]

    assert became(None, None) == "came and went"
    assert became(None, None, 1) == "only without it"
    assert became("act", "act") == "the same as now"
    assert became("warn", "act") == "warning to act"
    gone = FindingMoved("LEE Mo", "work.none", None, None, Shares())
    assert finding_words(gone, 46) == "LEE Mo: no work"
    line: Line = finding_line(columns_of(72), gone, "came and went", "")
    assert text_of(line).endswith("came and went")
    assert said_value("deadlines.stay.ends.status", "overdue") == "passed"


def test_a_long_name_leaves_room_for_what_it_is_about() -> None:
    """Of a name that is too long for its column so much is cut that the rest shows."""
    name = whose("[/] " + "陳大文" * 20, "file by (target)", 28)
    assert name == "[/] 陳大…: file by (target)"
    assert whose("CHAN " * 12, "no work", 46).endswith("…: no work")
