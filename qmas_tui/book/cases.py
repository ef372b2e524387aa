"""The cases of a book in memory, what a step makes of them, and what undo reaches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from threading import RLock
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import structs

from qmas_tui.book.chain import FIRST_PROSPECT
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Case, Change, Does, Step
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.same_case import may_share

LOOK_AGAIN: Final = "look at it again and repeat the change"
_TABLES: Final = frozenset(
    {
        *("grant", "filing", "work", "income", "passport", "trip", "gap", "excluded"),
        *("request", "evidence", "unread", "dependant", "note"),
        *("degree", "language", "period", "business", "account", "achievement"),
        *("offer", "lived", "conflict", "application"),
    }
)
"""The tables of a case to which a row may be added whatever else is in the case.

Not `review`: a mark that somebody looked at a case says what the case was then.
"""
_Row = TypeVar("_Row", bound=Row)
_Key = tuple[type[Case], str]
"""The kind of a case and its reference."""
_At = Callable[[_Key], tuple[Case, int] | None]
_BEFORE_FIRST: Final[dict[type[Case], int]] = {Holder: 0, Prospect: FIRST_PROSPECT - 1}


class Seen(NamedTuple):
    """Cases by reference, each kind in the order in which they were added."""

    holders: Mapping[str, Holder]
    prospects: Mapping[str, Prospect]


class Cases:
    """Cases in their order, each with its id, changed a step at a time.

    A case keeps its id for good, also when it is taken out and comes back by undo: so
    undo restores the book exactly, order included. A step costs the same however many
    cases there are. Another thread may look at any moment.

    Attributes:
        by_id: the cases by their ids, in that order.
        ids: their ids by kind and reference.
    """

    def __init__(
        self, by_id: Mapping[int, Case] | None = None, last_ids: Iterable[int] = ()
    ) -> None:
        self.by_id = dict(by_id or {})
        self.ids = {_key(case): case_id for case_id, case in self.by_id.items()}
        self._last: dict[type[Case], int] = dict(_BEFORE_FIRST)
        for case_id in (*last_ids, *self.by_id):
            self._take_id(case_id)
        self._seen = Seen(MappingProxyType({}), MappingProxyType({}))
        self._is_seen = False
        self._turn = RLock()

    def seen(self) -> Seen:
        """The cases by reference, as they are now for good."""
        with self._turn:
            if not self._is_seen:
                self._seen, self._is_seen = sorted_out(self.by_id.values()), True
            return self._seen

    def ids_of(self, reference: str) -> set[int]:
        """The cases that have a reference: a holder, a prospect, or both."""
        found = (self.ids.get((kind, reference)) for kind in _BEFORE_FIRST)
        return {case_id for case_id in found if case_id is not None}

    def tried(
        self, step: Step, case_ids: Sequence[int] | None = None
    ) -> tuple[Step, tuple[int, ...]]:
        """A step as it is to be made, with the id of each case; nothing is changed yet.

        A change that only adds rows is made to the case as it is now. New cases take
        `case_ids` where they are given, else the next free ones. Raises BookError when
        a case is not as the step found it.
        """
        now: dict[_Key, tuple[Case, int] | None] = {}
        made: list[tuple[Change, int]] = []
        last = dict(self._last)

        def at(key: _Key) -> tuple[Case, int] | None:
            if key in now or key not in self.ids:
                return now.get(key)
            return self.by_id[self.ids[key]], self.ids[key]

        for number, change in enumerate(step):
            before, after = change.before, change.after
            if before is None:
                kind = type(change.record)
                last[kind] += 1
                case_id = last[kind] if case_ids is None else case_ids[number]
            elif (here := at(_key(before))) is None:
                raise BookError(f"{before.case} was taken out meanwhile; {LOOK_AGAIN}")
            else:
                change, case_id = _made_to(here[0], change), here[1]
                now[_key(before)] = None
            if change.after is not None and after is not None:
                if at(_key(after)) is not None:
                    raise BookError(
                        f"{after.case} exists already; give the case a reference of "
                        "its own"
                    )
                now[_key(after)] = change.after, case_id
            made.append((change, case_id))
        _check_shared({reference for _, reference in now}, at)
        return tuple(each for each, _ in made), tuple(case_id for _, case_id in made)

    def change(self, step: Step, case_ids: Sequence[int]) -> None:
        """Make a step that was tried."""
        with self._turn:
            is_back, self._is_seen = False, False
            for change, case_id in zip(step, case_ids, strict=True):
                if change.before is not None:
                    self.ids.pop(_key(change.before), None)
                if change.after is None:
                    self.by_id.pop(case_id, None)
                    continue
                is_back |= case_id not in self.by_id and not self._take_id(case_id)
                self.by_id[case_id] = change.after
                self.ids[_key(change.after)] = case_id
            if is_back:
                self.by_id = dict(sorted(self.by_id.items()))

    def drop(self, case_ids: Collection[int]) -> None:
        """Take out cases that were forgotten."""
        with self._turn:
            for case_id in self.by_id.keys() & case_ids:
                del self.ids[_key(self.by_id.pop(case_id))]
            self._is_seen = False

    def _take_id(self, case_id: int) -> bool:
        """Note that an id is in use; whether it is the last of its kind."""
        kind = Holder if case_id < FIRST_PROSPECT else Prospect
        is_last = case_id > self._last[kind]
        self._last[kind] = max(self._last[kind], case_id)
        return is_last


def sorted_out(cases: Iterable[Case]) -> Seen:
    """Cases by reference, in the order given."""
    holders, prospects = dict[str, Holder](), dict[str, Prospect]()
    for case in cases:
        if isinstance(case, Holder):
            holders[case.case] = case
        else:
            prospects[case.case] = case
    return Seen(MappingProxyType(holders), MappingProxyType(prospects))


def _key(case: Case) -> _Key:
    return type(case), case.case


def _check_shared(references: Iterable[str], at: _At) -> None:
    """Raise BookError for a holder who has landed and a prospect of the same case."""
    for reference in references:
        holder, prospect = at((Holder, reference)), at((Prospect, reference))
        both = (holder and holder[0], prospect and prospect[0])
        match both:
            case (Holder() as one, Prospect() as other) if not may_share(one, other):
                raise BookError(
                    f"{reference} is a prospect who is still watched and a holder who "
                    "has landed; record the landing, or give one another reference"
                )


def _made_to(now: Case, change: Change) -> Change:
    """A change, made to a case as it is now.

    Rows that it adds stand behind those that are there now. Raises BookError where the
    case is another than the change found and the change does more than to add rows, or
    where something else than added rows happened meanwhile to the table that it adds
    to, or where the same row was added.
    """
    before, after = change.before, change.after
    if now is before:
        return change
    if now == before:
        return structs.replace(change, before=now)
    merged = _with_added(before, after, now) if before and after else None
    if merged is None:
        raise BookError(f"{now.case} was changed meanwhile; {LOOK_AGAIN}")
    return structs.replace(change, before=now, after=merged)


def _with_added(old: _Row, new: _Row, now: _Row) -> _Row | None:
    """A row as it is now, with the rows that were added between old and new.

    None where they cannot be added, or more than that was done.
    """
    merged: dict[str, Any] = {}
    for field in old.__struct_fields__:
        was: tuple[Any, ...] = getattr(old, field)
        wanted: tuple[Any, ...] = getattr(new, field)
        here: tuple[Any, ...] = getattr(now, field)
        if was == wanted:
            continue
        if field not in _TABLES:
            return None
        theirs: tuple[Any, ...] = here[len(was) :]
        rows: tuple[Any, ...] = wanted[len(was) :]
        if rows and wanted == (*was, *rows) and here == (*was, *theirs):
            if any(row in theirs for row in rows):
                return None
            merged[field] = (*here, *rows)
        elif field == "dependant" and len(was) == len(wanted) <= len(here):
            people: list[Dependant | None] = [*map(_person_now, was, wanted, here)]
            if None in people:
                return None
            merged[field] = (*people, *theirs)
        else:
            return None
    return structs.replace(now, **merged)


def _person_now(old: Dependant, new: Dependant, now: Dependant) -> Dependant | None:
    """A dependant as it is now, with the rows that were added; None where it cannot."""
    if old == new:
        return now
    return _with_added(old, new, now) if old.name == now.name else None


class UndoStack:
    """The numbers of the steps that undo takes back, and of those that redo makes.

    A new step ends what could be made again; forgetting a case ends both, for what
    came before could bring back what was erased.
    """

    def __init__(self) -> None:
        self.undo: list[int] = []
        self.redo: list[int] = []
        self.last = 0

    def push(self, n: int, does: Does) -> None:
        """Take up the next step. Raises IndexError where none was there to undo."""
        self.last = n
        if does == "undo":
            self.redo.append(self.undo.pop())
        elif does == "redo":
            self.undo.append(self.redo.pop())
        elif does == "do":
            self.undo.append(n)
            self.redo.clear()
        else:
            self.undo, self.redo = [], []


def inverted(step: Step) -> Step:
    """The changes that take a step back, in their order."""
    return tuple(
        structs.replace(change, why="", before=change.after, after=change.before)
        for change in reversed(step)
    )
