"""Reads a book as it stands on disk: the book file and the journal behind it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import Struct

from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import (
    MAKE_ONE,
    BookFile,
    Contents,
    Meta,
    contents_of,
    meta_of,
    read_whole,
)
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import START, Block, Break, Chain, Link
from qmas_tui.book.journal import Journal, Reading, Stamp
from qmas_tui.book.replay import Gaps, book_id, replay
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import is_there

if TYPE_CHECKING:
    from hashlib import _Hash

_LARGE = 1 << 20


class Loaded(Struct):
    """A book in memory, and how far the files were read.

    `rest` is what stands in the journal behind its last whole step; `included` how
    far the book file goes, None where it has to be written anew; `digest` runs over
    the journal's bytes up to `link`.
    """

    book: str
    cases: Cases
    link: Link
    rest: bytes
    stamp: Stamp
    included: Link | None
    digest: _Hash


def load(beside: Beside) -> Loaded:
    """The book on disk. Raises BookError, or DamagedBook; nothing is written."""
    try:
        if not is_there(beside.journal):
            raise _without_journal(beside)
        # The book file first: who forgets a case writes the journal before it.
        has_file = is_there(beside.book)
        data = read_whole(beside.book) if has_file else b""
        with Journal(beside.journal).opened() as journal:
            if not has_file:
                return _from_journal(journal, None, beside)
            return _from_both(data, beside, journal)
    except Break as error:
        raise DamagedBook(f"{beside.journal}, {error}.") from None
    except OSError as error:
        raise unreadable(beside, error) from None


def unreadable(beside: Beside, error: OSError) -> BookError:
    """The sentence for a journal that cannot be read."""
    why = error.strerror or str(error)
    return BookError(f"{beside.journal} cannot be read: {why}.")


def cases_of(contents: Contents) -> Cases:
    """The cases that a book file holds."""
    return Cases(contents.holders, contents.meta.last_place)


def contents_from(loaded: Loaded) -> Contents:
    """What the book file has to hold for a book in memory."""
    cases = loaded.cases
    meta = Meta(
        book=loaded.book,
        link=loaded.link,
        journal_sha256=loaded.digest.hexdigest(),
        last_place=cases.last_place,
    )
    return Contents(meta, cases.by_place())


def _without_journal(beside: Beside) -> BookError:
    if not is_there(beside.book):
        if beside.copies():
            return DamagedBook(
                f"{beside.book} and its journal are not there, only backups of them."
            )
        return BookError(f"There is no book at {beside.book}; {MAKE_ONE}")
    try:
        BookFile(beside.book).load()
    except DamagedBook as error:
        # Without a journal, and without a copy, it never was a book.
        return error if beside.copies() else BookError(error.message)
    except BookError as error:
        return error
    return DamagedBook(f"{beside.book} lacks its journal, {beside.journal.name}.")


def _from_both(data: bytes, beside: Beside, journal: Reading) -> Loaded:
    """The book file's state and what the journal adds."""
    contents, known = _decoded_and_hashed(data, journal, beside)
    meta = contents.meta
    if known.hexdigest() != meta.journal_sha256:
        return _from_journal(journal, meta, beside)
    stamp = journal.stamp()
    tail = journal.read(meta.link.size)
    chain = Chain(meta.link)
    cases = cases_of(contents)
    gaps = Gaps()
    replay(cases, chain, tail, (gaps.hear,))
    _check_gaps(gaps, beside)
    known.update(tail[: chain.link.size - meta.link.size])
    return Loaded(meta.book, cases, chain.link, chain.rest, stamp, meta.link, known)


def _decoded_and_hashed(
    data: bytes, journal: Reading, beside: Beside
) -> tuple[Contents, _Hash]:
    """The book file decoded, and the part of the journal that it includes hashed.

    Of a large book both are done at the same time.
    """
    meta = meta_of(data)
    if meta is None or meta.link.size < _LARGE:
        contents = contents_of(data, beside.book)
        return contents, journal.digest(contents.meta.link.size)
    with ThreadPoolExecutor(1) as other:
        digest = other.submit(journal.digest, meta.link.size)
        return contents_of(data, beside.book), digest.result()


def _from_journal(journal: Reading, meta: Meta | None, beside: Beside) -> Loaded:
    """The whole journal played again; it must go through where the book file stands.

    So it is where the book file is missing, and where a case was forgotten after
    the file was written.
    """
    stamp = journal.stamp()
    data = journal.read()
    chain, books, reached = Chain(), list[str](), set[str]()

    def hear(block: Block) -> None:
        books.append(book_id(block))
        reached.add(block.end.hash)

    cases = Cases()
    gaps = Gaps()
    replay(cases, chain, data, (hear, gaps.hear))
    _check_gaps(gaps, beside)
    if chain.link == START:
        raise DamagedBook(f"{beside.journal} is empty or cut off at its first line.")
    if meta is not None and (meta.link.hash not in reached or meta.book != books[0]):
        raise DamagedBook(
            f"{beside.journal} is not the journal that the book was written with, "
            "or a part of it is missing."
        )
    digest = journal.digest(chain.link.size)
    return Loaded(books[0], cases, chain.link, chain.rest, stamp, None, digest)


def _check_gaps(gaps: Gaps, beside: Beside) -> None:
    if gaps.unexplained:
        raise DamagedBook(
            f"{beside.journal}, line {gaps.unexplained[0]}: the change was taken out "
            "without a note that its case was forgotten."
        )
