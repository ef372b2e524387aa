"""The facts of a case as changes leave them, each row known wherever it has moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Final, TypeVar

import msgspec
from msgspec import Struct, convert, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import KEEPS_REFERENCE
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import row_type, rows_of, tables_of, with_rows
from qmas_tui.facts.validation import validate
from qmas_tui.scenarios.change import Primitive, Value

R = TypeVar("R", bound=Row)
OWN: Final = 0
"""The holder, where a dependant has the mark of their row."""


class Step(Struct, frozen=True, gc=False):
    """A primitive with the marks of what it is about.

    A recorded row has its number as mark, below zero; a row that a change adds has
    the number of that primitive. `change` is the number of the change that stands for
    it, counted from 1.
    """

    primitive: Primitive
    owner: int
    target: int
    change: int


class Draft:
    """The facts of a case under changes."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        self._marks = _recorded(holder)

    def resolve(self, primitive: Primitive, change: int) -> Step:
        """A primitive of a change, with what it is about.

        Raises DataError where there is no such table, dependant or row, and where the
        case would have another reference.
        """
        table, of = primitive.table, primitive.of
        if primitive.kind == "set":
            if any(name == "case" for name, _value in primitive.values):
                raise DataError(KEEPS_REFERENCE)
            return Step(_typed(primitive, Holder), OWN, OWN, change)
        owner = OWN if of is None else self._mark_of(of)
        type_ = Holder if of is None else Dependant
        primitive = _typed(primitive, row_type(table, type_))
        marks = self._marks[owner, table]
        if primitive.kind == "add":
            return Step(primitive, owner, OWN, change)
        if primitive.row > len(marks):
            raise DataError(f"There is no {table} {primitive.row} to {primitive.kind}.")
        return Step(primitive, owner, marks[primitive.row - 1], change)

    def apply(self, step: Step, number: int) -> None:
        """Make a change; where what it is about is not there, nothing happens.

        Raises DataError where the facts refuse its values.
        """
        primitive = step.primitive
        if primitive.kind == "set":
            self.holder = _with_values(self.holder, primitive.values)
            return
        marks = self._marks.get((step.owner, primitive.table))
        if marks is None or (primitive.kind != "add" and step.target not in marks):
            return
        rows = list(rows_of(self._owner(step.owner), primitive.table))
        if primitive.kind == "add":
            type_ = row_type(primitive.table, Dependant if step.owner else Holder)
            rows.append(_made(type_, dict(primitive.values)))
            marks.append(number)
            if primitive.table == "dependant":
                self._marks |= {(number, table): [] for table in tables_of(Dependant)}
        else:
            place = marks.index(step.target)
            if primitive.kind == "amend":
                rows[place] = _with_values(rows[place], primitive.values)
            else:
                del rows[place], marks[place]
                if primitive.table == "dependant":
                    self._forget(step.target)
        self._keep(step.owner, primitive.table, rows)

    def _mark_of(self, name: str) -> int:
        number = dependant_number(self.holder, name)
        return self._marks[OWN, "dependant"][number - 1]

    def _owner(self, mark: int) -> Holder | Dependant:
        if mark == OWN:
            return self.holder
        return self.holder.dependant[self._marks[OWN, "dependant"].index(mark)]

    def _keep(self, mark: int, table: str, rows: Sequence[Row]) -> None:
        owner = with_rows(self._owner(mark), table, tuple(rows))
        if isinstance(owner, Holder):
            self.holder = owner
            return
        family = list(self.holder.dependant)
        family[self._marks[OWN, "dependant"].index(mark)] = owner
        self.holder = with_rows(self.holder, "dependant", tuple(family))

    def _forget(self, mark: int) -> None:
        for table in tables_of(Dependant):
            del self._marks[mark, table]


def dependant_number(holder: Holder, name: str) -> int:
    """The number of a dependant's row, from 1; raises DataError where none has it."""
    names = [each.name for each in holder.dependant]
    if name not in names:
        there = ", ".join(names) or "none"
        raise DataError(f"There is no dependant {quoted(name)}; there are: {there}.")
    return names.index(name) + 1


def changed(
    holder: Holder, steps: Iterable[Step], without: Collection[int] = ()
) -> Holder:
    """The facts as the steps leave them, save those `without`, which count from 1.

    With a step that adds a row those that need the row are left out too.
    """
    draft = Draft(holder)
    for number, step in enumerate(steps, 1):
        if number not in without:
            draft.apply(step, number)
    return draft.holder


def _recorded(holder: Holder) -> dict[tuple[int, str], list[int]]:
    marks = {(OWN, table): _marks_of(holder, table) for table in tables_of(Holder)}
    for number, each in enumerate(holder.dependant, 1):
        for table in tables_of(Dependant):
            marks[-number, table] = _marks_of(each, table)
    return marks


def _marks_of(owner: Row, table: str) -> list[int]:
    return [-number for number, _row in enumerate(rows_of(owner, table), 1)]


def _with_values(row: R, values: Sequence[tuple[str, Value]]) -> R:
    current: dict[str, object] = msgspec.to_builtins(row, builtin_types=(date,))
    given = {**current, **dict(values)}
    return _made(type(row), {name: v for name, v in given.items() if v != ""})


def _typed(primitive: Primitive, type_: type[Row]) -> Primitive:
    """A primitive whose values are what the fields hold: data may write days as texts.

    What is no such value is left as it is, and refused when the change is made. Raises
    DataError for rows among them.
    """
    for name, _value in primitive.values:
        if name in tables_of(type_):
            raise DataError(f"{name} holds rows; add, amend or remove them one by one.")
    kinds = {each.encode_name: each.type for each in structs.fields(type_)}
    values = [(name, _as(kinds.get(name), v)) for name, v in primitive.values]
    return structs.replace(primitive, values=tuple(values))


def _as(kind: object, value: Value) -> Value:
    with suppress(msgspec.ValidationError):
        return convert(value, kind)
    return value


def _made(type_: type[R], values: dict[str, Value]) -> R:
    try:
        return convert(values, type_)
    except msgspec.ValidationError as error:
        problems = validate(values, type_) or [Problem("", str(error))]
        raise DataError("The facts refuse this change.", problems) from None
