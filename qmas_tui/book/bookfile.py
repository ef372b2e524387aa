"""The book file: an ordinary TinyDB database, written whole, sealed with its own hash.

It holds the cases as they stood at one entry of the journal, which `meta` names; what
came after that is in the journal only. TinyDB reads it through `BookFile`, or with
its own storage once the book was closed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct, structs
from tinydb import Storage

from qmas_tui.book.chain import Link
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.holder import Holder
from qmas_tui.files import sync_folder, written_beside

NAME: Final = "qmas-book"
VERSION: Final = 1
MAKE_ONE = "make one with qmas-tui import FILE, or name another with --book."

_HEAD_BYTES = 2048
_HEAD, _MIDDLE, _END = b'{"meta":{"1":', b'},"holders":', b"}"


class Meta(Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """What the file is, which book, and up to which end of a step it includes it.

    `journal_sha256` is of the journal's bytes up to there; `sha256` of this entry
    without it and of the cases.
    """

    format: Literal["qmas-book"] = NAME
    version: Literal[1] = VERSION
    book: str
    link: Link
    journal_sha256: str
    last_place: int
    sha256: str = ""


class Contents(Struct, frozen=True, gc=False):
    """What a book file holds, typed: its first entry, and each case by its place."""

    meta: Meta
    holders: Mapping[int, Holder]


Tables = dict[str, dict[Any, Any]]
"""TinyDB's own shape: documents by number, by table."""


Turn = Callable[[], AbstractContextManager[bool]]
"""Holds other writers off, and says whether what was written beside is wanted."""


class _Older(Struct, frozen=True, gc=False):
    """What every version of the file has at its head."""

    format: str
    version: int


class _AnyTables(Struct, frozen=True, gc=False):
    meta: dict[str, _Older]


_meta_decoder = msgspec.json.Decoder(Meta)
_holders_decoder = msgspec.json.Decoder(dict[int, Holder])


class BookFile(Storage):
    """TinyDB's storage for a book: sealed, replaced whole, mode 0600."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Contents:
        """What the file holds. Raises BookError, or DamagedBook."""
        return contents_of(read_whole(self.path), self.path)

    def save(self, contents: Contents, turn: Turn) -> None:
        """Write the file, and put it in place if it is still wanted in its turn.

        It is on disk before this returns. Raises OSError.
        """
        with written_beside(self.path, _pieces(contents)) as name, turn() as wanted:
            if wanted:
                os.replace(name, self.path)
        sync_folder(self.path.parent)

    def read(self) -> Tables:
        """The tables as TinyDB has them. Raises BookError, or DamagedBook."""
        data = read_whole(self.path)
        contents_of(data, self.path)
        tables: Tables = msgspec.json.decode(data)
        return tables

    def write(self, data: Tables) -> None:
        """Refused: what is not in the journal must not be in the book."""
        del data
        raise BookError("A book is changed through its journal, not through TinyDB.")


def head_in(path: Path) -> bytes:
    """The first bytes of a book file, its `meta` among them. Raises OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(None, "it is not a file")
    with open(path, "rb") as file:
        return file.read(_HEAD_BYTES)


def meta_of(data: bytes) -> Meta | None:
    """What stands at the head of a book file, unchecked; None where nothing does."""
    head, middle, _ = data.partition(_MIDDLE)
    try:
        return _meta_decoder.decode(head.removeprefix(_HEAD)) if middle else None
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def contents_of(data: bytes, path: Path) -> Contents:
    """What a book file of this version holds. Raises BookError or DamagedBook."""
    middle = data.find(_MIDDLE)
    if not (middle > 0 and data.startswith(_HEAD) and data.endswith(_END)):
        raise _strange(data, path)
    # Views, for a book of ten thousand cases would be in memory three times over.
    whole = memoryview(data)
    holders = whole[middle + len(_MIDDLE) : -len(_END)]
    try:
        meta = _meta_decoder.decode(whole[len(_HEAD) : middle])
        if _seal(meta, (holders,)) != meta.sha256:
            raise _damaged(path, "it is not as it was written")
        return Contents(meta, _holders_decoder.decode(holders))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise _strange(data, path) from None


def version_of(data: bytes) -> int | None:
    """The version of a book file; None for a file that is no book."""
    try:
        older = msgspec.json.decode(data, type=_AnyTables).meta.get("1")
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return older.version if older is not None and older.format == NAME else None


def read_whole(path: Path) -> bytes:
    """The bytes of a file. Raises BookError with a sentence where that cannot be."""
    try:
        # A pipe or a device would keep the reader waiting: look before opening.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise _unreadable(path, "it is not a file")
        return path.read_bytes()
    except FileNotFoundError:
        raise BookError(f"There is no book at {path}; {MAKE_ONE}") from None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None


def _strange(data: bytes, path: Path) -> BookError:
    """What to say of a file that is not laid out as this version lays it out."""
    if not data:
        return _damaged(path, "it is empty")
    version = version_of(data)
    if version is None:
        return _damaged(path, "it is no book, or what it holds is damaged")
    if version > VERSION:
        return _unreadable(
            path,
            f"a newer version of this program wrote it (its format is {version}, "
            f"this program knows {VERSION}); install the newer version",
        )
    return _damaged(path, "it was changed by something else than this program")


def _unreadable(path: Path, why: str) -> BookError:
    return BookError(f"{path} cannot be read as a book: {why}.")


def _damaged(path: Path, why: str) -> DamagedBook:
    return DamagedBook(f"{path} cannot be read as a book: {why}.")


def _pieces(contents: Contents) -> Iterator[bytes]:
    """The file in parts, so that another thread may run between two of them."""
    cases = list(_holder_pieces(contents.holders))
    sealed = structs.replace(contents.meta, sha256=_seal(contents.meta, cases))
    yield _HEAD + msgspec.json.encode(sealed) + _MIDDLE
    yield b"".join(cases)
    yield _END


def _holder_pieces(holders: Mapping[int, Holder]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    separator = b"{"
    for place, holder in holders.items():
        yield b'%b"%d":%b' % (separator, place, encode(holder))
        separator = b","
    yield b"}" if holders else b"{}"


def _seal(meta: Meta, cases: Iterable[bytes | memoryview]) -> str:
    seal = hashlib.sha256(msgspec.json.encode(structs.replace(meta, sha256="")))
    for piece in cases:
        seal.update(piece)
    return seal.hexdigest()
