"""A case that cannot be worked out: told with the row at fault, and never hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect_rows import Relative
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import Owner, rows_of, tables_of, with_rows
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import HOLDER, Assessment, Finding
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Policy

WorkOut = Callable[[Holder, Policy, date], Assessment]


def broken_case(
    holder: Holder, policy: Policy, as_of: date, error: Exception, work_out: WorkOut
) -> Assessment:
    """The case with nothing but the finding that says why, and the item for today."""
    about = Person(HOLDER, as_of, policy)
    return Assessment(
        holder.case,
        as_of,
        "broken",
        items=(about.item("facts.broken", as_of),),
        findings=(
            broken(about, holder, error, lambda case: work_out(case, policy, as_of)),
        ),
    )


def broken(
    about: Person, case: Owner, error: Exception, work_out: Callable[[Owner], object]
) -> Finding:
    """Why a case cannot be worked out, with the row at fault."""

    def breaks(other: Owner) -> bool:
        try:
            work_out(other)
        except Exception:
            return True
        return False

    row = _row_at_fault(case, breaks)
    fault = str(error) or type(error).__name__
    return finding(about, "facts.broken", due_on=about.as_of, row=row, fault=fault)


def _row_at_fault(case: Owner, breaks: Callable[[Owner], bool]) -> str:
    """The first row that breaks the case alone, or without which nothing does.

    Else the first such field of the person's own; empty if it is none of these.
    """
    bare = structs.replace(case, **dict.fromkeys(tables_of(type(case)), ()))
    rows = list(_each_row(case))
    if not breaks(bare):
        for name, table, row, _rest in rows:
            if breaks(with_rows(bare, table, (row,))):
                return name
    for name, table, _row, rest in rows:
        if not breaks(with_rows(case, table, rest)):
            return name
    for name, without in _without_each_day(case):
        if not breaks(without):
            return name
    return ""


def _each_row(case: Row) -> Iterator[tuple[str, str, Row, tuple[Row, ...]]]:
    """Each row with its name and table, and the other rows of that table."""
    for table in tables_of(type(case)):
        rows = rows_of(case, table)
        for place, row in enumerate(rows):
            name = f"{table} {place + 1}"
            if isinstance(row, Dependant | Relative):
                name += f" ({row.name})"
            yield name, table, row, (*rows[:place], *rows[place + 1 :])


def _without_each_day(case: Owner) -> Iterator[tuple[str, Owner]]:
    """The case without each day of the person's own in turn, by its name."""
    for field in structs.fields(case):
        if isinstance(getattr(case, field.name), date):
            changed = structs.replace(case, **{field.name: None})
            yield field.encode_name.replace("_", " "), changed
