"""The hash chain over the steps of a book, and the seals of its records.

The hash of a step covers the hash of the step before, so the last one (the head of the
book) stands for everything that was ever recorded. What is hashed of a step has no
personal data: of each change only the digest of a random salt and its body. So salt and
body can be erased, and the chain still holds. All hashes are SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, NamedTuple

import msgspec
from msgspec import Raw, Struct, structs

from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Change, Does
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect

SALT_BYTES: Final = 16
KEY_BYTES: Final = 16
NOTHING: Final = b"null"
"""The document of a case that is not there."""
HOLDERS: Final = "holders"
PROSPECTS: Final = "prospects"
SCENARIOS: Final = "scenarios"
FIRST_PROSPECT: Final = 1 << 40
"""The ids of prospects begin here, those of holders at 1: an id tells its table."""
_SEAL_BYTES: Final = 8


class Redaction(Struct, frozen=True, gc=False):
    """What forgetting a case erased: the cases by id, and how many of their changes."""

    case_ids: tuple[int, ...]
    changes: int


class StepHead(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What is hashed of a step, besides its number, its author and the step before.

    Its own random key is in hexadecimal; `at` is in UTC; `of` is the step that an undo
    or redo is about; `changes` hashes the case ids and digests of all its changes;
    `records` is the sum of the seals of all records after the step.
    """

    key: str
    at: datetime
    does: Does
    of: int = 0
    changes: str = ""
    records: str = "0"
    redaction: Redaction | None = None


class LogPosition(NamedTuple):
    """The end of a step: its number, counted from 1, its hash, the sum of all seals."""

    n: int = 0
    hash: str = ""
    records: str = "0"


class Sides(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A `Change` whose two documents are left as they are, in JSON."""

    who: str
    when: datetime
    what: str
    before: Raw
    after: Raw
    why: str = ""


encode = msgspec.json.Encoder().encode
decode_head = msgspec.json.Decoder(StepHead).decode
decode_sides = msgspec.json.Decoder(Sides).decode
_DECODE: Final[dict[type[Case], Callable[[bytes | Raw], Case]]] = {
    Holder: msgspec.json.Decoder(Holder).decode,
    Prospect: msgspec.json.Decoder(Prospect).decode,
}


def kind_of(case_id: int) -> type[Case]:
    """What the case of an id is."""
    return Holder if case_id < FIRST_PROSPECT else Prospect


def table_of(case_id: int) -> str:
    """The table that the case of an id is kept in."""
    return HOLDERS if case_id < FIRST_PROSPECT else PROSPECTS


def read_case(case_id: int, document: bytes) -> Case:
    """A document as a case. Raises DamagedBook where it is none."""
    kind = kind_of(case_id)
    try:
        return _DECODE[kind](document)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        what = f"The record {case_id} is no {kind.__name__.lower()}."
        raise DamagedBook(what) from None


def read_change(case_id: int, body: bytes) -> Change:
    """A change as it is kept, typed. Raises MsgspecError."""
    sides, decode = decode_sides(body), _DECODE[kind_of(case_id)]
    before, after = (
        None if document == NOTHING else decode(document)
        for document in (bytes(sides.before), bytes(sides.after))
    )
    return Change(**{**structs.asdict(sides), "before": before, "after": after})


def body_of(case_id: int, change: Change) -> tuple[bytes, bytes]:
    """A change as it is kept, and the document of the case after it.

    Raises BookError unless the case reads back as it is: Python does not check a
    record's types when it is built, and a book that took a wrong one could not be
    opened again. What was there before was checked when it came.
    """
    decode, after = _DECODE[kind_of(case_id)], change.after
    try:
        document = encode(after)
        sides = Sides(
            who=change.who,
            when=change.when,
            what=change.what,
            before=Raw(encode(change.before)),
            after=Raw(document),
            why=change.why,
        )
        body = encode(sides)
        is_same = after is None or decode(document) == after
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise BookError(f"{change.case} cannot be recorded so: {error}") from None
    if not is_same:
        raise BookError(f"{change.case} cannot be recorded so: it would read otherwise")
    return body, document


def hash_of(before: str, n: int, who: str, head: bytes) -> str:
    """The hash of a step that stands behind one with the hash `before`."""
    parts = (before.encode(), b"%d" % n, who.encode(), head)
    whole = b"".join(b"%d:%b" % (len(part), part) for part in parts)
    return hashlib.sha256(whole).hexdigest()


def digest_of(salt: bytes, body: bytes) -> bytes:
    """What a step keeps of a change for good."""
    return hashlib.sha256(salt + body).digest()


def digest_of_all(changes: Iterable[tuple[int, bytes]]) -> str:
    """One hash for all changes of a step, the id of each case and each digest; empty
    where there are none."""
    whole = b"".join(b"%d:%b" % change for change in changes)
    return hashlib.sha256(whole).hexdigest() if whole else ""


def seal_of(case_id: int, document: bytes) -> bytes:
    """What a record's row must hash to, to be as this program wrote it."""
    return hashlib.sha256(b"%d:%b" % (case_id, document)).digest()[:_SEAL_BYTES]


def added(total: str, plus: Iterable[bytes], minus: Iterable[bytes] = ()) -> str:
    """A sum of seals with some added and some taken away, in hexadecimal."""
    value = int(total, 16)
    value += sum(map(int.from_bytes, plus)) - sum(map(int.from_bytes, minus))
    return f"{value % (1 << 8 * _SEAL_BYTES):x}"
