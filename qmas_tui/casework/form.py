"""What a form asks for each kind of row, and a recorded row as texts to correct."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct, inspect

from qmas_tui.facts.entry import names_text
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import row_type
from qmas_tui.views.say import day_words

FieldKind = Literal["date", "text", "choice", "yesno", "number", "money"]

LABELS = {
    "until": "limit of stay",
    "granted_on": "granted on",
    "confirmed": "read on the e-Visa",
    "filed_on": "filed on",
    "decided_on": "decided on",
    "for": "for whom",
    "monthly_income": "income a month",
    "commission_only": "commission only",
    "tax_paid": "tax paid",
    "expires_on": "last day",
    "answer_by": "answer by",
    "asked_on": "asked on",
    "answered_on": "answered on",
    "born_on": "born on",
    "landed_on": "landed on",
    "limit_of_stay": "own limit of stay",
    "passport_expires_on": "passport's last day",
    "assessable": "assessable income",
    "year": "year of assessment",
}
HINTS: dict[FieldKind, str] = {
    "date": "15/3/28, 15 Mar 2028, +3w",
    "money": "HK$45,000 or 45k",
    "yesno": "yes or no",
    "number": "a number",
}
_MONEY = frozenset({"monthly_income", "turnover", "assessable"})


class FormField(Struct, frozen=True):
    """One field of a form: how it is called and how it is typed."""

    name: str
    label: str
    hint: str
    kind: FieldKind
    choices: tuple[str, ...]
    required: bool


def fields_of(table: str) -> tuple[FormField, ...]:
    """The fields that a form shows for a table, or for "holder" itself."""
    type_ = Holder if table == "holder" else row_type(table)
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType), "every table holds rows"
    made = [_field(field) for field in info.fields]
    return tuple([each for each in made if each is not None])


def texts_of(row: Row) -> tuple[tuple[str, str], ...]:
    """A recorded row as texts, the way a person would type them."""
    plain = msgspec.to_builtins(row, builtin_types=(date,))
    return tuple(
        (name, _text(value)) for name, value in plain.items() if not _is_rows(value)
    )


def _text(value: object) -> str:
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return names_text([str(each) for each in value])
    return str(value)


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(v, dict) for v in value)


def _field(field: inspect.Field) -> FormField | None:
    name = field.encode_name
    type_ = field.type
    if isinstance(type_, inspect.UnionType):
        type_ = next(t for t in type_.types if not isinstance(t, inspect.NoneType))
    if isinstance(type_, inspect.VarTupleType) and isinstance(
        type_.item_type, inspect.StructType
    ):
        return None
    kind, choices = _kind(name, type_)
    hint = " · ".join(choices) if choices else HINTS.get(kind, "")
    label = LABELS.get(name, name.replace("_", " "))
    return FormField(name, label, hint, kind, choices, field.required)


def _kind(name: str, type_: inspect.Type) -> tuple[FieldKind, tuple[str, ...]]:
    if isinstance(type_, inspect.LiteralType):
        return "choice", tuple(str(value) for value in type_.values)
    if isinstance(type_, inspect.DateType):
        return "date", ()
    if isinstance(type_, inspect.BoolType):
        return "yesno", ()
    if isinstance(type_, inspect.IntType):
        return ("money" if name in _MONEY else "number"), ()
    return "text", ()
