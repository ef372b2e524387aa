"""Looks into a book's copies, and into every file for what should be forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from qmas_tui.book.protocol import Backup, Book
from qmas_tui.facts.holder import Holder
from tests.torture.verdict import Wrong

PERSON = re.compile(rb'"(P-[a-z0-9.]+)"')

Cases = list[tuple[str, Holder]]


class Copies:
    """What each backup of a book must hold."""

    def __init__(self) -> None:
        self._known: dict[str, Cases] = {}
        self._read: set[Backup] = set()

    def check(
        self,
        book: Book,
        snapshots: Iterable[Mapping[str, Holder]],
        forgotten: Collection[str],
    ) -> None:
        """Read what is new; a new backup must hold the book as it once stood lately.

        Raises Wrong where one does not, BookError where one cannot be read.
        """
        lately = [_without(each.items(), forgotten) for each in snapshots]
        before, self._known = self._known, {}
        there = book.backups()
        for backup in there:
            known = before.get(backup.name)
            if known is not None and backup in self._read:
                self._known[backup.name] = known
                continue
            found = list(book.read_backup(backup.name).holders.items())
            wanted = [_without(known, forgotten)] if known is not None else lately
            if found not in wanted:
                raise Wrong(f"the backup {backup.name} does not hold what it must")
            self._known[backup.name] = found
        self._read = set(there)


def traces(path: Path) -> set[str]:
    """The names of all people of whom anything is left beside a book."""
    return {
        name.decode()
        for file in path.parent.rglob("*")
        if file.is_file()
        for name in PERSON.findall(file.read_bytes())
    }


def _without(cases: Iterable[tuple[str, Holder]], forgotten: Collection[str]) -> Cases:
    return [(case, each) for case, each in cases if each.name not in forgotten]
