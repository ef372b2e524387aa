"""A book in memory only: for facts that are read from a file, and for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import structs

from qmas_tui.book.borne import Borne
from qmas_tui.book.cases import (
    Cases,
    check_storable,
    made_again,
    turned_back,
)
from qmas_tui.book.protocol import NO_REDO, NO_UNDO, NOBODY, Occasion
from qmas_tui.book.reach import Reach
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Does, Forgotten, Past, Step
from qmas_tui.facts.holder import Holder


class MemoryBook:
    """A Book that is gone when the program ends."""

    def __init__(self, *, name: str = "memory") -> None:
        self.name = name
        self.head = ""
        self.trouble = ""
        self._cases = Cases()
        self._past: list[tuple[Past, tuple[int, ...]]] = []
        self._reach = Reach()

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added."""
        return self._cases.seen()

    def apply(self, changes: Step) -> None:
        """Make one step, or raise BookError and change nothing."""
        for change in changes:
            check_storable(change)
        if changes:
            self._make("do", changes, None, changes[0].who, changes[0].when)

    def next_undo(self) -> Past | None:
        """The step that `undo` would take back."""
        return self._glance(self._reach.undo)

    def next_redo(self) -> Past | None:
        """The step that `redo` would make again."""
        return self._glance(self._reach.redo)

    def undo(self, who: str, when: datetime) -> Past:
        """Take back the last step, as a step of its own."""
        if not self._reach.undo:
            raise BookError(NO_UNDO)
        past, places = self._past[self._reach.undo - 1]
        step = turned_back(past.changes, who, when)
        self._make("undo", step, places[::-1], who, when, past.number)
        return past

    def redo(self, who: str, when: datetime) -> Past:
        """Make the step again that was taken back last."""
        if not self._reach.redo:
            raise BookError(NO_REDO)
        past, places = self._past[self._reach.redo - 1]
        step = made_again(past.changes, who, when)
        self._make("redo", step, places, who, when, past.number)
        return past

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only the changes of that case."""
        if case is None:
            return [past for past, _ in self._past]
        own = self._borne().meant(case)
        cut = [
            structs.replace(
                past,
                changes=tuple(
                    change
                    for change, place in zip(past.changes, places, strict=True)
                    if place in own
                ),
                erased=0,
            )
            for past, places in self._past
        ]
        return [past for past in cut if past.changes]

    def forget(self, case: str, who: str, when: datetime) -> Forgotten:
        """Erase a case and every change to it for good."""
        own = self._borne().last(case)
        if not own:
            raise BookError(NOBODY.format(case))
        for place in own:
            self._cases.drop(place)
        erased = 0
        for number, (past, places) in enumerate(self._past):
            kept = [
                (change, place)
                for change, place in zip(past.changes, places, strict=True)
                if place not in own
            ]
            gone = len(places) - len(kept)
            erased += gone
            changes = tuple(change for change, _ in kept)
            self._past[number] = (
                structs.replace(past, changes=changes, erased=past.erased + gone),
                tuple(place for _, place in kept),
            )
        self._note("forget", who, when, (), ())
        return Forgotten(erased, 0, 0)

    def backup(self, occasion: Occasion, when: datetime) -> None:
        """Nothing: there is nowhere to keep a copy."""

    def keep_daily(self, when: datetime) -> None:
        """Nothing: there is nowhere to keep a copy."""

    def refresh(self) -> bool:
        """False: nobody else can write here."""
        return False

    def notices(self) -> Sequence[str]:
        """Nothing ever happens here that the user should be told."""
        return ()

    def close(self) -> None:
        """Nothing is left behind."""

    def _make(
        self,
        does: Does,
        step: Step,
        places: Sequence[int] | None,
        who: str,
        when: datetime,
        of: int = 0,
    ) -> None:
        taken = self._cases.tried(step, places)
        self._cases.change(step, taken)
        self._note(does, who, when, step, taken, of)

    def _note(
        self,
        does: Does,
        who: str,
        when: datetime,
        changes: Step,
        places: tuple[int, ...],
        of: int = 0,
    ) -> None:
        number = len(self._past) + 1
        past = Past(
            number=number, when=when, does=does, who=who, changes=changes, of=of
        )
        self._past.append((past, places))
        self._reach.follow(number, does)

    def _glance(self, number: int) -> Past | None:
        if not number:
            return None
        past = self._past[number - 1][0]
        first, more = past.changes[:1], len(past.changes) - 1
        return structs.replace(past, changes=first, more=more)

    def _borne(self) -> Borne:
        borne = Borne()
        for past, places in self._past:
            for change, place in zip(past.changes, places, strict=True):
                for holder in (change.before, change.after):
                    if holder is not None:
                        borne.note(place, holder.case)
        return borne
