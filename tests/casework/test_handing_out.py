"""What is handed out: which cases, into which files, and over which."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from qmas_tui.casework.calendars import write_calendar
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.documents import (
    absences,
    brief_of_case,
    brief_of_view,
    document_lines,
    sheet_lines,
    write_document,
    write_sheet,
)
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.selection import select
from qmas_tui.casework.snapshots import Wanted, snapshot_words, write_snapshot
from qmas_tui.casework.tables import (
    columns_named,
    csv_lines,
    table,
    write_records,
    write_table,
)
from qmas_tui.errors import DataError
from qmas_tui.views.columns import QUEUE_COLUMNS, RECORD_COLUMNS
from tests.casework.support import LEE
from tests.make import AS_OF

Writer = Callable[[Casework, Path, bool], object]


def _table(book: Casework, path: Path, force: bool) -> None:
    write_table(book, path, table(book, select(book)), force)


def _sheet(book: Casework, path: Path, force: bool) -> None:
    write_sheet(book, path, absences(book, "Q-1"), force)


WRITERS: dict[str, Writer] = {
    ".toml": lambda book, path, force: write_snapshot(book, path, None, force),
    ".json": write_records,
    ".csv": _table,
    ".xlsx": _table,
    ".ics": lambda book, path, force: write_calendar(
        book, path, select(book), force=force
    ),
    ".html": lambda book, path, force: write_document(
        book, path, brief_of_case(book, "Q-1"), force
    ),
    ".md": _sheet,
}


@pytest.fixture
def book(tmp_path: Path) -> Casework:
    """A book on disk that holds one case."""
    book = open_casework(tmp_path / "book.db", AS_OF, create=True)
    book.add(LEE)
    return book


@pytest.mark.parametrize("ending", WRITERS)
def test_every_file_is_private_whole_and_no_other(
    book: Casework, tmp_path: Path, ending: str
) -> None:
    """It is its owner's only, the same each time, and stands over nothing unasked."""
    write, path = WRITERS[ending], tmp_path / f"out{ending}"
    write(book, path, False)
    first = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(DataError, match="exists already"):
        write(book, path, False)
    write(book, path, True)
    assert path.read_bytes() == first
    link = tmp_path / f"link{ending}"
    link.symlink_to("book.db")
    with pytest.raises(DataError, match="belongs to the book itself"):
        write(book, link, True)


def test_the_cases_of_a_view_and_a_filter(lee: Casework) -> None:
    """A selection is named after its view and filter; an unknown view is told."""
    assert select(lee).title == "All cases"
    today = select(lee, "today")
    assert (today.title, len(today.cases)) == ("Today", 1)
    assert today.empty == "Nothing needs a decision today."
    some = select(lee, "today", "nobody")
    assert (some.title, some.cases) == ("Today: nobody", ())
    assert some.empty == "No case is in this view."
    with pytest.raises(DataError, match="no view todya; did you mean today"):
        select(lee, "todya")


def test_columns_by_name(lee: Casework) -> None:
    """Names with commas, all that is recorded, or those of the queue."""
    assert columns_named("") == QUEUE_COLUMNS
    assert columns_named("record") == RECORD_COLUMNS
    assert columns_named("case, name") == ("case", "name")
    found = table(lee, select(lee), ("case", "name"))
    assert csv_lines(found) == ["Reference,Name", "Q-1,LEE Ka Yan"]


def test_documents_as_lines(lee: Casework) -> None:
    """Briefs and sheets can be printed; a view without cases says so."""
    assert document_lines(brief_of_case(lee, "Q-1"))[0] == "# LEE Ka Yan"
    seven = brief_of_view(lee, select(lee, "seven"))
    assert "Nobody completes seven years within a year." in document_lines(seven)
    assert sheet_lines(lee, absences(lee, "Q-1"))[0].endswith("LEE Ka Yan")


def test_a_file_says_by_its_ending_what_it_is(lee: Casework, tmp_path: Path) -> None:
    """Another ending is refused, with those that there are."""
    with pytest.raises(DataError, match=r"names no format; use \.csv, \.xlsx, \.md\."):
        write_table(lee, tmp_path / "x", table(lee, select(lee)))
    with pytest.raises(DataError, match=r"use \.md, \.html\."):
        write_document(lee, tmp_path / "x.csv", brief_of_case(lee, "Q-1"))
    write_table(lee, tmp_path / "x.MD", table(lee, select(lee)))
    write_sheet(lee, tmp_path / "x.csv", absences(lee, "Q-1"))


def test_a_snapshot_says_what_it_holds(lee: Casework, tmp_path: Path) -> None:
    """Some cases, findings, and what was left out are told in sentences."""
    path = tmp_path / "s.toml"
    lee.add([*[pair for pair in LEE if pair[0] != "case"], ("case", "Q-2")])
    lee.record("Q-1", "note", [("text", "Called.")])
    whole = write_snapshot(lee, path)
    assert list(snapshot_words(whole, path)) == [f"2 cases written to {path}."]
    lee.record("Q-1", "trip", [("out", "1/7/25"), ("back", "9/7/25"), ("reason", "x")])
    wanted = Wanted(cases=("Q-1",), findings=True, redact=True)
    assert list(snapshot_words(write_snapshot(lee, path, wanted, True), path)) == [
        f"1 case written to {path}.",
        "These are some of the cases of the book.",
        "With what was worked out on 22 Nov 2026.",
        "Left out: names (initials stand for them), notes, reason of trip.",
    ]
