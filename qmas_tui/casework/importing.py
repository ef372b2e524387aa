"""A spreadsheet against the book: what an import would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, get_args

import msgspec

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.import_columns import with_remembered
from qmas_tui.config.place import config_folder
from qmas_tui.exchange.sheets.aliases import Aliases
from qmas_tui.exchange.sheets.merge import settled_cells, written_by_imports
from qmas_tui.exchange.sheets.plan import ImportPlan
from qmas_tui.exchange.sheets.planner import plan_import
from qmas_tui.exchange.sheets.questions import CitizenshipFor, Overrides
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.sheets.report import question_lines, report_lines, summary
from qmas_tui.facts.contradictions import new_contradictions
from qmas_tui.facts.rows import Citizenship
from qmas_tui.findings.plausible import oddities
from qmas_tui.toml_files import read_toml
from qmas_tui.views.doubts import contradiction_words, oddity_words

__all__ = [
    "CITIZENSHIPS",
    "ImportPlan",
    "Overrides",
    "citizenships",
    "doubts",
    "find_plan",
    "question_lines",
    "report_lines",
    "summary",
]

CITIZENSHIPS: Final[tuple[str, ...]] = get_args(Citizenship)


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
    aliases = read_toml(config_folder() / "import.toml", Aliases)
    history = casework.history()
    changes = [change for past in history for change in past.changes]
    source = read_sheet(path, sheet, encoding)
    return plan_import(
        source,
        aliases,
        casework.holders,
        casework.as_of,
        with_remembered(overrides or Overrides(), source),
        settled_cells(changes),
        written_by_imports(history),
    )


def doubts(plan: ImportPlan, casework: Casework) -> Iterator[str]:
    """Lines on what the import keeps although it cannot be, or is odd (HS-23).

    Nothing is asked: what cannot be is told on the case too, until it is corrected.
    """
    today, policy = casework.as_of, casework.policy
    impossible, odd = list[str](), list[str]()
    for each in plan.holders:
        case = each.after.case
        for found in new_contradictions(each.before, each.after, today):
            words = contradiction_words(found)
            impossible.append(f"{case}, {found.field}: {words}")
        for oddity in oddities(each.before, each.after, policy, today):
            odd.append(f"{case}: {oddity_words(oddity)}")
    if impossible:
        yield f"Imported although it cannot be, to be corrected: {len(impossible)}."
        yield from [f"  {each}" for each in impossible]
    if odd:
        yield f"Imported although it is odd, to be looked at: {len(odd)}."
        yield from [f"  {each}" for each in odd]


def citizenships(said: Iterable[tuple[str, str]]) -> Overrides:
    """What the adviser says of cases or nationalities before an import.

    Raises msgspec.ValidationError for a word that is no citizenship.
    """
    pairs = [{"who": who, "citizenship": word} for who, word in said]
    return Overrides(tuple(msgspec.convert(each, CitizenshipFor) for each in pairs))
