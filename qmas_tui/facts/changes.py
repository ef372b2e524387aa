"""A change to the record, the only thing that ever alters a book, and what is past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct, structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect

Case = Holder | Prospect
"""One record of a book: a person after the first landing, or before it."""


class Change(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Who changed which case, when, and from what to what.

    `before` is None for a case that is new, `after` is None for one taken out.
    Several changes applied together are one step, and undone together.
    """

    who: str
    when: datetime
    what: str
    before: Case | None
    after: Case | None
    why: str = ""

    @property
    def case(self) -> str:
        """The reference of the case that this changes."""
        return self.record.case

    @property
    def record(self) -> Case:
        """The case as it is after the change, or was before it was taken out."""
        record = self.after or self.before
        assert record is not None, "a change has a before or an after"
        return record


Step = tuple[Change, ...]
"""Changes made together: one undo takes all of them back."""


def inverted(step: Step) -> Step:
    """The changes that take a step back, in their order."""
    return tuple(
        structs.replace(change, why="", before=change.after, after=change.before)
        for change in reversed(step)
    )


Does = Literal["do", "undo", "redo", "forget"]


class Past(Struct, frozen=True, gc=False, kw_only=True):
    """A step on record: what was done, taken back, done again, or forgotten.

    `of` is the number of the step that an undo or redo is about, else 0. `erased`
    counts the changes of which nothing is kept because their case was forgotten; a
    "forget" has no changes of its own, and `who` is known for every step that has not
    been erased whole. Where only the first change is given, `more` counts the others.
    """

    number: int
    when: datetime
    does: Does
    who: str
    changes: Step
    of: int = 0
    erased: int = 0
    more: int = 0


class Forgotten(Struct, frozen=True, gc=False):
    """What forgetting a case erased: changes, backups gone over, files removed."""

    changes: int
    backups: int
    files: int


def standing(history: Iterable[Past]) -> list[Past]:
    """The steps that count: neither undone, nor an undo."""
    found = dict[int, Past]()
    for past in history:
        if past.does == "undo":
            found.pop(past.of, None)
        else:
            found[past.of or past.number] = past
    return list(found.values())
