"""What is wrong with a mapping that was read, fault by fault, in plain words.

msgspec refuses at the first fault; a person wants to hear of all of them. Problems
are found exactly where msgspec refuses: what it takes is not looked into further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import NoneType
from typing import Annotated, get_args, get_origin

import msgspec
from msgspec import inspect, structs

from qmas_tui.errors import Problem
from qmas_tui.facts.walk_words import plain, refusal, shown
from qmas_tui.facts.years import YEARS, is_year, year_of

_NAMING = ("name", "id")


def walk(raw: object, type_: object, where: str = "") -> list[Problem]:
    """Every fault of `raw` as a `type_`; `where` begins the place of each.

    A row is placed by its table and its number from 1, a holder by the case.
    """
    return list(_walk(raw, type_, "", where))


def walk_years(raw: object, where: str = "", field: str = "") -> Iterator[Problem]:
    """Every day and year of assessment in a year that cannot be (HS-24).

    Each is placed as `walk` places it; `field` is the name of what is looked at.
    """
    left = [(raw, where, field)]
    while left:  # and not one call in another: a file may be nested without end
        value, above, name = left.pop()
        if isinstance(value, dict):
            inside = [(each, above, str(key)) for key, each in value.items()]
        elif isinstance(value, list | tuple):
            rows = enumerate(value, 1)
            inside = [(row, at(above, row_at(row, name, n)), "") for n, row in rows]
        else:
            inside = []
            year = year_of(value, name)
            if year is not None and not is_year(year):
                what = f"{shown(value)} lies in the year {year}; write {YEARS}"
                yield Problem(at(above, name), what)
        left += reversed(inside)


def _walk(raw: object, type_: object, above: str, label: str) -> Iterator[Problem]:
    """Faults inside; where there is none, why the whole is refused."""
    try:
        msgspec.convert(raw, type_)
        return
    except msgspec.ValidationError as error:
        message = str(error)
    shape = _branch(raw, type_)
    inside = list(_inside(raw, shape, above, label))
    yield from inside
    if not inside:
        yield Problem(at(above, label), refusal(raw, _info(shape), message))


def _inside(raw: object, type_: object, above: str, label: str) -> Iterator[Problem]:
    node = _info(type_)
    where = at(above, label)
    if isinstance(raw, dict) and isinstance(node, inspect.StructType):
        yield from _fields(raw, node, where)
    elif isinstance(raw, dict) and isinstance(node, inspect.DictType):
        key_type, value_type = get_args(_bare(type_))
        for key, value in raw.items():
            name = plain(str(key))
            yield from _walk(key, key_type, where, name)
            yield from _walk(value, value_type, where, name)
    elif isinstance(raw, list) and isinstance(node, inspect.VarTupleType):
        for number, item in enumerate(raw, 1):
            row = row_at(item, label, number)
            yield from _walk(item, get_args(_bare(type_))[0], above, row)


def _fields(
    raw: Mapping[object, object], node: inspect.StructType, where: str
) -> Iterator[Problem]:
    known = {field.encode_name: field for field in structs.fields(node.cls)}
    for key, value in raw.items():
        field = known.get(str(key))
        if field is not None:
            yield from _walk(value, field.type, where, str(key))
        elif node.forbid_unknown_fields:
            yield Problem(where, _unknown(str(key), list(known)))
    for name, field in known.items():
        if field.required and name not in raw:
            yield Problem(where, f"{name} is missing; add it")


def _unknown(key: str, known: list[str]) -> str:
    """An unknown key, with the known one most like it, or all of them."""
    like = get_close_matches(key, known, n=1)
    advice = f"did you mean {like[0]}?" if like else f"known are {', '.join(known)}"
    return f"unknown key {plain(key)}; {advice}"


def _branch(raw: object, type_: object) -> object:
    """The member of a union that `raw` looks like; any other type as it is."""
    if not isinstance(_info(type_), inspect.UnionType):
        return type_
    members = [member for member in get_args(_bare(type_)) if member is not NoneType]
    if len(members) == 1:
        return members[0]
    shapes: tuple[type, ...] = ()
    if isinstance(raw, dict):
        shapes = (inspect.StructType, inspect.DictType)
    elif isinstance(raw, list):
        shapes = (inspect.VarTupleType,)
    return next((m for m in members if isinstance(_info(m), shapes)), type_)


def _bare(type_: object) -> object:
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_


@cache
def _info(type_: object) -> inspect.Type:
    node = inspect.type_info(type_)
    return node.type if isinstance(node, inspect.Metadata) else node


def row_at(item: object, label: str, number: int) -> str:
    """A row as a reader finds it: "case Q-0142", "grant 2", "rule 7 (E-02)"."""
    found = f"{label} {number}".strip()
    if not isinstance(item, dict):
        return found
    case = item.get("case")
    if isinstance(case, str) and case.strip():
        return f"case {plain(case)}"
    names = (item.get(key) for key in _NAMING)
    name = next((n for n in names if isinstance(n, str) and n.strip()), None)
    return f"{found} ({plain(name)})" if name else found


def at(above: str, label: str) -> str:
    return ", ".join(part for part in (above, label) if part)
