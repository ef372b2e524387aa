"""Makes a book's two files from steps: for a new book, an older one, a damaged one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime

from msgspec import Struct

from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import BookFile, Contents, Meta
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Chain
from qmas_tui.book.replay import book_id, replay
from qmas_tui.book.steps import begun, stepped
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.files import make_private_folder, replace_file

Placed = tuple[Step, tuple[int, ...]]
"""A step, and the place in the book of each case that it changes."""


class Adoption(Struct, frozen=True):
    """Cases taken up as one step: each with its place; who did it, when, and what."""

    holders: dict[int, Holder]
    who: str
    when: datetime
    what: str

    def step(self) -> Placed:
        """The step that adds them all."""
        changes = tuple(
            Change(
                who=self.who,
                when=self.when,
                what=self.what,
                before=None,
                after=holder,
            )
            for holder in self.holders.values()
        )
        return changes, tuple(self.holders)


def journal_of(steps: Iterable[Placed], at: datetime, source: str = "") -> bytes:
    """A journal that holds these steps and no more."""
    _, written = begun(at, source)
    data = [written.data]
    for changes, places in steps:
        if changes:
            written = stepped(written.link, changes, places)
            data.append(written.data)
    return b"".join(data)


def found(beside: Beside, journal: bytes) -> None:
    """Put a sound journal and the book file that it leads to in place.

    The journal comes first: from it alone the book file can be made. Raises OSError.
    """
    make_private_folder(beside.folder)
    replace_file(beside.journal, journal)
    save_book(beside, contents_at_end(journal))


def found_anew(beside: Beside, journal: bytes) -> None:
    """The same for a book that is there.

    Raises OSError where it is as it was, BookError where only the journal is new.
    """
    try:
        found(beside, journal)
    except OSError as error:
        if not is_in_place(beside, journal):
            raise
        why = error.strerror or str(error)
        raise BookError(
            f"The new journal of the book is in place, but {beside.book} could not be "
            f"written anew: {why}. See to the disk, then do the same again."
        ) from None


def is_in_place(beside: Beside, journal: bytes) -> bool:
    """Whether a new journal took the place of the old one, though an error came.

    Where that cannot be seen it is taken to be so.
    """
    try:
        return beside.journal.read_bytes() == journal
    except FileNotFoundError:
        return False
    except OSError:
        return True


def save_book(beside: Beside, contents: Contents) -> None:
    """Write the book file; the lock is held. Raises OSError."""
    BookFile(beside.book).save(contents, lambda: nullcontext(True))


def contents_at_end(journal: bytes) -> Contents:
    """What a book file holds that includes a whole journal. Raises Break."""
    cases, chain, books = Cases(), Chain(), list[str]()
    replay(cases, chain, journal, (lambda block: books.append(book_id(block)),))
    meta = Meta(
        book=books[0],
        link=chain.link,
        journal_sha256=hashlib.sha256(journal[: chain.link.size]).hexdigest(),
        last_place=cases.last_place,
    )
    return Contents(meta, cases.by_place())
