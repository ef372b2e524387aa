"""What any book of records can do, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, Protocol

from msgspec import Struct

from qmas_tui.book.cases import Seen
from qmas_tui.errors import Problem
from qmas_tui.facts.changes import Forgotten, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.scenario_row import ScenarioRow
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard

Occasion = Literal["daily", "import", "restore", "purge", "asked"]
"""Why a backup is made."""

NO_BACKUP: Final = "There is no backup {}; qmas-tui backup list names those there are."


class Backup(Struct, frozen=True, gc=False):
    """A copy of a book: its name, when and why it was made, and its size in bytes."""

    name: str
    made: datetime
    occasion: Occasion
    size: int


class Checked(Struct, frozen=True):
    """What going over a whole book found, in sentences; all empty where all is well.

    Attributes:
        damage: what is not as it was written.
        outside: records that something else than this program changed.
        backups: what has to be said of a copy; `where` is its name.
        warnings: what is wrong with where the book lies, or lies beside it.
    """

    damage: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    backups: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()


class SavedScenarios(Protocol):
    """The scenarios saved of each case: no step of the history, so undo leaves them.

    They are renamed and forgotten with the case, and come back with it. All raise
    BookError where the book cannot be read or written, or those of the case are not as
    they were written; none of that keeps the book shut.
    """

    def of(self, case: str, *, ever: bool = False) -> tuple[ScenarioRow, ...]:
        """Those of a case, in the order in which they came; also of one taken out.

        With `ever` those too that were saved while another holder had the reference.
        """

    def all(self) -> Mapping[str, Sequence[ScenarioRow]]:
        """Those of every case that is there, without what cannot be read."""

    def save(self, case: str, row: ScenarioRow, *, wait: bool = True) -> None:
        """Save one, in the place of that with the same name if there is one.

        Raises BookError, too, where there is no such holder.
        """

    def drop(self, case: str, name: str, *, wait: bool = True) -> None:
        """Take one out for good. Raises BookError, too, where there is none."""

    def drop_all(self, case: str, *, wait: bool = True) -> None:
        """Take out all of a case, also what cannot be read."""


class Book(Protocol):
    """The records and the steps that made them; the only door to both.

    Where `wait` is false another program that is writing is not waited for: BusyBook is
    raised soon.
    """

    @property
    def name(self) -> str:
        """What to call the book on a screen."""

    @property
    def head(self) -> str:
        """The hash of the last step, as `sha256:…`; it stands for all before it."""

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now, in a sentence; empty when it can."""

    @property
    def scenarios(self) -> SavedScenarios:
        """What was saved of what would happen if."""

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added.

        From memory, and never changed under its reader: after a change, ask again.
        """

    def prospects(self) -> Mapping[str, Prospect]:
        """Those who have not landed, likewise."""

    def apply(
        self,
        changes: Step,
        *,
        key: bytes = b"",
        wait: bool = True,
        far: Hears = unheard,
    ) -> None:
        """Make one step: every change of it, or none; an empty step does nothing.

        A change that only adds rows to a case is made to the case as it is now. With
        the `key` of a step that was made already nothing is done. Raises BookError when
        a case is not as its change found it, an added case exists already, a record
        would not read back as it is, or the book cannot be written. What `far` raises
        leaves the book as it was; last it hears of all changes, before they are kept.
        """

    def next_undo(self) -> Past | None:
        """The step that `undo` would take back; its first change, and how many more."""

    def next_redo(self) -> Past | None:
        """The step that `redo` would make again, likewise."""

    def undo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Take back the step that `next_undo` shows, as a step of its own; return it.

        Raises BookError when there is none, another program changed the book meanwhile,
        or it cannot be written.
        """

    def redo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Make the step again that `next_redo` shows; errors as for `undo`."""

    def history(
        self, case: str | None = None, since: datetime | None = None
    ) -> Sequence[Past]:
        """Every step, or those made after a moment, oldest first.

        Of a case, all its own changes, under any reference.

        Raises BookError when the history cannot be read.
        """

    def forget(
        self, case: str, who: str, when: datetime, *, wait: bool = True
    ) -> Forgotten:
        """Erase a case and every change to it for good; no undo goes back past it.

        Raises BookError when there never was such a case, or a file cannot be written.
        """

    def backup(
        self, occasion: Occasion, when: datetime, *, wait: bool = True
    ) -> str | None:
        """Keep a copy; its name, or None where none was made, as on a day's second.

        Raises BookError when it cannot be written.
        """

    def keep_daily(self, when: datetime) -> None:
        """Keep the day's copy, if there is none; `notices` tell once why it cannot."""

    def backups(self) -> Sequence[Backup]:
        """The copies, the newest first. Raises BookError where they cannot be read."""

    def read_backup(self, name: str) -> Seen:
        """The cases in a copy, without those that were forgotten since.

        Raises BookError where there is none, or it is of another book, DamagedBook
        where any of it is damaged.
        """

    def check(self, copies: bool = True) -> Checked:
        """Go over everything that the book keeps; on request also copies and folder.

        Raises BookError when it cannot be read.
        """

    def owns(self, path: Path) -> bool:
        """Whether a path leads to a file of the book."""

    def refresh(self) -> bool:
        """Look at what others wrote; True if there was anything since last asked.

        Raises BookError when the book cannot be read.
        """

    @property
    def is_untidy(self) -> bool:
        """Whether what was written last is to be brought into its place by now."""

    def tidy(self) -> None:
        """Bring it there, as far as others let it; with much of it this takes long."""

    def notices(self) -> Sequence[str]:
        """What the user should be told once, in sentences; empty when asked again."""

    def close(self) -> None:
        """Leave the book tidy. Raises BookError when it cannot be written."""
