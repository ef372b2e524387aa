"""A book is closed when its command ends, and its notices are told."""

from __future__ import annotations

from typing import NoReturn

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import BookError
from tests.cli.runs import Run


def _fail(_: object) -> NoReturn:
    raise BookError("The book file cannot be written.")


@pytest.mark.parametrize("words", [["due"], ["set", "T-001", "adviser=mw"], ["check"]])
def test_every_command_closes_the_book(
    qmas: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """The book is closed once, whatever the command does with it."""
    closed: list[str] = []
    monkeypatch.setattr(Casework, "close", lambda book: closed.append(book.name))
    qmas(*words)
    assert closed == ["book.db"]


def test_a_close_that_fails(qmas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book that cannot be left tidy is told in a sentence and exit code 1."""
    monkeypatch.setattr(Casework, "close", _fail)
    assert qmas.failed("due") == "The book file cannot be written.\n"


def test_what_ended_the_command_is_told(
    qmas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a command fails and closing too, the command's own error is told."""
    monkeypatch.setattr(Casework, "close", _fail)
    assert qmas.refused("show", "T-009") == "There is no case T-009 in book.db.\n"


def test_notices_are_told(qmas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the book has to tell goes to where errors go, at opening and at the end."""
    told = iter((["Something was set aside."], ["A copy could not be made."]))
    monkeypatch.setattr(Casework, "notices", lambda _: next(told))
    result = qmas("due")
    assert result.exit_code == 0
    assert result.stderr == "Something was set aside.\nA copy could not be made.\n"


def test_a_backup_that_cannot_be_made_is_told(qmas: Run) -> None:
    """Where the day's copy cannot be kept the change is made, and that is said."""
    qmas.book.with_name("book.db.backups").write_text("")
    result = qmas("set", "T-001", "adviser=zz")
    assert result.exit_code == 0
    assert "No backup was made today: " in result.stderr
