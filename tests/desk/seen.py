"""What is on the screen, and in which colours, read from the picture Textual draws.

The picture is an SVG of its own making: `App.export_screenshot` is the one public way
to all that a screen shows. Between two looks nothing is painted: that is a third of all
the work of a story, and nobody would see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from typing import Any

import pytest
from msgspec import Struct
from rich.cells import cell_len
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

CELL, LINE = 12.2, 24.4
"""How wide and how high the picture draws a cell."""
_STYLE = re.compile(r"\.terminal-\d+-(r\d+) \{ (.*?) \}")
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)"[^>]*line-(\d+)\)">([^<]*)</text>'
)
_GROUND = re.compile(
    r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"[^>]*crispEdges'
)


class _Eyes(Struct):
    """Whether somebody looks at the screen."""

    are_open: bool = True


_EYES = _Eyes()


def close_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint nothing but what is looked at."""
    paint = Widget.render_lines

    def render_lines(widget: Widget, crop: Region) -> list[Strip]:
        if _EYES.are_open:
            return paint(widget, crop)
        return [Strip.blank(crop.width)] * crop.height

    monkeypatch.setattr(Widget, "render_lines", render_lines)
    monkeypatch.setattr(_EYES, "are_open", False)


@contextmanager
def looking() -> Iterator[None]:
    """Paint all that is to be painted meanwhile."""
    were_open, _EYES.are_open = _EYES.are_open, True
    try:
        yield
    finally:
        _EYES.are_open = were_open


class Cell(Struct):
    """What stands at one place; of a wide character the second cell is empty."""

    text: str = " "
    style: str = ""
    ground: str = ""

    @property
    def colour(self) -> str:
        """The colour of the text."""
        return self.style.removeprefix("fill: ")[:7]

    @property
    def is_bold(self) -> bool:
        """Whether the text is bold."""
        return "bold" in self.style


def cells_of(app: App[Any]) -> Sequence[Sequence[Cell]]:
    """Every cell of the screen, line by line."""
    with looking():
        svg, (width, height) = app.export_screenshot(), app.size
    cells = [[Cell() for _ in range(width)] for _ in range(height)]
    for ground, x, y, wide in _GROUND.findall(svg):
        start = _column(x)
        for cell in cells[int(float(y) / LINE)][start : start + _column(wide)]:
            cell.ground = ground
    styles = dict(_STYLE.findall(svg))
    for style, x, line, text in _TEXT.findall(svg):
        column = _column(x)
        for letter in unescape(text.replace("&#160;", " ")):
            wide = cell_len(letter)
            if not wide:  # it stands on the letter before
                cells[int(line)][column - 1].text += letter
                continue
            if column >= width:  # signs that are joined are counted one by one here
                break
            for cell in cells[int(line)][column : column + wide]:
                cell.text, cell.style = "", styles[style]
            cells[int(line)][column].text = letter
            column += wide
    return cells


def text_of(cells: Sequence[Cell]) -> str:
    """The text of a line, or of a part of it."""
    return "".join(cell.text for cell in cells).rstrip()


def _column(x: str) -> int:
    return round(float(x) / CELL)
