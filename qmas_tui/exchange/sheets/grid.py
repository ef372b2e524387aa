"""A sheet as cells, whatever file it came from, with all that a person sees there.

Rows and columns are counted from 0, as in `Sheet.rows`, unless words say otherwise.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.reading import is_control


class Shown(Struct, frozen=True, gc=False):
    """A cell whose value alone does not say what a person sees.

    `value` is what can be taken, if anything; `text` what stands there: "US$5,000",
    "#REF!", "Mar-28". `fault` says why the value cannot be taken as it is, in words
    that follow the text ("is an error of the sheet"). `currency` is the ISO code that
    the cell's format names.
    """

    value: str | date | float | None
    text: str
    fault: str = ""
    currency: str = ""


Cell = str | date | float | None | Shown
"""A text, a workbook's real date, a number, nothing, or a value under a format."""

Row = tuple[Cell, ...]


class Comment(Struct, frozen=True, gc=False):
    """A note that hangs on a cell."""

    row: int
    column: int
    text: str


class Area(Struct, frozen=True, gc=False):
    """Cells merged into one; the last row and column are part of it."""

    top: int
    left: int
    bottom: int
    right: int


class OtherSheet(Struct, frozen=True, gc=False):
    """A sheet of the workbook that was not read; `filled_rows` is None if unknown."""

    name: str
    is_hidden: bool
    filled_rows: int | None


class Sheet(Struct, frozen=True, gc=False):
    """The cells of one sheet from its very first row, so that row 1 is `rows[0]`.

    A table of text has an `encoding`, and `widths`: how many cells its rows had before
    empty ones at the end were left out. `bad_rows` says of a row why it cannot be
    trusted; its cells are only to be shown. `struck` are the (row, column) of cells
    that are crossed out, whole or in part. `place` is the sheet's own among the
    `others` of its workbook, from 0. `remarks` are sentences about the file.
    """

    name: str
    rows: tuple[Row, ...]
    encoding: str = ""
    widths: tuple[int, ...] = ()
    bad_rows: dict[int, str] = {}
    comments: tuple[Comment, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[Area, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    others: tuple[OtherSheet, ...] = ()
    place: int = 0
    remarks: tuple[str, ...] = ()

    def refusal(self, row: int, header: int) -> str:
        """Why the row cannot be taken under the header row; empty where it can.

        A row of a text table that is longer than its header is refused: a comma
        without quotation marks may have moved every cell after it.
        """
        if row in self.bad_rows:
            return self.bad_rows[row]
        if self.widths and len(self.rows[row]) > self.widths[header]:
            return (
                f"has {len(self.rows[row])} cells under a header of"
                f" {self.widths[header]}; a comma inside a cell needs quotation marks"
            )
        return ""


def text_of(cell: Cell) -> str:
    """The cell as the person at the sheet sees it; empty for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Shown):
        return cell.text
    if isinstance(cell, date):
        return cell.isoformat()
    number = float(cell)
    return f"{number:.0f}" if number.is_integer() else repr(number)


def is_empty(row: Row) -> bool:
    """Whether no cell of the row holds anything but white space."""
    return not any(text_of(cell).strip() for cell in row)


def cleaned(text: str, *, lines: bool = False) -> str:
    """The text without signs that steer a screen; with `lines` it keeps its lines."""
    if text.isprintable():
        return " ".join(text.split())
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [
        " ".join("".join(c for c in row if c == "\t" or not is_control(c)).split())
        for row in rows
    ]
    return ("\n" if lines else " ").join(kept).strip()


def is_unclean(text: str) -> bool:
    """Whether the text holds signs that steer a screen, lines and tabs aside."""
    return not text.isprintable() and any(
        is_control(c) and c not in "\t\r\n" for c in text
    )
