"""The cases of a book in memory, and what a step makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from qmas_tui.book.chain import FIRST_PROSPECT, kind_of
from qmas_tui.errors import BookError
from qmas_tui.facts.added_rows import made_to
from qmas_tui.facts.changes import Case, Change, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.same_case import may_share

LOOK_AGAIN: Final = "look at it again and repeat the change"
_Key = tuple[type[Case], str]
"""The kind of a case and its reference."""


class Seen(NamedTuple):
    """Cases by reference, each kind in the order in which they were added."""

    holders: Mapping[str, Holder]
    prospects: Mapping[str, Prospect]


class Cases:
    """Cases by their ids; never changed: a step makes others of them.

    A case keeps its id for good, also when it is taken out and comes back by undo: so
    undo restores the book exactly, order included.
    """

    def __init__(
        self, by_id: Mapping[int, Case] | None = None, last_ids: Iterable[int] = ()
    ) -> None:
        self.by_id = dict(by_id or {})
        self._ids = {_key(case): case_id for case_id, case in self.by_id.items()}
        self._last: dict[type[Case], int] = {Holder: 0, Prospect: FIRST_PROSPECT - 1}
        for case_id in (*last_ids, *self.by_id):
            self._take_id(case_id)

    @cached_property
    def seen(self) -> Seen:
        """The cases by reference."""
        return sorted_out(self.by_id)

    def id_of(self, kind: type[Case], reference: str) -> int | None:
        """The case of a kind that has a reference."""
        return self._ids.get((kind, reference))

    def ids_of(self, reference: str) -> set[int]:
        """The cases that have a reference: a holder, a prospect, or both."""
        found = (self.id_of(kind, reference) for kind in (Holder, Prospect))
        return {case_id for case_id in found if case_id is not None}

    def after(
        self, step: Step, case_ids: Sequence[int] | None = None
    ) -> tuple[Cases, Step, tuple[int, ...]]:
        """The cases after a step; the step as it is to be made, and the id of each.

        A change that only adds rows is made to the case as it is now. New cases take
        `case_ids` where they are given, else the next free ones. Raises BookError when
        a case is not as the step found it.
        """
        new, made, ids = self._copied(), list[Change](), list[int]()
        for place, change in enumerate(step):
            if change.before is None:
                case_id = case_ids[place] if case_ids else new._next_id(change)
            else:
                case_id, change = new._found(change.before, change)
            new._put(case_id, change.after)
            made.append(change)
            ids.append(case_id)
        sides = [each for c in step for each in (c.before, c.after) if each]
        new._check_shared({each.case for each in sides})
        return new, tuple(made), tuple(ids)

    def with_cases(self, changed: Mapping[int, Case | None]) -> Cases:
        """The cases with others under some ids; None for one that is gone."""
        new = self._copied()
        for case_id in changed:
            new._put(case_id, None)
        for case_id, case in changed.items():
            new._put(case_id, case)
        return new

    def _copied(self) -> Cases:
        new = copy(self)
        new.by_id, new._ids, new._last = {**self.by_id}, {**self._ids}, {**self._last}
        new.__dict__.pop("seen", None)
        return new

    def _found(self, before: Case, change: Change) -> tuple[int, Change]:
        """The id of the case that a change is about, and the change as made to it."""
        case_id = self._ids.get(_key(before))
        if case_id is None:
            raise BookError(f"{before.case} was taken out meanwhile; {LOOK_AGAIN}")
        made = made_to(self.by_id[case_id], change)
        if made is None:
            raise BookError(f"{before.case} was changed meanwhile; {LOOK_AGAIN}")
        return case_id, made

    def _put(self, case_id: int, case: Case | None) -> None:
        """Have a case under an id, or none."""
        if case_id in self.by_id:
            del self._ids[_key(self.by_id[case_id])]
        self._take_id(case_id)
        if case is None:
            self.by_id.pop(case_id, None)
            return
        if _key(case) in self._ids:
            raise BookError(
                f"{case.case} exists already; give the case a reference of its own"
            )
        self.by_id[case_id] = case
        self._ids[_key(case)] = case_id

    def _next_id(self, change: Change) -> int:
        return self._last[type(change.record)] + 1

    def _take_id(self, case_id: int) -> None:
        """Note that an id is in use."""
        kind = kind_of(case_id)
        self._last[kind] = max(self._last[kind], case_id)

    def _check_shared(self, references: Iterable[str]) -> None:
        """Raise BookError for a holder who landed and a prospect of the same case."""
        for reference in references:
            match [self.by_id[each] for each in sorted(self.ids_of(reference))]:
                case (Holder() as one, Prospect() as other) if not may_share(
                    one, other
                ):
                    raise BookError(
                        f"{reference} is a prospect who is still watched and a holder "
                        "who has landed; record the landing, or give one another "
                        "reference"
                    )


def sorted_out(by_id: Mapping[int, Case]) -> Seen:
    """Cases by reference, in the order of their ids."""
    holders, prospects = dict[str, Holder](), dict[str, Prospect]()
    for case_id in sorted(by_id):
        case = by_id[case_id]
        if isinstance(case, Holder):
            holders[case.case] = case
        else:
            prospects[case.case] = case
    return Seen(MappingProxyType(holders), MappingProxyType(prospects))


def _key(case: Case) -> _Key:
    return type(case), case.case
