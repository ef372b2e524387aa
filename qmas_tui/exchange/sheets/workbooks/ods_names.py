"""Names in an ODS workbook: elements and attributes under their namespaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

T = TypeVar("T")

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    "office": f"{_OASIS}office:1.0 ",
    "table": f"{_OASIS}table:1.0 ",
    "text": f"{_OASIS}text:1.0 ",
    "style": f"{_OASIS}style:1.0 ",
    "draw": f"{_OASIS}drawing:1.0 ",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 ",
}


def full(name: str) -> str:
    """The full name of what files write as `table:name`."""
    prefix, _, local = name.partition(":")
    return _SPACES[prefix] + local


def named(handlers: Mapping[str, T]) -> dict[str, T]:
    """The handlers under their full names."""
    return {full(name): handler for name, handler in handlers.items()}
