"""Whose row is meant: that of the case itself, of a dependant, or of another row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import quoted, read_int
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_below, tables_of, with_rows
from qmas_tui.findings.model import HOLDER
from qmas_tui.views.form import OWNER
from qmas_tui.views.records import row_at

C = TypeVar("C", bound=Case)


def owner_of(
    case: Case, table: str, given: FieldTexts
) -> tuple[Row, list[tuple[str, str]]]:
    """Whose row is meant, and the rest of what was given.

    Of a prospect, the number of the row that it stands under; of a holder, the name of
    the dependant. Raises DataError.
    """
    names = [text for name, text in given if name == OWNER]
    rest = [(name, text) for name, text in given if name != OWNER]
    if isinstance(case, Prospect):
        return _row_above(case, table, names), rest
    if not names or names[0] == HOLDER:
        return case, rest
    if table != "trip":
        raise DataError(f"Only trips are recorded for a dependant, not a {table}.")
    return person(case, names[0]), rest


def person(holder: Holder, name: str) -> Holder | Dependant:
    """The holder, or one of the family by name. Raises DataError."""
    if name == HOLDER:
        return holder
    for each in holder.dependant:
        if each.name == name:
            return each
    what = "nobody is recorded yet; record the dependant first"
    if there := ", ".join(each.name for each in holder.dependant):
        what = f"{quoted(name)} is not one of {there}"
    told = f"{holder.case} has no dependant named {name}."
    raise DataError(told, [Problem(OWNER, what)])


def with_table(case: C, owner: Row, table: str, rows: Sequence[Row]) -> C:
    """The case after the rows of a table became others: its own, or those of a row."""
    if owner is case:
        return with_rows(case, table, tuple(rows))
    after = with_rows(owner, table, tuple(rows))
    kind: type[Row] = type(case)
    above = next(
        name
        for name in tables_of(kind)
        if any(each is owner for each in rows_of(case, name))
    )
    others = tuple(after if each is owner else each for each in rows_of(case, above))
    return structs.replace(case, **{above: others})


def _row_above(case: Prospect, table: str, numbers: Sequence[str]) -> Row:
    """The case itself, or the row that rows of this table stand under."""
    below = tables_below(Prospect)
    if table not in below:
        if numbers:
            raise DataError(f"No {table} stands under another row; leave {OWNER}= out.")
        return case
    above, _type = below[table]
    found = rows_of(case, above)
    if not numbers and len(found) == 1:
        return found[0]
    if not numbers:
        what = f"is missing; each {table} stands under one {above}, by its number"
        raise DataError("Not saved", [Problem(OWNER, what)])
    try:
        number = read_int(numbers[0])
    except ValueError as error:
        raise DataError("Not saved", [Problem(OWNER, str(error))]) from None
    return row_at(case, above, number)
