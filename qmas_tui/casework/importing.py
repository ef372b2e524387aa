"""A spreadsheet against the book: what an import would do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

import msgspec

from qmas_tui.casework.casework import Casework
from qmas_tui.config.place import config_folder
from qmas_tui.exchange.sheets.aliases import aliases_from
from qmas_tui.exchange.sheets.case import CitizenshipFor, Overrides
from qmas_tui.exchange.sheets.merge import settled_cells
from qmas_tui.exchange.sheets.plan import ImportPlan, plan_import
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import report_lines, summary
from qmas_tui.facts.rows import Citizenship

__all__ = [
    "CITIZENSHIPS",
    "ImportPlan",
    "Overrides",
    "citizenships",
    "find_plan",
    "report_lines",
    "summary",
]

CITIZENSHIPS: Final[tuple[str, ...]] = get_args(Citizenship)


def find_plan(
    casework: Casework,
    path: Path,
    sheet: str | None = None,
    overrides: Overrides | None = None,
) -> ImportPlan:
    """Read a sheet and say what an import would do; nothing is changed."""
    aliases = aliases_from((config_folder() / "import.toml").read_text("utf-8"))
    changes = [change for past in casework.history() for change in past.changes]
    return plan_import(
        read_sheet(path, sheet),
        aliases,
        casework.holders,
        casework.as_of,
        overrides,
        settled_cells(changes),
    )


def citizenships(said: Iterable[tuple[str, str]]) -> Overrides:
    """What the adviser says of cases or nationalities before an import.

    Raises msgspec.ValidationError for a word that is no citizenship.
    """
    pairs = [{"who": who, "citizenship": word} for who, word in said]
    return Overrides(tuple(msgspec.convert(each, CitizenshipFor) for each in pairs))
