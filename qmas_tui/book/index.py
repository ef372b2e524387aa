"""Where each step and each case stand in the journal, found without reading bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec
from msgspec import Struct, structs

from qmas_tui.book.body import change_in, signed_by
from qmas_tui.book.borne import Borne
from qmas_tui.book.journal import Reading
from qmas_tui.book.line import Begin, Commit, Entry, Erasure, Head, Line, decode
from qmas_tui.book.reach import Reach
from qmas_tui.facts.changes import Does, Past, Step


class _HeadOnly(Struct, frozen=True, gc=False):
    head: Head


class _Named(Struct, frozen=True, gc=False):
    case: str


class _Sides(Struct, frozen=True, gc=False):
    before: _Named | None
    after: _Named | None


class _Bearing(Struct, frozen=True, gc=False):
    change: _Sides


class _Bodied(Struct, frozen=True, gc=False):
    body: bytes | None = None


class At(Struct, frozen=True, gc=False):
    """Bytes of the journal."""

    offset: int
    size: int


class StepAt(Struct, frozen=True, gc=False):
    """A step and where it stands."""

    number: int
    when: datetime
    does: Does
    of: int
    at: At
    entries: int
    first: At | None


_heads = msgspec.json.Decoder(_HeadOnly)
_bodies = msgspec.json.Decoder(_Bodied)
_bearing = msgspec.json.Decoder(_Bearing)


class Index:
    """An index of a journal, and what it reads from there.

    The journal was checked before; an index is made anew when the file is another.
    """

    def __init__(self) -> None:
        self.reach = Reach()
        self._steps: list[StepAt] = []
        self._lines: dict[int, list[tuple[int, At]]] = {}
        self._borne = Borne()
        self._size = 0
        self._journal: Reading

    def follow(self, journal: Reading, size: int) -> None:
        """Take up what the journal holds as far as `size`; read from it from now on.

        Raises OSError.
        """
        self._journal = journal
        if size > self._size:
            self._take(journal.read(self._size, size - self._size))

    def places_of(self, case: str) -> frozenset[int]:
        """The places of the cases that a reference means."""
        return self._borne.meant(case)

    def places_with(self, case: str) -> frozenset[int]:
        """The places of the cases that have a reference, or had it at their end."""
        return self._borne.last(case)

    def glance(self, number: int) -> Past | None:
        """A step with its first change only; None for 0. Raises OSError."""
        if not number:
            return None
        step = self._steps[number - 1]
        assert step.first is not None, "a step that can be undone has changes"
        line = decode(self._journal.read(step.first.offset, step.first.size))
        past = self._past(step, (line,))
        return structs.replace(past, more=step.entries - 1)

    def past(self, number: int) -> tuple[Past, tuple[int, ...]]:
        """A step, and the places of the cases that it changed. Raises OSError."""
        return self._read(self._steps[number - 1])

    def all(self) -> list[Past]:
        """Every step, oldest first. Raises OSError."""
        return [self._read(step)[0] for step in self._steps]

    def of_places(self, places: Collection[int]) -> list[Past]:
        """The steps of some cases, each with their changes only. Raises OSError."""
        found: dict[int, list[Line]] = {}
        lines = [each for place in places for each in self._lines.get(place, ())]
        for number, at in sorted(lines, key=lambda line: line[1].offset):
            raw = self._journal.read(at.offset, at.size)
            found.setdefault(number, []).append(decode(raw))
        cut = [self._past(self._steps[n - 1], lines) for n, lines in found.items()]
        return [past for past in cut if past.changes]

    def _take(self, data: bytes) -> None:
        base, at, began = self._size, 0, 0
        first, entries = None, 0
        while (end := data.find(b"\n", at) + 1) > 0:
            raw = data[at:end]
            head = _heads.decode(raw).head
            if isinstance(head, Entry):
                here = At(base + at, end - at)
                first, entries = first or here, entries + 1
                self._note(head, here, raw)
            else:
                self._end(head, At(base + began, end - began), entries, first)
                began, first, entries = end, None, 0
            at = end
        self._size += at

    def _note(self, head: Entry, at: At, raw: bytes) -> None:
        self._lines.setdefault(head.place, []).append((head.step, at))
        body = _bodies.decode(raw).body
        if body is None:
            return
        sides = _bearing.decode(body).change
        for side in (sides.before, sides.after):
            if side is not None:
                self._borne.note(head.place, side.case)

    def _end(
        self, head: Begin | Commit | Erasure, at: At, entries: int, first: At | None
    ) -> None:
        if isinstance(head, Begin):
            return
        does: Does = head.does if isinstance(head, Commit) else "forget"
        of = head.of if isinstance(head, Commit) else 0
        self._steps.append(StepAt(head.step, head.at, does, of, at, entries, first))
        self.reach.follow(head.step, does)

    def _read(self, step: StepAt) -> tuple[Past, tuple[int, ...]]:
        raw = self._journal.read(step.at.offset, step.at.size)
        lines = [decode(each) for each in raw.splitlines(keepends=True)]
        heads = [line.head for line in lines]
        places = tuple(head.place for head in heads if isinstance(head, Entry))
        return self._past(step, lines), places

    def _past(self, step: StepAt, lines: Iterable[Line]) -> Past:
        entries = [line for line in lines if isinstance(line.head, Entry)]
        kept = [line.body for line in entries if line.body is not None]
        changes: Step = tuple(change_in(body) for body in kept)
        return Past(
            number=step.number,
            when=step.when,
            does=step.does,
            who=changes[0].who if changes else _signer(lines),
            changes=changes,
            of=step.of,
            erased=len(entries) - len(kept),
        )


def _signer(lines: Iterable[Line]) -> str:
    for line in lines:
        if isinstance(line.head, Erasure) and line.body is not None:
            return signed_by(line.body)
    return ""
