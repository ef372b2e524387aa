"""The views of the queue by name."""

from __future__ import annotations

from msgspec import structs

from qmas_tui.views.queue import (
    NamedView,
    no_match_words,
)

VIEW = NamedView(
    key="today",
    digit="1",
    title="Today",
    short="Today",
    filter="due<=0",
    alert=True,
    empty="Nobody.",
)


def test_a_view_of_ones_own_needs_initials() -> None:
    """The initials stand in its filter as they are typed; without them it is none."""
    mine = structs.replace(VIEW, filter="adviser:$adviser")
    assert VIEW.owned_by("") is VIEW
    assert mine.owned_by("") is None
    owned = mine.owned_by("m w")
    assert owned is not None
    assert owned.filter == 'adviser:"m w"'


def test_an_empty_view_says_where_else_there_is_a_match() -> None:
    """It names itself with its cases, the way out, and the views that have some."""
    everyone = structs.replace(VIEW, key="everyone", digit="0", title="Everyone")
    views = (VIEW, everyone)
    assert no_match_words(VIEW, 14, views, {"today": 0, "everyone": 3}) == [
        "No match in Today (14). 0 looks at everyone · esc clears",
        "Elsewhere: 0 Everyone 3",
    ]
    nowhere = no_match_words(VIEW, 14, views, {"today": 0, "everyone": 0})
    assert nowhere[1] == "Nor in any other view."
