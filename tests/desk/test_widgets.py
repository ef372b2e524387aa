"""Each widget in a tiny app of its own."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.theme import Theme
from textual.widget import Widget

from qmas_tui.config.themes import load_themes
from qmas_tui.desk.theme import theme_of
from qmas_tui.desk.widgets.bars import Bar, keys_line, views_line
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.roles import RolesApp
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.groups import Asleep, Head, Told
from qmas_tui.views.lay import row as line
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.model import Line, Section, Span, as_text
from qmas_tui.views.queue import NamedView
from qmas_tui.views.width import cell_width
from tests.desk.seen import cells_of
from tests.desk.support import press, screen_text
from tests.make import entry

THEMES: list[Theme] = [theme_of(palette) for palette in load_themes()]


class Tiny(RolesApp[None]):
    """An app with one widget."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "qmas-dark"
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def numbered(count: int) -> list[Line]:
    return [line(f"line {number}", about="x") for number in range(count)]


async def test_a_list_draws_only_what_can_be_seen() -> None:
    """A list of 100,000 lines draws the few that fit, wherever it stands."""
    drawn: set[int] = set()

    class Watched(LineView):
        def line_at(self, index: int) -> Line:
            drawn.add(index)
            return super().line_at(index)

    view = Watched()
    app = Tiny(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(numbered(100_000))
        view.focus()
        await press(pilot, "end")
        assert screen_text(app).splitlines()[-1] == "›line 99999"
        assert len(drawn) < 60


async def test_the_cursor_moves_by_line_screen_and_end() -> None:
    """Arrows and letters, screenfuls and ends move the cursor and keep it in sight."""
    view = LineView()
    app = Tiny(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(numbered(50))
        view.focus()
        for keys, place in (
            ("down", 1),
            ("j j", 3),
            ("up k", 1),
            ("pagedown", 10),
            ("pagedown pageup", 10),
            ("greater_than_sign", 49),
            ("less_than_sign end", 49),
            ("down", 49),
            ("pagedown", 49),
            ("home", 0),
            ("up", 0),
            ("pageup", 0),
        ):
            await press(pilot, keys)
            assert view.cursor == place, keys
            assert f"›line {place}" in screen_text(app)


async def test_a_list_without_a_cursor_scrolls() -> None:
    """Where nothing can be chosen the same keys scroll."""
    view = LineView(has_cursor=False)
    app = Tiny(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(numbered(50))
        view.can_focus = True
        view.focus()
        await pilot.pause()
        for keys, first in (
            ("down", 1),
            ("pagedown", 10),
            ("up", 9),
            ("pageup", 0),
            ("end", 40),
            ("home", 0),
        ):
            await press(pilot, keys)
            told = screen_text(app).splitlines()[0]
            assert told.split("  ")[0] == f"line {first}", keys


async def test_shorter_lines_keep_the_cursor_inside() -> None:
    """When lines go, the cursor moves to the last one; an empty list is no trouble."""
    view = LineView()
    app = Tiny(view)
    async with app.run_test(size=(40, 10)) as pilot:
        view.show(numbered(50))
        view.focus()
        await press(pilot, "end")
        view.show(numbered(3))
        await press(pilot, "down")
        assert view.cursor == 2
        view.show([])
        await press(pilot, "down pagedown end home")
        assert (view.cursor, screen_text(app).strip()) == (0, "")


async def test_text_is_data() -> None:
    """Markup is shown as it is written, and control characters become spaces."""
    view = LineView()
    app = Tiny(view)
    async with app.run_test(size=(60, 10)):
        view.show([line("[/] [b]x[/b] \x1b[31m\x07 a\nb \u202ec")])
        assert screen_text(app).splitlines()[0] == "›[/] [b]x[/b]  [31m  a b  c"


async def test_the_cursor_row_and_the_chip_have_their_ground() -> None:
    """Only the line under the cursor and a chip differ from the ground."""
    view = LineView()
    app = Tiny(view)
    async with app.run_test(size=(20, 4)):
        view.show([line("one"), line(Span("two", "chip"), " more")])
        grounds = [{cell.ground for cell in line} for line in cells_of(app)[:3]]
        assert [len(each) for each in grounds] == [1, 2, 1]
        assert grounds[0] != grounds[2]
        assert grounds[2] < grounds[1]


async def test_the_cursor_of_a_page_skips_what_cannot_be_explained() -> None:
    """It rests on the first line of each date, finding or row, and nowhere else."""
    page = PageView()
    app = Tiny(page)
    sections = (
        Section("Dates", (line("opens", about="a"), line("  since", about="a"))),
        Section("Words", (line("nothing here"),)),
        Section("Rows", (Line((Span("row"),), row=("trip", 1)),)),
    )
    async with app.run_test(size=(40, 12)) as pilot:
        page.focus()
        page.show_sections(sections, 34)
        places = []
        for _ in range(3):
            here = page.here
            places.append(here.about or here.row if here else None)
            await press(pilot, "down")
        assert places == ["a", ("trip", 1), ("trip", 1)]
        assert page.text() == (
            "Dates\n  opens\n    since\n\nWords\n  nothing here\n\nRows\n  row"
        )


async def test_a_page_without_a_place_to_rest_scrolls() -> None:
    """Every part of a page that only explains can be reached."""
    page = PageView()
    app = Tiny(page)
    words = tuple(line(f"word {number}") for number in range(30))
    async with app.run_test(size=(40, 10)) as pilot:
        page.focus()
        page.show_sections((Section("Words", words),), 34)
        await pilot.pause()
        assert page.here is None
        await press(pilot, "pagedown")
        assert "word 0" not in screen_text(app)
        await press(pilot, "end")
        assert "word 29" in screen_text(app)
        await press(pilot, "home")
        assert "word 0" in screen_text(app)


# The queue


def queue(count: int) -> tuple[QueueTable, dict[str, AssessedCase]]:
    found = {f"Q-{n}": entry(case=f"Q-{n}", name=f"HOLDER {n}") for n in range(count)}
    return QueueTable(HOLDERS, 30), found


async def test_the_queue_keeps_its_cursor_on_its_case() -> None:
    """When the order changes the cursor stays with its case; if that goes, in place."""
    table, found = queue(6)
    app = Tiny(table)
    cases = list(found)
    async with app.run_test(size=(120, 10)) as pilot:
        table.focus()
        table.fill(cases, found.__getitem__)
        await press(pilot, "down down")
        assert table.case == "Q-2"
        table.fill(cases[::-1], found.__getitem__)
        assert (table.case, table.cursor) == ("Q-2", 3)
        table.fill([case for case in cases if case != "Q-2"], found.__getitem__)
        assert (table.case, table.cursor) == ("Q-4", 3)
        table.fill([Told("Nobody.")], found.__getitem__)
        await pilot.pause()
        assert table.case is None
        assert screen_text(app).strip() == "Nobody."


HEAD = Head("Missed", "head-act", 2)


async def test_the_cursor_rests_on_cases_alone() -> None:
    """It skips heads and air, and the first case of a group is seen with its head."""
    table, found = queue(8)
    app = Tiny(table)
    first, second = list(found)[:4], list(found)[4:]
    index = [HEAD, *first, None, HEAD, *second, None, Asleep("Q-7", 1)]
    async with app.run_test(size=(120, 5)) as pilot:
        table.focus()
        table.fill(index, found.__getitem__)
        await pilot.pause()
        assert (table.case, list(table.cases)) == ("Q-0", list(found))
        await press(pilot, "down down down down")
        assert table.case == "Q-4"
        await press(pilot, "end down")
        assert table.case == "Q-7"
        await press(pilot, "home up")
        assert table.case == "Q-0"
        assert "Missed 2" in screen_text(app).splitlines()[0]
        table.fill([HEAD, None], found.__getitem__)
        assert table.case is None


# Bars


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


# Folding and typing


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
