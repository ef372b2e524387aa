"""How many cells of a terminal a text takes, and texts cut or filled to fit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

ELLIPSIS = "…"
_UNSEEN = {"Mn", "Me", "Cf"}
"""Combining marks and format characters take no cell of their own."""
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, such as the start of an escape sequence, and line breaks."""
_BENDING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that would turn the direction of the text after them."""
_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"
"""Asks for the sign before it as a picture, which is two cells wide."""


def clean(text: str) -> str:
    """Text as it can be drawn on one line: what would break it is one space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if sign in _BENDING or category(sign) in _BREAKING else sign
        for sign in text
    )


@lru_cache(maxsize=4096)
def _cells(sign: str) -> int:
    """The cells that a sign takes which nothing joins to the one before."""
    if category(sign) in _UNSEEN:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def _measured(text: str) -> Iterator[tuple[str, int]]:
    """Each sign with the cells that it adds; joined signs are drawn as one."""
    before, joined = 0, False
    for sign in text:
        if sign == _AS_PICTURE:
            cells = 2 - before if before else 0
        else:
            cells = 0 if joined else _cells(sign)
            before = cells or before
        joined = sign == _JOINER
        yield sign, cells


def cell_width(text: str) -> int:
    """The cells that a text takes: two for a Chinese character, none for an accent."""
    if text.isascii():
        return len(text)
    if _JOINER in text or _AS_PICTURE in text:
        return sum(cells for _, cells in _measured(text))
    return sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """The text, or as much of its beginning as fits, ending in "…"."""
    if cell_width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept, room = "", cells - 1
    for sign, width in _measured(text):
        room -= width
        kept += sign if room >= 0 else ""
    return kept.rstrip() + ELLIPSIS


def fold(text: str, cells: int) -> list[str]:
    """The text on as many lines as it needs, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_width(longer) > cells:
            lines.append(word)
        else:
            lines[-1] = longer
    return [cut(each, cells) for each in lines]


def pad(text: str, cells: int) -> str:
    """The text cut or filled with spaces to exactly that many cells."""
    short = cut(text, cells)
    return short + " " * (cells - cell_width(short))


def pad_left(text: str, cells: int) -> str:
    """The text at the right of that many cells; a longer one is left whole."""
    return " " * (cells - cell_width(text)) + text
