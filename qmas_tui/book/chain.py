"""Lines of the journal made into steps, each line checked against the one before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NoReturn

from msgspec import Struct

from qmas_tui.book.line import (
    FIRST,
    JOURNAL_VERSION,
    BadLine,
    Begin,
    Commit,
    Entry,
    Erasure,
    Line,
    decode,
    encode,
    version_in,
)
from qmas_tui.errors import BookError


class Link(Struct, frozen=True, gc=False):
    """How far the journal goes up to the end of a step: line, hash, step and bytes."""

    n: int = 0
    hash: str = FIRST
    step: int = 0
    size: int = 0


START = Link()


class Block(Struct, frozen=True, gc=False):
    """One step as it stands in the journal: its entries and the line that ends it.

    The first block of a journal is its first line alone.
    """

    entries: tuple[Line, ...]
    end: Line
    size: int


class Break(Exception):
    """The journal is damaged: in which line, counted from 1, from which byte, why.

    `n` is that line, `sound` is the end of the last whole step before.
    """

    def __init__(self, n: int, at: int, why: str, sound: Link) -> None:
        super().__init__(f"line {n} (byte {at}) is damaged: {why}")
        self.n = n
        self.sound = sound


class Chain:
    """Follows a journal from the end of some step.

    `link` is the end of the last whole step, `rest` what stands behind it: lines
    without their end of step, or a last line that was cut.
    """

    def __init__(self, link: Link = START) -> None:
        self.link = link
        self.rest = b""

    def blocks(self, data: bytes) -> Iterator[Block]:
        """The whole steps in `data`, which begins where `link` ends.

        Raises Break at the first line that is not what was written, or BookError for
        a newer version's journal.
        """
        entries: list[Line] = []
        n, prev, at = self.link.n, self.link.hash, 0
        began, offset = 0, self.link.size
        while (end := data.find(b"\n", at) + 1) > 0:
            n += 1
            line = self._line(data[at:end], n, prev, offset + at)
            prev, at = line.hash, end
            if isinstance(line.head, Entry):
                self._check_step(line.head, n, offset + began)
                entries.append(line)
                continue
            self._check_end(line, entries, n, offset + began)
            step = line.head.step if not isinstance(line.head, Begin) else 0
            self.link = Link(n, line.hash, step, offset + end)
            yield Block(tuple(entries), line, end - began)
            entries, began = [], end
        self.rest = data[began:]
        if _is_changed_end(data[at:]):
            self._break(n + 1, offset + at, "its end is not as it was written")

    def _line(self, raw: bytes, n: int, prev: str, at: int) -> Line:
        try:
            line = decode(raw)
        except BadLine as error:
            if n == 1:
                _check_version(raw)
            raise Break(n, at, str(error), self.link) from None
        if line.head.n != n or line.head.prev != prev:
            self._break(n, at, "it does not follow the line before")
        return line

    def _check_step(self, head: Entry, n: int, at: int) -> None:
        if head.step != self.link.step + 1 or self.link == START:
            self._break(n, at, "it does not belong to the step that follows")

    def _check_end(self, line: Line, entries: list[Line], n: int, at: int) -> None:
        head = line.head
        if isinstance(head, Begin):
            _check_version(encode(line))
            if self.link != START or head.version != JOURNAL_VERSION:
                self._break(n, at, "a journal does not begin so")
            return
        assert isinstance(head, Commit | Erasure)
        wanted = head.entries if isinstance(head, Commit) else 0
        if self.link == START or head.step != self.link.step + 1:
            self._break(n, at, "its step does not follow the step before")
        if len(entries) != wanted:
            self._break(n, at, "it does not end the step before it")

    def _break(self, n: int, at: int, why: str) -> NoReturn:
        raise Break(n, at, why, self.link)


def _is_changed_end(cut: bytes) -> bool:
    """Whether a whole line stands there, with something else for its end of line.

    A line that was cut short in writing ends sooner.
    """
    with suppress(BadLine):
        decode(cut[:-1] + b"\n")
        return True
    return False


def _check_version(raw: bytes) -> None:
    """Raise BookError for the first line of a newer program's journal."""
    version = version_in(raw)
    if version is not None and version > JOURNAL_VERSION:
        raise BookError(
            f"A newer version of this program wrote the book's journal (its format is "
            f"{version}, this program knows {JOURNAL_VERSION}); install the newer "
            "version."
        )
