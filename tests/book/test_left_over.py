"""What was left over: unfinished files, copies not cleaned, an old look at a case."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.forget import unclean
from qmas_tui.errors import BookError
from tests.book.samples import add, change, rename


def test_unfinished_files_go_once_they_are_old(path: Path) -> None:
    """The next backup removes what a killed program left, a day later, not at once."""
    book = SqliteBook(path, create=True)
    old, new = (path.with_name(f".{path.name}.{name}.tmp") for name in ("old", "new"))
    for file in (old, new):
        file.touch(0o600)
    day = time.time() - 24 * 3600
    os.utime(old, (day, day))
    book.backup("asked", datetime(2026, 11, 22, tzinfo=UTC))
    book.close()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_copy_that_cannot_be_cleaned_is_named() -> None:
    """The sentence says which file, and what is wrong with it."""
    told = unclean(OSError(ENOSPC, "No space left on device", "/books/copy.db"))
    assert told.startswith("not every copy could be cleaned: /books/copy.db: ")
    assert unclean(BookError("The copy is damaged.")).startswith(
        "not every copy could be cleaned: The copy is damaged. Mend that"
    )


def test_a_case_that_was_changed_meanwhile_is_not_taken_out(path: Path) -> None:
    """Who takes out a case means it as they saw it."""
    one, other = SqliteBook(path, create=True), SqliteBook(path)
    one.apply(add("Q-1"))
    other.refresh()
    seen = other.holders()["Q-1"]
    one.apply((rename(seen, "WONG Siu"),))
    with pytest.raises(BookError, match="changed meanwhile"):
        other.apply((change(seen, None, "case taken out"),))
    one.close()
    other.close()
