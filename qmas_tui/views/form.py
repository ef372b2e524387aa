"""What a form asks for each kind of row, and a recorded row as texts to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct, inspect, structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import MONEY, holds_rows, names_text, without_none
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import row_type
from qmas_tui.findings.model import HOLDER as HOLDER  # for the screens
from qmas_tui.views.labels import choice_words, form_hint, form_label
from qmas_tui.views.mapping import Option
from qmas_tui.views.model import Span
from qmas_tui.views.say import day_words

OWNER = "of"
"""Names the dependant whose row is meant, as in `record CASE trip of="LEE Ming" …`.

Left out, or `holder`, it is the holder's.
"""

SHARED_WITH = "family"
"""Says beside the fields of a grant who of the family has the same limit now."""
CLOSES = "closes"
"""Says beside them whether the filing that it answers is closed as granted."""

FieldKind = Literal[
    "date", "text", "choice", "yesno", "number", "money", "file", "ticks"
]

HINTS: dict[FieldKind, str] = {
    "date": "15/3/28, fri, +2m",
    "money": "HK$45,000 or 45k",
    "number": "a number",
}
_KINDS: dict[type[inspect.Type], FieldKind] = {
    inspect.DateType: "date",
    inspect.BoolType: "yesno",
    inspect.IntType: "number",
}
YES_NO = ("yes", "no")
HIDDEN = frozenset({("review", "about")})
"""Tables and fields that the program writes by itself."""


class Tick(Struct, frozen=True):
    """One thing that a form lets be ticked.

    Attributes:
        value: what is recorded where it is.
        words: what it is called.
        on: whether it is ticked unless the user says otherwise.
        told: what stands beside it.
        ask: what is to be found out before it is ticked; empty where nothing is.
        fixed: whether it cannot be changed here; `told` says why.
    """

    value: str
    words: str
    on: bool
    told: tuple[Span, ...] = ()
    ask: str = ""
    fixed: bool = False


class FormField(Struct, frozen=True):
    """One field of a form: how it is called and how it is typed, picked or ticked.

    Attributes:
        titles: the words of the choices, where they have any of their own.
        usual: what holds where nothing is given, if anything does.
        ticks: what can be ticked; the text of the field are the values ticked.
        table: where it is recorded; empty where nowhere as such.
        of: the kind of case that it is asked of.
    """

    name: str
    label: str
    hint: str
    kind: FieldKind
    choices: tuple[str, ...]
    required: bool
    titles: tuple[str, ...] = ()
    usual: str = ""
    ticks: tuple[Tick, ...] = ()
    table: str = ""
    of: type[Case] = Holder

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen; nothing, too, where that may be."""
        titles = self.titles or [choice_words(self.name, c) for c in self.choices]
        given = tuple(map(Option, self.choices, titles))
        if self.required or self.usual:
            return given
        return (*given, Option("", choice_words(self.name, "")))


def fields_of(table: str, of: type[Case] = Holder) -> tuple[FormField, ...]:
    """The fields that a form shows for a table of such a record.

    "holder" and "prospect" stand for the record itself.
    """
    type_ = of if table in ("holder", "prospect") else row_type(table, of)
    found = fields_of_row(type_, table)
    return tuple([structs.replace(each, of=of) for each in found])


def fields_of_row(type_: type[Row], table: str) -> tuple[FormField, ...]:
    """The fields that a form shows for a kind of row, recorded in that table."""
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType), "every table holds rows"
    made = [
        _field(field, table)
        for field in info.fields
        if (table, field.encode_name) not in HIDDEN
    ]
    return tuple([structs.replace(each, table=table) for each in made if each])


def whose_trip(family: Sequence[Dependant]) -> FormField:
    """The field of a trip that says whose it is, where there is a family."""
    choices = (HOLDER, *[each.name for each in family])
    titles = ("the holder", *[each.name for each in family])
    return FormField(OWNER, "whose", "", "choice", choices, False, titles, HOLDER)


def settling_form(
    table: str, field: str, row: int, text: str
) -> tuple[list[FormField], list[tuple[str, str]]]:
    """The fields that record what a cell of a sheet says, filled with its words.

    Of a `row` that is there, or of the holder, it is that field alone; pay has its
    currency beside it.
    """
    values = [(field, text)]
    if field in MONEY:
        values.append(("currency", "HKD"))
    if table == "holder" or row:
        names = [name for name, _ in values]
        return [each for each in fields_of(table) if each.name in names], values
    return [each for each in fields_of(table) if each.name != "by"], values


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


def _field(field: inspect.Field, table: str) -> FormField | None:
    name = field.encode_name
    type_ = without_none(field.type)
    if holds_rows(type_):
        return None
    kind, choices = _kind(name, type_)
    hint = form_hint(table, name) or HINTS.get(kind, "")
    label = form_label(table, name)
    usual = _text(field.default) if choices and field.default else ""
    if kind == "yesno" and field.default is False:
        usual = "no"
    return FormField(name, label, hint, kind, choices, field.required, usual=usual)


def _kind(name: str, type_: inspect.Type) -> tuple[FieldKind, tuple[str, ...]]:
    if isinstance(type_, inspect.LiteralType):
        return "choice", tuple(str(value) for value in type_.values)
    kind = "money" if name in MONEY else _KINDS.get(type(type_), "text")
    return kind, YES_NO if kind == "yesno" else ()
