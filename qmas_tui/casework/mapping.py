"""A sheet under the adviser's eyes: read once, worked out again on each answer."""

from __future__ import annotations

from msgspec import Struct, structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.import_columns import remember_columns, with_remembered
from qmas_tui.casework.importing import (
    ImportPlan,
    Overrides,
    plan_sheet,
    report_lines,
)
from qmas_tui.casework.mapping_page import mapping_page
from qmas_tui.casework.open import collector_off
from qmas_tui.casework.opening import Opened, file_rows
from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.fates import fates_csv
from qmas_tui.exchange.sheets.grid import Sheet
from qmas_tui.exchange.sheets.limits import Step
from qmas_tui.exchange.sheets.questions import DATES
from qmas_tui.exchange.sheets.read import check_filled
from qmas_tui.views.mapping import NOTHING, AskedRow, ColumnRow, MappingPage

__all__ = [
    "Answers",
    "Draft",
    "answered",
    "draft_lines",
    "keep_mapping",
    "report_csv",
    "work_out",
]

Answers = Overrides
"""What the adviser said so far; nothing at first."""


class Draft(Struct, frozen=True):
    """What taking a sheet in would do by these answers, and the page that shows it.

    Without a plan the page says why nothing can be taken in.
    """

    plan: ImportPlan | None
    answers: Answers
    page: MappingPage


def work_out(
    casework: Casework,
    opened: Opened,
    source: str,
    answers: Answers | None,
    step: Step,
) -> Draft:
    """What a sheet would bring by these answers; nothing is changed.

    Without answers, what was remembered for a header of this shape counts. `step`
    hears of progress and stops it by raising. Raises DataError where there is no
    usable header, and no other sheet or encoding to choose.
    """
    sheet, choices = opened.sheet, file_rows(opened)
    said = _remembered(sheet, answers or Answers())
    try:
        check_filled(sheet)
        with collector_off():  # it would hold up the keys meanwhile
            plan = plan_sheet(casework, sheet, said, step)
            page = mapping_page(plan, said, casework.holders, source)
    except DataError as error:
        if not choices:
            raise
        page = MappingPage(
            source, sheet.name, 0, (), (), (), NOTHING, choices, error.message
        )
        return Draft(None, said, page)
    return Draft(plan, said, structs.replace(page, file=choices))


def answered(answers: Answers, row: ColumnRow | AskedRow, answer: str) -> Answers:
    """The answers with one more."""
    if isinstance(row, ColumnRow):
        return _with(answers, row.key, answer)
    if row.key == DATES:
        return structs.replace(answers, dates="mdy" if answer == "mdy" else "dmy")
    if row.target:
        return _with(answers, answer, row.target)
    return _with(answers, row.key, answer)


def draft_lines(draft: Draft) -> list[str]:
    """The whole report on it."""
    if draft.plan is None:
        return [draft.page.fault]
    return list(report_lines(draft.plan, draft.answers))


def report_csv(draft: Draft) -> str:
    """The same as a table: each row, column and cell, and what becomes of it."""
    return fates_csv(draft.plan) if draft.plan else ""


def keep_mapping(draft: Draft) -> None:
    """Remember it for the next sheet with such a header. Raises DataError."""
    if draft.plan:
        remember_columns(draft.plan)


def _with(answers: Answers, key: str, answer: str) -> Answers:
    return structs.replace(answers, said={**answers.said, key: answer})


def _remembered(sheet: Sheet, said: Answers) -> Answers:
    """A file that was spoilt by hand counts for nothing; it is written anew."""
    try:
        return with_remembered(said, sheet)
    except DataError:
        return said
