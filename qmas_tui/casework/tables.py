"""Tables of cases: as files for a spreadsheet or to be read, or as lines."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.endings import ending_of
from qmas_tui.casework.selection import Shown
from qmas_tui.exchange.out.markdown import write_markdown
from qmas_tui.exchange.out.table_csv import MARK, write_csv
from qmas_tui.exchange.out.table_xlsx import write_xlsx
from qmas_tui.exchange.tinydb_json import write_tinydb
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.columns import QUEUE_COLUMNS, RECORD_COLUMNS
from qmas_tui.views.listings import listing_of
from qmas_tui.views.queue import ListName
from qmas_tui.views.table import Table, table_document, table_of

TABLE_ENDINGS: Final = (".csv", ".xlsx", ".md")
_RECORD: Final = "record"


def columns_named(text: str, of: ListName = "holders") -> tuple[str, ...]:
    """Columns of a list by their keys, with commas between.

    `record` stands for all that is recorded of holders, nothing for what a list shows.
    """
    if text == _RECORD and of == "holders":
        return RECORD_COLUMNS
    if text:
        return tuple(each.strip() for each in text.split(","))
    return listing_of(of).exported


def table(
    casework: Casework,
    selection: Shown,
    columns: tuple[str, ...] = QUEUE_COLUMNS,
    step: Step = unheard,
) -> Table:
    """The cases under these columns. Raises DataError for one that there is not."""
    cases, known = watched(selection.cases, step), listing_of(selection.of).columns
    return table_of(selection.title, cases, casework.as_of, columns, known)


def write_table(
    casework: Casework,
    path: Path,
    table: Table,
    force: bool = False,
    step: Step = unheard,
) -> None:
    """Write a table as CSV, Excel workbook or Markdown, by the ending of the file.

    Raises DataError for another ending, a text that no cell of a workbook holds, and
    as `Casework.save` does.
    """
    ending = ending_of(path, TABLE_ENDINGS)
    content: str | bytes
    if ending == ".csv":
        content = write_csv(table, step)
    elif ending == ".xlsx":
        content = write_xlsx(table, step)
    else:
        content = write_markdown(table_document(table), step)
    casework.save(path, content, force)


def csv_lines(table: Table) -> list[str]:
    """The rows of the CSV without the mark that a file of it begins with."""
    return write_csv(table).removeprefix(MARK).removesuffix("\r\n").split("\r\n")


def write_records(casework: Casework, path: Path, force: bool = False) -> None:
    """Write all records as a TinyDB database in JSON.

    Raises DataError as `Casework.save` does.
    """
    records = casework.holders.values(), casework.prospects.values()
    casework.save(path, write_tinydb(*records), force)
