"""A case that cannot be worked out: told with the row at fault, and never hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES, rows_of, with_rows
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import HOLDER, Assessment
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Policy

WorkOut = Callable[[Holder, Policy, date], Assessment]


def broken_case(
    holder: Holder, policy: Policy, as_of: date, error: Exception, work_out: WorkOut
) -> Assessment:
    """The case with nothing but the finding that says why, and the item for today."""
    row = _row_at_fault(holder, policy, as_of, work_out)
    fault = str(error) or type(error).__name__
    about = Person(HOLDER, as_of, policy)
    found = finding(about, "facts.broken", due_on=as_of, row=row, fault=fault)
    return Assessment(
        holder.case,
        as_of,
        "broken",
        items=(about.item("facts.broken", as_of),),
        findings=(found,),
    )


def _row_at_fault(
    holder: Holder, policy: Policy, as_of: date, work_out: WorkOut
) -> str:
    """The first row that breaks the case alone, or without which nothing does.

    Else the first such field of the holder's own; empty if it is none of these.
    """

    def breaks(case: Holder) -> bool:
        try:
            work_out(case, policy, as_of)
        except Exception:
            return True
        return False

    bare = structs.replace(holder, **dict.fromkeys(TABLES, ()))
    rows = list(_each_row(holder))
    if not breaks(bare):
        for name, table, row, _rest in rows:
            if breaks(with_rows(bare, table, (row,))):
                return name
    for name, table, _row, rest in rows:
        if not breaks(with_rows(holder, table, rest)):
            return name
    for name, without in _without_each_day(holder):
        if not breaks(without):
            return name
    return ""


def _each_row(holder: Holder) -> Iterator[tuple[str, str, Row, tuple[Row, ...]]]:
    """Each row with its name and table, and the other rows of that table."""
    for table in TABLES:
        rows = rows_of(holder, table)
        for place, row in enumerate(rows):
            name = f"{table} {place + 1}"
            if isinstance(row, Dependant):
                name += f" ({row.name})"
            yield name, table, row, (*rows[:place], *rows[place + 1 :])


def _without_each_day(holder: Holder) -> Iterator[tuple[str, Holder]]:
    """The holder without each day of their own in turn, by its name."""
    for field in structs.fields(holder):
        if isinstance(getattr(holder, field.name), date):
            changed = structs.replace(holder, **{field.name: None})
            yield field.encode_name.replace("_", " "), changed
