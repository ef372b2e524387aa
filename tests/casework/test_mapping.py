"""A sheet as the adviser maps it: the page, and the lines that show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.mapping import (
    Answers,
    Draft,
    answered,
    draft_lines,
    keep_mapping,
    report_csv,
    work_out,
)
from qmas_tui.casework.opening import Opened, Source, open_source
from qmas_tui.config.settings import user_folder
from qmas_tui.exchange.sheets.limits import unheard
from qmas_tui.exchange.sheets.plan import Imported
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.views.mapping import AskedRow, ColumnRow, Outcome
from qmas_tui.views.mapping_lines import column_titles, outcome_lines, page_lines
from qmas_tui.views.mapping_read import read_lines, why_lines
from qmas_tui.views.model import as_text, text_of
from qmas_tui.views.width import cell_width
from tests.desk.support import casework_of
from tests.flows.sheets import UNKNOWN

WIDTHS = (20, 78, 118, 198)
FAMILY = """\
Case,Name,Relation,Scheme,Limit of stay,Employer,Position,Salary,Passport expiry,Family
Q-1,ANAND Ravi,holder,GPT,15 Mar 2027,Harbour Ltd,Engineer,52000,1 Jan 2030,
Q-1,ANAND Mira,spouse,GPT,15 Mar 2027,,,,,
Q-2,SATO Ken,holder,GPT,,,,,,spouse + 2
"""


def _draft(folder: Path, text: str, casework: Casework | None = None) -> Draft:
    path = folder / "clients.csv"
    path.write_text(text, "utf-8")
    book = casework or casework_of()
    return work_out(book, open_source(Source(path)), path.name, None, unheard)


def _again(folder: Path, answers: Answers) -> Draft:
    opened = open_source(Source(folder / "clients.csv"))
    return work_out(casework_of(), opened, "clients.csv", answers, unheard)


def _holders(draft: Draft) -> Sequence[Imported]:
    assert draft.plan is not None
    return draft.plan.holders


def _column(draft: Draft, letter: str) -> ColumnRow:
    return next(c for c in draft.page.columns if c.letters == letter)


def _asked(draft: Draft, id: str) -> AskedRow:
    return next(a for a in draft.page.asked if a.key == id)


def test_each_column_says_what_it_is_and_how_sure(tmp_path: Path) -> None:
    """Certain by its title, likely and to be looked at, or without a field."""
    draft = _draft(tmp_path, UNKNOWN)
    found = {c.letters: (c.title, c.field, c.sure) for c in draft.page.columns}
    assert found["A"] == ("File no.", "case", "sure")
    assert found["C"] == ("中文姓名", "name_zh", "sure")
    assert found["G"] == ("批准類別", "scheme", "asked")
    assert found["E"] == ("Kick-off", "", "left out")
    assert _column(draft, "D").first == "MY"
    assert (_column(draft, "D").read, _column(draft, "D").unread) == (4, 1)


def test_numbers_of_identity_show_nothing(tmp_path: Path) -> None:
    """Neither the first value nor any other of their column is on the page."""
    draft = _draft(tmp_path, "Case,Name,HKID,\nQ-1,ANAND,A123456(3),x\n")
    assert "A123456" not in str(draft.page)
    assert _column(draft, "C").sure == "never"
    assert _column(draft, "D").why == "no title"
    assert (
        "Identity"
        in why_lines(draft.page, _column(draft, "C"))[0].spans[1].text.capitalize()
    )


def test_an_answer_is_what_the_sheet_is_read_by(tmp_path: Path) -> None:
    """A column's field, the order of days, and what a missing column is."""
    draft = _draft(tmp_path, UNKNOWN)
    assert _asked(draft, "dates").is_open
    said = answered(draft.answers, _asked(draft, "dates"), "mdy")
    said = answered(said, _column(draft, "E"), "landed_on")
    said = answered(said, _column(draft, "G"), "leave out")
    again = _again(tmp_path, said)
    assert not _asked(again, "dates").is_open
    assert _column(again, "E").sure == "said"
    assert _column(again, "G").sure == "left out"
    assert str(_holders(again)[0].after.grant[0].until) == "2027-04-03"
    back = answered(said, _asked(draft, "dates"), "dmy")
    assert back.dates == "dmy"

    draft = _draft(tmp_path, "Case,Wen,Limit of stay\nQ-1,ANAND,15 Mar 2027\n")
    said = answered(draft.answers, _asked(draft, "missing"), "column B")
    assert _holders(_again(tmp_path, said))[0].after.name == "ANAND"


def test_the_mapping_is_kept_for_the_next_such_sheet(tmp_path: Path) -> None:
    """And one that was spoilt by hand counts for nothing."""
    draft = _draft(tmp_path, UNKNOWN)
    said = answered(draft.answers, _column(draft, "E"), "landed_on")
    keep_mapping(_again(tmp_path, said))
    again = _draft(tmp_path, UNKNOWN)
    assert _column(again, "E").field == "landed_on"
    assert _column(again, "E").why == "as last time"
    (kept,) = (user_folder() / "columns").iterdir()
    kept.write_text("no [toml", "utf-8")
    assert _column(_draft(tmp_path, UNKNOWN), "E").field == ""


def test_rows_are_shown_as_they_would_be_taken(tmp_path: Path) -> None:
    """Days in words, what is unread with its reason, what is refused with its own."""
    draft = _draft(tmp_path, UNKNOWN)
    rows = {row.number: row for row in draft.page.rows}
    assert rows[4].cells["name"].text == "CHEUNG Ka Yan"
    assert rows[8].cells["nationality"].kind == "unread"
    assert "country" in rows[8].cells["nationality"].why
    assert "name" in rows[9].why
    family = {row.number: row for row in _draft(tmp_path, FAMILY).page.rows}
    shown = {field: cell.text for field, cell in family[2].cells.items()}
    assert shown["limit"] == "15 Mar 2027"
    assert shown["salary"] == "52,000"
    assert shown["passport"] == "1 Jan 2030"
    assert shown["employer"] == "Harbour Ltd"
    assert family[3].cells["name"].text == "ANAND Mira"
    assert family[4].cells["family"].text.startswith("spouse")
    assert family[4].cells["limit"].kind == "blank"


def test_parts_of_a_name_are_shown_as_the_name(tmp_path: Path) -> None:
    """And remarks as the note that they become."""
    text = "Case,Surname,Given names,Remarks,Scheme\nQ-1,CHAN,Tai Man,call,GPT\n"
    (row,) = _draft(tmp_path, text).page.rows
    assert row.cells["surname"].text == "CHAN Tai Man"
    assert row.cells["remarks"].text == "call"


def test_it_is_stopped_by_raising(tmp_path: Path) -> None:
    """Who hears of progress ends it."""

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    path = tmp_path / "long.csv"
    rows = "".join(f"Q-{n},NAME {n}\n" for n in range(1200))
    path.write_text(f"Case,Name\n{rows}", "utf-8")
    with pytest.raises(InterruptedError):
        work_out(casework_of(), Opened(read_sheet(path)), "long.csv", None, stop)
    with pytest.raises(InterruptedError):
        open_source(Source(path), stop)


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_fit(tmp_path: Path, width: int) -> None:
    """Columns, questions and rows stand under their titles, Chinese ones too."""
    page = _draft(tmp_path, UNKNOWN).page
    for at in (0, len(page.columns) + 2):
        lines = page_lines(page, width, at)
        assert sum(bool(line.about) for line in lines) == len(
            (*page.columns, *page.asked, *page.file)
        )
        if width >= 78:
            assert all(cell_width(text_of(line)) <= width for line in lines)
    for field in ("", "nationality", "remarks"):
        for line in read_lines(page, field, width, 9)[1:-1]:
            assert cell_width(text_of(line)) <= max(width, 30) or "refused" in text_of(
                line
            )
    assert not read_lines(page, "", width, 2)
    titles = "".join(span.text for span in column_titles(width))
    assert "Their column" in titles


def test_the_row_in_which_the_column_is_unread_comes_first(tmp_path: Path) -> None:
    """And the line below says why."""
    draft = _draft(tmp_path, UNKNOWN)
    shown = as_text(read_lines(draft.page, "nationality", 118, 3))
    assert "Fr/Be" in shown
    (why,) = why_lines(draft.page, _column(draft, "D"))
    assert text_of(why).startswith("Row 8  Fr/Be")
    question, likely = why_lines(draft.page, _asked(draft, "dates"))
    assert "Day first or month first?" in text_of(question)
    assert "likely" in text_of(likely) or "choose" in text_of(likely)


def test_what_comes_of_it_is_one_line(tmp_path: Path) -> None:
    """How many rows, cases and cells, and what is wanted first."""
    draft = _draft(tmp_path, UNKNOWN)
    numbers, wanted = map(text_of, outcome_lines(draft.page))
    assert numbers.startswith("6 rows   5 new   1 refused")
    assert "answers are wanted first" in wanted
    page = _draft(tmp_path, "Case,Name\nQ-1,ANAND\n").page
    assert "1 case would be written as one step; one undo takes it" in as_text(
        outcome_lines(page)
    )
    nothing = structs.replace(page, outcome=Outcome(1, 0, 0, 1, 0, 0, 0))
    assert "would stay as it is" in as_text(outcome_lines(nothing))
    two = structs.replace(page, outcome=Outcome(2, 1, 1, 0, 0, 0, 0))
    assert "takes them back" in as_text(outcome_lines(two))


def test_the_report_is_lines_and_a_table(tmp_path: Path) -> None:
    """Both account for every row."""
    draft = _draft(tmp_path, UNKNOWN)
    assert "header in row 3" in draft_lines(draft)[0]
    assert "HK/QM/0503" in report_csv(draft)


def test_an_answer_shows_before_anything_is_worked_out(tmp_path: Path) -> None:
    """The column and the question say it at once."""
    page = _draft(tmp_path, UNKNOWN).page
    told = page.answered("column E", "landed_on").answered("dates", "mdy")
    assert told.open == page.open - 1
    assert {c.letters: c.field for c in told.columns}["E"] == "landed_on"
    left = page.answered("column A", "leave out").columns[0]
    assert (left.field, left.sure) == ("", "left out")
