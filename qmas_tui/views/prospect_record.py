"""All that is recorded of a prospect, as the person has a right to know it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_of
from qmas_tui.views.fields import recorded_fields, value_words
from qmas_tui.views.form import fields_of
from qmas_tui.views.labels import choice_words, field_label
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Part, Section
from qmas_tui.views.records import whole_words


def prospect_record(prospect: Prospect) -> tuple[Part, ...]:
    """The own fields, then every row under the name of its table."""
    own = [
        row(said(f"{field_label(name)}: {own_words(name, value)}"))
        for name, value in recorded_fields(prospect)
    ]
    tables = [
        Section(table.capitalize(), lines)
        for table in tables_of(Prospect)
        if (lines := tuple(_rows(prospect, table)))
    ]
    sections = (Section("Before the landing", tuple(own)), *tables)
    return (Part("prospect", "Prospect", sections),)


def own_words(name: str, value: object) -> str:
    """A particular in words; what can only be chosen as a form has it."""
    if isinstance(value, str) and name in _chosen():
        return choice_words(name, value)
    return value_words(value)


@cache
def _chosen() -> frozenset[str]:
    fields = fields_of("prospect", Prospect)
    return frozenset([each.name for each in fields if each.choices])


def _rows(of: Row, table: str, under: str = "") -> Iterator[Line]:
    """Each row in words with its place, and behind it the rows that stand under it."""
    for number, each in enumerate(rows_of(of, table), 1):
        yield row(said(f"{whole_words(each)}{under}"), of=(table, number))
        for below in tables_of(type(each)):
            yield from _rows(each, below, f"  of={number}")
