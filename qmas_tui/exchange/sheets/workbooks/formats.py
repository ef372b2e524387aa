"""What a number is under the format of its cell."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Final

from qmas_tui.exchange.sheets.grid import Cell, Shown
from qmas_tui.exchange.sheets.workbooks.format_codes import (
    Section,
    is_date,
    sections_of,
)
from qmas_tui.exchange.sheets.workbooks.format_dates import day_cell
from qmas_tui.exchange.sheets.workbooks.format_numbers import (
    general,
    is_plain,
    number_words,
)

HIDDEN: Final = "is hidden by the format of its cell"
TOO_LONG: Final = "has more digits than a spreadsheet keeps; the last were lost"

_HOLDS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_EXACT: Final = 1e15
_KEPT: Final = 10_000
"""Cells that a format keeps, for days stand in many rows."""


class Format:
    """A number format that makes cells of numbers."""

    def __init__(self, code: str, is_1904: bool = False) -> None:
        self._sections = sections_of(code)[:3]
        self._is_1904 = is_1904
        self._made: dict[float, Cell] = {}
        self._is_plain = all(map(is_plain, self._sections))

    def cell(self, value: float) -> Cell:
        """The number, day or text; with its words where the format says more."""
        if self._is_plain and -_EXACT < value < _EXACT:
            return value
        if (known := self._made.get(value)) is None:
            known = self._cell(value)
            if len(self._made) < _KEPT:
                self._made[value] = known
        return known

    def _cell(self, value: float) -> Cell:
        if not math.isfinite(value):
            return None
        section = self._section(value)
        if is_date(section):
            return day_cell(value, section, self._is_1904)
        if abs(value) >= _EXACT:
            return Shown(value=None, text=general(value), fault=TOO_LONG)
        if is_plain(section):
            return value
        return self._worded(section, value)

    def _worded(self, section: Section, value: float) -> Cell:
        own = self._sections.index(section) > 0
        words = number_words(section, abs(value) if own else value)
        if not words:
            return Shown(value=value, text=general(value), fault=HIDDEN)
        return Shown(value=value, text=words, currency=section.currency)

    def _section(self, value: float) -> Section:
        """The section for the number: by its own condition, else by its sign."""
        sections = self._sections
        if any(section.condition for section in sections):
            for section in sections:
                if section.condition is None:
                    return section
                sign, limit = section.condition
                if sign in _HOLDS and _HOLDS[sign](value, limit):
                    return section
            return sections[-1]
        at = 0 if value > 0 else 1 if value < 0 else 2
        return sections[at] if at < len(sections) else sections[0]
