"""How quickly a large sheet is read, planned and reported, saving apart."""

from __future__ import annotations

import csv
import tempfile
import time
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from qmas_tui.config.place import config_folder
from qmas_tui.exchange.sheets.aliases import Aliases
from qmas_tui.exchange.sheets.fates import fates_csv
from qmas_tui.exchange.sheets.planner import plan_import
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import report_lines
from qmas_tui.toml_files import read_toml
from tests.make import AS_OF

ROWS: Final = 10_000
LEAST: Final = {".csv": 2_500, ".xlsx": 1_000}
"""Rows a second, mapping and both reports included."""
HEAD: Final = (
    *("Our Ref", "Client Name", "中文姓名", "Nat.", "Scheme", "DOB", "Appl. date"),
    *("Approved", "First arrival", "Visa expiry", "Employer", "Job title"),
    *("Salary (HKD/mth)", "Spouse", "Kids", "Passport exp.", "Remarks"),
)


def row(number: int) -> tuple[str, ...]:
    """A client, each another, with days in all columns of days."""
    day = f"{1 + number % 28}/{1 + number % 12}"
    return (
        *(f"Q-{number:05}", f"CHAN Tai {number}", "陳大文", "CN", "GPT"),
        *(f"{day}/{1970 + number % 25}", f"{day}/2020", f"{day}/2021", f"{day}/2022"),
        *(f"{day}/2027", "Kite Ltd", "Engineer", "HK$45,000", "Y", str(number % 3)),
        *(f"{day}/{2030 + number % 9}", f"note {number}"),
    )


def write(path: Path) -> None:
    """A sheet of clients as a table of text, or as a workbook."""
    rows = (HEAD, *map(row, range(ROWS)))
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for each in rows:
        sheet.append(each)
    book.save(path)


def main() -> int:
    """Print the figures; 1 where a promise is not kept."""
    print(f"\nImport of {ROWS:,} rows of {len(HEAD)} columns, saving apart")
    aliases = read_toml(config_folder() / "import.toml", Aliases)
    is_kept = True
    with tempfile.TemporaryDirectory() as folder:
        for suffix, least in LEAST.items():
            path = Path(folder) / f"clients{suffix}"
            write(path)
            began = time.process_time()
            plan = plan_import(read_sheet(path), aliases, {}, AS_OF)
            lines = sum(1 for _ in report_lines(plan, Overrides()))
            size = len(fates_csv(plan))
            pace = ROWS / (time.process_time() - began)
            assert len(plan.holders) == ROWS
            assert lines > ROWS
            assert size > ROWS
            print(f"{suffix:<30}{pace:9.0f} rows a second, at least {least:,}")
            is_kept &= pace >= least
    return int(not is_kept)


if __name__ == "__main__":
    raise SystemExit(main())
