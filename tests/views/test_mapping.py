"""A sheet as it is mapped: what counts as the answer, and what its lines say."""

from __future__ import annotations

import pytest
from msgspec import structs

from qmas_tui.views.mapping import (
    LEAVE_OUT,
    AskedRow,
    ColumnRow,
    MappingPage,
    Option,
    Outcome,
    TakenCell,
    TakenRow,
)
from qmas_tui.views.mapping_lines import answer_words, page_lines
from qmas_tui.views.mapping_read import why_lines
from qmas_tui.views.model import as_text, text_of

NATION = ColumnRow(
    key="column B",
    letters="B",
    title="Nat",
    first="MY",
    field="nationality",
    sure="likely",
    why="as it looks",
    read=4,
    unread=1,
)
ORDER = AskedRow(
    key="dates",
    words="Day first or month first?",
    options=(Option("dmy", "day first"), Option("mdy", "month first")),
    answer="",
    proposal="dmy",
    required=True,
)


def _page(*asked: AskedRow, cell: TakenCell | None = None) -> MappingPage:
    taken = cell or TakenCell("Malaysia")
    rows = (TakenRow(8, {"nationality": taken}),)
    outcome = Outcome(1, 1, 0, 0, 0, 0, 0)
    return MappingPage("clients.csv", "", 1, (NATION,), asked, rows, outcome)


def test_a_column_that_is_never_kept_has_no_answers() -> None:
    """Any other column can be one of the fields, or be left out."""
    assert not structs.replace(NATION, field="", sure="never").options
    ids = [each.id for each in NATION.options]
    assert NATION.field in ids
    assert ids[-1] == LEAVE_OUT


def test_what_counts_for_a_column_is_its_field_or_to_leave_it_out() -> None:
    """It is one of the answers either way."""
    assert NATION.now == "nationality"
    left = NATION.said(LEAVE_OUT)
    assert left.now == LEAVE_OUT
    assert left.now in [each.id for each in left.options]


@pytest.mark.parametrize(
    ("answer", "proposal", "required", "words"),
    [
        ("mdy", "dmy", True, "month first"),
        ("ymd", "dmy", True, "ymd"),
        ("", "dmy", True, "likely: day first"),
        ("", "dmy", False, "day first"),
        ("", "", True, "choose"),
    ],
)
def test_an_answer_is_told_before_what_is_likely(
    answer: str, proposal: str, required: bool, words: str
) -> None:
    """It stands in the words of its option, or as it is where no option has it."""
    row = structs.replace(ORDER, answer=answer, proposal=proposal, required=required)
    assert answer_words(row) == words
    assert row.now == (answer or proposal)


def test_a_sheet_that_says_all_has_columns_alone() -> None:
    """Questions come under a heading, and without any there is no heading either."""
    assert len(page_lines(_page(), 118, 0)) == 1
    asked = page_lines(_page(ORDER), 118, 0)
    assert "What the sheet does not say" in as_text(asked)
    assert [line.about for line in asked if line.about] == ["column B", "dates"]


@pytest.mark.parametrize(
    "why",
    [
        "“Fr/Be” is no country",
        '"Fr/Be" is no country',
        "'Fr/Be' is no country",
        "is no country",
    ],
)
def test_why_a_cell_is_unread_follows_it_once(why: str) -> None:
    """A reason that begins with the cell does not repeat it; another stands whole."""
    (line,) = why_lines(_page(cell=TakenCell("Fr/Be", "unread", why)), NATION)
    assert text_of(line) == "Row 8  Fr/Be  is no country"
