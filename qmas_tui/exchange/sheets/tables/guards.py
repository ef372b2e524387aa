"""What keeps a spreadsheet from running a text as a formula, taken off again."""

from __future__ import annotations

import re

from qmas_tui.views.formulas import unguarded

_FORMULA_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def bare(text: str) -> str:
    """The text itself: `="T-1"` is T-1, and an apostrophe before = + - @ goes."""
    if text[:2] == '="' and (found := _FORMULA_TEXT.fullmatch(text)):
        return found[1].replace('""', '"')
    return unguarded(text)
