"""From field names and texts to a checked row: one door for form and command line.

Names are those of the case file (`until`, `from`, `for`). Everything that is wrong
is said at once, so that a person mends a line in one go.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Final, Literal, TypeVar

import msgspec
from msgspec import inspect

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.near_days import AddMonths
from qmas_tui.facts.reading import (
    check_encoding,
    check_year,
    is_control,
    quoted,
    read_bool,
    read_date,
    read_int,
    read_money,
    read_share,
)
from qmas_tui.facts.rows import Row
from qmas_tui.facts.together import PAIR, TOGETHER, missing_half
from qmas_tui.facts.validation import did_you_mean, validate, wrong_shape

R = TypeVar("R", bound=Row)
FieldTexts = Sequence[tuple[str, str]]
"""Field names and texts as they were typed, in order."""
ReadDay = Callable[[str], date]
Value = date | bool | int | float | str | tuple[str, ...]

HKD_FIELDS: Final = (
    "hkd",
    "tax_hkd",
    "letter_hkd",
    "bank_hkd",
    "profit_hkd",
    "net_assets_hkd",
)
"""Fields of prospects in whole HKD; a loss is written with a minus before it."""
MONEY: Final[dict[str, Literal["month", "year"]]] = {
    "monthly_income": "month",
    "turnover": "year",
    "assessable": "year",
    **dict.fromkeys(HKD_FIELDS, "year"),
}
"""Fields that are money, with the period that it is for."""
KEEPS_REFERENCE: Final = "A case keeps its reference; add the case anew instead."
_LONG: Final = "text"
"""The one field (of notes and reviews) whose words may run over several lines."""


def parse_row(
    type_: type[R],
    given: FieldTexts,
    today: date | None = None,
    add_months: AddMonths | None = None,
) -> R:
    """A new row from pairs of field name and text; an empty text is left out.

    `today` lets days be typed as `today` or `+3w`, `add_months` as `+2m`. Raises
    DataError with every problem: unknown, repeated or missing fields and texts that
    cannot be read.
    """
    read_day = partial(read_date, today=today, add_months=add_months)
    return _made(type_, {}, given, read_day)


def amended(
    row: R,
    given: FieldTexts,
    today: date | None = None,
    add_months: AddMonths | None = None,
) -> R:
    """The row with some fields replaced; an empty text takes a field out.

    Raises DataError as `parse_row` does.
    """
    current = msgspec.to_builtins(row, builtin_types=(date,))
    read_day = partial(read_date, today=today, add_months=add_months)
    return _made(type(row), current, given, read_day)


def read_fields(
    type_: type[Row],
    given: FieldTexts,
    today: date | None = None,
    add_months: AddMonths | None = None,
) -> dict[str, Value | None]:
    """Values of a kind of row by field, whatever else it needs; None where empty.

    Raises DataError as `parse_row` does, but for what is missing.
    """
    read_day = partial(read_date, today=today, add_months=add_months)
    values, problems = _read(type_, given, read_day)
    if problems:
        raise DataError("Not read", problems)
    return values


def field_name(typed: str) -> str:
    """The field that a person means by a name, in the spelling of the case file."""
    return typed.strip().casefold().replace("-", "_")


def signed(type_: type[Row], given: FieldTexts, by: str = "") -> FieldTexts:
    """Rows that carry a day and initials get today's and the user's if left out."""
    fields = set(type_.__struct_fields__)
    names = {name for name, _text in given}
    extra = []
    if {"on", "by"} <= fields:
        extra += [("on", "today")] if "on" not in names else []
        extra += [("by", by)] if "by" not in names and by else []
    return [*given, *extra]


def _made(
    type_: type[R],
    current: dict[str, object],
    given: FieldTexts,
    read_day: ReadDay,
) -> R:
    read, problems = _read(type_, given, read_day)
    fields, both = _fields(type_), current | read
    values = {name: value for name, value in both.items() if value is not None}
    refused = {problem.where for problem in problems}
    problems += [
        Problem(where=name, what="is missing; it cannot be left out")
        for name, field in fields.items()
        if field.required and name not in values and name not in refused
    ]
    half = missing_half(values)
    if half and not refused & set(PAIR):
        problems.append(Problem(where=half, what=TOGETHER))
    what = "Not saved"
    if problems:
        raise DataError(what, problems)
    try:
        return msgspec.convert(values, type_)
    except msgspec.ValidationError:
        raise DataError(what, validate(values, type_)) from None


def _read(
    type_: type[Row], given: FieldTexts, read_day: ReadDay
) -> tuple[dict[str, Value | None], list[Problem]]:
    """What is given by field, None where the text is empty, and what is wrong in it."""
    fields, problems = _fields(type_), list[Problem]()
    values, seen = dict[str, Value | None](), set[str]()
    for typed, text in given:
        name = field_name(typed)
        if name not in fields:
            problems.append(Problem(where=typed, what=_unknown(typed, name, fields)))
            continue
        if name in seen:
            problems.append(Problem(where=name, what="given twice; give it once"))
            continue
        seen.add(name)
        try:
            values[name] = _value(name, fields[name].type, text, read_day)
        except ValueError as error:
            problems.append(Problem(where=name, what=str(error)))
    return values, problems


@cache
def _fields(type_: type[Row]) -> Mapping[str, inspect.Field]:
    """The fields of a kind of row by the names of the case file."""
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)
    return {field.encode_name: field for field in info.fields}


def _unknown(typed: str, name: str, fields: Mapping[str, inspect.Field]) -> str:
    names = [name for name, field in fields.items() if not holds_rows(field.type)]
    advice = did_you_mean(name, fields, f"there are {', '.join(names)}")
    return f"there is no field {quoted(typed)}; {advice}"


def holds_rows(type_: inspect.Type) -> bool:
    """Whether a field is a table of rows."""
    item = type_.item_type if isinstance(type_, inspect.VarTupleType) else None
    return isinstance(item, inspect.StructType)


def without_none(type_: inspect.Type) -> inspect.Type:
    """The kind of value of a field that may be left out."""
    if not isinstance(type_, inspect.UnionType):
        return type_
    return next(t for t in type_.types if not isinstance(t, inspect.NoneType))


def read_words(text: str, allowed: str = "") -> str:
    """A text without spaces round it. Raises ValueError for signs that print nothing.

    `allowed` are those that may stand in it all the same.
    """
    check_encoding(text)
    for character in text:
        if is_control(character) and character not in allowed:
            code = f"U+{ord(character):04X}"
            raise ValueError(f"{quoted(text)} holds a control character ({code})")
    return text.strip()


def _value(
    name: str, type_: inspect.Type, text: str, read_day: ReadDay
) -> Value | None:
    """The value of one field; None where the text is empty. Raises ValueError."""
    words = read_words(text, "\n" if name == _LONG else "")
    type_ = without_none(type_)
    if holds_rows(type_):
        raise ValueError("holds rows of their own; add, amend or drop them one by one")
    if not words:
        return None
    if isinstance(type_, inspect.DateType):
        return read_day(words)
    if name in HKD_FIELDS and words.startswith("-"):
        return -read_money(words[1:], MONEY[name])
    if name in MONEY:
        return read_money(words, MONEY[name])
    if isinstance(type_, inspect.LiteralType):
        return _choice(words, [str(value) for value in type_.values])
    if isinstance(type_, inspect.StrType):
        shaped = _shaped(words, type_.pattern or "")
        if name == "year":
            check_year(shaped)
        return shaped
    return _READERS[type(type_)](words)


def _choice(text: str, choices: Sequence[str]) -> str:
    wanted = "-".join(text.casefold().replace("_", " ").split())
    if wanted in choices:
        return wanted
    raise ValueError(f"{quoted(text)} is not one of {', '.join(choices)}")


def _shaped(text: str, pattern: str) -> str:
    """A text that must look a certain way; codes may be typed in small letters."""
    for form in (text, text.upper(), text.casefold()):
        if re.search(pattern, form, re.ASCII):
            return form
    raise ValueError(wrong_shape(text, pattern))


def read_names(text: str) -> tuple[str, ...]:
    """Words between commas; one that holds a comma stands in quotation marks.

    Raises ValueError for a quotation mark without end.
    """
    try:
        (parts,) = csv.reader([text], skipinitialspace=True, strict=True)
    except csv.Error:
        raise ValueError(f"{quoted(text)} has a quotation mark without end") from None
    return tuple(part.strip() for part in parts if part.strip())


def names_text(names: Sequence[str], between: str = ", ") -> str:
    """Words as they are typed with commas between them."""
    return between.join(
        '"' + name.replace('"', '""') + '"' if set(name) & set(',"') else name
        for name in names
    )


_READERS: Final[dict[type, Callable[[str], Value]]] = {
    inspect.BoolType: read_bool,
    inspect.IntType: read_int,
    inspect.FloatType: read_share,
    inspect.VarTupleType: read_names,
}
