"""A lost job as one edit: it ends, and from the next day on there is none."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.casework.edit import Edit, add_row
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Row, Text, Work
from qmas_tui.facts.tables import with_rows
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.effective_facts import is_current
from qmas_tui.views.record_form import current_jobs
from qmas_tui.views.records import row_words
from qmas_tui.views.say import day_words


class Loss(Row, frozen=True):
    """What is said of a lost job.

    Attributes:
        on: the last day of work.
        job: the number of its row, counted from 1; left out, the one that goes on.
        ends: whether that row ends with the day.
        text: a note for the file.
    """

    on: date
    job: int | None = None
    ends: bool = True
    text: Text | None = None


def job_lost(holder: Holder, given: FieldTexts, as_of: date, by: str) -> Edit[Holder]:
    """The holder without a job from the day after on.

    `given` are the fields of `Loss`. A spell of no work follows unless another job
    covers that day. Raises DataError for what cannot be read.
    """
    lost = parse_row(Loss, given, as_of, add_months)
    after, done = holder, [f"job lost, last day {day_words(lost.on)}"]
    number = _job(lost, holder, as_of) if lost.ends else None
    if number is not None:
        work = holder.work[number - 1]
        rows: list[Row] = list(holder.work)
        rows[number - 1] = structs.replace(work, to=lost.on)
        after = with_rows(holder, "work", tuple(rows))
        done.append(f"{row_words(work)} ended")
    if not any(is_current(work, lost.on + DAY) for work in after.work):
        idle = Work(kind="none", from_=lost.on + DAY)
        after = with_rows(after, "work", (*after.work, idle))
        done.append(f"no work from {day_words(lost.on + DAY)}")
    if lost.text:
        noted, _row = add_row(after, "note", [("text", lost.text)], as_of, by)
        after = noted.after
        done.append(noted.what)
    return Edit(after, "; ".join(done))


def _job(lost: Loss, holder: Holder, as_of: date) -> int | None:
    """Which job ended; None where none goes on. Raises DataError."""
    works, current = holder.work, current_jobs(holder.work, as_of)
    if lost.job is None and len(current) <= 1:
        return current[0] if current else None
    if lost.job is not None and 1 <= lost.job <= len(works):
        return lost.job
    jobs = [f"{number} ({row_words(works[number - 1])})" for number in current]
    there = f"there are {', '.join(jobs)}" if jobs else "no job goes on"
    what = "is missing" if lost.job is None else f"{lost.job} is no job"
    problem = Problem("job", f"{what}; {there}")
    raise DataError("Not saved", [problem])


def at_the_day(error: DataError) -> DataError:
    """What was refused of the job's end, at the day that was typed for it."""
    problems = [
        structs.replace(each, where="on") if each.where == "to" else each
        for each in error.problems
    ]
    return DataError(error.message, problems)
