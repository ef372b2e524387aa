"""Cells that a spreadsheet would work out as formulas, made harmless, and back again.

A sheet that others filled in may hold a cell such as `=HYPERLINK(…)`. An apostrophe
before it makes it a text, as OWASP advises; the import takes the apostrophe off again.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""How a formula begins, behind any apostrophes; East Asian programs take wide signs."""
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs; `unguarded` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell without the apostrophe that guards it; any other as it is."""
    return text[1:] if _GUARDED.match(text) else text
