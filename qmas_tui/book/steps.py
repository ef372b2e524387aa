"""Steps made into lines of the journal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from qmas_tui.book.body import body_of, signature
from qmas_tui.book.chain import START, Link
from qmas_tui.book.line import (
    JOURNAL_VERSION,
    Begin,
    Commit,
    Doing,
    Entry,
    Erasure,
    Head,
    chained,
    encode,
    salted,
)
from qmas_tui.facts.changes import Step

_ID_BYTES = 16


class Written(Struct, frozen=True, gc=False):
    """Bytes to be added to a journal, and how far it goes with them."""

    data: bytes
    link: Link


class _Writer:
    def __init__(self, link: Link) -> None:
        self._link = link
        self._lines: list[bytes] = []
        self.n, self.hash = link.n + 1, link.hash

    def add(self, head: Head, salt: bytes | None, body: bytes | None) -> None:
        line = chained(head, salt, body)
        self._lines.append(encode(line))
        self.n, self.hash = line.head.n + 1, line.hash

    def done(self, step: int) -> Written:
        data = b"".join(self._lines)
        size = self._link.size + len(data)
        return Written(data, Link(self.n - 1, self.hash, step, size))


def begun(at: datetime, source: str = "") -> tuple[str, Written]:
    """A new journal's first line, and the identity of the book that it makes up."""
    book = os.urandom(_ID_BYTES).hex()
    writer = _Writer(START)
    head = Begin(
        n=1,
        prev=START.hash,
        at=in_utc(at),
        book=book,
        version=JOURNAL_VERSION,
        source=source,
    )
    writer.add(head, None, None)
    return book, writer.done(0)


def stepped(
    link: Link,
    changes: Step,
    places: Sequence[int],
    does: Doing = "do",
    of: int = 0,
) -> Written:
    """A step of at least one change, to stand behind `link`."""
    writer, step = _Writer(link), link.step + 1
    for change, place in zip(changes, places, strict=True):
        body = body_of(change)
        salt, digest = salted(body)
        entry = Entry(
            n=writer.n, prev=writer.hash, step=step, place=place, digest=digest
        )
        writer.add(entry, salt, body)
    commit = Commit(
        n=writer.n,
        prev=writer.hash,
        step=step,
        at=in_utc(changes[0].when),
        does=does,
        entries=len(changes),
        of=of,
    )
    writer.add(commit, None, None)
    return writer.done(step)


def erased(
    link: Link, entries: Iterable[int], places: Iterable[int], who: str, at: datetime
) -> Written:
    """The line that says which entries were erased; it is a step of its own."""
    writer, step = _Writer(link), link.step + 1
    body = signature(who)
    salt, digest = salted(body)
    head = Erasure(
        n=writer.n,
        prev=writer.hash,
        step=step,
        at=in_utc(at),
        digest=digest,
        erased=tuple(sorted(entries)),
        places=tuple(sorted(places)),
    )
    writer.add(head, salt, body)
    return writer.done(step)


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken as the machine's."""
    return moment.astimezone(UTC)
