"""Each call to the disk fails once, in each thing that a book does."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify, verify_backups
from qmas_tui.errors import BookError
from tests.book.disk import Call, Does, Fault, watched
from tests.book.looks import (
    Look,
    check_sentence,
    look_at,
    look_into,
    mentions,
    opened,
)
from tests.book.operations import OPERATIONS, journal_of, looks, place_in

CODES: dict[Does, tuple[str, ...]] = {
    "open": ("EACCES", "EROFS"),
    "write": ("EIO", "ENOSPC", "short"),
    "mkdir": ("EACCES", "ENOSPC"),
}


class Case(Struct, frozen=True):
    """A call of an operation that is to fail, and how.

    `turn` is the call after which the operation cannot be taken back any more.
    """

    operation: str
    n: int
    call: Call
    code: str
    turn: int

    def __str__(self) -> str:
        call = f"{self.call.does}-{self.call.name}"
        return f"{self.operation}-{self.n}-{call}-{self.code}"

    def fault(self) -> Fault:
        """What makes the call fail."""
        is_short = self.code == "short"
        code = errno.ENOSPC if is_short else getattr(errno, self.code)
        return Fault(self.n, code, is_short=is_short)


def cases() -> Iterator[Case]:
    """Every call that the operations make, each with every way to fail."""
    for name, operation in OPERATIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = place_in(Path(folder))
            book = operation.begin(path)
            with watched(path.parents[1]) as disk:
                operation.act(path, book)
        turn = last_replacing(disk.asked)
        for n, call in enumerate(disk.asked):
            for code in CODES.get(call.does, ("EIO",)):
                yield Case(name, n, call, code, turn)


def last_replacing(calls: list[Call]) -> int:
    """The call that puts a new journal in place of the old one; else past them all."""
    places = [n for n, call in enumerate(calls) if call.to.endswith(".journal")]
    found = [n for n in places if "backups" not in calls[n].to]
    return found[-1] if found else len(calls)


CASES = list(cases())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug here."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return place_in(tmp_path)


APPENDING = {"change", "daily", "torn", "import", "undo", "redo"}
"""The operations that add to the journal and do no more that could be refused."""


def is_harmless(call: Call) -> bool:
    """Whether nothing is missed where the call fails: litter stays, the lock file is
    opened in another way, or a file gets its name in another way."""
    return call.does in ("unlink", "link") or call.name == "book.json.lock"


def attempt(act: Callable[[], object]) -> str:
    """Do something: why it was refused, or empty."""
    try:
        act()
    except BookError as error:
        check_sentence(error.message)
        return error.message
    return ""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_call_that_fails(path: Path, case: Case) -> None:
    """Where a call fails, the change is refused in a sentence and can be repeated, or
    it is made and what could not be done besides is told; the book stays sound."""
    operation = OPERATIONS[case.operation]
    book, own = operation.begin(path), files_of(path)
    journal = journal_of(path).read_bytes() if book else b""
    with watched(path.parents[1], case.fault()) as disk:
        refused = attempt(lambda: operation.act(path, book))
    assert len(disk.asked) > case.n
    before, after = looks(case.operation)
    if "nothing was changed" in refused:
        assert files_of(path) == own
    is_half = "is in place, but" in refused
    now = look_at(path)
    if not refused:
        assert now == after
        check_told(book, case)
    elif case.n <= case.turn:
        assert now == before
        if book is not None:
            check_as_before(book, case, refused, journal)
    else:
        check_after_turn(case, now, is_half)
        assert book is None or look_into(book) == after
    if refused:
        check_repeated(path, book, case, refused)
    check_tidy(path, case)


def files_of(path: Path) -> dict[str, bytes]:
    """What a book consists of; copies that were added, or a torn end that was set
    aside, are no change of it."""
    names = ("book.json", "book.json.journal", "book.json.erasing")
    files = [path.with_name(name) for name in names]
    found = {each.name: each.read_bytes() for each in files if each.exists()}
    journal = found.get("book.json.journal", b"")
    return found | {"book.json.journal": journal[: journal.rfind(b"\n") + 1]}


def check_after_turn(case: Case, now: Look | str, is_half: bool) -> None:
    """What was done stays done, and it is said so; a new book is there or is not."""
    before, after = looks(case.operation)
    if case.operation.startswith("recover"):
        assert is_half
        assert now == after or "is not the journal that the book" in str(now)
    elif case.operation.startswith("create"):
        assert now in (before, after)
    else:
        assert now == after


def check_told(book: TinyBook | None, case: Case) -> None:
    """What could not be done besides a change is told in sentences."""
    told = list(book.notices()) if book else []
    assert told or is_harmless(case.call)
    for each in told:
        check_sentence(each)


def check_as_before(book: TinyBook, case: Case, refused: str, journal: bytes) -> None:
    """In memory, and in the journal but for a torn end, all is as it was."""
    assert look_into(book) == looks(case.operation)[0]
    if case.operation in APPENDING:
        assert book.trouble == refused
        assert ("read-only now" in refused) == (case.call.does == "fsync")
    left = journal_of(book.path).read_bytes()
    assert left == journal or (case.operation == "torn" and journal.startswith(left))


def check_repeated(path: Path, book: TinyBook | None, case: Case, refused: str) -> None:
    """Once nothing fails any more, the same can be done; but after a failed sync only
    by another program, and this one does not sync again."""
    operation, (_, after) = OPERATIONS[case.operation], looks(case.operation)
    if "read-only" in refused:
        with watched(path.parents[1]) as disk:
            assert attempt(lambda: operation.act(path, book)) == refused
        assert [call for call in disk.asked if call.does == "fsync"] == []
        book = opened(path)
    if look_at(path) != after or case.operation == "backup":
        assert attempt(lambda: operation.act(path, book)) == ""
    assert look_at(path) == after
    assert book is None or book.trouble == "" or case.operation == "forget"


def check_tidy(path: Path, case: Case) -> None:
    """All that is kept is sound; nothing unfinished is left, unless by that fault."""
    if case.operation == "forget" and look_at(path) == looks("forget")[1]:
        assert mentions(path.parent, "Q-1") == []
    assert verify(path) == []
    assert verify_backups(path) == []
    left = [each.name for each in path.parents[1].rglob("*.tmp")]
    assert left == [] or case.call.does == "unlink"
