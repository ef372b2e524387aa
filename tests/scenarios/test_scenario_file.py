"""A file of scenarios."""

from __future__ import annotations

from qmas_tui.scenarios.scenario_file import Scenario, ScenarioFile, repeated


def test_a_name_stands_once_for_a_case() -> None:
    """The second is told with its number; another case may use the name."""
    every = [Scenario(name="lost", case=case) for case in ("A", "B", "A")]
    found = repeated(ScenarioFile("qmas-scenario/1", tuple(every)), "x.toml")
    assert [each.where for each in found] == ["x.toml, scenario 3"]
