"""The cases of a book, and what a step makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import RLock
from types import MappingProxyType

import msgspec
from msgspec import structs

from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder

LOOK_AGAIN = "look at it again and repeat the change"


class Cases:
    """Cases in their order, each with its place, changed a step at a time.

    A case keeps its place for good, also when it is taken out and comes back by
    undo: so undo restores the book exactly, order included. A step costs the same
    however many cases there are. Another thread may look at any moment.
    """

    def __init__(
        self, by_place: Mapping[int, Holder] | None = None, last_place: int = 0
    ) -> None:
        known = by_place or {}
        self._holders = {holder.case: holder for holder in known.values()}
        self._places = {holder.case: place for place, holder in known.items()}
        self._last = last_place
        self._seen: Mapping[str, Holder] | None = None
        self._turn = RLock()

    @property
    def last_place(self) -> int:
        """The last place that was ever given."""
        return self._last

    def seen(self) -> Mapping[str, Holder]:
        """The cases by reference, as they are now for good."""
        with self._turn:
            if self._seen is None:
                self._seen = MappingProxyType(self._holders.copy())
            return self._seen

    def by_place(self) -> dict[int, Holder]:
        """The cases by their places."""
        return {place: self._holders[case] for case, place in self._places.items()}

    def tried(self, step: Step, places: Sequence[int] | None = None) -> tuple[int, ...]:
        """The place of each case that a step changes; nothing is changed yet.

        New cases take `places` where they are given, else the next free ones. Raises
        BookError when a case is not as the step found it.
        """
        trial = _Trial(self._holders, self._places, self._last)
        wanted = [None] * len(step) if places is None else places
        return tuple(map(trial.change, step, wanted))

    def change(self, step: Step, places: Sequence[int]) -> None:
        """Make a step that was tried."""
        with self._turn:
            self._change(step, places)
            self._seen = None

    def _change(self, step: Step, places: Sequence[int]) -> None:
        is_moved = False
        for change, place in zip(step, places, strict=True):
            before, after = change.before, change.after
            if before is not None and (after is None or after.case != before.case):
                del self._holders[before.case], self._places[before.case]
            if after is not None:
                is_new = after.case not in self._holders
                is_moved = is_moved or (is_new and place < self._last)
                self._holders[after.case] = after
                self._places[after.case] = place
            self._last = max(self._last, place)
        if is_moved:
            self._put_in_order()

    def pass_over(self, place: int) -> None:
        """A change of which nothing is kept: its place stays taken."""
        self._last = max(self._last, place)

    def drop(self, place: int) -> None:
        """Take out the case at a place, if there is one."""
        with self._turn:
            for case in [case for case, at in self._places.items() if at == place]:
                del self._holders[case], self._places[case]
            self._seen = None

    def _put_in_order(self) -> None:
        order = sorted(self._places, key=self._places.__getitem__)
        self._holders = {case: self._holders[case] for case in order}
        self._places = {case: self._places[case] for case in order}


class _Trial:
    """A step played over cases that stay as they are."""

    def __init__(
        self, holders: Mapping[str, Holder], places: Mapping[str, int], last: int
    ) -> None:
        self._holders, self._places, self._last = holders, places, last
        self._now: dict[str, tuple[Holder, int] | None] = {}

    def change(self, change: Change, place: int | None) -> int:
        """Play one change; a new case takes `place`, or the next free one."""
        before, after = change.before, change.after
        here = self._checked(change)
        if before is None or here is None:
            here = self._last + 1 if place is None else place
            self._last = max(self._last, here)
        elif after is None or after.case != before.case:
            self._now[before.case] = None
        if after is not None:
            self._now[after.case] = (after, here)
        return here

    def _checked(self, change: Change) -> int | None:
        """The place of the case before the change; or BookError."""
        before, after = change.before, change.after
        now = self._at(before.case) if before is not None else None
        if before is not None:
            if now is None:
                raise BookError(f"{before.case} was taken out meanwhile; {LOOK_AGAIN}")
            if now[0] is not before and now[0] != before:
                raise BookError(f"{before.case} was changed meanwhile; {LOOK_AGAIN}")
        is_same = before is not None and after is not None and before.case == after.case
        if after is not None and not is_same and self._at(after.case) is not None:
            raise BookError(
                f"{after.case} exists already; give the case a reference of its own"
            )
        return now[1] if now is not None else None

    def _at(self, case: str) -> tuple[Holder, int] | None:
        if case in self._now:
            return self._now[case]
        holder = self._holders.get(case)
        return None if holder is None else (holder, self._places[case])


def turned_back(step: Step, who: str, when: datetime) -> Step:
    """The changes that take a step back, in their order."""
    return tuple(
        structs.replace(
            change, who=who, when=when, why="", before=change.after, after=change.before
        )
        for change in reversed(step)
    )


def made_again(step: Step, who: str, when: datetime) -> Step:
    """The changes of a step, made by somebody else at another time."""
    return tuple(structs.replace(change, who=who, when=when) for change in step)


def difference(
    before: Cases, after: Cases, who: str, when: datetime, what: str
) -> tuple[Step, tuple[int, ...]]:
    """The step that leads from some cases to others, and the places of both."""
    old, new = before.by_place(), after.by_place()
    is_renamed = {p for p in old.keys() & new.keys() if old[p].case != new[p].case}
    kept = old.keys() & new.keys() - is_renamed
    pairs = [
        *((p, old[p], None) for p in sorted(old) if p not in kept),
        *((p, old[p], new[p]) for p in sorted(kept) if old[p] != new[p]),
        *((p, None, new[p]) for p in sorted(new) if p not in kept),
    ]
    step = tuple(
        Change(who=who, when=when, what=what, before=one, after=other)
        for _, one, other in pairs
    )
    return step, tuple(place for place, _, _ in pairs)


def check_storable(change: Change) -> None:
    """Raise BookError unless the change reads back from JSON as it is.

    Python does not check a record's types when it is built, and a book that took
    a wrong one could never be opened again.
    """
    if change.before is None and change.after is None:
        raise BookError("A change must have a record before or after it.")
    if change.after is not None:  # what was before is on record, and was checked
        change = structs.replace(change, before=None)
    try:
        again = msgspec.json.decode(msgspec.json.encode(change), type=Change)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise BookError(f"{change.case} cannot be recorded so: {error}") from None
    if again != change:
        raise BookError(f"{change.case} cannot be recorded so: it would read otherwise")
