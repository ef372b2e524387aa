"""How many cells of a terminal a text takes, and texts cut or filled to fit."""

from __future__ import annotations

from unicodedata import category, east_asian_width

ELLIPSIS = "…"
_UNSEEN = {"Mn", "Me", "Cf"}
"""Combining marks and format characters take no cell of their own."""
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, such as the start of an escape sequence, and line breaks."""
_BENDING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that would turn the direction of the text after them."""


def clean(text: str) -> str:
    """Text as it can be drawn on one line: what would break it is one space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if sign in _BENDING or category(sign) in _BREAKING else sign
        for sign in text
    )


def _cells(sign: str) -> int:
    if category(sign) in _UNSEEN:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def cell_width(text: str) -> int:
    """The cells that a text takes: two for a Chinese character, none for an accent."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """The text, or as much of its beginning as fits, ending in "…"."""
    if cell_width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept, room = [], cells - 1
    for sign in text:
        room -= _cells(sign)
        if room < 0:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + ELLIPSIS


def pad(text: str, cells: int) -> str:
    """The text cut or filled with spaces to exactly that many cells."""
    short = cut(text, cells)
    return short + " " * (cells - cell_width(short))
