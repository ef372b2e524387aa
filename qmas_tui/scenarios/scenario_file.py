"""A file of scenarios, as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from qmas_tui.errors import Problem
from qmas_tui.facts.rows import Text
from qmas_tui.facts.scenario_row import Format
from qmas_tui.scenarios.change import Change


class Scenario(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """A named scenario of one case; `then` and `rules` where others are meant."""

    name: Text
    case: Text
    then: date | None = None
    rules: Text | None = None
    change: tuple[Change, ...] = ()


class ScenarioFile(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Scenarios of any cases, in their order."""

    format: Format
    scenario: tuple[Scenario, ...] = ()


def repeated(file: ScenarioFile, where: str) -> Iterator[Problem]:
    """The scenarios whose name an earlier one of the same case has."""
    seen = set[tuple[str, str]]()
    for number, each in enumerate(file.scenario, 1):
        if (each.case, each.name) in seen:
            what = f"the name {each.name} stands twice for {each.case}; change one"
            yield Problem(f"{where}, scenario {number}", what)
        seen.add((each.case, each.name))
