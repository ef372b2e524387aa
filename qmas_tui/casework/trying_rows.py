"""A row of any table that is supposed new, changed or removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import FieldTexts, amended, parse_row
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import own_fields, row_type
from qmas_tui.findings.calendar import add_months
from qmas_tui.scenarios.change import Add, Amend, Change, Remove, SetOwn
from qmas_tui.views.scenario.rows import AnyRow, recorded_row


def read_row_change(
    which: AnyRow, holder: Holder, given: FieldTexts, as_of: date
) -> Change:
    """What was typed of a row, as a change of the facts of this holder.

    Raises DataError with every problem, or where nothing is different.
    """
    if which.kind == "remove":
        return Change(remove=Remove(table=which.table, row=which.row, of=which.of))
    if which.kind == "add":
        type_ = row_type(which.table, Holder if which.of is None else Dependant)
        values = _plain(parse_row(type_, given, as_of, add_months))
        return Change(add=Add(table=which.table, values=values, of=which.of))
    old: Row = holder if which.kind == "set" else recorded_row(which, holder)
    new = amended(old, given, as_of, add_months)
    was, now = dict(own_fields(old)), dict(own_fields(new))
    plain = _plain(new)
    changed = {name: plain.get(name, "") for name in now if now[name] != was[name]}
    if not changed:
        raise DataError("Nothing is different; escape leaves the form.")
    if which.kind == "set":
        return Change(set=SetOwn(values=changed))
    return Change(
        amend=Amend(table=which.table, row=which.row, values=changed, of=which.of)
    )


def _plain(row: Row) -> Mapping[str, object]:
    values: dict[str, object] = msgspec.to_builtins(row, builtin_types=(date,))
    return values
