"""A lost job as one edit: it ends, and from the next day on there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import structs

from qmas_tui.casework.edit import Edit, add_row
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.reading import read_bool, read_date
from qmas_tui.facts.rows import Row, Work
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.effective_facts import is_current
from qmas_tui.views.records import row_words
from qmas_tui.views.say import day_words


def job_lost(holder: Holder, given: FieldTexts, as_of: date, by: str) -> Edit:
    """The holder without a job from the day after `last_day` on.

    `job` is the number of the row of work, counted from 1; unless `ends` is no it
    takes the day as its end. A spell of no work follows unless another job covers that
    day. `text` becomes a note. Raises DataError for what cannot be read.
    """
    said = {name: text.strip() for name, text in given}
    last = _last_day(said.get("last_day", ""), as_of)
    after, done = holder, [f"job lost, last day {day_words(last)}"]
    if _ends(said.get("ends") or "yes"):
        number = _number(said.get("job", ""), holder.work)
        work = holder.work[number - 1]
        rows: list[Row] = list(holder.work)
        rows[number - 1] = structs.replace(work, to=last)
        after = with_rows(holder, "work", tuple(rows))
        done.append(f"{row_words(work)} ended")
    if not any(is_current(work, last + DAY) for work in after.work):
        idle = Work(kind="none", from_=last + DAY)
        after = with_rows(after, "work", (*after.work, idle))
        done.append(f"no work from {day_words(last + DAY)}")
    if text := said.get("text"):
        noted, _row = add_row(after, "note", [("text", text)], as_of, by)
        after = noted.after
        done.append(noted.what)
    return Edit(after, "; ".join(done))


def _last_day(text: str, as_of: date) -> date:
    if not text:
        problem = Problem("last_day", "is missing; it cannot be left out")
        raise DataError("Not saved", [problem])
    try:
        return read_date(text, as_of, add_months=add_months)
    except ValueError as error:
        problem = Problem("last_day", str(error))
        raise DataError("Not saved", [problem]) from None


def _ends(text: str) -> bool:
    try:
        return read_bool(text)
    except ValueError as error:
        problem = Problem("ends", str(error))
        raise DataError("Not saved", [problem]) from None


def _number(text: str, works: Sequence[Work]) -> int:
    if text.isdecimal() and 1 <= int(text) <= len(works):
        return int(text)
    what = "is missing; say which job ended" if works else "no job is recorded to end"
    raise DataError("Not saved", [Problem("job", what)])
