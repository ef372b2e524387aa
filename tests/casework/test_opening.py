"""Which sheet of a file is read, and by which letters, stands on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from qmas_tui.casework.mapping import (
    Draft,
    draft_lines,
    keep_mapping,
    report_csv,
    work_out,
)
from qmas_tui.casework.opening import ENCODING, Source, open_source
from qmas_tui.errors import DataError, Stopped
from qmas_tui.steps import unheard
from qmas_tui.views.mapping import SHEET
from qmas_tui.views.mapping_lines import outcome_lines, page_lines
from qmas_tui.views.model import as_text
from tests.desk.support import casework_of
from tests.exchange.workbook_files import xlsb

OLD = Path(__file__).parents[1] / "data" / "old.xls"


def draft(source: Source) -> Draft:
    """What comes of the file."""
    return work_out(casework_of(), open_source(source), "x", None, unheard)


@pytest.fixture
def workbook(tmp_path: Path) -> Source:
    """A cover, clients, and a hidden sheet."""
    book = Workbook()
    book.worksheets[0].title = "Cover"
    for title in ("Clients", "Old"):
        page = book.create_sheet(title)
        page.append(("Case", "Name"))
        page.append((f"Q-{title}", "LEE [/] Ming"))
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "x.xlsx")
    return Source(tmp_path / "x.xlsx")


def test_a_sheet_is_one_of_several(workbook: Source) -> None:
    """An empty one says so and can be left for another; each says what it holds."""
    cover = draft(workbook)
    assert cover.plan is None
    assert draft_lines(cover) == ['Sheet "Cover" has nothing in it']
    assert report_csv(cover) == ""
    keep_mapping(cover)
    assert "has nothing in it" in as_text(outcome_lines(cover.page))
    (row,) = cover.page.file
    assert [each.words for each in row.options] == [
        *("Cover", "Clients (2 rows)"),
        "Old (hidden, 2 rows)",
    ]
    clients = draft(workbook.answered(SHEET, "Clients"))
    assert clients.page.sheet_words == "sheet Clients (2 of 3)"
    assert "Sheet 2 of 3" in as_text(page_lines(clients.page, 118, 0))
    assert clients.page.answered(SHEET, "Old").file[0].now == "Old"


def test_letters_are_chosen(tmp_path: Path) -> None:
    """Where nobody can tell the likeliest counts until somebody says; one choice asks
    nothing.
    """
    path = tmp_path / "x.csv"
    path.write_bytes("Case,Name\nQ-1,佐藤健\n".encode("shift_jis"))
    unsure = draft(Source(path))
    (row,) = unsure.page.file
    assert row.is_open
    assert unsure.page.open == 1
    said = draft(Source(path).answered(ENCODING, "shift_jis"))
    assert said.plan is not None
    assert said.plan.holders[0].after.name == "佐藤健"
    assert said.page.file[0].now == "shift_jis"
    assert said.page.sheet_words == "sheet x"
    path.write_text("Case,Name\nQ-1,LEE\n", "utf-8")
    assert draft(Source(path)).page.file == ()
    path.write_bytes(b"Case,Name\nQ-1,\xe9\x99\xb3\xe5\xa4\xa7\xe6\x96\x87 \xff\n")
    assert draft(Source(path)).page.file[0].now != ""
    path.write_text("one,two\n", "utf-8")
    with pytest.raises(DataError):
        draft(Source(path))


@pytest.mark.parametrize("name", ["old.xls", "new.xlsb"])
def test_what_has_no_measure_can_be_stopped(name: str, tmp_path: Path) -> None:
    """Before a reader that tells nothing the step hears so, and what follows is left
    out where it raises.
    """
    path = tmp_path / name
    path.write_bytes(OLD.read_bytes() if name == "old.xls" else xlsb({(0, 0): 1.5}))
    heard = list[tuple[int, int]]()

    def leave(done: int, total: int) -> None:
        heard.append((done, total))
        if not total:
            raise Stopped("left")

    with pytest.raises(Stopped):
        open_source(Source(path), leave)
    assert heard[-1] == (0, 0)
