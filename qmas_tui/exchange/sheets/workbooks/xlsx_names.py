"""Names in the parts of an XLSX workbook: elements, relationships, cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
    "",
)
"""The two namespaces of the standard, and what writers of none leave."""
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships "
RELATION_IDS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
    "id",
)
THREADED: Final = (
    "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments "
)
_LETTERS = re.compile(r"\$?([A-Za-z]{1,7})\$?\d*")
_PLACE = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,7})")


def main(handlers: Mapping[str, T]) -> dict[str, T]:
    """The handlers of elements of workbooks, under their full names."""
    return {
        space + name: handler for space in _MAIN for name, handler in handlers.items()
    }


def relationship(handler: T) -> dict[str, T]:
    """The handler of a relationship, under its full name."""
    return {f"{space}Relationship": handler for space in (_RELATIONSHIPS, "")}


@lru_cache(maxsize=4096)
def column_of(reference: str) -> int:
    """The column from 0 of letters or of a whole reference; -1 where it names none."""
    found = _LETTERS.fullmatch(reference)
    if not found:
        return -1
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as B12; None where it is none."""
    found = _PLACE.fullmatch(reference)
    return (int(found[2]) - 1, column_of(found[1])) if found else None
