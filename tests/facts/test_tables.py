"""The tables of a case file."""

from __future__ import annotations

import pytest

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import parse_row
from qmas_tui.facts.tables import TABLES, with_rows
from qmas_tui.views.records import row_at

BARE = Holder(case="Q-1", name="LEE", citizenship="other", route="gpt")
ROWS = {
    "note": [("on", "2026-01-01"), ("text", "Called.")],
    "evidence": [("kind", "payslips")],
}


@pytest.mark.parametrize(
    ("table", "number", "says"),
    [
        ("note", 0, "There is no note 9; none is recorded."),
        ("note", 1, "There is no note 9; there is 1 note."),
        ("note", 3, "There is no note 9; there are 3 notes."),
        ("evidence", 1, "There is no evidence 9; there is 1 row of evidence."),
        ("evidence", 2, "There is no evidence 9; there are 2 rows of evidence."),
    ],
)
def test_a_row_that_is_not_there(table: str, number: int, says: str) -> None:
    """A sentence says that there is none of that number, and how many there are."""
    row = parse_row(TABLES[table], ROWS[table])
    holder = with_rows(BARE, table, (row,) * number)
    with pytest.raises(DataError) as caught:
        row_at(holder, table, 9)
    assert caught.value.message == says
