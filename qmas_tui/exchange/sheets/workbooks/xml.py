"""XML read as a stream: no tree, no entities, no element larger than a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from xml.parsers import expat

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.limits import MAX_DEPTH

Attributes = Mapping[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]
Text = Callable[[str], None]

_LONGEST_TAG: Final = 1 << 20
"""Bytes; more in one tag or comment is no workbook."""


class Enough(Exception):
    """Raised by a handler that has read all it wants."""


def walk(
    chunks: Iterable[bytes],
    starts: Mapping[str, Start],
    ends: Mapping[str, End],
    text: Text | None,
    damaged: str,
) -> None:
    """Call the handlers of the elements, named as "namespace name"; others are passed.

    `text` is called with all text. Raises DataError with the sentence `damaged` for
    what is no XML, or has a document type (in which entities could be declared).
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise DataError(damaged)
        if handler := starts.get(name):
            handler(attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if handler := ends.get(name):
            handler()

    def refuse(*_: object) -> None:
        raise DataError(damaged)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise DataError(damaged)
        parser.Parse(b"", True)
    except Enough:
        return
    except (expat.ExpatError, UnicodeError, LookupError):
        raise DataError(damaged) from None


def whole_number(text: str | None, default: int = 0) -> int:
    """The number that an attribute holds; the default for none, and for nonsense."""
    if text is not None and text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    return default


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true")
