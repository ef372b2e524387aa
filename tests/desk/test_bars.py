"""Bars: what they say where there is no room for all."""

from __future__ import annotations

import pytest

from qmas_tui.desk.widgets.bars import Bar, keys_line, views_line
from qmas_tui.views.model import Line, Span, as_text
from qmas_tui.views.queue import NamedView
from qmas_tui.views.width import cell_width
from tests.desk.support import screen_text
from tests.desk.tiny import Tiny


async def test_a_bar_says_words_at_both_ends() -> None:
    """The right end gives way where there is no room for both."""
    bar = Bar()
    app = Tiny(bar)
    async with app.run_test(size=(30, 4)):
        bar.say_apart([Span("left")], [Span("right")], 30)
        assert screen_text(app).splitlines()[0] == f"left{'right':>26}"
        bar.say_apart([Span("left")], [Span("r" * 25)], 30)
        assert screen_text(app).splitlines()[0] == "left"
        bar.say_all(Span("one two three four five six seven"), 20)
    assert bar.styles.height is not None
    assert bar.styles.height.value == 2


def test_the_footer_gives_up_what_help_tells() -> None:
    """Where there is no room, keys go from the middle; help and the way out stay."""
    pairs = [("a", "first"), ("b", "second"), ("?", "keys"), ("esc", "back")]
    assert as_text([Line(keys_line(pairs, 80))]) == (
        " a first   b second   ? keys   esc back"
    )
    assert as_text([Line(keys_line(pairs, 32))]) == " a first   ? keys   esc back"
    assert as_text([Line(keys_line(pairs, 5))]) == " ? keys   esc back"


@pytest.mark.parametrize("count", [0, 248, 10_000])
@pytest.mark.parametrize("room", [80, 100, 120, 200])
def test_the_row_of_views_fits(count: int, room: int) -> None:
    """All views with their counts fit, whatever the book and the screen."""
    titles = ("Today", "Opening soon", "Renewals", "Seven years", "At risk", "Gaps")
    views = [
        NamedView(
            key=f"v-{chr(97 + place)}",
            digit=str(place + 1),
            title=title,
            short=title.split()[-1],
            filter="",
            alert=False,
            empty="Nobody.",
        )
        for place, title in enumerate((*titles, "Everyone"))
    ]
    counts = {view.key: count for view in views}
    text = as_text([Line(tuple(views_line(views, 1, counts, room)))])
    assert cell_width(text) <= room
    assert text.count(str(count)) == 7
    assert "2 Opening soon" in text or "2 soon" in text
    assert "…" in as_text([Line(tuple(views_line(views, 1, {}, room)))])
