"""Lines and pages in a tiny app of their own."""

from __future__ import annotations

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.views.lay import row as line
from qmas_tui.views.model import Line, Section, Span
from tests.desk.seen import cells_of
from tests.desk.support import press, screen_text
from tests.desk.tiny import Tiny


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


async def test_the_ends_show_what_lies_before_and_behind_the_cursor() -> None:
    """Words above the first place of the cursor, and below the last, are seen there."""
    page = PageView()
    app = Tiny(page)
    words = Section("Words", tuple(line(f"word {number}") for number in range(8)))
    rows = [line(f"line {number}", of=("trip", number)) for number in range(30)]
    between = Section("Rows", tuple(rows))
    async with app.run_test(size=(40, 12)) as pilot:
        page.focus()
        page.show_sections((words, between, words), 34)
        await pilot.pause()
        await press(pilot, "end")
        assert "›  line 29" in screen_text(app)
        assert screen_text(app).splitlines()[-1].strip() == "word 7"
        await press(pilot, "home")
        assert "›  line 0" in screen_text(app)
        assert screen_text(app).splitlines()[0].strip() == "Words"


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
