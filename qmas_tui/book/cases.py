"""The cases of a book in memory, what a step makes of them, and what undo reaches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from threading import RLock
from types import MappingProxyType
from typing import Final

from msgspec import structs

from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Does, Step
from qmas_tui.facts.holder import Holder

LOOK_AGAIN: Final = "look at it again and repeat the change"
_TABLES: Final = frozenset(
    {
        *("grant", "filing", "work", "income", "passport", "trip", "gap", "excluded"),
        *("request", "evidence", "unread", "dependant", "note"),
    }
)
"""The tables of a case to which a row may be added whatever else is in the case.

Not `review`: a mark that somebody looked at a case says what the case was then.
"""


class Cases:
    """Cases in their order, each with its id, changed a step at a time.

    A case keeps its id for good, also when it is taken out and comes back by undo: so
    undo restores the book exactly, order included. A step costs the same however many
    cases there are. Another thread may look at any moment.
    """

    def __init__(
        self, by_id: Mapping[int, Holder] | None = None, last_id: int = 0
    ) -> None:
        known = by_id or {}
        self._holders = {holder.case: holder for holder in known.values()}
        self._ids = {holder.case: case_id for case_id, holder in known.items()}
        self._last = max(last_id, *known, 0) if known else last_id
        self._seen: Mapping[str, Holder] | None = None
        self._turn = RLock()

    def seen(self) -> Mapping[str, Holder]:
        """The cases by reference, as they are now for good."""
        with self._turn:
            if self._seen is None:
                self._seen = MappingProxyType(self._holders.copy())
            return self._seen

    def by_id(self) -> dict[int, Holder]:
        """The cases by their ids."""
        return {case_id: self._holders[case] for case, case_id in self._ids.items()}

    def id_of(self, case: str) -> int | None:
        """The id of a case that is there."""
        return self._ids.get(case)

    def tried(
        self, step: Step, case_ids: Sequence[int] | None = None
    ) -> tuple[Step, tuple[int, ...]]:
        """A step as it is to be made, with the id of each case; nothing is changed yet.

        A change that only adds rows is made to the case as it is now. New cases take
        `case_ids` where they are given, else the next free ones. Raises BookError when
        a case is not as the step found it.
        """
        trial = _Trial(self._holders, self._ids, self._last)
        wanted = [None] * len(step) if case_ids is None else case_ids
        made = [trial.change(each, id_) for each, id_ in zip(step, wanted, strict=True)]
        return tuple(each for each, _ in made), tuple(case_id for _, case_id in made)

    def change(self, step: Step, case_ids: Sequence[int]) -> None:
        """Make a step that was tried."""
        with self._turn:
            self._change(step, case_ids)
            self._seen = None

    def drop(self, case_ids: Collection[int]) -> None:
        """Take out cases that were forgotten."""
        with self._turn:
            for case in [case for case, id_ in self._ids.items() if id_ in case_ids]:
                del self._holders[case], self._ids[case]
            self._seen = None

    def _change(self, step: Step, case_ids: Sequence[int]) -> None:
        is_moved = False
        for change, case_id in zip(step, case_ids, strict=True):
            before, after = change.before, change.after
            if before is not None and (after is None or after.case != before.case):
                del self._holders[before.case], self._ids[before.case]
            if after is not None:
                is_new = after.case not in self._holders
                is_moved = is_moved or (is_new and case_id < self._last)
                self._holders[after.case] = after
                self._ids[after.case] = case_id
            self._last = max(self._last, case_id)
        if is_moved:
            self._put_in_order()

    def _put_in_order(self) -> None:
        order = sorted(self._ids, key=self._ids.__getitem__)
        self._holders = {case: self._holders[case] for case in order}
        self._ids = {case: self._ids[case] for case in order}


class _Trial:
    """A step played over cases that stay as they are."""

    def __init__(
        self, holders: Mapping[str, Holder], ids: Mapping[str, int], last: int
    ) -> None:
        self._holders, self._ids, self._last = holders, ids, last
        self._now: dict[str, tuple[Holder, int] | None] = {}

    def change(self, change: Change, case_id: int | None) -> tuple[Change, int]:
        """Play one change; a new case takes `case_id`, or the next free one."""
        change, here = self._checked(change)
        before, after = change.before, change.after
        if before is None or here is None:
            here = self._last + 1 if case_id is None else case_id
            self._last = max(self._last, here)
        elif after is None or after.case != before.case:
            self._now[before.case] = None
        if after is not None:
            self._now[after.case] = (after, here)
        return change, here

    def _checked(self, change: Change) -> tuple[Change, int | None]:
        """The change as it can be made, and the id of the case; or BookError."""
        before, after = change.before, change.after
        now = self._at(before.case) if before is not None else None
        if before is not None:
            if now is None:
                raise BookError(f"{before.case} was taken out meanwhile; {LOOK_AGAIN}")
            if now[0] is not before and now[0] != before:
                change = _rebased(change, now[0])
        is_same = before is not None and after is not None and before.case == after.case
        if after is not None and not is_same and self._at(after.case) is not None:
            raise BookError(
                f"{after.case} exists already; give the case a reference of its own"
            )
        return change, now[1] if now is not None else None

    def _at(self, case: str) -> tuple[Holder, int] | None:
        if case in self._now:
            return self._now[case]
        holder = self._holders.get(case)
        return None if holder is None else (holder, self._ids[case])


def _rebased(change: Change, now: Holder) -> Change:
    """A change that only adds rows, made to a case that was changed meanwhile.

    The rows stand behind those that are there now. Raises BookError where the change
    does something else, or where something else than added rows happened meanwhile to
    the table that it adds to, or where the same row was added.
    """
    before, after = change.before, change.after
    clash = BookError(f"{now.case} was changed meanwhile; {LOOK_AGAIN}")
    if before is None or after is None:
        raise clash
    merged: dict[str, object] = {}
    for field in Holder.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        here = getattr(now, field)
        if field not in _TABLES or not (_only_adds(old, new) and _only_adds(old, here)):
            raise clash
        rows = new[len(old) :]
        if any(row in here[len(old) :] for row in rows):
            raise clash
        merged[field] = (*here, *rows)
    return structs.replace(change, before=now, after=structs.replace(now, **merged))


def _only_adds(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(new) >= len(old) and new[: len(old)] == old


class UndoStack:
    """The numbers of the steps that can be taken back, and of those to make again.

    A new step ends what could be made again; forgetting a case ends both, for what
    came before could bring back what was erased.
    """

    def __init__(self) -> None:
        self.position = 0
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

    def push(self, n: int, does: Does) -> None:
        """Take up the next step of the history."""
        if does == "do":
            self._undo.append(n)
            self._redo.clear()
        elif does == "undo":
            self._redo.append(self._undo.pop())
        elif does == "redo":
            self._undo.append(self._redo.pop())
        else:
            self._undo.clear()
            self._redo.clear()
        self.position = n


def inverted(step: Step, who: str, when: datetime) -> Step:
    """The changes that take a step back, in their order."""
    return tuple(
        structs.replace(
            change, who=who, when=when, why="", before=change.after, after=change.before
        )
        for change in reversed(step)
    )


def repeated(step: Step, who: str, when: datetime) -> Step:
    """The changes of a step, made by somebody else at another time."""
    return tuple(structs.replace(change, who=who, when=when) for change in step)
