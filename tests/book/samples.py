"""Small records and changes for the tests of the book."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct, structs
from msgspec.structs import replace

from qmas_tui.book.protocol import Book
from qmas_tui.facts.changes import Change, Past
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)


def holder(case: str = "Q-0142", name: str = "LEE Ka Yan") -> Holder:
    return Holder(
        case=case,
        name=name,
        citizenship="other",
        route="gpt",
        grant=(Grant(until=date(2028, 3, 15), confirmed=True),),
    )


def change(before: Holder | None, after: Holder | None, what: str = "edit") -> Change:
    return Change(who="mw", when=NOON, what=what, before=before, after=after)


def add(*cases: str) -> tuple[Change, ...]:
    return tuple(change(None, holder(case), "added") for case in cases)


def rename(before: Holder, name: str) -> Change:
    return change(before, replace(before, name=name))


def undo(book: Book) -> Past:
    return book.undo("ab", LATER)


def redo(book: Book) -> Past:
    return book.redo("ab", LATER)


_TEXTS = ("SG", "HKD", "2025/26", "2+3+3", "some-slug")
TABLES = tuple(
    each.name
    for each in structs.fields(Holder)
    if each.default == () and each.name != "tags"
)
"""The tables of a case."""


def example(table: str) -> Any:
    """A row of a table with what it must have, made up."""
    return _made_up(get_args(inspected(Holder)[table])[0])


def filled(row: Any) -> Any:
    """The row, or case, with something in every field that may be empty."""
    empty = {
        name: _made_up(kind)
        for name, kind in inspected(type(row)).items()
        if getattr(row, name) in (None, ()) and name not in TABLES
    }
    return structs.replace(row, **empty)


def emptied(row: Any) -> Any:
    """The row with nothing in any field that may be empty."""
    may_be = {
        each.name: each.default
        for each in structs.fields(type(row))
        if each.default in (None, ())
    }
    return structs.replace(row, **may_be)


def inspected(kind: type[Any]) -> dict[str, Any]:
    """The type of each field of a struct."""
    return get_type_hints(kind, include_extras=True)


def _made_up(kind: Any) -> Any:
    """Some value of a type."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return inside[0]
    if origin is Annotated:
        pattern = getattr(inside[1], "pattern", None)
        fitting = (each for each in _TEXTS if pattern and re.search(pattern, each))
        return next(fitting, None) or _made_up(inside[0])
    if origin is tuple:
        return (_made_up(inside[0]),)
    if origin in (Union, UnionType):
        return _made_up(next(each for each in inside if each is not NoneType))
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind(
            **{
                each.name: _made_up(inspected(kind)[each.name])
                for each in structs.fields(kind)
                if each.required
            }
        )
    usual = {
        date: date(2027, 1, 2),
        datetime: NOON,
        str: "some text",
        int: 7,
        bool: True,
    }
    return usual[kind]
