"""Long lines are folded, and what is typed stays on one."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.lay import row as line
from qmas_tui.views.model import Span, as_text


@pytest.mark.parametrize(
    ("text", "room", "rows"),
    [
        ("short", 20, ["short"]),
        ("one two three four five six", 20, ["one two three four", "  five six"]),
        ("  set in by two cells here", 20, ["  set in by two", "    cells here"]),
        ("x" * 50, 20, ["x" * 18, "  " + "x" * 18, "  " + "x" * 14]),
        ("陳" * 15, 20, ["陳" * 9, "  " + "陳" * 6]),
        ("", 20, [""]),
    ],
)
def test_long_lines_are_folded(text: str, room: int, rows: list[str]) -> None:
    """Lines are folded at spaces, set in, and no word is lost or cut off."""
    folded = wrapped((line(text, about="x"),), room)
    assert [as_text([each]) for each in folded] == rows
    assert {each.about for each in folded} == {"x"}


def test_a_fold_keeps_the_roles() -> None:
    """Each word keeps its role when a line of several is folded."""
    folded = wrapped((line(Span("red " * 5, "act"), Span("dim " * 5, "dim")),), 24)
    roles = [[s.role for s in row.spans if s.text.strip()] for row in folded]
    assert sum(row.count("act") for row in roles) == 5
    assert sum(row.count("dim") for row in roles) == 5


async def test_what_is_typed_stays_on_one_line() -> None:
    """A recorded or pasted text shows without control characters."""

    class Form(App[None]):
        def compose(self) -> ComposeResult:
            yield Typed("a\nb\x1b[2J")

    app = Form()
    async with app.run_test(size=(40, 5)):
        typed = app.query_one(Typed)
        assert typed.value == "a b [2J"
        typed.insert_text_at_cursor("\x07\u202e!")
        assert typed.value == "a b [2J  !"
