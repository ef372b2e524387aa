"""A change that a scenario makes: a short form, or a change of rows as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, get_args

from msgspec import Meta, Struct

from qmas_tui.facts import rows
from qmas_tui.facts.parsing import names_text

Value = object
"""A value as a case file writes it; the facts say whether it is one."""
Kind = Literal["add", "amend", "remove", "set"]
KINDS: Final = get_args(Kind)
RowNumber = Annotated[int, Meta(ge=1)]


class _Data(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """Data as a scenario file holds it; a key that no field knows is refused."""


class Add(_Data, frozen=True, gc=False):
    """A new row; `of` names the dependant whose trip is meant."""

    table: rows.Text
    values: Mapping[str, Value]
    of: rows.Text | None = None


class Amend(_Data, frozen=True, gc=False):
    """Other values in a row; an empty text takes a value out."""

    table: rows.Text
    row: RowNumber
    values: Mapping[str, Value]
    of: rows.Text | None = None


class Remove(_Data, frozen=True, gc=False):
    """A row taken out."""

    table: rows.Text
    row: RowNumber
    of: rows.Text | None = None


class SetOwn(_Data, frozen=True, gc=False):
    """Other values in the case's own fields."""

    values: Mapping[str, Value]


class NewIncome(_Data, frozen=True, gc=False, rename={"from_": "from"}):
    """A monthly income from a day on, in the currency of the work."""

    monthly: rows.Money
    from_: date


class Assessable(_Data, frozen=True, gc=False):
    """The assessable income of a year of assessment, in HKD."""

    year: rows.AssessmentYear
    amount: rows.Money


class Decision(_Data, frozen=True, gc=False):
    """What was decided of the pending filing; `until` where it was granted."""

    on: date
    outcome: Literal["granted", "refused", "withdrawn"]
    until: date | None = None


class Leaves(_Data, frozen=True, gc=False, rename={"for_": "for"}):
    """A dependant who leaves the family or Hong Kong."""

    name: rows.Text
    on: date
    for_: rows.LeftFamily


class Change(
    _Data,
    frozen=True,
    gc=False,
    rename={"job_lost": "job-lost", "return_": "return", "for_": "for"},
):
    """One change: one of its short forms or primitives is given.

    `of` goes with a trip, a return or a passport and names the dependant who is meant;
    `for_` with a filing: the people that it is for.
    """

    job_lost: date | None = None
    job: rows.Work | None = None
    income: NewIncome | None = None
    assessable: Assessable | None = None
    trip: Annotated[tuple[date, ...], Meta(min_length=1, max_length=2)] | None = None
    return_: date | None = None
    file: date | None = None
    decision: Decision | None = None
    passport: date | None = None
    leaves: Leaves | None = None
    add: Add | None = None
    amend: Amend | None = None
    remove: Remove | None = None
    set: SetOwn | None = None
    of: rows.Text | None = None
    for_: tuple[rows.Text, ...] = ()


class Primitive(Struct, frozen=True, gc=False, omit_defaults=True):
    """A change of one row, as it is shown.

    `row` counts from 1 in the table as the changes before it leave it; 0 for a new row
    or the case's own fields.
    """

    kind: Kind
    table: str = ""
    row: int = 0
    values: tuple[tuple[str, Value], ...] = ()
    of: str | None = None

    @property
    def text(self) -> str:
        """As the command line has it: amend work 1 to=2026-12-31."""
        named = (("of", self.of), *self.values) if self.of else self.values
        words = [self.kind, self.table, str(self.row or "")]
        words += [f"{name}={_written(value)}" for name, value in named]
        return " ".join(filter(None, words))


_READ_OTHERWISE: Final = re.compile(r'["\\]|^\s|\s$|\s[A-Za-z_-]+=|\n')


def primitive_of(change: Change) -> Primitive:
    """The change of a row that a change is, where it is no short form."""
    if change.add is not None:
        add = change.add
        return Primitive("add", add.table, 0, tuple(add.values.items()), add.of)
    if change.amend is not None:
        old = change.amend
        values = tuple(old.values.items())
        return Primitive("amend", old.table, old.row, values, old.of)
    if change.remove is not None:
        gone = change.remove
        return Primitive("remove", gone.table, gone.row, of=gone.of)
    assert change.set is not None, "it is one of them"
    return Primitive("set", values=tuple(change.set.values.items()))


def _written(value: Value) -> str:
    """A value as it can be typed back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = names_text(value, ",") if isinstance(value, tuple | list) else str(value)
    if _READ_OTHERWISE.search(text):
        return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
    return text
