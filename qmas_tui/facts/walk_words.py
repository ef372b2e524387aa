"""Why a value was refused, in the words of the person who wrote the file."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Final

from msgspec import inspect

from qmas_tui.facts.reading import quoted

SHAPES: Final = {
    r"\S": "text with a visible character; write something or leave the key out",
    r"^[A-Z]{2}$": "a country in two letters; write it like SG",
    r"^[A-Z]{3}$": "a currency in three letters; write it like HKD",
    r"^[a-z][a-z0-9-]*$": "small letters with hyphens; write it like employer-letter",
    r"^\d{4}/\d{2}$": "a year of assessment; write it like 2025/26",
    r"^\d+(\+\d+)*$": "a pattern of years; write it like 2+3+3",
}
"""What each pattern of a text means, and how to write it."""

_NOUNS: Final[dict[type[inspect.Type], str]] = {
    inspect.BoolType: "true or false",
    inspect.IntType: "a whole number",
    inspect.DateType: "a date",
    inspect.VarTupleType: "a list",
    inspect.StructType: "a table",
    inspect.DictType: "a table",
}


def refusal(raw: object, node: inspect.Type, message: str) -> str:
    """Why `raw` is not what `node` describes; `message` is what msgspec said."""
    told = _told(raw, node)
    return told or message.partition(" - at ")[0]


def _told(raw: object, node: inspect.Type) -> str | None:
    match node:
        case inspect.DateType():
            return f"{shown(raw)} is not a date; write it as 2028-03-15"
        case inspect.BoolType():
            return f"{shown(raw)} is neither true nor false; write one without quotes"
        case inspect.IntType():
            return _number(raw, node)
        case inspect.StrType():
            return _text(raw, node)
        case inspect.LiteralType():
            return _choice(raw, [str(value) for value in node.values])
        case inspect.StructType() | inspect.DictType() if not isinstance(raw, dict):
            return f"{shown(raw)} is not a table; give it keys of its own"
        case inspect.VarTupleType() if not isinstance(raw, list):
            return _list(raw, node)
        case inspect.UnionType():
            kinds = (_NOUNS.get(type(kind), "text") for kind in node.types)
            return f"{shown(raw)} is not any of: {', '.join(kinds)}"
    return None


def _number(raw: object, node: inspect.IntType) -> str:
    if isinstance(raw, bool) or not isinstance(raw, int):
        return f"{shown(raw)} is not a whole number; write digits without quotes"
    low, high = node.ge, node.le
    if low is not None and raw < low:
        return f"{shown(raw)} is too low; write {low} or more"
    return f"{shown(raw)} is too high; write {high} or less"


def _text(raw: object, node: inspect.StrType) -> str:
    if not isinstance(raw, str):
        return f"{shown(raw)} is not text; put it in quotation marks"
    wanted = SHAPES.get(node.pattern or "", f"of the form {node.pattern}")
    return f"{shown(raw)} is not {wanted}"


def _choice(raw: object, choices: list[str]) -> str:
    like = get_close_matches(str(raw), choices, n=1)
    hint = f"; did you mean {like[0]}?" if like else ""
    return f"{shown(raw)} is not one of: {', '.join(choices)}{hint}"


def _list(raw: object, node: inspect.VarTupleType) -> str:
    if isinstance(node.item_type, inspect.StructType):
        return (
            f"{shown(raw)} is not a list of rows; head each row with its name in [[ ]]"
        )
    return f"{shown(raw)} is not a list; put it in square brackets"


def shown(raw: object) -> str:
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
        case list():
            return "a list"
    return plain(str(raw))


def plain(text: str) -> str:
    """Text that moves no screen, without quotation marks."""
    return quoted(text)[1:-1]
