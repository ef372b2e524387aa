"""Backups of a book: made, listed, and put back as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import structs

from qmas_tui.book.cases import Seen
from qmas_tui.book.protocol import NO_BACKUP, Backup, Checked, Occasion
from qmas_tui.casework.session import USUAL, Done, Session, Terms
from qmas_tui.errors import BookError, DamagedBook, KeepsNumber
from qmas_tui.facts.changes import Case, Step
from qmas_tui.views.say import count, moment_words

__all__ = ["OCCASIONS", "Backup", "Backups", "Checked"]

OCCASIONS: Final[dict[Occasion, str]] = {
    "daily": "one a day",
    "import": "before an import",
    "restore": "before a restore",
    "purge": "before a case was forgotten",
    "asked": "asked for",
}
"""Why each backup was made, in words."""


class Backups:
    """The copies of a book that are kept beside it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._book = session.book

    def all(self) -> Sequence[Backup]:
        """The backups, newest first."""
        return self._book.backups()

    def keep_daily(self) -> None:
        """Keep today's backup if none is there; a failure is told as a notice."""
        self._book.keep_daily(self._session.clock())

    def make(self) -> Done:
        """Keep a copy of the book as it is now. Raises BookError."""
        name = self._book.backup("asked", self._session.clock())
        if name is None:
            raise BookError(f"{self._book.name} lies in no file and has no backups.")
        return Done(f"Backup {name} made")

    def differing(self, name: str) -> tuple[str, ...]:
        """The cases that restoring a backup would change. Raises BookError."""
        return tuple(change.case for change in self._way_back(name))

    def restore(self, name: str, terms: Terms = USUAL) -> Done:
        """Bring every case to what a backup holds, as one step that undo takes back.

        The book as it was is kept as a backup of its own. Raises BookError, and then
        nothing is changed.
        """
        step, what = self._way_back(name), self._what(name)
        if not step:
            return Done(f"Nothing was {what}: the book holds all of it already")
        # Whoever recorded a number was asked then.
        known = structs.replace(terms, agreed=(*terms.agreed, KeepsNumber))
        self._session.make(step, known, "restore")
        return Done(f"{count(len(step), 'case')} {what}", tuple(c.case for c in step))

    def _way_back(self, name: str) -> Step:
        """The changes that bring every case to what a backup holds."""
        then, what = self.held_by(name), self._what(name)
        kinds: tuple[tuple[Mapping[str, Case], Mapping[str, Case]], ...] = (
            (self._book.holders(), then.holders),
            (self._book.prospects(), then.prospects),
        )
        return tuple(
            self._session.change(what, was.get(case), new.get(case))
            for was, new in kinds
            for case in dict.fromkeys((*was, *new))
            if was.get(case) != new.get(case)
        )

    def held_by(self, name: str) -> Seen:
        """The cases in a backup. Raises BookError where it cannot be used."""
        try:
            return self._book.read_backup(name)
        except DamagedBook as error:
            raise BookError(f"{error} Choose another backup.") from None

    def named(self, name: str) -> Backup:
        """The backup of a name. Raises BookError."""
        for backup in self._book.backups():
            if backup.name == name:
                return backup
        raise BookError(NO_BACKUP.format(name))

    def _what(self, name: str) -> str:
        return f"restored from the backup of {moment_words(self.named(name).made)}"
