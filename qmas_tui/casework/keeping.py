"""Backups of a book: made, listed, and put back as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from qmas_tui.book.protocol import NO_BACKUP, Backup, Checked, Occasion
from qmas_tui.casework.door import Done, Door
from qmas_tui.errors import BookError, DamagedBook, KeepsNumber
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.views.say import count, moment_words

__all__ = ["OCCASIONS", "Backup", "Checked", "Keeping"]

OCCASIONS: Final[dict[Occasion, str]] = {
    "daily": "one a day",
    "import": "before an import",
    "restore": "before a restore",
    "purge": "before a case was forgotten",
    "asked": "asked for",
}
"""Why each backup was made, in words."""


class Keeping(Door):
    """The copies of a book that are kept beside it."""

    def backups(self) -> Sequence[Backup]:
        """The backups, newest first."""
        return self._book.backups()

    def check(self) -> Checked:
        """Go over everything that the book keeps. Raises BookError."""
        return self._book.check()

    def look_over(self) -> Sequence[str]:
        """What is damaged in records and history, while others go on using them."""
        try:
            return self._book.check(copies=False).damage
        except BookError:  # whoever reads the book next is told
            return ()

    def make_backup(self) -> Done:
        """Keep a copy of the book as it is now. Raises BookError."""
        name = self._book.backup("asked", self._clock(), wait=self._waits)
        if name is None:
            raise BookError(f"{self.name} lies in no file and has no backups.")
        return Done(f"Backup {name} made", ())

    def differing(self, name: str) -> tuple[str, ...]:
        """The cases that restoring a backup would change. Raises BookError."""
        return tuple(change.case for change in self._way_back(name))

    def restore_backup(self, name: str) -> Done:
        """Bring every case to what a backup holds, as one step that undo takes back.

        The book as it was is kept as a backup of its own. Raises BookError, and then
        nothing is changed.
        """
        step, what = self._way_back(name), self._what(name)
        if not step:
            return Done(f"Nothing was {what}: the book holds all of it already", ())
        with self.agreed(KeepsNumber):  # whoever recorded it was asked then
            self._make(step, "restore")
        return Done(f"{count(len(step), 'case')} {what}", tuple(c.case for c in step))

    def _way_back(self, name: str) -> Step:
        """The changes that bring every case to what a backup holds."""
        then, now = self._held_by(name), self.holders
        when, what = self._clock(), self._what(name)
        return tuple(
            Change(
                who=self.who,
                when=when,
                what=what,
                before=now.get(case),
                after=then.get(case),
            )
            for case in dict.fromkeys((*now, *then))
            if now.get(case) != then.get(case)
        )

    def _held_by(self, name: str) -> Mapping[str, Holder]:
        try:
            return self._book.read_backup(name)
        except DamagedBook as error:
            raise BookError(f"{error} Choose another backup.") from None

    def _what(self, name: str) -> str:
        for backup in self._book.backups():
            if backup.name == name:
                return f"restored from the backup of {moment_words(backup.made)}"
        raise BookError(NO_BACKUP.format(name))
