"""The files of one program: what lies on disk, who can read it, what it costs."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import filelock
import pytest
from tinydb import TinyDB, where

from qmas_tui.book.bookfile import BookFile
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import verify
from qmas_tui.errors import BookError
from tests.bench.books import people
from tests.book.looks import look_at, opened
from tests.book.samples import NOON, add, change, holder, rename


def journal_size(path: Path) -> int:
    return path.with_name("book.json.journal").stat().st_size


def test_a_missing_book_tells_how_to_make_one(path: Path) -> None:
    """Opening what is not there says what to do, and makes nothing."""
    with pytest.raises(BookError, match="make one with qmas-tui import FILE"):
        TinyBook(path)
    assert list(path.parent.iterdir()) == []


def test_create_opens_what_is_there(path: Path) -> None:
    """`create` never starts a book over, even where only its journal is left."""
    TinyBook(path, create=True).apply(add("Q-1"))
    assert list(TinyBook(path, create=True).holders()) == ["Q-1"]
    path.unlink()
    assert list(TinyBook(path, create=True).holders()) == ["Q-1"]


def test_an_ordinary_tinydb_reader_finds_a_case(path: Path) -> None:
    """A closed book is TinyDB's own file: a holder is found by `where("case")`."""
    book = TinyBook(path, create=True)
    book.apply(add("Q-1", "Q-0142"))
    book.apply((change(holder("Q-1"), None),))
    book.close()
    with TinyDB(path, access_mode="r") as db:
        assert db.table("holders").all() == [
            {
                "case": "Q-0142",
                "name": "LEE Ka Yan",
                "citizenship": "other",
                "route": "gpt",
                "grant": [{"until": "2028-03-15", "confirmed": True}],
            }
        ]
        assert db.table("holders").get(where("case") == "Q-0142") is not None
        assert db.table("meta").all()[0]["format"] == "qmas-book"
        assert db.tables() == {"meta", "holders"}


def test_tinydb_reads_a_book_through_its_storage(path: Path) -> None:
    """The book's own storage gives TinyDB the same, and refuses to write past the
    journal."""
    book = TinyBook(path, create=True)
    book.apply(add("Q-1", "Q-0142"))
    book.close()
    with TinyDB(path, storage=BookFile) as db:
        found = db.table("holders").get(where("case") == "Q-0142")
        assert isinstance(found, dict)
        assert [*found["grant"]] == [{"until": "2028-03-15", "confirmed": True}]
        with pytest.raises(BookError, match="through its journal"):
            db.table("holders").insert({"case": "Q-9"})
    assert list(TinyBook(path).holders()) == ["Q-1", "Q-0142"]


def test_a_closed_book_names_what_it_includes(path: Path) -> None:
    """After a clean exit the book file goes to the end of the journal."""
    book = TinyBook(path, create=True)
    for n in range(3):
        book.apply(add(f"Q-{n}"))
        book.undo("mw", NOON)
    book.apply(add("Q-9"))
    book.close()
    meta = json.loads(path.read_bytes())["meta"]["1"]
    assert f"sha256:{meta['link']['hash']}" == book.head
    assert meta["link"]["size"] == journal_size(path)


def test_reading_writes_nothing(path: Path) -> None:
    """A program that only looks leaves every file as it was."""
    book = TinyBook(path, create=True)
    book.apply(add("Q-1"))
    book.close()
    before = {each: each.stat().st_mtime_ns for each in path.parent.rglob("*")}
    again = TinyBook(path)
    again.refresh()
    again.history()
    again.close()
    after = {each: each.stat().st_mtime_ns for each in path.parent.rglob("*")}
    assert after == before


def grown(path: Path, cases: int) -> list[int]:
    """The bytes that each of some edits adds to the journal of a book."""
    book = TinyBook(path, create=True)
    book.apply(add(*(f"Q-{n:05}" for n in range(10_000, 10_000 + cases))))
    book.close()
    book_file = path.read_bytes()
    sizes = [journal_size(path)]
    for n in range(5):
        before = book.holders()["Q-10003"]
        book.apply((rename(before, f"Name {n}"),))
        sizes.append(journal_size(path))
    assert path.read_bytes() == book_file
    return [after - before for before, after in pairwise(sizes)]


def test_an_edit_costs_the_same_in_a_large_book(tmp_path: Path) -> None:
    """An edit adds the change to the journal, and nothing that grows with the book;
    the book file is not written for it."""
    small, large = (grown(tmp_path / f"{n}" / "book.json", n) for n in (10, 1000))
    assert max(large) - max(small) < 32  # longer numbers
    both = 2 * len(json.dumps({"case": "Q-10003", "name": "Name 0"}))
    assert max(large) < 40 * both


LOOK_UPS = """
import sys
from itertools import pairwise
from pathlib import Path
from qmas_tui.casework.open import open_casework
from qmas_tui.views.filter import parse_filter

touched = []
is_looking = False

def watch(event, args):
    if is_looking and event.startswith(("open", "os.")):
        touched.append((event, str(args)[:80]))

sys.addaudithook(watch)
casework = open_casework(Path(sys.argv[1]))
casework.queue(filter=parse_filter("lee"))  # modules are loaded at their first use
is_looking = True
assert casework.entry("Q-0142").holder.name == "LEE Ka Yan"
assert "Q-9" not in casework.holders
assert len(list(casework.holders.values())) == 201
assert casework.queue(filter=parse_filter("choi"))
is_looking = False
assert not touched, touched
is_looking = True
casework.history()
assert touched
print("clean")
"""


def test_looking_up_never_reads_the_disk(path: Path) -> None:
    """A look-up by case and a search are served from memory."""
    book = TinyBook(path, create=True)
    book.apply((*add("Q-0142"), *(change(None, each) for each in people(200))))
    book.close()
    done = subprocess.run(
        [sys.executable, "-B", "-c", LOOK_UPS, str(path)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QMAS_TUI_CONFIG": str(path.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("clean\n", "")


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """A book opened through a link is written where it lies, its journal beside it."""
    TinyBook(path, create=True)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.json"
    link.symlink_to(path)
    book = TinyBook(link)
    book.apply(add("Q-1"))
    book.close()
    assert link.is_symlink()
    assert list(folder.iterdir()) == [link]
    assert list(TinyBook(path).holders()) == ["Q-1"]


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_interrupted_change_is_whole_or_absent(
    path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Ctrl+C in the middle of a change leaves no litter, and a sound book."""
    book = TinyBook(path, create=True)
    book.apply(add("Q-1"))
    book.apply((rename(holder("Q-1"), "Other"),))
    names = sorted(each.name for each in path.parent.iterdir())

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, call, interrupt)
        with pytest.raises(KeyboardInterrupt):
            book.apply(add("Q-2"))
    assert sorted(each.name for each in path.parent.iterdir()) == names
    book.refresh()
    assert list(book.holders()) == list(TinyBook(path).holders())
    book.apply(add("Q-3"))
    assert list(book.holders()) == list(TinyBook(path).holders())
    assert verify(path) == []


@pytest.mark.parametrize("name", ["open", "stat"])
def test_no_permission_to_read_is_told(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is told in words."""
    TinyBook(path, create=True)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, name, denied)
        with pytest.raises(BookError, match="Permission denied"):
            TinyBook(path)


def test_a_lock_that_cannot_be_made_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no lock can be had, nothing is written."""
    book = TinyBook(path, create=True)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(filelock.FileLock, "acquire", denied)
        with pytest.raises(BookError, match=r"Permission denied; nothing was changed"):
            book.apply(add("Q-1"))
    assert dict(TinyBook(path).holders()) == {}


def test_a_rich_book_reads_back_as_it_is(path: Path) -> None:
    """Every kind of fact survives the journal, the book file and the way back."""
    cases = people(60, seed=9)
    book = TinyBook(path, create=True)
    book.apply(tuple(change(None, each) for each in cases))
    assert list(TinyBook(path).holders().values()) == cases
    book.close()
    assert list(TinyBook(path).holders().values()) == cases
    assert verify(path) == []


def test_a_book_of_a_first_step_is_begun_but_once(path: Path) -> None:
    """What is there already is not taken for what was to be made, nor added to."""
    opened(path, first=add("Q-1"))
    before = look_at(path)
    with pytest.raises(BookError, match="exists already"):
        opened(path, first=add("Q-2"))
    assert look_at(path) == before


def test_two_changes_to_one_case_in_a_step(path: Path) -> None:
    """They stand in the history of the case in the order in which they were made."""
    book = opened(path, first=add("Q-1"))
    named = rename(holder("Q-1"), "B")
    assert named.after is not None
    book.apply((named, rename(named.after, "C")))
    past = opened(path).history("Q-1")[-1]
    assert [each.after and each.after.name for each in past.changes] == ["B", "C"]
