"""What any book of records can do, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, Protocol

from qmas_tui.facts.changes import Forgotten, Past, Step
from qmas_tui.facts.holder import Holder

Occasion = Literal["daily", "import", "restore", "migration", "purge", "asked"]
"""Why a backup is made."""

NO_UNDO: Final = "There is nothing to undo."
NO_REDO: Final = "There is nothing to redo."
NOBODY: Final = "There is no case {} to forget."


class Book(Protocol):
    """The records and the steps that made them; the only door to both."""

    @property
    def name(self) -> str:
        """What to call the book on a screen."""
        ...

    @property
    def head(self) -> str:
        """The hash of the journal's last step, as `sha256:…`; it names all before."""
        ...

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now, in a sentence; empty when it can."""
        ...

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added.

        Served from memory. The mapping never changes under its reader: after a
        change, ask again.
        """
        ...

    def apply(self, changes: Step) -> None:
        """Make one step: every change of it, or none; an empty step does nothing.

        Raises BookError when a case is no longer as its change found it, when an
        added case exists already, when a record could not be read back as it is,
        or when the book cannot be written.
        """
        ...

    def next_undo(self) -> Past | None:
        """The step that `undo` would take back; its first change, and how many more."""
        ...

    def next_redo(self) -> Past | None:
        """The step that `redo` would make again, likewise."""
        ...

    def undo(self, who: str, when: datetime) -> Past:
        """Take back the step that `next_undo` shows, as a step of its own; return it.

        Raises BookError when there is none, when another program changed the book
        meanwhile, or when the book cannot be written.
        """
        ...

    def redo(self, who: str, when: datetime) -> Past:
        """Make the step again that `next_redo` shows; errors as for `undo`."""
        ...

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only the changes of that case.

        A case is followed under each reference that it ever had. Raises BookError
        when the journal cannot be read.
        """
        ...

    def forget(self, case: str, who: str, when: datetime) -> Forgotten:
        """Erase a case and every change to it for good; no undo goes back past it.

        Raises BookError when there is no such case, nor ever was, or when the book
        cannot be written.
        """
        ...

    def backup(self, occasion: Occasion, when: datetime) -> str | None:
        """Keep a copy, and return its name; "daily" does nothing from the second on.

        None where no copy was made. Raises BookError when it cannot be written.
        """
        ...

    def keep_daily(self, when: datetime) -> None:
        """Keep the day's copy, if there is none; `notices` tell once why it cannot."""
        ...

    def refresh(self) -> bool:
        """Look at what others wrote; True if cases or steps differ since last asked.

        Raises BookError when the book cannot be read.
        """
        ...

    def notices(self) -> Sequence[str]:
        """What the user should be told once, in sentences; empty when asked again."""
        ...

    def close(self) -> None:
        """Leave the book tidy. Raises BookError when it cannot be written."""
        ...
