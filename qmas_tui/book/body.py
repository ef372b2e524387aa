"""What a journal's bodies hold: a change as versioned JSON, or who forgot a case."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import Struct

from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change

VERSION: Final = 1
"""The version of the records that this program writes."""


class NewerRecord(BookError):
    """A newer version of this program recorded something."""


class _Older(Struct, frozen=True, gc=False):
    """What every version of a record has."""

    version: int


class _Recorded(Struct, frozen=True, gc=False, kw_only=True):
    version: Literal[1]
    change: Change


class _Signed(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    who: str


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Recorded)


def body_of(change: Change) -> bytes:
    """A change as the journal keeps it."""
    return _encoder.encode(_Recorded(version=VERSION, change=change))


def change_in(body: bytes) -> Change:
    """The change that a body holds. Raises NewerRecord, or ValueError for any other."""
    try:
        return _decoder.decode(body).change
    except msgspec.ValidationError:
        version = msgspec.json.decode(body, type=_Older).version
        if version <= VERSION:
            raise
    raise NewerRecord(
        f"A newer version of this program made a change in this book (its format is "
        f"{version}, this program knows {VERSION}); install the newer version."
    )


def signature(who: str) -> bytes:
    """Who did something that has no change of its own."""
    return _encoder.encode(_Signed(who))


def signed_by(body: bytes) -> str:
    """Who signed a body. Raises ValueError."""
    return msgspec.json.decode(body, type=_Signed).who
