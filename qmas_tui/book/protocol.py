"""What any book of records can do, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from qmas_tui.facts.changes import Step
from qmas_tui.facts.holder import Holder

UNDO_STEPS = 200
"""How many steps a book keeps to take back, unless told otherwise."""


class Book(Protocol):
    """The records and the steps that made them; the only door to both."""

    @property
    def name(self) -> str:
        """What to call the book on a screen."""
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

    def steps(self) -> Sequence[Step]:
        """The steps that can still be taken back, oldest first."""
        ...

    def undo(self) -> Step:
        """Take back the last step whole, and return it.

        Raises BookError when there is none, when the last step is no longer the
        one that `steps` showed, or when the book cannot be written.
        """
        ...

    def refresh(self) -> bool:
        """Look at what others wrote; True if cases or steps differ since last asked.

        Raises BookError when the book cannot be read.
        """
        ...
