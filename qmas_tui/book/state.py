"""A book's contents as one frozen value: what a step makes of it, and its undo."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec
from msgspec import Struct

from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder

LOOK_AGAIN = "look at it again and repeat the change"


class Entry(Struct, frozen=True):
    """A step that was made, with the place in the book of each case it changed."""

    step: Step
    places: tuple[int, ...]


class State(Struct, frozen=True):
    """Cases in their order, each with its place, and the steps that can be undone.

    A case keeps its place for good, also when it is taken out and comes back by
    undo: so undo restores the book exactly, order included.
    """

    holders: Mapping[str, Holder] = MappingProxyType({})
    places: Mapping[str, int] = MappingProxyType({})
    entries: tuple[Entry, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps kept, oldest first."""
        return tuple(entry.step for entry in self.entries)

    def applied(self, step: Step, keep: int) -> State:
        """The state after `step`, keeping the last `keep` steps; or BookError."""
        for change in step:
            check_storable(change)
        return self._changed(step, itertools.count(self._free_place()), keep)

    def undone(self) -> tuple[State, Step]:
        """The state before the last step, and that step; or BookError."""
        if not self.entries:
            raise BookError("There is nothing to undo.")
        last = self.entries[-1]
        back = tuple(
            msgspec.structs.replace(change, before=change.after, after=change.before)
            for change in reversed(last.step)
        )
        homes = [
            place
            for change, place in zip(back, reversed(last.places), strict=True)
            if change.before is None
        ]
        shorter = msgspec.structs.replace(self, entries=self.entries[:-1])
        return shorter._changed(back, iter(homes), None), last.step

    def _free_place(self) -> int:
        used = (place for entry in self.entries for place in entry.places)
        return 1 + max(max(self.places.values(), default=0), max(used, default=0))

    def _changed(self, step: Step, fresh: Iterator[int], keep: int | None) -> State:
        """Make the changes in turn; each added case takes the next `fresh` place.

        `keep` is how many steps to keep with this one; None: do not note it.
        """
        holders, places = dict(self.holders), dict(self.places)
        used: list[int] = []
        for change in step:
            _check_current(change, holders)
            if change.before is None:
                place = next(fresh)
            else:
                place = places.pop(change.before.case)
                del holders[change.before.case]
            if change.after is not None:
                if change.after.case in holders:
                    raise BookError(
                        f"{change.after.case} exists already; "
                        "give the case a reference of its own"
                    )
                holders[change.after.case] = change.after
                places[change.after.case] = place
            used.append(place)
        entries = self.entries
        if keep is not None:
            entries = (*entries, Entry(step, tuple(used)))
            entries = entries[max(0, len(entries) - keep) :]
        return ordered(holders, places, entries)


def ordered(
    holders: Mapping[str, Holder],
    places: Mapping[str, int],
    entries: tuple[Entry, ...],
) -> State:
    """A State with its cases in the order of their places."""
    order = sorted(places, key=places.__getitem__)
    return State(
        MappingProxyType({case: holders[case] for case in order}),
        MappingProxyType({case: places[case] for case in order}),
        entries,
    )


def check_storable(change: Change) -> None:
    """Raise BookError unless the change reads back from JSON as it is.

    Python does not check a record's types when it is built, and a book that took
    a wrong one could never be opened again.
    """
    if change.before is None and change.after is None:
        raise BookError("A change must have a record before or after it.")
    try:
        again = msgspec.json.decode(msgspec.json.encode(change), type=Change)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise BookError(f"{change.case} cannot be recorded so: {error}") from None
    if again != change:
        raise BookError(f"{change.case} cannot be recorded so: it would read otherwise")


def _check_current(change: Change, holders: Mapping[str, Holder]) -> None:
    before = change.before
    if before is None:
        return
    now = holders.get(before.case)
    if now is None:
        raise BookError(f"{before.case} was taken out meanwhile; {LOOK_AGAIN}")
    if now != before:
        raise BookError(f"{before.case} was changed meanwhile; {LOOK_AGAIN}")
