"""Rows of the queue in the columns that somebody chose, and in the usual ones."""

from __future__ import annotations

import pytest

from qmas_tui.views.columns import COLUMNS
from qmas_tui.views.columns_line import columns_line, columns_titles, lay_out
from qmas_tui.views.groups import Asleep, plain_index
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.model import Line
from qmas_tui.views.queue_line import title_line, usual_columns
from qmas_tui.views.sort import parse_sort
from qmas_tui.views.width import cell_width
from tests.make import entry

SOON = 30
CASE = entry(
    name="[/] LEE", name_zh="李嘉欣", adviser="mw", tags=["a", "b"], passport=[]
)


def text(line: Line) -> str:
    """What a line says."""
    return "".join(span.text for span in line.spans)


@pytest.mark.parametrize("width", [30, 78, 118, 198])
def test_titles_stand_over_their_cells(width: int) -> None:
    """Whatever is chosen, a line is as wide as the list, and titles over cells."""
    chosen = ("name", "tags", "limit", "days_left", "act_by", "stage", "why", "case")
    layout = lay_out(HOLDERS, chosen, [CASE], SOON, width)
    row = text(columns_line(HOLDERS, CASE, SOON, layout))
    titles = text(columns_titles(HOLDERS, layout, parse_sort("-tags")))
    assert "[/] LEE 李嘉欣" in row
    assert cell_width(row) <= width + 2
    assert cell_width(titles) == cell_width(row) + 1
    assert titles.index("Name") == row.index("[/]") + 1
    assert layout.columns == chosen[: len(layout.columns)]
    if "tags" in layout.columns and width > 30:
        assert "Tags ▼" in titles
        assert "a, b" in row


def test_every_column_can_be_shown() -> None:
    """Each column has a title and a cell, blank or not."""
    for column in COLUMNS:
        layout = lay_out(HOLDERS, (column,), [CASE], SOON, 60)
        assert COLUMNS[column].title in text(
            columns_titles(HOLDERS, layout, parse_sort(""))
        )
        assert columns_line(HOLDERS, CASE, SOON, layout).spans


@pytest.mark.parametrize("width", [78, 104, 118, 140])
def test_the_usual_columns_bear_the_sign_of_the_order(width: int) -> None:
    """Whichever of the usual columns is sorted by, its title says which way."""
    for column in usual_columns(width):
        assert text(title_line(width, 6, parse_sort(column))).count("▲") == 1
        assert text(title_line(width, 6, parse_sort(f"-{column}"))).count("▼") == 1
    assert "▲" not in text(title_line(width, 6, parse_sort("tags")))


def test_a_sorted_list_has_no_groups() -> None:
    """Its lines are the cases, and what sleeps below them."""
    cases = [CASE, entry(case="Q-2")]
    assert plain_index(HOLDERS, cases, []) == ["Q-1", "Q-2"]
    assert plain_index(HOLDERS, cases, [CASE]) == ["Q-1", "Q-2", None, Asleep("Q-1", 1)]
