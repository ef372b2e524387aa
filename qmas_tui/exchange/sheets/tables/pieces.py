"""Long texts and bytes a piece at a time: one call over all of it holds up the keys."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_PIECE: Final = 1 << 16


def decode(data: bytes, codec: str) -> str:
    """The text of the bytes. Raises UnicodeError where they are not in the codec."""
    decoder = codecs.getincrementaldecoder(codec)()
    parts = [decoder.decode(data[at : at + _PIECE]) for at in _starts(data)]
    return "".join([*parts, decoder.decode(b"", True)])


def counted(text: str) -> Counter[str]:
    """How often each sign stands there."""
    found = Counter[str]()
    for at in _starts(text):
        found.update(text[at : at + _PIECE])
    return found


def holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of two signs is found anywhere."""
    return any(pattern.search(text, at, at + _PIECE + 1) for at in _starts(text))


def split(data: bytes) -> Iterator[bytes]:
    """The bytes, piece by piece."""
    return (data[at : at + _PIECE] for at in _starts(data))


def _starts(whole: str | bytes) -> range:
    return range(0, len(whole), _PIECE)
