"""CSV text into rows: which encoding, which delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Cell

_DELIMITERS: Final = (",", ";", "\t")
_LOOK: Final = 30
_CHOSEN = re.compile(r"sep=([,;\t])\s*")
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\x00-\x7f]+")
_MENDING: Final = "save it as CSV UTF-8 or as an Excel workbook"


def read_table(data: bytes, title: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a CSV file; `title` names the file in the errors (DataError)."""
    text = decoded(data, title)
    if "\0" in text:
        raise DataError(f"{title} holds NUL bytes, so it is not a table; {_MENDING}")
    try:
        rows = list(_parsed(text, _delimiter(text)))
    except csv.Error as error:
        raise DataError(
            f"{title} is not well-formed CSV ({error}); look for a quotation mark"
            " that is never closed"
        ) from None
    if rows and _CHOSEN.fullmatch(text[: text.find("\n")].strip("\r\n")):
        rows[0] = []
    return tuple(tuple(cell or None for cell in _trimmed(row)) for row in rows)


def decoded(data: bytes, title: str) -> str:
    """The text by strict decoding: a byte-order mark, UTF-8, else Big5.

    Almost any bytes are valid Big5, so what looks like a western or a simplified
    Chinese encoding instead is refused: a name must never come in mangled.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    codecs = ("utf-16",) if marked else ("utf-8-sig", "big5hkscs")
    for codec in codecs:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "big5hkscs" and (_western(text) or _simplified(data, text)):
            break
        return text
    raise DataError(
        f"The letters of {title} are in no encoding known here (UTF-8, Big5);"
        f" {_MENDING}"
    )


def _western(text: str) -> bool:
    """Whether every Chinese character stands alone inside a Latin word ("M豩LER")."""
    runs = list(_WORD.finditer(text))
    return bool(runs) and all(
        len(run[0]) == 1
        and (
            _LATIN.match(text[run.start() - 1 : run.start()])
            or _LATIN.match(text[run.end() : run.end() + 1])
        )
        for run in runs
    )


def _simplified(data: bytes, text: str) -> bool:
    """Whether the bytes are better GB2312: more of its everyday characters."""
    try:
        other = data.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return _everyday(other, "gb2312", 0xB0, 0xD7) > _everyday(
        text, "big5hkscs", 0xA4, 0xC6
    )


def _everyday(text: str, codec: str, first: int, last: int) -> float:
    """The share of the characters that stand in the codec's everyday block."""
    leads = [c.encode(codec)[0] for c in text if ord(c) > 127]
    return sum(first <= lead <= last for lead in leads) / max(1, len(leads))


def _delimiter(text: str) -> str:
    """The sign that parts the most of the first rows into equally many cells."""
    if found := _CHOSEN.match(text):
        return found[1]

    def agreeing(delimiter: str) -> tuple[int, int]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter(len(row) for row in islice(lines, _LOOK) if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=agreeing)


def _parsed(text: str, delimiter: str) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _trimmed(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
