"""What is wrong with a mapping that was read, fault by fault, in plain words.

msgspec refuses at the first fault; a person wants to hear of all of them. The walker
finds at least one problem exactly where msgspec refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import NoneType
from typing import Annotated, get_args, get_origin

import msgspec
from msgspec import inspect, structs

from qmas_tui.errors import Problem
from qmas_tui.facts.words import refusal

_NAMING = ("name", "id")


def walk(raw: object, type_: object, where: str = "") -> list[Problem]:
    """Every fault of `raw` as a `type_`; `where` begins each problem's place."""
    return list(_walk(raw, type_, where, ""))


def _walk(raw: object, type_: object, where: str, label: str) -> Iterator[Problem]:
    """Faults inside first; where there is none, whether the whole is refused."""
    inner = list(_inside(raw, type_, where))
    if inner:
        yield from inner
        return
    try:
        msgspec.convert(raw, type_)
    except msgspec.ValidationError as error:
        node = inspect.type_info(type_)
        yield Problem(where, refusal(raw, node, label, str(error)))


def _inside(raw: object, type_: object, where: str) -> Iterator[Problem]:
    type_ = _branch(raw, type_)
    node = inspect.type_info(type_)
    if isinstance(raw, dict) and isinstance(node, inspect.StructType):
        yield from _fields(raw, node, where)
    elif isinstance(raw, dict) and isinstance(node, inspect.DictType):
        for key, value in raw.items():
            yield from _walk(value, get_args(type_)[1], _at(where, str(key)), "")
    elif isinstance(raw, list | tuple) and isinstance(node, inspect.VarTupleType):
        label = where.rpartition(", ")[2]
        above = where.removesuffix(label).removesuffix(", ")
        for number, item in enumerate(raw, 1):
            place = _at(above, _row(item, label, number))
            yield from _walk(item, get_args(type_)[0], place, label)


def _fields(
    raw: Mapping[object, object], node: inspect.StructType, where: str
) -> Iterator[Problem]:
    known = {field.encode_name: field for field in structs.fields(node.cls)}
    for key, value in raw.items():
        field = known.get(str(key))
        if field is not None:
            yield from _walk(value, field.type, _at(where, str(key)), str(key))
        elif node.forbid_unknown_fields:
            yield Problem(where, _unknown(str(key), list(known)))
    for name, field in known.items():
        if field.required and name not in raw:
            yield Problem(where, f"{name} is missing; add it")


def _unknown(key: str, known: list[str]) -> str:
    """An unknown key, with the known ones most like it, or all of a few."""
    like = get_close_matches(key, known, n=1)
    if like:
        return f"unknown key {key}; did you mean {like[0]}?"
    return f"unknown key {key}; take it out, or use one of: {', '.join(sorted(known))}"


def _branch(raw: object, type_: object) -> object:
    """The member of a union that `raw` looks like; any other type as it is."""
    bare = get_args(type_)[0] if get_origin(type_) is Annotated else type_
    if not isinstance(inspect.type_info(bare), inspect.UnionType):
        return type_
    members = [member for member in get_args(bare) if member is not NoneType]
    shapes: tuple[type[inspect.Type], ...] = ()
    if isinstance(raw, dict):
        shapes = (inspect.StructType, inspect.DictType)
    elif isinstance(raw, list | tuple):
        shapes = (inspect.VarTupleType,)
    fits = (m for m in members if isinstance(inspect.type_info(m), shapes))
    return next(fits, type_)


def _row(item: object, label: str, number: int) -> str:
    """A row as a reader finds it: "case Q-0142", "grant 2", "rule 7 (E-02)"."""
    if isinstance(item, dict):
        case = item.get("case")
        if isinstance(case, str) and case.strip():
            return f"case {case}"
        for key in _NAMING:
            name = item.get(key)
            if isinstance(name, str) and name.strip():
                return f"{label} {number} ({name})"
    return f"{label} {number}".strip()


def _at(where: str, part: str) -> str:
    return f"{where}, {part}" if where else part
