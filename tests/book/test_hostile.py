"""Files that are no book of this program: told in a sentence, never touched."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from qmas_tui.book.tiny import open_book
from qmas_tui.errors import BookError
from tests.book.samples import add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


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


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04\xff\xfe", "it is no book or is damaged"),
        (b'{"meta": "\xff"}', "it is no book or is damaged"),
        (b"[" * 100_000, "it is no book or is damaged"),
        (hostile()[:-9], "it is no book or is damaged"),
        (b"[1, 2]", "it is no book or is damaged"),
        (b"null", "it is no book or is damaged"),
        (b"{}", "it is not a QMAS book"),
        (b'{"_default": {"1": {"a": 1}}}', "it is not a QMAS book"),
        (hostile(meta=[]), "it is no book or is damaged"),
        (hostile(meta={}), "it is not a QMAS book"),
        (meta(format="other"), "it is not a QMAS book"),
        (meta(version=3), "a newer version of this program wrote it"),
        (meta(version="0"), "its first entry is not understood"),
        (meta(extra=1), "its first entry is not understood"),
        (hostile(extra={}), "a table of another program, extra"),
        (hostile(holders={"x": {}}), "it is no book or is damaged"),
        (holders({"case": "Q-5"}), "case Q-5 is not understood"),
        (holders({**GOOD["holders"]["1"], "naem": 1}), "case Q-1 is not understood"),
        (holders(*[GOOD["holders"]["1"]] * 2), "case Q-1 stands in it twice"),
        (hostile(journal={"1": {}}), "step 1 of its journal is not understood"),
        (hostile(journal={"1": {"changes": [LINE]}}), "its journal does not fit"),
        (
            hostile(journal={"1": {"changes": [{**LINE, "case": "Q-9"}]}}),
            "its journal does not fit",
        ),
    ],
)
def test_a_strange_file_is_refused_and_left_alone(
    path: Path, data: bytes, why: str
) -> None:
    """What is no book is told in one sentence, and not a byte of it is touched."""
    path.write_bytes(data)
    for create in (False, True):
        with pytest.raises(BookError, match=why) as caught:
            open_book(path, create)
        assert str(path) in caught.value.message
        assert "\n" not in caught.value.message
    assert path.read_bytes() == data
    assert [p.name for p in path.parent.iterdir()] == ["book.json"]


def test_the_plainest_file_is_a_book(path: Path) -> None:
    """The strange files differ from a good one only in what they are refused for."""
    path.write_bytes(hostile())
    assert list(open_book(path).holders()) == ["Q-1"]


def test_a_folder_or_a_pipe_is_no_book(path: Path, tmp_path: Path) -> None:
    """A folder or a pipe is refused at once."""
    path.mkdir()
    os.mkfifo(tmp_path / "pipe")
    for strange in (path, tmp_path / "pipe"):
        with pytest.raises(BookError, match="it is not a file"):
            open_book(strange, create=True)


def test_a_file_for_a_folder_is_told(path: Path) -> None:
    """A book cannot be made below a file."""
    path.write_text("x")
    with pytest.raises(BookError, match="cannot be written"):
        open_book(path / "deep" / "book.json", create=True)


def test_a_file_spoilt_meanwhile_is_not_written_over(path: Path) -> None:
    """A book that turned into something else is left for its owner to look at."""
    book = open_book(path, create=True)
    path.write_bytes(meta(version=9))
    for _ in range(2):
        with pytest.raises(BookError, match="newer version"):
            book.apply(add("Q-1"))
        with pytest.raises(BookError, match="newer version"):
            book.refresh()
    assert path.read_bytes() == meta(version=9)
