"""All that is recorded of a prospect, as the person has a right to know it."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_of
from qmas_tui.views.fields import recorded_fields, told_field
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Part, Section
from qmas_tui.views.records import whole_words


def prospect_record(prospect: Prospect) -> tuple[Part, ...]:
    """The own fields, then every row under the name of its table."""
    own = [row(said(told_field(*each))) for each in recorded_fields(prospect)]
    tables = [
        Section(table.capitalize(), tuple([row(said(each)) for each in words]))
        for table in tables_of(Prospect)
        if (words := list(_rows(prospect, table)))
    ]
    sections = (Section("Before the landing", tuple(own)), *tables)
    return (Part("prospect", "Prospect", sections),)


def _rows(of: Row, table: str) -> Iterator[str]:
    """Each row in words, and behind it the rows that stand under it."""
    for each in rows_of(of, table):
        yield whole_words(each)
        for below in tables_of(type(each)):
            yield from _rows(each, below)
