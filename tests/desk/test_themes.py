"""Themes: readable, complete, and never needed to understand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from qmas_tui.config.themes import Palette, load_themes
from qmas_tui.desk.foreign import readable, toned
from qmas_tui.desk.theme import cursor_of
from tests.desk.seen import cells_of, looking
from tests.desk.support import at_desk, casework_of, press, screen_text
from tests.make import holder

THEMES = load_themes()
ROLES = ("text", "dim", "accent", "act", "warn", "good", "today")
GROUNDS = ("ground", "panel", "cursor")


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, as the WCAG counts it."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on_screen(palette: Palette, role: str) -> str:
    """The colour of a role as the desk draws it."""
    return cursor_of(palette) if role == "cursor" else str(getattr(palette, role))


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_text_stands_out(palette: Palette, role: str, ground: str) -> None:
    """Every role is at least 4.5 to 1 on the ground, the panel and the cursor row.

    What is dim elsewhere is drawn as text in the cursor row.
    """
    if (role, ground) == ("dim", "cursor"):
        role = "text"
    assert contrast(getattr(palette, role), on_screen(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", THEMES, ids=lambda palette: palette.name)
def test_the_place_where_one_is_stands_out(palette: Palette) -> None:
    """The chip, ground on accent, is readable too."""
    assert contrast(palette.ground, palette.accent) >= 4.5


async def test_every_theme_is_drawn_as_written() -> None:
    """The desk goes through its own themes; the ground is that of the palette."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        seen = {}
        for _ in THEMES:
            seen[desk.theme] = desk.screen.styles.background
            await press(pilot, "f2")
        assert desk.theme == "qmas-dark"
    assert seen == {each.name: Color.parse(each.ground) for each in THEMES}


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "textual-dark"])
async def test_other_themes_work(theme: str) -> None:
    """The terminal's own colours do, and any theme of the toolkit."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        desk.theme = theme
        await press(pilot, "0 enter")
        assert "LEE Ka Yan" in screen_text(desk)
        await press(pilot, "g")
        assert "limit of stay" in screen_text(desk)
        await press(pilot, "escape f2")
        assert desk.theme == THEMES[0].name


@pytest.mark.parametrize(
    ("setting", "theme"),
    [
        ("qmas-light", "qmas-light"),
        ("ansi", "ansi-dark"),
        ("ansi-light", "ansi-light"),
        ("mauve", "qmas-dark"),
    ],
)
async def test_the_theme_of_the_settings(
    tmp_path: Path, setting: str, theme: str
) -> None:
    """The settings choose the theme; an unknown one falls back to the dark theme."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text(f'theme = "{setting}"\n')
    async with at_desk(casework_of(holder())) as (desk, _):
        assert desk.theme == theme


@pytest.mark.parametrize(
    "theme", [t for t in BUILTIN_THEMES.values() if not t.ansi], ids=lambda t: t.name
)
def test_other_themes_are_made_readable(theme: Theme) -> None:
    """Every role of any other theme is 4.5 to 1 on ground, panel and cursor."""
    made = readable(theme)
    roles = ("foreground", "accent", "warning", "error", "success")
    colours = [getattr(made, role) for role in roles]
    colours += [made.variables["dim"], made.variables["today"]]
    for ground in (made.background, made.panel, made.variables["cursor"]):
        assert ground is not None
        assert all(contrast(each.lower(), ground.lower()) >= 4.5 for each in colours)


def test_a_colour_that_can_be_read_stays() -> None:
    """Only what cannot be read is moved, and no further than it must."""
    white, black = Color.parse("white"), Color.parse("black")
    grey = Color.parse("#767676")
    assert toned(grey, [white], black) == grey
    assert toned(Color.parse("#999999"), [white], black) != black
    assert toned(white, [white, black], black) == black


async def test_few_colours_are_the_terminal_s_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A terminal of 16 colours gets them instead of ours, whatever the settings say.

    As it has no grounds of ours, the cursor's row is reversed, and a box has an edge.
    """
    monkeypatch.setenv("TERM", "xterm")
    async with at_desk(casework_of(holder())) as (desk, pilot):
        assert desk.theme == "ansi-dark"
        await press(pilot, "0")
        assert "LEE Ka Yan" in screen_text(desk)
        assert desk.role_style("cursor").reverse
        await press(pilot, "C")
        assert "╭──" in screen_text(desk)


async def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR the cursor, the view and the severity can still be told."""
    monkeypatch.setenv("NO_COLOR", "1")
    urgent = holder(grant=[{"until": "2026-12-01", "confirmed": True}])
    async with at_desk(casework_of(urgent)) as (desk, pilot):
        await press(pilot, "0")
        assert desk.no_color
        assert "›  !!   33 d late" in screen_text(desk)
        assert desk.role_style("act").bold
        with looking():
            turned = [
                cell.text
                for y, line in enumerate(cells_of(desk))
                for x, cell in enumerate(line)
                if desk.screen.get_style_at(x, y).reverse
            ]
        assert "".join(turned) == " 0 Everyone 1 "
