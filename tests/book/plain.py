"""A book as simple as can be: a dict of cases, and the dicts around each step."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from qmas_tui.facts.changes import Change, Does, Past, Step
from qmas_tui.facts.holder import Holder

Cases = dict[str, Holder]


class Line(Struct):
    """What history must hold of a step, its changes without who and when."""

    number: int
    does: Does
    of: int
    changes: list[tuple[Holder | None, Holder | None]]
    erased: int = 0


class Reached(Struct, frozen=True):
    """A step that can be taken back or made again, and the cases on both sides."""

    number: int
    step: Step
    before: Cases
    after: Cases


class PlainBook:
    """Holds, takes back, makes again and forgets; a person's name never changes."""

    def __init__(self) -> None:
        self.cases: Cases = {}
        self.lines: list[Line] = []
        self.undoable: list[Reached] = []
        self.redoable: list[Reached] = []

    def apply(self, step: Step) -> None:
        """Make a step."""
        before, self.cases = self.cases, _played(self.cases, step)
        number = self._note("do", 0, _sides(step))
        self.undoable.append(Reached(number, step, before, self.cases))
        self.redoable.clear()

    def undo(self) -> None:
        """Take the last step back."""
        reached = self.undoable.pop()
        self.redoable.append(reached)
        self.cases = reached.before
        back = [(after, before) for before, after in _sides(reached.step)[::-1]]
        self._note("undo", reached.number, back)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        reached = self.redoable.pop()
        self.undoable.append(reached)
        self.cases = reached.after
        self._note("redo", reached.number, _sides(reached.step))

    def forget(self, case: str) -> None:
        """Erase every person who has a reference, or had it last."""
        gone = {name for name, last in self.last_references().items() if last == case}
        self.cases = {
            c: each for c, each in self.cases.items() if each.name not in gone
        }
        for line in self.lines:
            kept = [sides for sides in line.changes if _name(sides) not in gone]
            line.erased += len(line.changes) - len(kept)
            line.changes = kept
        self._note("forget", 0, [])
        self.undoable, self.redoable = [], []

    def last_references(self) -> dict[str, str]:
        """The reference that each person has, or had when taken out."""
        return {
            side.name: side.case
            for line in self.lines
            for sides in line.changes
            for side in sides
            if side is not None
        }

    def _note(
        self, does: Does, of: int, changes: list[tuple[Holder | None, Holder | None]]
    ) -> int:
        number = len(self.lines) + 1
        self.lines.append(Line(number, does, of, changes))
        return number


def lines_of(history: Iterable[Past]) -> list[Line]:
    """What a book's history holds, as a plain book has it."""
    return [
        Line(past.number, past.does, past.of, _sides(past.changes), past.erased)
        for past in history
    ]


def replayed(history: Iterable[Past]) -> Cases:
    """The cases to which a history leads; their order is not known from it."""
    cases: Cases = {}
    for past in history:
        cases = _played(cases, past.changes)
    return cases


def _played(cases: Cases, step: Step) -> Cases:
    for change in step:
        before, after = _of_holder(change)
        now = list[Holder | None](cases.values())
        if before is None:
            now.append(after)
        else:
            now[now.index(before)] = after
        cases = {each.case: each for each in now if each is not None}
    return cases


def _of_holder(change: Change) -> tuple[Holder | None, Holder | None]:
    """Before and after of a holder; neither of a prospect."""
    before, after = change.before, change.after
    return (
        before if isinstance(before, Holder) else None,
        after if isinstance(after, Holder) else None,
    )


def _sides(step: Step) -> list[tuple[Holder | None, Holder | None]]:
    return [_of_holder(change) for change in step]


def _name(sides: tuple[Holder | None, Holder | None]) -> str:
    return next(side.name for side in sides if side is not None)
