"""In which encodings the letters of a table can be read, and how that would look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from qmas_tui.exchange.sheets.tables import plausible
from qmas_tui.exchange.sheets.tables.pieces import decode

NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "big5hkscs": "Big5-HKSCS",
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
    "shift_jis": "Shift-JIS",
    "euc_kr": "EUC-KR",
    "cp1251": "Windows-1251",
    "cp874": "Windows-874",
    "cp1258": "Windows-1258",
}
OURS: Final = ("big5hkscs", "gb18030", "cp1252")
"""Encodings that offices here use; another is never taken without asking."""
SURE: Final = 0.6
"""What a reading has to score to be taken without asking."""
_UNTOLD: Final = ("cp1258",)
"""Letters tell these from no other: the user alone can say that a file is in one."""
_LINES: Final = 2_000
_HIGH = re.compile(r"[^\x00-\x7f]")
_EDGE = re.compile(r"[,;\t|\r\n\"]")
_SHOWN: Final = 24


class TextReading(Struct, frozen=True, gc=False):
    """One way to read a file: the codec to name, and how a cell of it would look."""

    codec: str
    sample: str

    @property
    def name(self) -> str:
        """What the encoding is called."""
        return NAMES.get(self.codec, self.codec)


class ScoredReading(Struct, frozen=True, gc=False):
    """How likely a reading is, from 0 to 1."""

    score: float
    codec: str
    sample: str

    @property
    def rank(self) -> tuple[bool, float]:
        """What sorts readings: first those of offices here that are likely at all."""
        return self.codec in OURS and self.score >= SURE, self.score

    @property
    def plain(self) -> TextReading:
        """The reading."""
        return TextReading(self.codec, self.sample)


def scored(data: bytes, codecs: Iterable[str] = ()) -> Iterator[ScoredReading]:
    """Every reading of the bytes in an older encoding that fits them."""
    for codec in (*OURS, *plausible.foreign_codecs(), *codecs):
        try:
            text = decode(data, codec)
        except UnicodeDecodeError:
            continue
        yield ScoredReading(_score(text, codec), codec, sample_of(text))


def ranked(readings: Iterable[ScoredReading]) -> list[ScoredReading]:
    """The readings, the likeliest first."""
    return sorted(readings, key=lambda each: each.rank, reverse=True)


def text_readings(data: bytes) -> tuple[TextReading, ...]:
    """What can be chosen from for a table of text, the likeliest first.

    Nothing where all letters are plain, or the file itself says how it is written.
    """
    if data.isascii() or b"\0" in data or data.startswith(b"\xef\xbb\xbf"):
        return ()
    spelt = (line for line in data.splitlines() if not line.isascii())
    shown = b"\n".join(islice(spelt, _LINES))
    found = [each.plain for each in ranked(scored(shown, _UNTOLD))]
    try:
        utf8 = TextReading("utf-8", sample_of(decode(data, "utf-8")))
    except UnicodeDecodeError:
        return tuple(found)
    return (utf8, *found)


def sample_of(text: str) -> str:
    """The first cell with a letter that is not plain."""
    found = _HIGH.search(text)
    if found is None:
        return ""
    at = found.start()
    before = _EDGE.split(text[max(0, at - _SHOWN) : at])[-1]
    after = _EDGE.split(text[at : at + _SHOWN])[0]
    return (before + after).strip()[:_SHOWN]


def _score(text: str, codec: str) -> float:
    if codec in _UNTOLD:
        return 0.0
    if codec == "cp1252":
        return plausible.western(text)
    if codec in OURS:
        return plausible.chinese(text, codec)
    return plausible.foreign(text, codec)
