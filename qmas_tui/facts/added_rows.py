"""A change to a case that others changed meanwhile: rows that both added all stay."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import structs

from qmas_tui.facts.changes import Case, Change
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import tables_of

Owner = TypeVar("Owner", bound=Row)


def made_to(now: Case, change: Change) -> Change | None:
    """A change, made to a case as it is now: rows that it adds stand behind the others.

    None where the case is another than the change found and the change does more than
    to add rows, or where something else than added rows happened meanwhile to the table
    that it adds to, or where the same row was added.
    """
    before, after = change.before, change.after
    if now is before:
        return change
    if now == before:
        return structs.replace(change, before=now)
    merged = _with_added(before, after, now) if before and after else None
    return structs.replace(change, before=now, after=merged) if merged else None


def _with_added(old: Owner, new: Owner, now: Owner) -> Owner | None:
    """A record as it is now, with the rows that were added between old and new.

    None where they cannot be added, or more than that was done. A mark that somebody
    reviewed a case says what the case was then, and is never carried over.
    """
    merged: dict[str, Any] = {}
    tables = tables_of(type(old))
    for field in old.__struct_fields__:
        was: tuple[Any, ...] = getattr(old, field)
        wanted: tuple[Any, ...] = getattr(new, field)
        here: tuple[Any, ...] = getattr(now, field)
        if was == wanted:
            continue
        if field not in tables or field == "review":
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
