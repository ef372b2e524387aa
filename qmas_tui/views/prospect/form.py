"""What a form asks of a prospect: the tables of facts, with what can be picked."""

from __future__ import annotations

from typing import Final, get_args

from msgspec import structs

from qmas_tui.facts.prospect import Listed, Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_below
from qmas_tui.views.form import OWNER, FormField, Tick, fields_of
from qmas_tui.views.prospect.papers import KINDS
from qmas_tui.views.records import row_words

OWN: Final = "prospect"
"""Stands in the place of a table for the prospect's own fields."""
FIRST_TALK: Final = (
    *("case", "name", "name_zh", "citizenship", "nationality", "route", "born_on"),
    *("residence", "adviser", "opened_on", "next_on", "next_step"),
)
"""What is asked for of somebody new."""
FIRST_FIELDS: Final = {
    "degree": (
        *("level", "institution", "country", "field", "from", "awarded_on"),
        *("full_time", "listed", "listed_year", "stem", "verified_on"),
    ),
    "work": (
        *("kind", "employer", "title", "from", "to", "level", "country", "full_time"),
        *("field", "reputable", "international", "permit", "second_proof", "reason"),
    ),
    "application": (
        *("submitted_on", "file_number", "acknowledged_on", "selected_on"),
        *("outcome", "decided_on", "pay_by", "entry_by"),
    ),
}
"""What is asked for of a new row of a large table; the rest once it is corrected."""
_SIGNED: Final = frozenset({"on", "by"})


def prospect_fields(table: str, of: Prospect) -> tuple[FormField, ...]:
    """The fields of a recorded row of a table, or of the prospect."""
    fields = fields_of(table, Prospect)
    return tuple(_picked(each, table, of) for each in fields)


def new_prospect_fields(table: str, of: Prospect) -> tuple[FormField, ...]:
    """The fields of a new row; one that stands under another says under which."""
    fields = prospect_fields(table, of)
    if table in ("note", "review"):
        return tuple(each for each in fields if each.name not in _SIGNED)
    if first := FIRST_FIELDS.get(table):
        return tuple(each for each in fields if each.name in first)
    below = tables_below(Prospect)
    if table not in below:
        return fields
    return (_under(below[table][0], of), *fields)


def first_talk_fields() -> tuple[FormField, ...]:
    """What is asked for of somebody new, in the order of a first talk."""
    fields = {each.name: each for each in fields_of(OWN, Prospect)}
    return tuple(fields[name] for name in FIRST_TALK)


def _under(above: str, of: Prospect) -> FormField:
    """Which row of the table above a new one stands under."""
    rows: tuple[Row, ...] = rows_of(of, above)
    numbers = tuple(str(number) for number in range(1, len(rows) + 1))
    titles = tuple(row_words(each) for each in rows)
    usual = numbers[0] if len(numbers) == 1 else ""
    return FormField(
        OWNER, above, "", "choice", numbers, True, titles, usual, of=Prospect
    )


def _picked(field: FormField, table: str, of: Prospect) -> FormField:
    """A field with what can be picked for it."""
    if (table, field.name) == ("evidence", "kind"):
        titles = tuple(KINDS.values())
        return structs.replace(
            field, kind="choice", choices=tuple(KINDS), titles=titles
        )
    if (table, field.name) == (OWN, "complete"):
        listed = tuple(str(each) for each in get_args(Listed))
        ticks = tuple(Tick(each, each, each in of.complete) for each in listed)
        return structs.replace(field, kind="ticks", ticks=ticks)
    return field
