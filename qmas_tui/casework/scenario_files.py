"""Scenarios read from a file, strictly: what is wrong in it is all said."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from qmas_tui.casework.rule_names import is_own_name
from qmas_tui.errors import DataError
from qmas_tui.scenarios.scenario_file import Scenario, ScenarioFile, repeated
from qmas_tui.toml_files import read_toml, unusable


def scenarios_in(path: Path, case: str) -> tuple[Scenario, ...]:
    """The scenarios of a case in a file; files of rules are looked for beside it.

    Raises DataError with every fault in the file, and where it has none of the case.
    """
    file = read_toml(path, ScenarioFile)
    if problems := list(repeated(file, path.name)):
        raise unusable(path.name, problems)
    found = tuple(_beside(path, each) for each in file.scenario if each.case == case)
    if not found:
        there = ", ".join(dict.fromkeys(each.case for each in file.scenario))
        raise DataError(
            f"{path.name} has no scenario of {case}; it has some of: {there or 'none'}."
        )
    return found


def _beside(path: Path, scenario: Scenario) -> Scenario:
    if scenario.rules is None or is_own_name(scenario.rules):
        return scenario
    return structs.replace(scenario, rules=str(path.parent / scenario.rules))
