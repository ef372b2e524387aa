"""What is wrong with values that were read, fault by fault, in plain words.

msgspec refuses at the first fault; a person wants to hear of all of them. Problems
are found exactly where msgspec refuses: what it takes is not looked into further.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import NoneType
from typing import Annotated, Final, get_args, get_origin

import msgspec
from msgspec import inspect, structs

from qmas_tui.errors import Problem
from qmas_tui.facts.reading import plain, quoted
from qmas_tui.facts.years import YEARS, is_year, year_of

_NAMING = ("name", "id")

SHAPES: Final = {
    r"\S": "text with a visible character; write something or leave the key out",
    r"^[A-Z]{2}$": "a country in two letters; write it like SG",
    r"^[a-z]{2}$": "a language in two small letters; write it like en",
    r"^[A-Z]{3}$": "a currency in three letters; write it like HKD",
    r"^[a-z][a-z0-9-]*$": "small letters with hyphens; write it like employer-letter",
    r"^\d{4}/\d{2}$": "a year of assessment; write it like 2025/26",
    r"^\d+(\+\d+)*$": "a pattern of years; write it like 2+3+3",
}
"""What each pattern of a text means, and how to write it."""


def validate(raw: object, type_: object, where: str = "") -> list[Problem]:
    """Every fault of `raw` as a `type_`; `where` begins the place of each.

    A row is placed by its table and its number from 1, a holder by the case.
    """
    return list(_faults(raw, type_, "", where))


def validate_years(raw: object, where: str = "", field: str = "") -> Iterator[Problem]:
    """Every day and year of assessment in a year that cannot be (HS-24).

    Each is placed as `validate` places it; `field` is the name of what is looked at.
    """
    left = [(raw, where, field)]
    while left:  # and not one call in another: a file may be nested without end
        value, above, name = left.pop()
        if isinstance(value, dict):
            inside = [(each, above, str(key)) for key, each in value.items()]
        elif isinstance(value, list | tuple):
            rows = enumerate(value, 1)
            inside = [(row, at(above, _row_at(row, name, n)), "") for n, row in rows]
        else:
            inside = []
            year = year_of(value, name)
            if year is not None and not is_year(year):
                what = f"{_shown(value)} lies in the year {year}; write {YEARS}"
                yield Problem(at(above, name), what)
        left += reversed(inside)


def _faults(raw: object, type_: object, above: str, label: str) -> Iterator[Problem]:
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
        yield Problem(at(above, label), _refusal(raw, _info(shape), message))


def _inside(raw: object, type_: object, above: str, label: str) -> Iterator[Problem]:
    node = _info(type_)
    where = at(above, label)
    if isinstance(raw, dict) and isinstance(node, inspect.StructType):
        yield from _fields(raw, node, where)
    elif isinstance(raw, dict) and isinstance(node, inspect.DictType):
        key_type, value_type = get_args(_bare(type_))
        for key, value in raw.items():
            name = plain(str(key))
            yield from _faults(key, key_type, where, name)
            yield from _faults(value, value_type, where, name)
    elif isinstance(raw, list | tuple) and isinstance(node, inspect.VarTupleType):
        for number, item in enumerate(raw, 1):
            row = _row_at(item, label, number)
            yield from _faults(item, get_args(_bare(type_))[0], above, row)


def _fields(
    raw: Mapping[object, object], node: inspect.StructType, where: str
) -> Iterator[Problem]:
    known = {field.encode_name: field for field in structs.fields(node.cls)}
    for key, value in raw.items():
        field = known.get(str(key))
        if field is not None:
            yield from _faults(value, field.type, where, str(key))
        elif node.forbid_unknown_fields:
            advice = did_you_mean(
                str(key), list(known), f"known are {', '.join(known)}"
            )
            yield Problem(where, f"unknown key {plain(str(key))}; {advice}")
    for name, field in known.items():
        if field.required and name not in raw:
            yield Problem(where, f"{name} is missing; add it")


def did_you_mean(word: str, known: Collection[str], otherwise: str) -> str:
    """The known word most like one that is not known; else what to say otherwise."""
    like = get_close_matches(word, known, n=1)
    return f"did you mean {like[0]}?" if like else otherwise


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


def _row_at(item: object, label: str, number: int) -> str:
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
    """A place inside another, as errors name it: "case Q-0142, grant 2"."""
    return ", ".join(part for part in (above, label) if part)


_NOUNS: Final[dict[type[inspect.Type], str]] = {
    inspect.BoolType: "true or false",
    inspect.IntType: "a whole number",
    inspect.FloatType: "a number",
    inspect.DateType: "a date",
    inspect.VarTupleType: "a list",
    inspect.StructType: "a table",
    inspect.DictType: "a table",
}


def _refusal(raw: object, node: inspect.Type, message: str) -> str:
    """Why `raw` is not what `node` describes; `message` is what msgspec said."""
    return _told(raw, node) or message.partition(" - at ")[0]


def _told(raw: object, node: inspect.Type) -> str | None:
    match node:
        case inspect.DateType():
            return f"{_shown(raw)} is not a date; write it as 2028-03-15"
        case inspect.BoolType():
            return f"{_shown(raw)} is neither true nor false; write one without quotes"
        case inspect.IntType() | inspect.FloatType():
            return _number(raw, node)
        case inspect.StrType():
            return _text(raw, node)
        case inspect.LiteralType():
            return _choice(raw, [str(value) for value in node.values])
        case inspect.StructType() | inspect.DictType() if not isinstance(raw, dict):
            return f"{_shown(raw)} is not a table; give it keys of its own"
        case inspect.VarTupleType() if not isinstance(raw, list | tuple):
            return _list(raw, node)
        case inspect.UnionType():
            if values := _values(node):
                return _choice(raw, values)
            kinds = (_NOUNS.get(type(kind), "text") for kind in node.types)
            return f"{_shown(raw)} is not any of: {', '.join(kinds)}"
    return None


def _values(node: inspect.UnionType) -> list[str]:
    """What may be written where it is one of several lists of words."""
    literals = [kind for kind in node.types if isinstance(kind, inspect.LiteralType)]
    if len(literals) < len(node.types):
        return []
    return [str(value) for each in literals for value in each.values]


def _number(raw: object, node: inspect.IntType | inspect.FloatType) -> str:
    numbers = int if isinstance(node, inspect.IntType) else int | float
    if isinstance(raw, bool) or not isinstance(raw, numbers) or raw != raw:
        what = _NOUNS[type(node)]
        return f"{_shown(raw)} is not {what}; write digits without quotes"
    low, high = node.ge, node.le
    if low is not None and raw < low:
        return f"{_shown(raw)} is too low; write {low:g} or more"
    return f"{_shown(raw)} is too high; write {high:g} or less"


def _text(raw: object, node: inspect.StrType) -> str:
    if not isinstance(raw, str):
        return f"{_shown(raw)} is not text; put it in quotation marks"
    return wrong_shape(raw, node.pattern or "")


def wrong_shape(text: str, pattern: str) -> str:
    """That a text does not look as it must, and how to write it."""
    return f"{quoted(text)} is not {SHAPES.get(pattern, f'of the form {pattern}')}"


def _choice(raw: object, choices: list[str]) -> str:
    hint = did_you_mean(str(raw), choices, "")
    told = f"{_shown(raw)} is not one of: {', '.join(choices)}"
    return f"{told}; {hint}" if hint else told


def _list(raw: object, node: inspect.VarTupleType) -> str:
    if isinstance(node.item_type, inspect.StructType):
        return (
            f"{_shown(raw)} is not a list of rows; head each row with its name in [[ ]]"
        )
    return f"{_shown(raw)} is not a list; put it in square brackets"


def _shown(raw: object) -> str:
    """A value as the file has it; a table or a list only by its kind."""
    match raw:
        case str():
            return quoted(raw)
        case bool():
            return "true" if raw else "false"
        case date():
            return raw.isoformat()
        case dict():
            return "a table"
        case list() | tuple():
            return "a list"
    return plain(str(raw))
