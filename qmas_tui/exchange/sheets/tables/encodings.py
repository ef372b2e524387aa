"""Which encoding a table of text is in: decided over the whole file, or asked."""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct

from qmas_tui.errors import DataError, UsageError
from qmas_tui.exchange.sheets.tables import doubled
from qmas_tui.exchange.sheets.tables.pieces import decode, split
from qmas_tui.exchange.sheets.tables.readings import (
    NAMES,
    OURS,
    SURE,
    TextReading,
    ranked,
    sample_of,
    scored,
)
from qmas_tui.facts.reading import quoted

MENDING: Final = "save it as CSV UTF-8 or as an Excel workbook"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_READINGS: Final = 4
_PLAIN: Final = bytes(range(0x80))
_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


class Decoded(Struct, frozen=True, gc=False):
    """The text, the name of the encoding that it was in, and what to tell of it."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


class UnsureEncoding(DataError):
    """The bytes can be read in several ways, the likeliest first; the user knows."""

    def __init__(self, title: str, readings: tuple[TextReading, ...]) -> None:
        shown = ", ".join(f"{quoted(each.sample)} ({each.codec})" for each in readings)
        super().__init__(
            f"{title} can be read in several encodings, as {shown}; say which with"
            f" --encoding, or {MENDING}"
        )
        self.readings = readings


def decoded(data: bytes, title: str, encoding: str | None = None) -> Decoded:
    """The text of the bytes in the encoding named, or in the one they must be in.

    Raises UnsureEncoding where that cannot be decided, DataError where no encoding
    fits, UsageError for the name of none.
    """
    if encoding is not None:
        return _named(data, title, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, title, codec)
    if (wide := _wide(data)) is not None:
        return wide
    try:
        return _utf8(decode(data, "utf-8"))
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _legacy(data, title)


def _named(data: bytes, title: str, encoding: str) -> Decoded:
    """The text in the encoding that the user named."""
    try:
        codec = codecs.lookup(encoding.strip())
        "".encode(codec.name)
    except (LookupError, ValueError):
        raise UsageError(
            f"{quoted(encoding)} is no encoding known here; such are utf-8, big5hkscs,"
            " gb18030, cp1252"
        ) from None
    name = "utf-8-sig" if codec.name == "utf-8" else codec.name
    return _strictly(data, title, name)


def _strictly(data: bytes, title: str, codec: str) -> Decoded:
    name = NAMES.get(codec, codec)
    try:
        return Decoded(decode(data, codec), name)
    except UnicodeError:
        raise DataError(
            f"{title} is damaged: it is said to be in {name}, and is not; {MENDING}"
        ) from None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of plain letters and commas is NUL."""
    if len(data) % 2 or b"\0" not in data:
        return None
    low, high = data[1::2].count(0), data[::2].count(0)
    codec = "utf-16-le" if low > high else "utf-16-be"
    try:
        text = decode(data, codec)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Decoded(text, "UTF-16")


def _utf8(text: str) -> Decoded:
    if (right := doubled.undone(text)) is None:
        return Decoded(text, "UTF-8")
    remark = (
        f"the letters had been spoilt (UTF-8 taken for Windows-1252 and saved again)"
        f" and were put right: {quoted(sample_of(text))} is {quoted(sample_of(right))}"
    )
    return Decoded(right, "UTF-8", (remark,))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few letters are broken; they become the sign for lost ones."""
    whole = len(data) - sum(len(_UTF8.sub(b"", each)) for each in split(data))
    high = sum(len(each.translate(None, _PLAIN)) for each in split(data))
    if whole < 6 or whole < 0.9 * high:
        return None
    remark = "some letters are not UTF-8 as all the others are; their cells are told"
    return Decoded(data.decode("utf-8", "replace"), "UTF-8", (remark,))


def _legacy(data: bytes, title: str) -> Decoded:
    """The likeliest of the older encodings, if it is likely and no other is."""
    likely = ranked(each for each in scored(data) if each.score)
    ours = [each for each in likely if each.codec in OURS]
    best, second = (*(each.score for each in ours), 0.0, 0.0)[:2]
    if best >= SURE and best >= 2 * second:
        reading = ours[0].plain
        return Decoded(decode(data, reading.codec), reading.name, _assumed(reading))
    if not likely:
        raise DataError(
            f"The letters of {title} are in no encoding known here (UTF-8, UTF-16,"
            f" Big5, GB18030, Windows-1252); {MENDING}"
        )
    raise UnsureEncoding(title, tuple(e.plain for e in likely[:_MOST_READINGS]))


def _assumed(reading: TextReading) -> tuple[str, ...]:
    """What was decided is said, for no byte of the file names its encoding."""
    return (f"its letters were read as {reading.name}: {quoted(reading.sample)}",)
