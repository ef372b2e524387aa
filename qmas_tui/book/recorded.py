"""A step as it is on record, and its changes: rows in which there may be anything."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

import msgspec

from qmas_tui.book import chain
from qmas_tui.book.chain import LogPosition, StepHead
from qmas_tui.errors import DamagedBook
from qmas_tui.facts.changes import Past

ODD: Final = (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise."""
MOST_CHANGES: Final = 1 << 20
"""So many changes a step may have."""


class Entry(NamedTuple):
    """A row of `changes`; once it is erased only the first three are left."""

    id: int
    case_id: int
    digest: bytes
    salt: bytes | None
    body: bytes | None
    case_before: str | None
    case_after: str | None

    @property
    def is_sound(self) -> bool:
        """Whether it is as its digest says, or erased."""
        if self.salt is None or self.body is None:
            return set(self[3:]) == {None}
        return self.digest == chain.digest_of(self.salt, self.body)


class Made(NamedTuple):
    """A step as it is on record: its row, in which `data` is the head as it is hashed,
    the head itself, and its changes."""

    n: int
    key: bytes
    who: str
    data: bytes
    hash: str
    head: StepHead
    entries: Sequence[Entry] = ()

    @property
    def ids(self) -> tuple[int, int]:
        """The ids that its changes have: from the first on, before the second."""
        return self.n * MOST_CHANGES, (self.n + 1) * MOST_CHANGES

    @property
    def position(self) -> LogPosition:
        """Where it ends."""
        return LogPosition(self.n, self.hash, self.head.records)

    @property
    def case_ids(self) -> tuple[int, ...]:
        """The id of the case of each change that is not erased."""
        return tuple(each.case_id for each in self.entries if each.body is not None)

    @property
    def forgotten(self) -> tuple[int, ...]:
        """The cases of which the step says that they were forgotten."""
        return self.head.redaction.case_ids if self.head.redaction else ()

    def past(self) -> Past:
        """The step, typed. Raises DamagedBook."""
        bodies = [(e.case_id, e.body) for e in self.entries if e.body is not None]
        try:
            changes = tuple([chain.read_change(*each) for each in bodies])
        except ODD:
            raise damaged(self.n) from None
        return Past(
            number=self.n,
            when=self.head.at,
            does=self.head.does,
            who=self.who,
            changes=changes,
            of=self.head.of,
            erased=len(self.entries) - len(changes),
        )


def read_step(row: Any, before: str | None = None) -> Made:
    """A step without its changes, by its row and the hash of the step before.

    Args:
        row: that of `steps`, and the hash that is on record of the step before.
        before: that hash, where it is known from elsewhere.
    """
    n, key, who, data, hash_, on_record = row
    before = on_record if before is None else before
    with suppress(*ODD):
        head = chain.decode_head(data)
        if head.key == key.hex() and hash_ == chain.hash_of(before, n, who, data):
            return Made(n, key, who, data, hash_, head)
    raise damaged(n)


def read_entry(row: Any) -> Entry:
    """A change by its row."""
    entry = Entry(*row)
    try:
        if entry.is_sound:
            return entry
    except ODD:
        pass
    raise damaged(entry.id // MOST_CHANGES)


def damaged(n: object) -> DamagedBook:
    """What to raise where a step is not as it was written, its number included."""
    step = f"Step {n}" if isinstance(n, int) else "A step"
    return DamagedBook(f"{step} of the history is not as it was written.")
