"""What was said of the columns of sheets, and what an import leaves in files."""

from __future__ import annotations

from pathlib import Path

import msgspec

from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.saving import save_file
from qmas_tui.exchange.sheets.answers import unfit_answers
from qmas_tui.exchange.sheets.columns.blocks import LOOK
from qmas_tui.exchange.sheets.columns.mapping import (
    Mapping,
    decided,
    mapping_text,
    read_mapping,
    remember,
    remembered,
)
from qmas_tui.exchange.sheets.fates import fates_csv
from qmas_tui.exchange.sheets.grid import Sheet
from qmas_tui.exchange.sheets.plan import ImportPlan, header_shape
from qmas_tui.exchange.sheets.questions import Overrides

__all__ = [
    "check_answered",
    "check_answers",
    "read_mapping",
    "remember_columns",
    "save_columns",
    "save_report",
    "with_remembered",
]


def with_remembered(overrides: Overrides, sheet: Sheet) -> Overrides:
    """The same with what was said of a sheet of this shape, if nothing is said now."""
    if overrides.mapping != Mapping():
        return overrides
    folder = user_folder()
    for row in range(min(LOOK, len(sheet.rows))):
        if (found := remembered(folder, header_shape(sheet, row))) is not None:
            return msgspec.structs.replace(overrides, mapping=found)
    return overrides


def remember_columns(plan: ImportPlan) -> Mapping | None:
    """Keep what was said of columns and days for the next sheet of this shape.

    None where nothing had to be said. Raises DataError where it cannot be written.
    """
    mapping = msgspec.structs.replace(decided(plan.columns), dates=plan.dates)
    if mapping == Mapping():
        return None
    remember(user_folder(), plan.shape, mapping)
    return mapping


def save_columns(plan: ImportPlan, path: Path, force: bool = False) -> None:
    """Write what every column was taken for. Raises DataError where it cannot be."""
    save_file(path, mapping_text(plan.mapping), force)


def save_report(plan: ImportPlan, path: Path, force: bool = False) -> None:
    """Write what became of each row, column and cell. Raises DataError likewise."""
    save_file(path, fates_csv(plan), force)


def check_answers(plan: ImportPlan, overrides: Overrides) -> None:
    """Raise DataError with every answer that fits no question of such a sheet."""
    if problems := list(unfit_answers(plan, overrides)):
        raise DataError("Answers do not fit the sheet; nothing was imported.", problems)


def check_answered(plan: ImportPlan, overrides: Overrides) -> None:
    """Raise DataError with every question that must be answered first, and how."""
    problems = [
        Problem(
            each.where,
            f"{each.words}: {', '.join(c.id for c in each.choices)}."
            f" Answer with {each.option}",
        )
        for each in plan.open_questions(overrides)
    ]
    if problems:
        what = "The sheet leaves something open; nothing was imported."
        raise DataError(what, problems)
