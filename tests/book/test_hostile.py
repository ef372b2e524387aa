"""Files that are no book of this program: told in a sentence, never touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify_backups
from qmas_tui.errors import BookError, DamagedBook
from tests.book.samples import NOON, add

GOOD: dict[str, Any] = {
    "meta": {"1": {"format": "qmas-book", "version": 0, "writes": 1}},
    "holders": {
        "1": {"case": "Q-1", "name": "A", "citizenship": "other", "route": "gpt"}
    },
    "journal": {},
}
LINE = {"who": "mw", "when": "2026-11-22T12:00:00", "what": "x", "place": 1}


def hostile(**tables: object) -> bytes:
    return json.dumps({**GOOD, **tables}).encode()


def meta(**values: object) -> bytes:
    return hostile(meta={"1": {**GOOD["meta"]["1"], **values}})


def holders(*documents: object) -> bytes:
    return hostile(holders={str(n): each for n, each in enumerate(documents, 1)})


STRANGE = [
    (b"", "it is empty"),
    (b"PK\x03\x04\xff\xfe", "it is no book"),
    (b'{"meta": "\xff"}', "it is no book"),
    (b"[" * 100_000, "it is no book"),
    (hostile()[:-9], "it is no book"),
    (b"[1, 2]", "it is no book"),
    (b"null", "it is no book"),
    (b"{}", "it is no book"),
    (b'{"_default": {"1": {"a": 1}}}', "it is no book"),
    (hostile(meta=[]), "it is no book"),
    (hostile(meta={}), "it is no book"),
    (meta(format="other"), "it is no book"),
    (meta(version="0"), "it is no book"),
    (meta(version=-1), "changed by something else"),
    (meta(version=1), "changed by something else"),
    (meta(book="x"), "changed by something else"),
]
"""What is no book of any version, and what is said of it."""

NEWER = [meta(version=3), b'{"meta":{"1":{"format":"qmas-book","version":9,"x":{}}}}']
"""What a newer version may have written."""

OLD = [
    (hostile(holders={"x": {}}), "not understood"),
    (holders({"case": "Q-5"}), "not understood"),
    (holders({**GOOD["holders"]["1"], "naem": 1}), "not understood"),
    (holders(*[GOOD["holders"]["1"]] * 2), "stands in it twice"),
    (hostile(extra={}), "not understood"),
    (hostile(journal={"1": {}}), "not understood"),
    (hostile(journal={"1": {"changes": [LINE]}}), "its journal does not fit"),
    (
        hostile(journal={"1": {"changes": [{**LINE, "case": "Q-9"}]}}),
        "its journal does not fit",
    ),
]
"""Books of the first version that are damaged."""


def refusal(path: Path, create: bool = False) -> BookError:
    """Why a file is refused: one sentence that names it."""
    with pytest.raises(BookError) as caught:
        TinyBook(path, create=create)
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(("data", "why"), STRANGE)
def test_a_strange_file_is_refused_and_left_alone(
    path: Path, data: bytes, why: str
) -> None:
    """What is no book is told in one sentence, not a byte of it is touched, and there
    is nothing to recover."""
    path.write_bytes(data)
    for create in (False, True):
        error = refusal(path, create)
        assert why in error.message
        assert not isinstance(error, DamagedBook)
    assert path.read_bytes() == data
    assert [each.name for each in path.parent.iterdir()] == ["book.json"]


@pytest.mark.parametrize(("data", "why"), STRANGE)
def test_a_strange_file_with_a_journal_is_a_damaged_book(
    path: Path, data: bytes, why: str
) -> None:
    """Where a journal lies beside it, the file was a book; both are left alone."""
    book = TinyBook(path, create=True)
    book.apply(add("Q-1"))
    book.close()
    journal = path.with_name("book.json.journal").read_bytes()
    path.write_bytes(data)
    error = refusal(path)
    assert isinstance(error, DamagedBook)
    assert why in error.message
    assert path.read_bytes() == data
    assert path.with_name("book.json.journal").read_bytes() == journal


@pytest.mark.parametrize("has_journal", [False, True])
@pytest.mark.parametrize("data", NEWER)
def test_a_newer_book_is_no_damage(path: Path, data: bytes, has_journal: bool) -> None:
    """A book of a newer version is refused in a sentence that says what to do."""
    if has_journal:
        TinyBook(path, create=True).apply(add("Q-1"))
    path.write_bytes(data)
    error = refusal(path, create=True)
    assert not isinstance(error, DamagedBook)
    assert "a newer version of this program wrote it" in error.message
    assert "install the newer version" in error.message
    assert path.read_bytes() == data


@pytest.mark.parametrize(("data", "why"), OLD)
def test_a_damaged_old_book_is_left_alone(path: Path, data: bytes, why: str) -> None:
    """A book of the first version that cannot be brought over stays as it is."""
    path.write_bytes(data)
    for create in (False, True):
        assert why in refusal(path, create).message
    assert path.read_bytes() == data
    assert not os.path.lexists(f"{path}.journal")


def test_the_plainest_file_is_a_book(path: Path) -> None:
    """The strange files differ from a good one only in what they are refused for."""
    path.write_bytes(hostile())
    assert list(TinyBook(path).holders()) == ["Q-1"]


def test_a_folder_is_no_book(path: Path) -> None:
    """A folder is refused, as a book and as a journal."""
    path.mkdir()
    assert "it is not a file" in refusal(path, create=True).message
    other = path.with_name("other.json")
    TinyBook(other, create=True)
    journal = path.with_name("other.json.journal")
    journal.unlink()
    journal.mkdir()
    assert "it is not a file" in refusal(other).message


@pytest.mark.parametrize("ending", ["", ".journal"])
def test_a_pipe_is_refused_at_once(path: Path, ending: str) -> None:
    """A pipe in place of book or journal keeps nobody waiting."""
    TinyBook(path, create=True)
    pipe = path.with_name(path.name + ending)
    pipe.unlink()
    os.mkfifo(pipe)
    script = "import sys; from pathlib import Path; from qmas_tui.book.tiny import *\n"
    script += "TinyBook(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", script, path],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert done.stderr.endswith("it is not a file.\n")


def test_a_link_that_leads_nowhere_is_told(path: Path) -> None:
    """A link to a book that is not there is refused, and makes nothing."""
    path.symlink_to(path.with_name("gone.json"))
    with pytest.raises(BookError, match="There is no book at"):
        TinyBook(path)
    assert [each.name for each in path.parent.iterdir()] == ["book.json"]


def test_a_file_for_a_folder_is_told(path: Path) -> None:
    """A book cannot be made below a file."""
    path.write_text("x")
    with pytest.raises(BookError, match="cannot be written"):
        TinyBook(path / "deep" / "book.json", create=True)


def test_pipes_keep_nobody_waiting(path: Path) -> None:
    """Something that is no file, in the place of a copy or of what is due, is told or
    put away; nothing waits for it."""
    book = TinyBook(path, first=add("Q-1", "Q-2"))
    folder, erasing = (
        path.with_name("book.json.backups"),
        path.with_suffix(".json.erasing"),
    )
    folder.mkdir()
    file = folder / "20260101-000000-000000-asked.journal"
    os.mkfifo(file)
    os.mkfifo(erasing)
    done = list[str]()

    def go() -> None:
        (problem,) = verify_backups(path)
        done.append(problem.what)
        TinyBook(path)
        os.mkfifo(erasing)
        book.forget("Q-1", "mw", NOON)
        done.append("forgotten")

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    thread.join(20)
    assert done == [f"{file} cannot be read: it is not a file.", "forgotten"]
    assert not erasing.exists()
