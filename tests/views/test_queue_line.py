"""Rows of the queue laid out."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.views.model import text_of
from qmas_tui.views.queue import queue_row
from qmas_tui.views.queue_line import queue_line, title_line
from qmas_tui.views.width import cell_width
from tests.make import entry
from tests.views.everyone import everyone

SOON = 30
NEAR = [{"until": date(2026, 12, 10), "confirmed": True}]


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (78, ["Act by ▲", "Holder", "Why now", "Limit"]),
        (118, ["Act by ▲", "Holder", "Why now", "Limit of stay", "Adv", "Case"]),
        (
            140,
            ["Act by ▲", "Holder", "Why now", "Stage", "Limit of stay", "Adv", "Case"],
        ),
    ],
)
def test_columns_come_with_the_room(width: int, titles: list[str]) -> None:
    """Reasons come first; the stage has a column on a wide screen alone."""
    head = text_of(title_line(width, 6))
    places = [head.index(title) for title in titles]
    assert places == sorted(places)
    assert ("Stage" in head) == ("Stage" in titles)
    assert "Days" not in head


@pytest.mark.many
@pytest.mark.parametrize("width", [78, 104, 118, 140, 200])
def test_every_row_fits_and_is_aligned(width: int) -> None:
    """Whoever it is, a row is as wide as its list, and its cells stand in line."""
    names = {"陳大文 " + "x" * 60, "[Dr] Lee", "Å" * 9}
    cases = [*everyone(), *[entry(name=name) for name in names]]
    for case in cases:
        line = queue_line(queue_row(case, SOON), width, 6)
        assert cell_width("".join(span.text for span in line.spans)) == width


def test_a_limit_says_how_far_it_is() -> None:
    """Beside the day stands the distance, once it has passed its age."""
    ahead = text_of(queue_line(queue_row(entry(grant=NEAR), SOON), 118, 6))
    assert "10 Dec 2026    in 18 d" in ahead
    passed = [{"until": date(2026, 11, 20), "confirmed": True}]
    late = text_of(queue_line(queue_row(entry(grant=passed), SOON), 118, 6))
    assert "20 Nov 2026   2 d late" in late
    low = text_of(queue_line(queue_row(entry(grant=NEAR), SOON), 78, 6))
    assert low.endswith(" 10 Dec")
