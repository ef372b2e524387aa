"""A book that lives in memory only: for trials, demonstrations and tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qmas_tui.book.protocol import UNDO_STEPS
from qmas_tui.book.state import State
from qmas_tui.facts.changes import Step
from qmas_tui.facts.holder import Holder


class MemoryBook:
    """A Book that is gone when the program ends."""

    def __init__(self, *, name: str = "memory", undo_steps: int = UNDO_STEPS) -> None:
        self.name = name
        self._undo_steps = undo_steps
        self._state = State()

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added."""
        return self._state.holders

    def apply(self, changes: Step) -> None:
        """Make one step, or raise BookError and change nothing."""
        if changes:
            self._state = self._state.applied(changes, self._undo_steps)

    def steps(self) -> Sequence[Step]:
        """The steps that can still be taken back, oldest first."""
        return self._state.steps

    def undo(self) -> Step:
        """Take back the last step and return it; BookError when there is none."""
        self._state, step = self._state.undone()
        return step

    def refresh(self) -> bool:
        """False: nobody else can write here."""
        return False
