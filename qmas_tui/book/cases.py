"""The cases of a book in memory, and what a step makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import RLock
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
_Now = dict[_Key, tuple[int, Case] | None]
"""What a step changed by now: under a key a case and its id, or none any longer."""


class Seen(NamedTuple):
    """Cases by reference, each kind in the order in which they were added."""

    holders: Mapping[str, Holder]
    prospects: Mapping[str, Prospect]


class Cases:
    """Cases by their ids, changed a step at a time.

    A case keeps its id for good, also when it is taken out and comes back by undo: so
    undo restores the book exactly, order included. A step costs the same however many
    cases there are. Another thread may look at any moment.

    Args:
        by_id: the cases to begin with.
        used_ids: ids that no new case may have, the last of each kind among them.
    """

    def __init__(
        self, by_id: dict[int, Case] | None = None, used_ids: Iterable[int] = ()
    ) -> None:
        self.by_id = {} if by_id is None else by_id
        self._ids = {_key(case): case_id for case_id, case in self.by_id.items()}
        self._last: dict[type[Case], int] = {Holder: 0, Prospect: FIRST_PROSPECT - 1}
        self._take_ids(used_ids)
        self._seen = sorted_out({})
        self._changed: dict[int, Case] | None = None
        """The cases that are others since somebody looked; None where some came or
        went."""
        self._turn = RLock()

    @property
    def seen(self) -> Seen:
        """The cases by reference, as they are now for good."""
        with self._turn:
            if self._changed is None:
                self._seen = sorted_out(self.by_id)
            elif self._changed:
                (holders, prospects), now = self._seen, sorted_out(self._changed)
                if now.holders:  # a kind of which none is another stays as it is
                    holders = MappingProxyType({**holders, **now.holders})
                if now.prospects:
                    prospects = MappingProxyType({**prospects, **now.prospects})
                self._seen = Seen(holders, prospects)
            self._changed = {}
            return self._seen

    def id_of(self, kind: type[Case], reference: str) -> int | None:
        """The case of a kind that has a reference."""
        return self._ids.get((kind, reference))

    def ids_of(self, reference: str) -> set[int]:
        """The cases that have a reference: a holder, a prospect, or both."""
        found = (self.id_of(kind, reference) for kind in (Holder, Prospect))
        return {case_id for case_id in found if case_id is not None}

    def tried(
        self, step: Step, case_ids: Sequence[int] | None = None
    ) -> tuple[Step, tuple[int, ...]]:
        """A step as it is to be made, with the id of each case; nothing is changed yet.

        A change that only adds rows is made to the case as it is now. New cases take
        `case_ids` where they are given, else the next free ones. Raises BookError when
        a case is not as the step found it.
        """
        made, ids, last = list[Change](), list[int](), {**self._last}
        now: _Now = {}
        for place, change in enumerate(step):
            if change.before is None:
                last[type(change.record)] += 1
                case_id = case_ids[place] if case_ids else last[type(change.record)]
            else:
                case_id, change = self._found(_key(change.before), change, now)
            if change.after is not None:
                key = _key(change.after)
                if self._at(key, now):
                    raise BookError(
                        f"{key[1]} exists already; give the case a reference of its own"
                    )
                now[key] = case_id, change.after
            made.append(change)
            ids.append(case_id)
        for reference in {reference for _, reference in now}:
            self._check_shared(reference, now)
        return tuple(made), tuple(ids)

    def change(self, changed: Mapping[int, Case | None]) -> None:
        """Have other cases under some ids; None where one is gone."""
        with self._turn:
            self._take_ids(changed)
            for case_id in self.by_id.keys() & changed.keys():
                del self._ids[_key(self.by_id[case_id])]
            for case_id, case in changed.items():
                before = self.by_id.pop(case_id, None)
                if case is not None:
                    self.by_id[case_id] = case
                    self._ids[_key(case)] = case_id
                if before is None or case is None or _key(before) != _key(case):
                    self._changed = None
                elif self._changed is not None:
                    self._changed[case_id] = case

    def _at(self, key: _Key, now: _Now) -> tuple[int, Case] | None:
        """A case and its id, as a step that is being tried has it by now."""
        if key in now or key not in self._ids:
            return now.get(key)
        case_id = self._ids[key]
        return case_id, self.by_id[case_id]

    def _found(self, key: _Key, change: Change, now: _Now) -> tuple[int, Change]:
        """The id of the case that a change is about, and the change as made to it."""
        if (here := self._at(key, now)) is None:
            raise BookError(f"{key[1]} was taken out meanwhile; {LOOK_AGAIN}")
        if (made := made_to(here[1], change)) is None:
            raise BookError(f"{key[1]} was changed meanwhile; {LOOK_AGAIN}")
        now[key] = None
        return here[0], made

    def _take_ids(self, case_ids: Iterable[int]) -> None:
        """Note that some ids are in use."""
        for case_id in case_ids:
            kind = kind_of(case_id)
            self._last[kind] = max(self._last[kind], case_id)

    def _check_shared(self, reference: str, now: _Now) -> None:
        """Raise BookError for a holder who landed and a prospect of the same case."""
        holder = self._at((Holder, reference), now)
        prospect = self._at((Prospect, reference), now)
        match (holder and holder[1], prospect and prospect[1]):
            case (Holder() as one, Prospect() as other) if not may_share(one, other):
                raise BookError(
                    f"{reference} is a prospect who is still watched and a holder who "
                    "has landed; record the landing, or give one another reference"
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
