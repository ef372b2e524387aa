"""Sheets made of rows, and the plans of their import, for tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from qmas_tui.exchange.sheets.aliases import Aliases
from qmas_tui.exchange.sheets.case import Reading, read_case
from qmas_tui.exchange.sheets.cells import RowCells
from qmas_tui.exchange.sheets.columns.blocks import find_blocks
from qmas_tui.exchange.sheets.columns.column import Column, Columns
from qmas_tui.exchange.sheets.grid import Cell, Sheet
from qmas_tui.exchange.sheets.layout import find_layouts
from qmas_tui.exchange.sheets.merge import Settled, Written
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.planner import plan_import
from qmas_tui.exchange.sheets.questions import Overrides, Question
from qmas_tui.facts.holder import Holder
from qmas_tui.toml_files import read_toml

CONFIG = Path(__file__).parents[2] / "config" / "import.toml"
ALIASES = read_toml(CONFIG, Aliases)
TODAY = date(2026, 11, 22)
Cells = tuple[Cell, ...]
GPT: dict[str, Cell] = {"Ref": "Q1", "Name": "LEE Ka Yan", "Scheme": "GPT"}
"""A sound row by column title."""


def sheet(*rows: Cells) -> Sheet:
    """A sheet of these rows."""
    return Sheet(name="s", rows=rows)


def columns(*rows: Cells, said: Overrides | None = None) -> Columns:
    """The columns of a sheet under its first header."""
    return find_blocks(sheet(*rows), ALIASES, TODAY, said or Overrides())[0]


def column(title: str, *cells: Cell, said: Overrides | None = None) -> Column:
    """A column with these cells beside a reference and a name."""
    body = [(f"Q-{n}", f"HO {n}", cell) for n, cell in enumerate(cells or (None,))]
    found = columns(("Our Ref", "Client Name", title), *body, said=said).columns
    return next(c for c in found if c.index == 2)


def plan(
    *rows: Cells,
    said: Overrides | None = None,
    book: tuple[Holder, ...] = (),
    written: Mapping[str, Written] | None = None,
    today: date = TODAY,
) -> ImportPlan:
    """The plan for a sheet of these rows."""
    return plan_of(sheet(*rows), said, book, written, today)


def plan_of(
    source: Sheet,
    said: Overrides | None = None,
    book: tuple[Holder, ...] = (),
    written: Mapping[str, Written] | None = None,
    today: date = TODAY,
    settled: Collection[Settled] | None = (),
) -> ImportPlan:
    """The plan for a sheet against a book of which nothing was settled before."""
    existing = {holder.case: holder for holder in book}
    return plan_import(source, ALIASES, existing, today, said, settled, written)


def cases(found: ImportPlan) -> dict[str, Holder]:
    """The cases that come in, by reference."""
    return {pair.after.case: pair.after for pair in found.holders}


def question(found: ImportPlan, id_: str) -> Question:
    """The question with the id."""
    return next(each for each in found.questions if each.id == id_)


def reading(cells: dict[str, Cell], overrides: Overrides | None = None) -> Reading:
    """What a row of these cells gives, by column title."""
    row = tuple(cells.values())
    said = overrides or Overrides(dates="dmy")
    sheet = Sheet(name="s", rows=(tuple(cells), row, ("x",)))
    layout = find_layouts(sheet, ALIASES, TODAY, said).blocks[0]
    return read_case(RowCells(2, row, layout, ALIASES), TODAY, said)


def holder(overrides: Overrides | None = None, **cells: Cell) -> Holder:
    """The holder of a sound row with these cells added; `_` is a space."""
    named = {title.replace("_", " "): cell for title, cell in cells.items()}
    found = reading(GPT | named, overrides).holder
    assert found is not None
    return found


def unread(**cells: Cell) -> tuple[tuple[str, str], ...]:
    """Column and text of every unread cell of such a row."""
    return tuple((row.column, row.text) for row in holder(None, **cells).unread)
