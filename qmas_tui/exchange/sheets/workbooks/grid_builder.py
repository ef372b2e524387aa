"""Cells in any order become rows, within the limits."""

from __future__ import annotations

from qmas_tui.exchange.sheets.grid import Cell, Row, Shown, text_of
from qmas_tui.exchange.sheets.limits import (
    MAX_CELLS,
    MAX_COLUMNS,
    check_cells,
    check_columns,
    check_rows,
)


class GridBuilder:
    """The filled cells of a sheet; empty ones take no room at the end of a row."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._rows: dict[int, list[Cell]] = {}
        self._line: list[Cell] = []
        self._number = -1
        self._cells = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell that is not None in its place. Raises DataError beyond the limits.

        Where two stand in one place neither is taken, and the cell says so.
        """
        if row != self._number:
            check_rows(row + 1, self._title)
            self._number = row
            self._line = self._rows.setdefault(row, [])
        line = self._line
        if column == len(line) < MAX_COLUMNS and self._cells < MAX_CELLS:
            self._cells += 1
            line.append(cell)
        elif column >= len(line):
            check_columns(column + 1, self._title)
            self._cells += column - len(line) + 1
            check_cells(self._cells, self._title)
            line.extend([None] * (column - len(line)))
            line.append(cell)
        else:
            line[column] = cell if line[column] is None else _twice(line[column], cell)

    def rows(self) -> tuple[Row, ...]:
        """The rows from the very first to the last filled one."""
        if not self._rows:
            return ()
        return tuple(
            tuple(self._rows.get(row, ())) for row in range(max(self._rows) + 1)
        )


def _twice(one: Cell, other: Cell) -> Cell:
    if one == other:
        return one
    return Shown(
        value=None,
        text=f"{text_of(one)} / {text_of(other)}",
        fault="stands twice in the file, each time otherwise",
    )
