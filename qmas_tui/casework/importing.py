"""A spreadsheet against the book: what an import would do."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.casework.casework import Casework
from qmas_tui.config.place import config_folder
from qmas_tui.exchange.sheets.aliases import aliases_from
from qmas_tui.exchange.sheets.case import Overrides
from qmas_tui.exchange.sheets.merge import settled_cells
from qmas_tui.exchange.sheets.plan import ImportPlan, plan_import
from qmas_tui.exchange.sheets.read import read_sheet


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
