"""What keeps a spreadsheet from running a text as a formula, taken off again."""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'(?='*[=+\-@\t\r])")
_FORMULA_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def unguarded(text: str) -> str:
    """The text itself: `="T-1"` is T-1, and an apostrophe before = + - @ goes.

    Only the first apostrophe goes, so that a text that began with one comes back.
    """
    if text[:1] == "'":
        return text[1:] if _GUARDED.match(text) else text
    if text[:2] == '="' and (found := _FORMULA_TEXT.fullmatch(text)):
        return found[1].replace('""', '"')
    return text
