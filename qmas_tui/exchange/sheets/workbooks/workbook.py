"""A workbook of whatever kind into a sheet; its bytes say which kind it is."""

from __future__ import annotations

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Sheet
from qmas_tui.exchange.sheets.workbooks.ods import read_ods
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xls import read_xls
from qmas_tui.exchange.sheets.workbooks.xlsb import read_xlsb
from qmas_tui.exchange.sheets.workbooks.xlsx import read_xlsx
from qmas_tui.exchange.sheets.workbooks.xlsx_book import main_part
from qmas_tui.steps import Step, unheard


def read_workbook(
    data: bytes, title: str, name: str | None = None, step: Step = unheard
) -> Sheet:
    """The first sheet that can be seen of the workbook, or the one with the name.

    `title` names the file in the errors; `step` hears of progress. Raises DataError in
    one sentence where the workbook is damaged, protected or too large, or has no such
    sheet.
    """
    if not data.startswith(b"PK"):
        return read_xls(data, title, name, step)
    package = Package(data, title, step)
    part = main_part(package)
    if part.endswith(".bin"):
        return read_xlsb(data, package, name, step)
    if part:
        return read_xlsx(package, part, name)
    if "content.xml" in package:
        return read_ods(package, name)
    raise DataError(package.damaged)
