"""Doubled UTF-8: read as Windows-1252 by some program, and saved as UTF-8 again."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.exchange.sheets.tables.pieces import holds

_BYTES: Final = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""The signs that Windows-1252 has in the place of control characters."""
_STARTS = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192"
                     "\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")  # fmt: skip


def undone(text: str) -> str | None:
    """The text as it was before, if all of it was doubled; else None."""
    if not holds(_STARTS, text):
        return None
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
