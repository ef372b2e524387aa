"""Where a file for others may not be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.book_files import check_apart
from qmas_tui.errors import DataError


def test_no_file_takes_the_place_of_the_book_or_the_sheet(tmp_path: Path) -> None:
    """Neither the book, its backups, nor what is read are written over by a report."""
    book, sheet = tmp_path / "book.db", tmp_path / "sheet.csv"
    sheet.write_text("Ref,Name\n")
    for path in (book, tmp_path / "book.db.backups" / "any.db"):
        with pytest.raises(DataError, match="belongs to the book itself"):
            check_apart(path, book, sheet)
    with pytest.raises(DataError, match="is the file that is read"):
        check_apart(sheet, book, sheet)
    check_apart(tmp_path / "report.csv", book, sheet)
