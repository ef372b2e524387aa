"""Texts that say themselves that something is lost, in whatever file they stand."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.exchange.sheets.grid import Cell, Shown

ERROR: Final = "is an error of the sheet, not a value"
NARROW: Final = "is what too narrow a column shows; widen it and save again"
LOST: Final = "has letters that were lost when the file was saved"

_ERROR = re.compile(
    r"#(?:REF|VALUE|NUM|NULL|DIV/0|SPILL|CALC|BLOCKED|FIELD|CONNECT|UNKNOWN|BUSY"
    r"|EXTERNAL|PYTHON|TIMEOUT)!|#NAME\?|#N/A|#GETTING_DATA|Err:\d{3}",
    re.IGNORECASE,
)
_LOST = re.compile("\ufffd|锟斤拷|嚙踝蕭")
"""The sign for what cannot be read, and what two Chinese encodings make of it."""


def marked(text: str) -> Cell:
    """The text as a cell: nothing if empty, with its fault if it names one itself."""
    if not text:
        return None
    if text[0] in "#E " and (plain := text.strip()):
        if _ERROR.fullmatch(plain):
            return Shown(value=None, text=text, fault=ERROR)
        if len(plain) > 1 and not plain.strip("#"):
            return Shown(value=None, text=text, fault=NARROW)
    if not text.isascii() and _LOST.search(text):
        return Shown(value=None, text=text, fault=LOST)
    return text
