"""Sheets as people really keep them come out with every cell and every mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qmas_tui.errors import QmasError
from qmas_tui.exchange.sheets.read import read_sheet
from tests.exchange.sheet_words import sheet_lines

ROOT = Path(__file__).parents[2]
FIELD = ROOT / "tests" / "data" / "field"
SHARED = ROOT.parent / "shared" / "data" / "field"
EXPECTED = Path(__file__).with_name("field_sheets.txt")
SHEETS = sorted(p for p in FIELD.iterdir() if p.suffix not in (".md", ".toml"))


def lines_of(path: Path) -> Iterator[str]:
    """The sheet of the file in words, or the sentence with which it is refused."""
    try:
        yield from sheet_lines(read_sheet(path))
    except QmasError as error:
        yield f"refused: {error.message}"


def expected() -> dict[str, list[str]]:
    """The lines for each file, from `field_sheets.txt`."""
    found: dict[str, list[str]] = {}
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line[2:]] = []
        elif line:
            found[list(found)[-1]].append(line)
    return found


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_each_sheet(path: Path) -> None:
    """Each cell is its value, or told with what stands there and why."""
    assert list(lines_of(path)) == expected()[path.name]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not at hand")
def test_the_copies_are_true() -> None:
    """Each copied sheet is the shared file, byte for byte."""
    for path in SHARED.iterdir():
        assert (FIELD / path.name).read_bytes() == path.read_bytes()


def _write() -> None:
    """Write down what comes out now; to be read before it is kept."""
    blocks = ("\n".join((f"# {p.name}", *lines_of(p), "")) for p in SHEETS)
    EXPECTED.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    _write()
