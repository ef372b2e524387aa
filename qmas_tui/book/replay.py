"""Steps of the journal played onto the cases of a book."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from qmas_tui.book.body import NewerRecord, change_in
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Block, Break, Chain, Link
from qmas_tui.book.journal import Journal
from qmas_tui.book.line import BadLine, Begin, Entry, Erasure, Line, decode
from qmas_tui.errors import BookError

Listener = Callable[[Block], None]


def replay(
    cases: Cases, chain: Chain, data: bytes, hear: Iterable[Listener] = ()
) -> None:
    """Play the whole steps in `data` onto `cases`; `chain` is then at their end.

    Raises Break where the journal is damaged, or does not fit the cases; these then
    stand after the last sound step, as `sound` of the error says. Raises NewerRecord
    where a newer version of this program made a step.
    """
    before = chain.link
    for block in chain.blocks(data):
        try:
            _play(block, cases)
        except NewerRecord:
            raise
        except (BookError, ValueError) as error:
            n, at = before.n + 1, before.size
            why = f"it does not fit the cases ({error})"
            raise Break(n, at, why, before) from None
        for listener in hear:
            listener(block)
        before = chain.link


def _play(block: Block, cases: Cases) -> None:
    changes, places = [], []
    for line in block.entries:
        assert isinstance(line.head, Entry)
        if line.body is None:
            cases.pass_over(line.head.place)
        else:
            changes.append(change_in(line.body))
            places.append(line.head.place)
    if cases.tried(tuple(changes), places) != tuple(places):
        raise ValueError("a case stands in another place")
    cases.change(tuple(changes), places)
    if isinstance(block.end.head, Erasure):
        for place in block.end.head.places:
            cases.drop(place)


def book_id(block: Block) -> str:
    """Which book a journal's first block says it is of; empty for any other block."""
    return block.end.head.book if isinstance(block.end.head, Begin) else ""


class Gaps:
    """Entries without their contents, and those whose erasing is on record.

    Nothing is missed of entries that are `allowed`, nor of cases at some `places`.
    """

    def __init__(
        self, allowed: Iterable[int] = (), places: Collection[int] = ()
    ) -> None:
        self._missing: dict[int, int] = {}
        self._allowed = set(allowed)
        self._places = places

    def hear(self, block: Block) -> None:
        """Take up a step."""
        for line in block.entries:
            if line.body is None and isinstance(line.head, Entry):
                self._missing[line.head.n] = line.head.place
        if isinstance(block.end.head, Erasure):
            self._allowed.update(block.end.head.erased)

    @property
    def unexplained(self) -> list[int]:
        """The lines whose contents are missing for no reason on record."""
        return sorted(self.places)

    @property
    def places(self) -> dict[int, int]:
        """The places of the cases that these lines are about, by line."""
        return {
            n: place
            for n, place in self._missing.items()
            if n not in self._allowed and place not in self._places
        }


class Record(Struct, frozen=True):
    """What the sound lines of a journal tell, whatever the others are.

    Which book it is of and what that was made from, the hashes of the lines by their
    numbers, of entries the places of their cases by their hashes, the entries that were
    erased and the places of the cases that were forgotten, and the places of those of
    which it still holds something.
    """

    book: str = ""
    source: str = ""
    hashes: dict[int, str] = {}
    entries: dict[str, int] = {}
    erased: frozenset[int] = frozenset()
    forgotten: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()

    def allows(self, link: Link) -> bool:
        """Whether a step can end so, by what is known of its line and of others."""
        known = [n for n, each in self.hashes.items() if each == link.hash]
        return known == [link.n] or (not known and link.n not in self.hashes)

    def forgotten_in(self, copy: Record) -> frozenset[int]:
        """The places of forgotten cases that are the same cases in a copy.

        In a copy from another branch of the book's life others may stand there.
        """
        both = self.entries.keys() & copy.entries.keys()
        return self.forgotten.intersection(copy.entries[each] for each in both)


def record_of(journal: bytes) -> Record:
    """What the sound lines of a journal tell."""
    book, source = "", ""
    hashes, entries = dict[int, str](), dict[str, int]()
    erased, forgotten, held = set[int](), set[int](), set[int]()
    for line in sound_lines(journal):
        head = line.head
        hashes.setdefault(head.n, line.hash)
        if isinstance(head, Begin):
            book, source = head.book, head.source
        elif isinstance(head, Erasure):
            erased.update(head.erased)
            forgotten.update(head.places)
        elif isinstance(head, Entry):
            entries[line.hash] = head.place
            if line.body is not None:
                held.add(head.place)
    return Record(
        book,
        source,
        hashes,
        entries,
        frozenset(erased),
        frozenset(forgotten),
        frozenset(held),
    )


def sound_lines(journal: bytes) -> Iterator[Line]:
    """The lines of a journal that are what was written, whatever the others are."""
    for raw in journal.splitlines(keepends=True):
        with suppress(BadLine):
            yield decode(raw)


def journal_at(file: Path) -> bytes:
    """What a journal holds, or a copy of one.

    Raises OSError, also where something else than a file lies there.
    """
    with Journal(file).opened() as reading:
        return reading.read()
