"""Which steps undo and redo reach: a stack of each, kept up step by step."""

from __future__ import annotations

from qmas_tui.facts.changes import Does


class Reach:
    """The numbers of the steps that can be taken back, and of those to make again.

    A new step ends what could be made again; forgetting a case ends both, for what
    came before could bring back what was erased.
    """

    def __init__(self) -> None:
        self._undo: list[int] = []
        self._redo: list[int] = []

    @property
    def undo(self) -> int:
        """The step that undo takes back; 0 when there is none."""
        return self._undo[-1] if self._undo else 0

    @property
    def redo(self) -> int:
        """The step that redo makes again; 0 when there is none."""
        return self._redo[-1] if self._redo else 0

    def follow(self, number: int, does: Does) -> None:
        """Take up the next step of the journal."""
        if does == "do":
            self._undo.append(number)
            self._redo.clear()
        elif does == "undo":
            self._redo.append(self._undo.pop())
        elif does == "redo":
            self._undo.append(self._redo.pop())
        else:
            self._undo.clear()
            self._redo.clear()
