"""The text of a cell or a note in an ODS workbook, put together from its pieces."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.exchange.sheets.limits import MAX_TEXT

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS: Final = 1_000


class Paragraphs:
    """Paragraphs as one text, a line each; runs of blanks count as one."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._paragraphs = self._length = 0

    def clear(self) -> None:
        """Begin anew."""
        self._parts.clear()
        self._paragraphs = self._length = 0

    def begin(self) -> None:
        """A paragraph begins."""
        if self._paragraphs:
            self._take("\n")
        self._paragraphs += 1

    def add(self, text: str) -> None:
        """Take in text of the paragraph."""
        self._take(_BLANKS.sub(" ", text))

    def add_signs(self, sign: str, times: int) -> None:
        """Take in blanks, a tab or a new line, which have elements of their own."""
        self._take(sign * min(times, _MOST_BLANKS))

    def _take(self, text: str) -> None:
        """Take in no more than shows that it is too much."""
        if self._length <= MAX_TEXT:
            self._parts.append(text)
            self._length += len(text)

    def text(self) -> str | None:
        """The whole text; None where there was no paragraph."""
        return "".join(self._parts) if self._paragraphs else None
