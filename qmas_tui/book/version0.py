"""Books of version 0: one file that held the cases and the last steps, undone ones not.

A step kept what it replaced: what each change led to is the record that the next
change to the case replaced, or the one that stands at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal

import msgspec
from msgspec import Struct

from qmas_tui.book.founding import Adoption, Placed
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder

WHO: Final = "qmas-tui"
WHAT: Final = "brought over from a book of an earlier version"


class _Meta(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    format: Literal["qmas-book"]
    version: Literal[0]
    writes: int = 0


class _MetaOnly(Struct, frozen=True, gc=False):
    meta: dict[str, _Meta]


class _Line(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    who: str
    when: datetime
    what: str
    why: str = ""
    place: int
    case: str | None = None
    before: Holder | None = None


class _StepDocument(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    changes: tuple[_Line, ...]


class _Tables(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    meta: dict[str, _Meta]
    holders: dict[int, Holder]
    journal: dict[int, _StepDocument] = {}


def is_version_0(data: bytes) -> bool:
    """Whether a book file is laid out as version 0 did it, whatever it calls itself."""
    try:
        return list(msgspec.json.decode(data, type=_MetaOnly).meta) == ["1"]
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False


def steps_of(data: bytes, at: datetime) -> list[Placed]:
    """The steps that lead to what a book of version 0 holds.

    The first takes up the cases as they stood before the oldest step on record.
    Raises ValueError, whose words say what is wrong.
    """
    try:
        tables = msgspec.json.decode(data, type=_Tables)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"what it holds is not understood ({error})") from None
    places = {each.case: place for place, each in tables.holders.items()}
    if len(places) != len(tables.holders):
        raise ValueError("a case stands in it twice")
    now = {each.case: each for each in tables.holders.values()}
    steps = _unwound([each for _, each in sorted(tables.journal.items())], now, places)
    oldest = {places[case]: holder for case, holder in now.items()}
    first = Adoption(dict(sorted(oldest.items())), WHO, at, WHAT)
    return [first.step(), *steps]


def _unwound(
    steps: Sequence[_StepDocument], now: dict[str, Holder], places: dict[str, int]
) -> list[Placed]:
    """The steps made whole, walking back; `now` is then as before the oldest."""
    whole: list[Placed] = []
    for step in reversed(steps):
        changes = [_change(line, now, places) for line in reversed(step.changes)]
        taken = tuple(line.place for line in step.changes)
        whole.append((tuple(reversed(changes)), taken))
    return whole[::-1]


def _change(line: _Line, now: dict[str, Holder], places: dict[str, int]) -> Change:
    after = None if line.case is None else now.pop(line.case, None)
    before = line.before
    if not _fits(line, after, now):
        raise ValueError("its journal does not fit its cases")
    if before is not None:
        now[before.case] = before
        places[before.case] = line.place
    return Change(
        who=line.who,
        when=line.when,
        what=line.what,
        why=line.why,
        before=before,
        after=after,
    )


def _fits(line: _Line, after: Holder | None, now: Mapping[str, Holder]) -> bool:
    if line.case is not None and after is None:
        return False
    if line.before is None:
        return after is not None
    return line.before.case not in now
