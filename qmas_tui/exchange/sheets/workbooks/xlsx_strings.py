"""Texts in an XLSX workbook: the shared ones, and what its escapes stand for."""

from __future__ import annotations

import re

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Cell
from qmas_tui.exchange.sheets.limits import MAX_CELLS, check_text
from qmas_tui.exchange.sheets.marks import marked
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsx_names import main
from qmas_tui.exchange.sheets.workbooks.xml import Attributes, is_true, walk

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALVES = re.compile("[\ud800-\udfff]")


def unescaped(text: str) -> str:
    """The text with signs for its escapes: `_x000D_` is a carriage return."""
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda each: chr(int(each[1], 16)), text)
    if _HALVES.search(found):
        whole = found.encode("utf-16-le", "surrogatepass")
        return whole.decode("utf-16-le", "replace")
    return found


class SharedStrings:
    """The texts that cells name by number, and which of them are partly struck."""

    def __init__(self, title: str) -> None:
        self.cells: list[Cell] = []
        self.struck: set[int] = set()
        self._title = title
        self._parts: list[str] = []
        self._taking = self._phonetic = self._is_struck = False

    def read(self, package: Package, part: str) -> None:
        """Take the texts in from a part of the package."""
        walk(
            package.chunks(part),
            main(
                {
                    "t": self._text,
                    "rPh": self._aside,
                    "strike": self._strike,
                }
            ),
            main({"t": self._past_text, "rPh": self._past_aside, "si": self._past}),
            self._data,
            package.damaged,
        )

    def _text(self, _: Attributes) -> None:
        self._taking = not self._phonetic

    def _past_text(self) -> None:
        self._taking = False

    def _aside(self, _: Attributes) -> None:
        self._phonetic = True

    def _past_aside(self) -> None:
        self._phonetic = False

    def _strike(self, attributes: Attributes) -> None:
        self._is_struck = self._is_struck or is_true(attributes.get("val", "1"))

    def _data(self, text: str) -> None:
        if self._taking:
            self._parts.append(text)

    def _past(self) -> None:
        text = "".join(self._parts)
        check_text(len(text), self._title)
        if self._is_struck:
            self.struck.add(len(self.cells))
        if len(self.cells) >= MAX_CELLS:
            raise DataError(f"{self._title} has more than {MAX_CELLS:,} texts")
        self.cells.append(marked(unescaped(text)))
        self._parts.clear()
        self._is_struck = False
