"""The work ahead in bars: what is counted, and what passes the office's line."""

from __future__ import annotations

from datetime import date

from qmas_tui.views.days import Mark
from qmas_tui.views.model import as_text, text_of
from qmas_tui.views.workload import head_line, load_lines, sum_lines, workload
from tests.make import AS_OF

DAYS = {
    date(2026, 10, 5): (
        Mark(date(2026, 10, 5), "filing", "Q-8"),
        Mark(date(2026, 10, 5), "ending", "Q-9"),
    ),
    date(2027, 1, 5): tuple(
        Mark(date(2027, 1, 5), "filing", f"Q-{n}") for n in range(15)
    ),
    date(2027, 1, 9): (
        Mark(date(2027, 1, 9), "filing", "Q-1"),
        Mark(date(2027, 1, 9), "abode", "Q-1"),
    ),
    date(2027, 2, 9): (
        Mark(date(2027, 2, 9), "filing", "Q-2"),
        Mark(date(2027, 2, 9), "ending", "Q-3"),
    ),
}
WORK = workload(DAYS, AS_OF)
LOADS = WORK.loads


def test_a_case_counts_once_a_month() -> None:
    """24 months from this one; two days of a case in a month are one case."""
    assert (len(LOADS), LOADS[0].about, LOADS[-1].about) == (24, "2026-11", "2028-10")
    assert (LOADS[2].filing, LOADS[2].abode, LOADS[3].ending) == (15, 1, 1)
    assert LOADS[2].of("filing") == 15


def test_what_passes_the_line_says_so() -> None:
    """The bar beyond it is in another role, and words say it."""
    lines = load_lines(LOADS, 10, 80)
    assert lines[2].about == "2027-01"
    assert text_of(lines[2]).endswith("over 10!")
    assert [s.role for s in lines[2].spans if "▇" in s.text] == ["accent", "warn"]
    assert "│" in text_of(lines[3])
    assert "over" not in text_of(lines[3])
    assert "2027 Jan" in text_of(lines[2])
    assert text_of(lines[3]).startswith("     Feb")
    assert "our line 10" in text_of(head_line("filing", 10, 80))


def test_without_a_line_there_is_none() -> None:
    """Bars and numbers stay; where there is little room its title goes."""
    text = as_text(load_lines(LOADS, 0, 60))
    assert "over" not in text
    assert "│" not in text
    assert "◆ 1" in text
    assert "filings to make" in text_of(head_line(None, 0, 60))
    assert "filings" not in text_of(head_line(None, 0, 36))
    assert "line 10" in text_of(head_line(None, 10, 51))


def test_what_the_bars_leave_out_is_said() -> None:
    """What was missed before, and which months pass the line."""
    text = as_text(sum_lines(WORK, 10))
    assert "1 month over our line of 10: Jan 2027" in text
    assert "Not in these bars: 1 to file since before, 1 past the limit" in text
    assert sum_lines(workload({}, AS_OF), 0) == []
