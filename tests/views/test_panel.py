"""The case under the cursor, in the panel."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.model import Line, as_text, text_of
from qmas_tui.views.panel.short import half_screen, three_lines
from qmas_tui.views.panel.whole import whole_case
from qmas_tui.views.width import cell_width
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone
from tests.views.support import broken

SOON = 30
LATE = [{"until": date(2026, 12, 10), "confirmed": True}]
SPOUSE = {
    "name": "CHAN Mei 陳美",
    "relation": "spouse",
    "limit_of_stay": date(2028, 3, 1),
}


def text(lines: tuple[Line, ...]) -> str:
    return as_text(lines)


def near(**facts: object) -> AssessedCase:
    """Somebody whose day to file has passed."""
    began = {"applied_on": date(2023, 6, 1), "landed_on": date(2023, 12, 10)}
    return entry(AS_OF, **{**began, "grant": LATE, **facts})


def test_three_lines_say_who_what_next_and_why() -> None:
    """Who it is and until when; the next step with its keys; the worst found."""
    who, step, worst = map(text_of, three_lines(near(adviser="mw"), SOON, 80))
    assert who.startswith(" LEE Ka Yan  Q-1 · GPT 3+3+2 · adviser mw")
    assert who.endswith("limit 10 Dec, in 18 d")
    assert step.startswith(" Next    file the extension (target 29 Oct)  ")
    assert step.endswith("enter enter")
    assert worst.startswith(" !!      For a filing now, still missing:")
    assert worst.endswith("official")


def test_half_a_screen_has_path_dates_papers_and_note() -> None:
    """The path is drawn to scale; missed days say how late they are."""
    notes = [{"on": date(2026, 11, 20), "by": "mw", "text": "letter due Friday"}]
    seen = [{"on": date(2026, 11, 18), "outcome": "reviewed"}]
    told = text(half_screen(near(note=notes, review=seen), POLICY, SOON, 120))
    assert "last seen 18 Nov" in told
    assert "━" in told
    assert "◆" in told
    dates = "target 29 Oct, 24 d late    last filing day 10 Dec, in 18 d    limit"
    assert dates in told
    assert "Papers  0 of 9" in told
    assert "Note  20 Nov mw  letter due Friday" in told


def test_dates_that_do_not_fit_give_way_to_the_limit() -> None:
    """On a narrow screen the limit of stay is the last to go."""
    told = text(half_screen(near(), POLICY, SOON, 60))
    assert "Dates   limit 10 Dec, in 18 d" in told


@pytest.mark.parametrize("width", [0, 1, 8])
def test_no_panel_is_too_narrow(width: int) -> None:
    """Before the screen has a size, and in a pane drawn together, nothing breaks."""
    assert three_lines(near(), SOON, width)
    for drawn in (half_screen, whole_case):
        assert drawn(near(), POLICY, SOON, width)


def test_once_the_limit_has_passed_it_alone_counts() -> None:
    """No day to file is named any more."""
    case = entry(grant=[{"until": date(2026, 11, 20), "confirmed": True}])
    told = text(half_screen(case, POLICY, SOON, 120))
    assert "Dates   limit 20 Nov, 2 d late\n" in told


def test_a_case_in_order_says_what_comes_next() -> None:
    """Nothing endangers it: the next step is there all the same."""
    assert "Next    file the extension" in text(three_lines(entry(), SOON, 80))
    closed = three_lines(entry(status="closed"), SOON, 80)
    assert "Next    No risk found." in text(closed)
    assert "no limit of stay" in text(closed)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Next    file the extension"),
        (
            {"landed_on": None, "grant": [], "approved_on": date(2026, 11, 20)},
            "Next    arrange the landing, then record it",
        ),
        (
            {"filing": [{"kind": "right-of-abode", "filed_on": date(2026, 11, 1)}]},
            "Next    chase the abode decision (expected by 13 Dec)",
        ),
    ],
)
def test_each_step_has_words(facts: dict[str, object], says: str) -> None:
    """A date without a finding says what is to be done about it; so does a gap."""
    assert says in text(three_lines(entry(AS_OF, **facts), SOON, 80))


def test_the_whole_case_stands_beside_the_queue() -> None:
    """Findings with what settles them, dates, family, work to scale, papers, notes."""
    filed = [
        {"kind": "identity-card", "dated": AS_OF},
        {"kind": "payslips", "dated": date(2025, 1, 1)},
    ]
    notes = [{"on": date(2026, 11, day), "text": f"note {day}"} for day in range(1, 6)]
    case = near(dependant=[SPOUSE], evidence=filed, note=notes)
    told = text(whole_case(case, POLICY, SOON, 60))
    for title in ("Findings", "Dates", "Family", "Work", "Papers", "Notes"):
        assert f"\n  {title}" in told
    assert "file by (target)      29 Oct 2026  24 d late" in told
    assert "CHAN Mei 陳美  spouse" in told
    assert "▇" in told
    assert "│▇" in told, "the pay is above the office's level"
    assert "✓ Hong Kong identity card" in told
    assert "~ Payslips" in told
    assert "○ Contract" in told
    assert "note 5" in told
    assert "note 2" not in told, "the last three"


MANY = pytest.mark.many


@pytest.mark.parametrize(
    "width", [60, pytest.param(80, marks=MANY), pytest.param(120, marks=MANY)]
)
def test_every_case_fits_its_panel(width: int) -> None:
    """Whoever it is, and however wide the panel, nothing is wider than it."""
    for case in (*everyone(), broken()):
        short, half = (
            three_lines(case, SOON, width),
            half_screen(case, POLICY, SOON, width),
        )
        for line in (*short, *half, *whole_case(case, POLICY, SOON, width)):
            assert cell_width(text_of(line)) <= width
        assert width < 120 or len(half) <= 13
        assert width != 80 or len(short) == 3
