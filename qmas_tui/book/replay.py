"""Steps of the journal played onto the cases of a book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from qmas_tui.book.body import NewerRecord, change_in
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Block, Break, Chain
from qmas_tui.book.line import BadLine, Begin, Entry, Erasure, Line, decode
from qmas_tui.errors import BookError

Listener = Callable[[Block], None]


def replay(
    cases: Cases, chain: Chain, data: bytes, hear: Iterable[Listener] = ()
) -> None:
    """Play the whole steps in `data` onto `cases`; `chain` is then at their end.

    Raises Break where the journal is damaged, or does not fit the cases; these then
    stand after the last sound step, as `sound` of the error says.
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
    """Entries without their contents, and those whose erasing is on record."""

    def __init__(self, allowed: Iterable[int] = ()) -> None:
        self._missing: set[int] = set()
        self._allowed = set(allowed)

    def hear(self, block: Block) -> None:
        """Take up a step."""
        missing = (line.head.n for line in block.entries if line.body is None)
        self._missing.update(missing)
        if isinstance(block.end.head, Erasure):
            self._allowed.update(block.end.head.erased)

    @property
    def unexplained(self) -> list[int]:
        """The lines whose contents are missing for no reason on record."""
        return sorted(self._missing - self._allowed)


def sound_lines(journal: bytes) -> Iterator[Line]:
    """The lines of a journal that are what was written, whatever the others are."""
    for raw in journal.splitlines(keepends=True):
        with suppress(BadLine):
            yield decode(raw)


def erased_lines(journal: bytes) -> frozenset[int]:
    """The entries whose erasing is on record somewhere in a journal."""
    heads = (line.head for line in sound_lines(journal))
    erasures = (head.erased for head in heads if isinstance(head, Erasure))
    return frozenset(n for erased in erasures for n in erased)
