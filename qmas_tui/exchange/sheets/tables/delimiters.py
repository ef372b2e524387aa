"""Which sign parts the cells of a table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import Final

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOK: Final = 30
"""How many records are looked at."""
_LOOK_SIGNS: Final = 100_000
_CHOSEN = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n?|\n|$)")


def chosen_delimiter(text: str) -> str:
    """The sign that Excel's own first line `sep=;` names; empty without one."""
    found = _CHOSEN.match(text)
    return found[1] if found else ""


def likely_delimiter(text: str) -> str:
    """The sign that parts the most of the first records into equally many cells."""

    def agreeing(delimiter: str) -> tuple[int, int]:
        records = csv.reader(
            io.StringIO(text[:_LOOK_SIGNS], newline=""), delimiter=delimiter
        )
        try:
            widths = Counter(len(row) for row in islice(records, _LOOK) if len(row) > 1)
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=agreeing)
