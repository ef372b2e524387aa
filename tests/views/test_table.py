"""What stands in the columns of a table."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.views.column import Value
from qmas_tui.views.columns import COLUMNS, QUEUE_COLUMNS
from qmas_tui.views.document import Grid
from qmas_tui.views.table import table_document, table_of
from tests.make import AS_OF, entry


def cells(*columns: str, **facts: object) -> tuple[Value, ...]:
    """The cells of one case under these columns."""
    (row,) = table_of("x", [entry(AS_OF, **facts)], AS_OF, columns, COLUMNS).rows
    return row


def test_the_columns_of_a_view() -> None:
    """A view shows when to act, who, the stage, the limit and why."""
    table = table_of("Today", [entry()], AS_OF, QUEUE_COLUMNS, COLUMNS)
    shown = dict(zip(table.titles, table.rows[0], strict=True))
    assert (table.title, table.as_of) == ("Today", AS_OF)
    assert shown["Act by"] == shown["Due on"] == date(2028, 2, 2)
    assert shown["Lost on"] == date(2028, 3, 15)
    assert (shown["Reference"], shown["Stage"]) == ("Q-1", "extension 1")
    assert shown["Why now"] == "window opens 15 Dec 2027"
    assert shown["Expected end"] is None


def test_a_table_to_be_read() -> None:
    """As a document its days are in words, its numbers stand at the right."""
    columns = ("case", "limit", "days_left", "name_zh")
    document = table_document(table_of("To\x1bday", [entry()], AS_OF, columns, COLUMNS))
    assert (document.title, document.subtitle) == ("To day", "1 case on 22 Nov 2026")
    (chapter,) = document.chapters
    (cases,) = chapter.blocks
    assert isinstance(cases, Grid)
    assert cases.numbers == (2,)
    (row,) = cases.rows
    assert [each.text for each in row] == ["Q-1", "15 Mar 2028", "479", ""]


def test_an_unknown_column() -> None:
    """A column that there is not is refused, with those that there are."""
    with pytest.raises(DataError, match="no column shoes; there are case, name"):
        table_of("x", [], AS_OF, ("shoes",), COLUMNS)


def test_a_limit_that_is_only_expected_is_no_fact() -> None:
    """Without a grant the end of the stay stands apart from the recorded limit."""
    columns = ("limit", "expected_end", "days_left")
    assert cells(*columns, grant=None, landed_on=date(2025, 1, 1)) == (
        None, date(2027, 1, 1), 40,
    )  # fmt: skip


def test_a_closed_case() -> None:
    """A closed case keeps its last recorded limit and has nothing to act on."""
    columns = ("limit", "act_by", "days_left", "why", "status")
    closed = (date(2028, 3, 15), None, None, None, "closed")
    assert cells(*columns, status="closed") == closed


WORK = ("employer", "title", "work_from", "salary", "business")


def test_work() -> None:
    """The work that began last stands in the row; none of them is said as none."""
    job = {"kind": "employment", "employer": "A", "title": "B"}
    later = {**job, "employer": "C", "from": date(2025, 1, 1), "monthly_income": 9}
    assert cells(*WORK, work=[later, job])[:3] == ("C", "B", date(2025, 1, 1))
    idle = {"kind": "none", "from": date(2026, 1, 1)}
    assert cells(*WORK, work=[job, idle]) == ("none", None, None, None, None)
    assert cells(*WORK, work=None) == (None,) * 5
    assert cells(*WORK, work=[{**job, "to": date(2026, 1, 1)}]) == (None,) * 5


def test_a_business_and_self_employment() -> None:
    """A business is named apart, for an import would take it for an employer."""
    firm = {"kind": "business", "employer": "Lion Rock", "title": "Director"}
    assert cells(*WORK, work=[firm]) == (None, None, None, None, "Lion Rock")
    assert cells(*WORK, work=[{"kind": "business"}])[-1] == "not named"
    own = {"kind": "self-employment", "title": "Coach"}
    assert cells(*WORK, work=[own])[:2] == ("self-employed", "Coach")


def test_pay() -> None:
    """Pay in HKD is a number; any other names its currency, or that it is unknown."""
    job = {"kind": "employment", "employer": "A", "monthly_income": 5000}
    assert cells("salary", work=[{**job, "currency": "HKD"}]) == (5000,)
    assert cells("salary", work=[{**job, "currency": "USD"}]) == ("USD 5,000",)
    assert cells("salary", work=[job]) == ("currency? 5,000",)
    assert cells("salary", work=[{"kind": "employment"}]) == (None,)


def test_the_newest_note_is_the_remark() -> None:
    """The remark is the newest note, without the signs that no table can hold."""
    notes = [
        {"on": date(2026, 2, 1), "text": "new\x1b\nline"},
        {"on": date(2025, 2, 1), "text": "old"},
    ]
    assert cells("remarks", note=notes) == ("new\nline",)
    assert cells("tags", tags=["bank", "vip"]) == ("bank, vip",)
