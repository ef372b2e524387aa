"""Which encoding a table of text is in: decided over the whole file, or asked."""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct

from qmas_tui.errors import DataError, UsageError
from qmas_tui.exchange.sheets.tables import doubled, plausible
from qmas_tui.facts.reading import quoted

MENDING: Final = "save it as CSV UTF-8 or as an Excel workbook"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES: Final = {
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
}
_OURS: Final = ("big5hkscs", "gb18030", "cp1252")
_SURE: Final = 0.6
_MOST_READINGS: Final = 4
_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_HIGH = re.compile(r"[^\x00-\x7f]")
_EDGE = re.compile(r"[,;\t|\r\n\"]")
_SHOWN: Final = 24


class Decoded(Struct, frozen=True, gc=False):
    """The text, the name of the encoding that it was in, and what to tell of it."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


class TextReading(Struct, frozen=True, gc=False):
    """One way to read a file: the codec to name, and how a cell of it would look."""

    codec: str
    sample: str


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
        return _utf8(data.decode("utf-8"))
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
    name = _NAMES.get(codec, codec)
    try:
        return Decoded(data.decode(codec), name)
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
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Decoded(text, "UTF-16")


def _utf8(text: str) -> Decoded:
    if (right := doubled.undone(text)) is None:
        return Decoded(text, "UTF-8")
    remark = (
        f"the letters had been spoilt (UTF-8 taken for Windows-1252 and saved again)"
        f" and were put right: {quoted(_sample(text))} is {quoted(_sample(right))}"
    )
    return Decoded(right, "UTF-8", (remark,))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few letters are broken; they become the sign for lost ones."""
    whole = len(data) - len(_UTF8.sub(b"", data))
    high = len(data.translate(None, bytes(range(0x80))))
    if whole < 6 or whole < 0.9 * high:
        return None
    remark = "some letters are not UTF-8 as all the others are; their cells are told"
    return Decoded(data.decode("utf-8", "replace"), "UTF-8", (remark,))


def _legacy(data: bytes, title: str) -> Decoded:
    """The likeliest of the older encodings, if it is likely and no other is."""
    scores = list[tuple[float, str, str]]()
    for codec in (*_OURS, *plausible.foreign_codecs()):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        scores.append((_score(text, codec), codec, _sample(text)))
    ours = sorted((each for each in scores if each[1] in _OURS), reverse=True)
    best, second = (*(each[0] for each in ours), 0.0, 0.0)[:2]
    if best >= _SURE and best >= 2 * second:
        codec = ours[0][1]
        return Decoded(data.decode(codec), _NAMES[codec], _assumed(ours[0]))
    likely = sorted((each for each in scores if each[0] > 0), reverse=True)
    if not likely:
        raise DataError(
            f"The letters of {title} are in no encoding known here (UTF-8, UTF-16,"
            f" Big5, GB18030, Windows-1252); {MENDING}"
        )
    raise UnsureEncoding(
        title,
        tuple(TextReading(codec, sample) for _, codec, sample in likely)[
            :_MOST_READINGS
        ],
    )


def _score(text: str, codec: str) -> float:
    if codec == "cp1252":
        return plausible.western(text)
    if codec in _OURS:
        return plausible.chinese(text, codec)
    return plausible.foreign(text, codec)


def _assumed(reading: tuple[float, str, str]) -> tuple[str, ...]:
    """What was decided is said, for no byte of the file names its encoding."""
    _, codec, sample = reading
    return (f"its letters were read as {_NAMES[codec]}: {quoted(sample)}",)


def _sample(text: str) -> str:
    """The first cell with a letter that is not plain."""
    found = _HIGH.search(text)
    if found is None:
        return ""
    at = found.start()
    before = _EDGE.split(text[max(0, at - _SHOWN) : at])[-1]
    after = _EDGE.split(text[at : at + _SHOWN])[0]
    return (before + after).strip()[:_SHOWN]
