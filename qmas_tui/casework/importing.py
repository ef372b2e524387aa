"""A spreadsheet against the book: what an import would do, and doing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.consent import about_numbers
from qmas_tui.casework.doubtful import doubtful_lines
from qmas_tui.casework.import_columns import with_remembered
from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.aliases import Aliases
from qmas_tui.exchange.sheets.before_landing import as_holders, parted
from qmas_tui.exchange.sheets.grid import Sheet
from qmas_tui.exchange.sheets.merge import settled_cells, written_by_imports
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.planner import plan_import
from qmas_tui.exchange.sheets.questions import CitizenshipFor, Overrides
from qmas_tui.exchange.sheets.read import check_filled, open_sheet
from qmas_tui.exchange.sheets.report import question_lines, report_lines, summary
from qmas_tui.facts.changes import Step
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Citizenship
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard
from qmas_tui.toml_files import read_toml
from qmas_tui.views.say import count

__all__ = [
    "CITIZENSHIPS",
    "CitizenshipFor",
    "ImportPlan",
    "Overrides",
    "apply_import",
    "check_import",
    "doubts",
    "find_plan",
    "plan_sheet",
    "question_lines",
    "report_lines",
    "summary",
]

CITIZENSHIPS: Final[tuple[Citizenship, ...]] = get_args(Citizenship)


def find_plan(
    casework: Casework,
    path: Path,
    sheet: str | None = None,
    overrides: Overrides | None = None,
    encoding: str | None = None,
) -> ImportPlan:
    """Read a sheet and say what an import would do; nothing is changed.

    What was said of the columns of such a sheet before counts again.
    """
    source = open_sheet(path, sheet, encoding)
    try:
        check_filled(source)
        said = with_remembered(overrides or Overrides(), source)
        return plan_sheet(casework, source, said)
    except DataError as error:
        if sheet is not None or not source.others:
            raise
        others = ", ".join(quoted(each.name) for each in source.others)
        raise DataError(f"{error.message}. --sheet reads another: {others}") from None


def plan_sheet(
    casework: Casework,
    sheet: Sheet,
    overrides: Overrides | None = None,
    step: Hears = unheard,
) -> ImportPlan:
    """What an import of a sheet that was read would do; nothing is changed.

    `step` hears of progress, and stops it by raising.
    """
    aliases = read_toml(config_folder() / "import.toml", Aliases)
    history = casework.history()
    changes = [change for past in history for change in past.changes]
    holders, prospects = casework.holders, casework.prospects
    plan = plan_import(
        sheet,
        aliases,
        as_holders(holders, prospects),
        casework.as_of,
        overrides,
        settled_cells(changes),
        written_by_imports(history),
        step,
    )
    return parted(plan, holders, prospects)


def doubts(plan: ImportPlan, casework: Casework) -> Iterator[str]:
    """Lines on what the import keeps although it cannot be, or is odd (HS-23)."""
    pairs = [(each.before, each.after) for each in plan.records]
    return doubtful_lines(pairs, casework.policy, casework.as_of)


def check_import(
    casework: Casework, plan: ImportPlan, source: str, terms: Terms = USUAL
) -> None:
    """Raise NeedsConsent as `apply_import` would, and change nothing."""
    terms.ask(about_numbers(_step(casework, plan, source)))


def apply_import(
    casework: Casework, plan: ImportPlan, source: str, terms: Terms = USUAL
) -> Done:
    """Do what an import plan says, as one step, after a backup of what is there.

    `source` is the name of the sheet.
    """
    step = _step(casework, plan, source)
    casework.session.make(step, terms, "import")
    cases = tuple(change.case for change in step)
    return Done(f"{count(len(cases), 'case')} {_imported(source)}", cases)


def _step(casework: Casework, plan: ImportPlan, source: str) -> Step:
    session, what = casework.session, _imported(source)
    return tuple(session.change(what, each.before, each.after) for each in plan.records)


def _imported(source: str) -> str:
    return f"imported from {source}"
