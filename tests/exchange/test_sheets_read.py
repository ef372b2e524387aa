"""Any usual spreadsheet file becomes a grid; any other file one clear sentence."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Shown, cleaned, is_empty, text_of
from qmas_tui.exchange.sheets.limits import MAX_BYTES
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.tables.table import read_table
from qmas_tui.exchange.sheets.workbooks import package
from qmas_tui.exchange.sheets.workbooks.workbook import read_workbook
from tests.exchange.workbook_files import packed, xlsb

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
"""The beginning of a workbook of the old kind."""


class PanicException(BaseException):
    """Stands for a panic in the compiled reader, which is no Exception."""


Typed = str | float | bool | datetime | date | time | None


def workbook_of(*rows: tuple[Typed, ...]) -> bytes:
    """A workbook with one sheet called Live and a second called Closed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Live"
    for row in rows:
        sheet.append(row)
    book.create_sheet("Closed").append(["Ref", "Name"])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def refusal(path: Path, data: bytes | None = None, name: str | None = None) -> str:
    """The sentence with which a file is refused."""
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_sheet(path, name)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters(sign: str) -> None:
    """Comma, semicolon, tab and pipe are told apart, amounts with commas or not."""
    data = sign.join(("Ref", "Pay")) + "\r\n" + sign.join(("Q1", '"HK$1,200,000"'))
    assert read_table(data.encode(), "x").rows[1] == ("Q1", "HK$1,200,000")


def test_a_named_delimiter_wins() -> None:
    """Excel's own first line `sep=;` is obeyed and is no row of data."""
    rows = read_table(b"sep=;\r\na,b;c,d\r\n", "x").rows
    assert rows == ((), ("a,b", "c,d"))


def test_row_numbers_hold() -> None:
    """Blank lines stay rows, and a cell may run over several lines."""
    rows = read_table(b'a,b\n\n"x\ny",2,,,\n', "x").rows
    assert rows == (("a", "b"), (), ("x\ny", "2"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b",,,\n,,\n", "has nothing in it"),
        (b"\xff\xd8\xff\xe0JFIF", "is a JPEG picture"),
        (b"%PDF-1.7", "is a PDF"),
        (b"a\x00b,c", "holds NUL bytes"),
        (bytes(range(128, 256)) * 9, "in no encoding known here"),
        (b"," * 50_000 + b"x", "has 50,001 columns"),
        (b"x\n" * 100_001, "more than 100,000 rows"),
        (b"<!DOCTYPE html><table><tr><td>Ref", "is a web page or XML"),
    ],
)
def test_hostile_tables(tmp_path: Path, data: bytes, sentence: str) -> None:
    """Whatever is no table is refused in one sentence that says why."""
    assert sentence in refusal(tmp_path / "a.csv", data)


def test_hostile_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, a folder, a pipe and a forbidden or broken file are named."""
    assert "There is no file" in refusal(tmp_path / "none.csv")
    assert "is a folder" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe.csv")
    assert "is not a file that can be read" in refusal(tmp_path / "pipe.csv")
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000))
    assert "cannot be read" in refusal(Path("a\0.csv"))

    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "denied")

    path = tmp_path / "a.csv"
    path.write_text("a,b")
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    assert "no permission" in refusal(path)


def test_a_huge_file_is_not_even_opened(tmp_path: Path) -> None:
    """More than 50 MB is refused by its size alone."""
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "is larger than 50 MB" in refusal(path)


def test_a_workbook_with_real_dates(tmp_path: Path) -> None:
    """Real dates stay dates, numbers numbers, and row 1 is the sheet's first row."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        workbook_of(
            (),
            (None, "x", True, False, 26500, 1.5),
            (date(2024, 3, 16), time(9, 30)),
        )
    )
    sheet = read_sheet(path)
    assert sheet.name == "Live"
    assert sheet.rows == (
        (),
        (None, "x", "TRUE", "FALSE", 26500.0, 1.5),
        (date(2024, 3, 16), "9:30:00"),
    )


def test_sheets_by_name(tmp_path: Path) -> None:
    """A sheet is taken by its name; an unknown name is answered with all of them."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_of(("Ref",)))
    assert read_sheet(path, "closed").name == "Closed"
    said = refusal(path, name="Archive")
    assert said == '"a.xlsx" has no sheet "Archive"; it has "Live", "Closed"'
    assert "no sheets to choose from" in refusal(tmp_path / "a.csv", b"a,b", "Live")


def test_a_hidden_sheet_is_not_the_first(tmp_path: Path) -> None:
    """Without a name the first sheet that can be seen is read."""
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.sheet_state = "hidden"
    book.create_sheet("Seen").append(["Ref"])
    book.save(tmp_path / "a.xlsx")
    assert read_sheet(tmp_path / "a.xlsx").name == "Seen"


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".xlsb"])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "is a JPEG picture"),
        (b"Ref,Name\n", "is not a workbook, whatever its name says"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is damaged"),
    ],
)
def test_what_is_no_workbook(
    tmp_path: Path, suffix: str, data: bytes, sentence: str
) -> None:
    """A workbook by name alone is refused, whatever it is."""
    assert sentence in refusal(tmp_path / f"a{suffix}", data)


def test_damaged_workbooks(tmp_path: Path) -> None:
    """A truncated workbook, an empty sheet and a zip of something else are refused."""
    data = workbook_of(("Ref", "Name"), ("Q1", "LEE"))
    assert "is damaged" in refusal(tmp_path / "a.xlsx", data[: len(data) // 2])
    assert "has nothing in it" in refusal(tmp_path / "a.xlsx", workbook_of())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("readme.txt", "hello")
    assert "is damaged" in refusal(tmp_path / "a.xlsx", packed.getvalue())


def test_a_protected_workbook(tmp_path: Path) -> None:
    """A password is named as the reason, whichever way the file is locked."""
    flagged = bytearray(workbook_of(("Ref",)))
    at = flagged.index(b"PK\x01\x02")
    while at >= 0:
        flagged[at + 8] |= 1
        at = flagged.find(b"PK\x01\x02", at + 1)
    assert "protected by a password" in refusal(tmp_path / "a.xlsx", bytes(flagged))
    locked = OLD + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refusal(tmp_path / "a.xlsx", locked)
    manifest = packed({"content.xml": "x", "META-INF/manifest.xml": "encryption-data"})
    assert "protected by a password" in refusal(tmp_path / "a.ods", manifest)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, PanicException])
def test_a_panic_of_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """A panic inside the reader is a damaged file; an interruption stays one."""

    class Broken:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise error

    data = xlsb({(0, 0): 1})
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Broken)
    if error is KeyboardInterrupt:
        (tmp_path / "a.xlsb").write_bytes(data)
        with pytest.raises(KeyboardInterrupt):
            read_sheet(tmp_path / "a.xlsb")
    else:
        assert "is damaged" in refusal(tmp_path / "a.xlsb", data)


def test_nothing_to_be_seen(tmp_path: Path) -> None:
    """A workbook without any sheet that can be seen is refused."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_of(("Ref",)))) as old,
        zipfile.ZipFile(packed, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name).replace(b'state="visible"', b'state="hidden"')
            new.writestr(name, data)
    said = refusal(tmp_path / "a.xlsx", packed.getvalue())
    assert "has no sheet that can be seen" in said


def test_a_far_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    """One stray cell in the last corner is refused before it is made room for."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Ref"
    sheet["XFD1048576"] = 1
    book.save(tmp_path / "a.xlsx")
    assert "clear stray cells" in refusal(tmp_path / "a.xlsx")


def test_a_bomb_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook that unpacks to too much is refused while it is unpacked."""
    monkeypatch.setattr(package, "MAX_UNPACKED", 100)
    assert "unpacks to more" in refusal(tmp_path / "a.xlsx", workbook_of(("Ref",)))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Any bytes are a table or a DataError, alone and after a workbook's signature."""
    with contextlib.suppress(DataError):
        read_table(data, "x")
    with contextlib.suppress(DataError):
        read_workbook(b"PK\x03\x04" + data, "x")


def test_cells_as_text() -> None:
    """A cell is shown as the person at the sheet sees it."""
    cells = (None, "a", 26500.0, 1.5, date(2024, 3, 15), float("inf"))
    texts = ["", "a", "26500", "1.5", "2024-03-15", "inf"]
    assert list(map(text_of, cells)) == texts
    assert text_of(Shown(value=7.0, text="Q-0007")) == "Q-0007"
    assert is_empty((None, " "))
    assert cleaned("a\x1b[2J\tb\r\nc\u202e") == "a[2J b c"
    assert cleaned("a \r\n b\x07", lines=True) == "a\nb"
