"""Files for others, of a whole book: calendar and tables."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from qmas_tui.casework.collector import collector_off
from qmas_tui.config.load import load_policy
from qmas_tui.exchange.out.icalendar_file import write_ics
from qmas_tui.exchange.out.table_csv import write_csv
from qmas_tui.exchange.out.table_xlsx import write_xlsx
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.agenda import agenda
from qmas_tui.views.columns import COLUMNS
from qmas_tui.views.table import Table, table_of
from tests.bench.books import people

AS_OF = date(2026, 11, 22)
MOST_SECONDS = 3.0
ALARMS = (7, 1)
T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that something takes, and what it gives."""
    gc.collect()
    began = time.process_time()
    result = what()
    return time.process_time() - began, result


def main(count: int = 10_000) -> int:
    """Print the figures; 1 where a promise is not kept."""
    policy = load_policy(None)
    holders = people(count, seed=7, as_of=AS_OF)
    with collector_off():  # as a book is opened
        cases = [AssessedCase(each, assess(each, policy, AS_OF)) for each in holders]

    def table() -> Table:
        return table_of("Everyone", cases, AS_OF, tuple(COLUMNS), COLUMNS)

    calendar, events = timed(lambda: write_ics(agenda(cases, policy), AS_OF, ALARMS))
    csv, _ = timed(lambda: write_csv(table()))
    xlsx, _ = timed(lambda: write_xlsx(table()))
    print(f"\nFiles for others, {count:,} cases")
    days = events.count(b"BEGIN:VEVENT")
    most = f"at most {MOST_SECONDS:.0f}"
    print(f"calendar, {days:,} days{calendar:14.3f} s   {most}")
    print(f"CSV, {len(COLUMNS)} columns           {csv:14.3f} s   {most}")
    print(f"workbook, {len(COLUMNS)} columns      {xlsx:14.3f} s")
    return int(max(calendar, csv) > MOST_SECONDS)
