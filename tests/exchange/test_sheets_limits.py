"""No file takes all memory or all day: the limits hold before either is spent."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.workbook_files import ods, xlsx

_READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.read import read_sheet
for name in sys.argv[1:]:
    try:
        sheet = read_sheet(Path(name))
        print(f"{len(sheet.rows)} rows, {len(sheet.bad_rows)} bad")
    except DataError as error:
        print(error.message)
"""

ROW = b"<row>" + b"<c><v>1</v></c>" * 900 + b"</row>"
CELL = b"<table:table-cell><text:p>x</text:p></table:table-cell>"
STYLE = "table:number-columns-repeated='1000'"


def sheet(body: bytes) -> bytes:
    """A workbook with the rows."""
    return xlsx(b"<sheetData>" + body + b"</sheetData>")


def row(cells: bytes) -> bytes:
    """A row of an ODS table."""
    return b"<table:table-row>" + cells + b"</table:table-row>"


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cells.xlsx": (lambda: sheet(ROW * 4_000), "more than 500,000 cells"),
    "values.xlsx": (lambda: sheet(b"<row><c>" + b"<v/>" * 4_000_000), "unpacks to"),
    "noise.xlsx": (lambda: sheet(b"<a/>" * 4_000_000), "unpacks to"),
    "rows.xlsx": (lambda: sheet(b"<row hidden='1'/>" * 4_000_000), "unpacks to"),
    "deep.xlsx": (lambda: sheet(b"<a>" * 4_000_000), "is damaged"),
    "text.xlsx": (
        lambda: sheet(b"<row><c t='str'><v>" + b"x" * 250_000_000),
        "unpacks to",
    ),
    "long.xlsx": (
        lambda: sheet(b"<row><c t='str'><v>" + b"x" * 200_000 + b"</v></c></row>"),
        "more than 131,072 signs",
    ),
    "strings.xlsx": (
        lambda: xlsx(ROW, strings="<si><t>abc</t></si>" * 600_000),
        "more than 500,000 texts",
    ),
    "far.xlsx": (
        lambda: sheet(b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        "more than 100,000 rows",
    ),
    "wide.xlsx": (
        lambda: sheet(b"<row><c r='ALL1'><v>1</v></c></row>" * 90_000),
        "more than 500,000 cells",
    ),
    "formats.xlsx": (
        lambda: xlsx(
            b"<sheetData>" + ROW + b"</sheetData>", formats=("0" + "#," * 500,) * 9_000
        ),
        "1 rows, 0 bad",
    ),
    "packing.xlsx": (
        lambda: xlsx(b" " * 250_000_000, method=zipfile.ZIP_BZIP2),
        "is damaged",
    ),
    "cells.ods": (lambda: ods(row(CELL * 900) * 700), "more than 500,000 cells"),
    "repeated.ods": (
        lambda: ods(row(CELL.replace(b"cell>", f"cell {STYLE}>".encode(), 1)) * 600),
        "more than 500,000 cells",
    ),
    "blanks.ods": (
        lambda: ods(
            row(
                b"<table:table-cell><text:p>"
                + b"<text:s text:c='99999999'/>" * 900_000
                + b"</text:p></table:table-cell>"
            )
        ),
        "more than 131,072 signs",
    ),
    "columns.ods": (
        lambda: ods(
            f"<table:table-column table:visibility='x' {STYLE}/>".encode() * 900_000
            + row(CELL)
        ),
        "1 rows, 0 bad",
    ),
    "commas.csv": (lambda: b"," * 20_000_000, "1 rows, 1 bad"),
    "columns.csv": (lambda: b"," * 900_000 + b"x", "has 900,001 columns"),
    "quotes.csv": (lambda: b'"' * 19_999_999, "1 rows, 1 bad"),
    "stray.csv": (lambda: b'a,"b\n' * 4_000_000, "more than 100,000 rows"),
    "open.csv": (lambda: b'"' + b"a,b\n" * 5_000_000, "more than 100,000 rows"),
    "big5.csv": (lambda: "陳大文,\n".encode("big5") * 2_500_000, "more than 100,000"),
    "high.csv": (lambda: b"\xe9" * 20_000_000, "can be read in several encodings"),
    "large.csv": (lambda: b"a,b\n" * 6_000_000, "is larger than 20 MB"),
}


@pytest.mark.many
@pytest.mark.parametrize("name", [*BOMBS][:: 1 if "QMAS_HARMED" in os.environ else 5])
def test_bombs(name: str, tmp_path: Path) -> None:
    """With 1 GB of memory and a few seconds each is answered in one sentence.

    Every fifth is tried here, and all of them by `make torture`.
    """
    make, sentence = BOMBS[name]
    path = tmp_path / name
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    path.unlink()
    assert done.stderr == ""
    assert sentence in done.stdout
    assert done.stdout.count("\n") == 1
