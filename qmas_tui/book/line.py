"""One line of the journal: a chained header without personal data, and a salted body.

```
{"head": {…, "prev": hash of the line before, "digest": hash of salt and body},
 "hash": hash of the head, "salt": …, "body": …}
```

The hash of a line covers its head only. So salt and body can be erased, and the chain
still holds; without the salt nobody can guess the body from its digest. A body is
opaque here. Hashes are SHA-256, in hexadecimal.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import Final, Literal

import msgspec
from msgspec import Struct

JOURNAL_VERSION: Final = 1
Doing = Literal["do", "undo", "redo"]
"""What a step of changes does."""

FIRST: Final = ""
"""What the first line has for the hash of the line before."""

_SALT_BYTES = 16


class Begin(
    Struct, frozen=True, gc=False, kw_only=True, tag="begin", forbid_unknown_fields=True
):
    """The first line: which book this is; `source` says what it was made from."""

    n: int
    prev: str
    at: datetime
    book: str
    version: int
    source: str = ""


class Entry(
    Struct, frozen=True, gc=False, kw_only=True, tag="entry", forbid_unknown_fields=True
):
    """One change, of the case that has this place in the book."""

    n: int
    prev: str
    step: int
    place: int
    digest: str


class Commit(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    tag="commit",
    forbid_unknown_fields=True,
):
    """The end of a step of `entries` changes; `of` is the step an undo is about."""

    n: int
    prev: str
    step: int
    at: datetime
    does: Doing
    entries: int
    of: int = 0


class Erasure(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    tag="erasure",
    forbid_unknown_fields=True,
):
    """A case was forgotten: the entries whose bodies were erased, and its places."""

    n: int
    prev: str
    step: int
    at: datetime
    digest: str
    erased: tuple[int, ...]
    places: tuple[int, ...]


Head = Begin | Entry | Commit | Erasure


class Line(
    Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True
):
    """A line as it is written; without a body where it has none or it was erased."""

    head: Head
    hash: str
    salt: bytes | None = None
    body: bytes | None = None

    def without_body(self) -> Line:
        """What is left of the line when its body is erased."""
        return Line(self.head, self.hash)


class _AnyHead(Struct, frozen=True, gc=False):
    type: Literal["begin"]
    version: int


class _AnyBegin(Struct, frozen=True, gc=False):
    head: _AnyHead


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


class BadLine(ValueError):
    """A line is not what was written; its words say why."""


def chained(head: Head, salt: bytes | None = None, body: bytes | None = None) -> Line:
    """A line with its hash worked out."""
    return Line(head, _hash(_encoder.encode(head)), salt, body)


def salted(body: bytes) -> tuple[bytes, str]:
    """A fresh salt for a body, and the digest of both."""
    salt = os.urandom(_SALT_BYTES)
    return salt, _hash(salt + body)


def encode(line: Line) -> bytes:
    """The line with its end of line."""
    return _encoder.encode(line) + b"\n"


def decode(raw: bytes) -> Line:
    """A complete line, its end of line included, that is what was written.

    Whether it follows the line before is not seen here. Raises BadLine.
    """
    try:
        line = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise BadLine("it is not understood") from None
    if encode(line) != raw or line.hash != _hash(_encoder.encode(line.head)):
        raise BadLine("it is not as it was written")
    _check_body(line)
    return line


def version_in(raw: bytes) -> int | None:
    """The version that a journal's first line names, whatever else is in it."""
    try:
        return msgspec.json.decode(raw, type=_AnyBegin).head.version
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def _check_body(line: Line) -> None:
    head = line.head
    digest = head.digest if isinstance(head, Entry | Erasure) else None
    if line.body is None or line.salt is None:
        if line.body is not None or line.salt is not None or _must_have_body(head):
            raise BadLine("a part of it is missing")
    elif digest is None or digest != _hash(line.salt + line.body):
        raise BadLine("its contents are not as they were written")


def _must_have_body(head: Head) -> bool:
    return isinstance(head, Erasure)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
