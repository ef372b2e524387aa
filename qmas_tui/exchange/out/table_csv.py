"""A table as CSV that Excel opens as it is: UTF-8 with its mark, days as 2027-03-15."""

from __future__ import annotations

import csv
import io

from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.column import Value
from qmas_tui.views.formulas import guarded
from qmas_tui.views.table import Table

MARK = "\ufeff"
"""Without it Excel reads UTF-8 in the encoding of the system."""


def write_csv(table: Table, step: Step = unheard) -> str:
    """The text of the file; a cell that would be run as a formula is guarded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.titles)
    for row in watched(table.rows, step):
        writer.writerow([_cell(value) for value in row])
    return MARK + text.getvalue()


def _cell(value: Value) -> Value:
    return guarded(value) if isinstance(value, str) else value
