"""Sheets in, snapshots out and in again."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from tinydb import TinyDB, where
from tinydb.table import Document

from qmas_tui.casework.whereabouts import today
from qmas_tui.tinysqlite import SqliteStorage
from tests.cli.runs import DATA, Run, process


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """Runs command lines on a book that is not there yet."""
    return Run(tmp_path / "new" / "book.db", "2026-11-22")


@pytest.mark.parametrize(
    "name", ["clients.xlsx", "clients-utf8.csv", "clients-big5.csv"]
)
def test_import(fresh: Run, name: str) -> None:
    """A sheet comes in once: a dry run changes nothing, a second run nothing more."""
    sheet = str(DATA / name)
    dry = fresh.lines("import", sheet, "--dry-run")
    assert dry[0].startswith('Sheet "')
    assert "Dry run, nothing was changed" in dry[-1]
    assert not fresh.book.parent.exists()
    real = fresh.lines("import", sheet)
    assert real[:-1] == dry[:-1]
    assert real[-1].startswith("Saved in ")
    once = fresh.bytes()
    assert fresh.lines("import", sheet)[-1].endswith("nothing was changed.")
    assert fresh.bytes() == once
    assert (mode(fresh.book), mode(fresh.book.parent)) == (0o600, 0o700)
    assert "import of" in fresh.lines("undo")[0]
    assert "none of 0 cases" in fresh.lines("due")[0]


SHEET = """Firm,,,,
Ref,Client (EN),Visa expiry,HKID no.,Shoe size,Nat.,Scheme
A-1,CHAN Tai Man,31/2/2028,A123456(7),44,CN,GPT
A-1,CHAN Tai Man,31/2/2028,A123456(7),44,CN,GPT
A-2,,15/3/2028,,,,GPT
A-3,LEE \x1b[31mKa Yan,15/3/2028,,,SG,GPT
,,,,,,
A-1,WONG Mei,15/3/2028,,,SG,GPT
Total,,,,,,
"""


def test_the_report_names_everything(fresh: Run, tmp_path: Path) -> None:
    """The report quotes every cell and row that was left out, and why."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET)
    lines = fresh.lines(
        "import", str(path), "--citizenship", "A-1=chinese", "--citizenship", "X=other"
    )
    text = "\n".join(lines)
    for words in (
        "header in row 2",
        'says what they are: column E "Shoe size"',
        'identity numbers, never imported: "HKID no."',
        "A-1, CHAN Tai Man: no limit of stay; citizenship chinese",
        'row 3, column "Visa expiry", A-1: "31/2/2028" is not a day of the calendar',
        'row 5 ("A-2", "15/3/2028", "GPT"): no name',
        '"A-1" already names CHAN Tai Man earlier in the sheet',
        "Rows that repeat another: row 4.",
        "Rows passed over (blank, total or header): rows 7, 9.",
        'row 6, column "Client (EN)"',
        "X: the sheet adds no such case",
        "2 new cases, 2 refused rows, 1 cell left out",
    ):
        assert words in text, text
    assert "A123456" not in text
    assert b"A123456" not in fresh.book.read_bytes()
    assert "\x1b" not in text


def test_a_sheet_without_any_usable_row(fresh: Run, tmp_path: Path) -> None:
    """When every row is refused the exit code is 1 and no book is made."""
    path = tmp_path / "sheet.csv"
    path.write_text("Ref,Name\nA-1,\n,LEE\n")
    result = fresh("import", str(path))
    assert result.exit_code == 1
    assert 'row 2 ("A-1"): no name' in result.stdout
    assert "nothing was changed" in result.stderr
    assert not fresh.book.exists()


def test_a_sheet_changes_nothing_that_was_touched(fresh: Run, tmp_path: Path) -> None:
    """The book keeps what was touched since an import, and says where they differ."""
    path = tmp_path / "sheet.csv"
    path.write_text("Ref,Name,Landed,Visa expiry\nA-1,LEE Ka Yan,15/3/2025,15/3/2028\n")
    fresh.lines("import", str(path))
    fresh.lines("amend", "A-1", "grant", "1", "confirmed=yes")
    path.write_text("Ref,Name,Visa expiry,Nat.\nA-1,LEE Ka Yan,16/3/2028,SG\n")
    text = fresh.text("import", str(path))
    assert "Changed cases: 1.\n  A-1, LEE Ka Yan: citizenship, nationality" in text
    assert "row 2, A-1: book grant until" in text
    assert "15 Mar 2028" in fresh.lines("show", "A-1")[1]


def test_choosing_a_sheet(fresh: Run, tmp_path: Path) -> None:
    """The first sheet is read unless another is named; an unknown one is refused."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["Ref", "Name"])
    first.append(["A-1", "First"])
    second = book.create_sheet("Old")
    second.append(["Ref", "Name"])
    second.append(["A-2", "Second"])
    book.save(path := tmp_path / "two.xlsx")
    assert "First" in fresh.text("import", str(path), "--dry-run")
    old = fresh.lines("import", str(path), "--dry-run", "--sheet", "Old")
    assert "Second" in "\n".join(old)
    assert fresh("import", str(path), "--sheet", "None").exit_code == 1


def _zip_of_nothing() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as pack:
        pack.writestr("a", struct.pack("<Q", 1))
    return kept.getvalue()


JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
SHEET_BYTES = (DATA / "clients.xlsx").read_bytes()
BAD: dict[str, tuple[str, bytes]] = {
    "a picture": ("clients.xlsx", JPEG),
    "an empty file": ("clients.xlsx", b""),
    "half a workbook": ("clients.xlsx", SHEET_BYTES[: len(SHEET_BYTES) // 2]),
    "a zip of nothing": ("clients.xlsx", _zip_of_nothing()),
    "a header alone": ("clients.csv", b"Ref,Name,Visa expiry\n"),
    "too many columns": ("clients.csv", b"Ref,Name" + b",x" * 50_000 + b"\nA-1,LEE\n"),
}


@pytest.mark.parametrize("what", [*BAD, "a folder", "no file"])
def test_bad_input(qmas: Run, tmp_path: Path, what: str) -> None:
    """Bad input gets one clear sentence and exit code 1; the book stays as it is."""
    before = qmas.bytes()
    name, data = BAD.get(what, ("clients.xlsx", b""))
    path = tmp_path / name
    if what == "a folder":
        path.mkdir()
    elif what in BAD:
        path.write_bytes(data)
    for words in ([], ["--dry-run"]):
        said = qmas.refused("import", str(path), *words)
        assert len(said.splitlines()) == 1
        assert said.endswith(".\n")
    assert qmas.bytes() == before


def test_bad_input_makes_no_book(fresh: Run, tmp_path: Path) -> None:
    """A bad first import leaves no book behind."""
    (path := tmp_path / "clients.xlsx").write_bytes(JPEG)
    assert fresh("import", str(path)).exit_code == 1
    assert not fresh.book.parent.exists()


def test_snapshot_and_restore(fresh: Run, tmp_path: Path) -> None:
    """A snapshot is whole, private, stable, and restores to the same snapshot."""
    fresh.lines("import", str(DATA / "clients.xlsx"))
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    assert fresh.lines("snapshot", str(first))[0] == f"60 cases written to {first}."
    assert mode(first) == 0o600
    assert first.read_text().endswith("\n")
    other = Run(tmp_path / "other.db", fresh.as_of)
    other.lines("restore", str(first))
    other.lines("snapshot", str(second))
    # Each names the history that it was made from.
    assert _without_head(second) == _without_head(first) != first.read_text()
    assert mode(other.book) == 0o600


def test_any_tinydb_opens_an_export(qmas: Run, tmp_path: Path) -> None:
    """An export is a TinyDB database like any other, private and whole."""
    file = tmp_path / "records.json"
    assert qmas.lines("export", str(file)) == [f"2 cases written to {file}."]
    assert mode(file) == 0o600
    with TinyDB(file) as db:
        assert db.tables() == {"holders"}
        found = db.table("holders").get(where("case") == "T-002")
        assert isinstance(found, Document)
        assert found.doc_id == 2
        with TinyDB(qmas.book, storage=SqliteStorage) as book:
            assert book.table("holders").all() == db.table("holders").all()
    assert qmas("export", str(file)).exit_code == 1
    qmas.lines("export", str(file), "--force")
    assert qmas("export", str(qmas.book), "--force").exit_code == 1


def _without_head(snapshot: Path) -> str:
    return re.sub(r'head = "sha256:[0-9a-f]{64}"\n', "", snapshot.read_text())


def test_nothing_is_written_over(qmas: Run, tmp_path: Path) -> None:
    """What is there is refused; force lets a snapshot write over it."""
    there = tmp_path / "there.toml"
    there.write_text("mine")
    assert qmas("snapshot", str(there)).exit_code == 1
    assert there.read_text() == "mine"
    qmas.lines("snapshot", str(there), "--force")
    before = qmas.bytes()
    assert qmas("restore", str(there)).exit_code == 1
    assert qmas.bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "book.db",
        "BOOK.db",
        "book.db-wal",
        "book.db-shm",
        "book.db.recovered",
        "book.db.backups",
        "book.db.backups/copy.toml",
        "book.db.damaged-20260101-000000-000000",
        "link.toml",
        "folder/copy.toml",
    ],
)
def test_no_snapshot_over_the_book_itself(qmas: Run, tmp_path: Path, name: str) -> None:
    """A file of the book, or in the folder of its copies, is never written over."""
    qmas.lines("backup", "make")
    (tmp_path / "book.db.damaged-20260101-000000-000000").write_text("half")
    (tmp_path / "link.toml").symlink_to("book.db-wal")
    (tmp_path / "folder").symlink_to("book.db.backups")
    before = _held_by(tmp_path)
    assert "belongs to the book itself; name another file." in qmas.refused(
        "snapshot", str(tmp_path / name), "--force"
    )
    assert _held_by(tmp_path) == before
    assert len(qmas.lines("history")) == 1


def _held_by(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_snapshot_beside_the_book(qmas: Run, tmp_path: Path) -> None:
    """Any other file beside the book may be written; the day in it is today's."""
    path = tmp_path / "book.db.toml"
    qmas.as_of = "2030-01-01"
    qmas.lines("snapshot", str(path))
    assert f"\nas_of = {today()}\n" in path.read_text()


def test_private_under_any_umask(tmp_path: Path) -> None:
    """Files are for the user alone, however open the umask is."""
    book = tmp_path / "deep" / "book.db"
    words = ("import", str(DATA / "clients.xlsx"), "--book", str(book))
    assert process(*words, code="import os; os.umask(0)").returncode == 0
    assert mode(book.parent) == 0o700
    assert {mode(each) for each in book.parent.iterdir()} == {0o600}


def test_the_default_book(home: Path) -> None:
    """Without a path the book lies in the user's data folder."""
    from tests.cli.runs import run

    assert run("import", str(DATA / "clients.xlsx")).exit_code == 0
    assert (home / "data" / "qmas-tui" / "book.db").exists()
