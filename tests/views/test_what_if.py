"""What would happen if, in lines: what the worked cases do not show."""

from __future__ import annotations

from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.rules_diff import RulesDiff
from qmas_tui.scenarios.rules_differ import FigureMoved
from qmas_tui.views.rules_diff import rules_diff_lines
from qmas_tui.views.what_if import fee_lines
from tests.make import AS_OF, POLICY, holder


def test_who_pays_nothing_is_told_why() -> None:
    """A permanent member of a family stands among the persons, with no fee."""
    spouse = {"name": "S", "relation": "spouse", "status": "permanent"}
    found = fee_forecast(holder(dependant=[spouse]), POLICY, AS_OF)
    assert "    S: none, permanent" in list(fee_lines(found))


def test_figures_that_are_lists_and_figures_that_came() -> None:
    """A list of months is told as its parts, a figure that one side lacks as none."""
    moved = FigureMoved(
        rule="S-02",
        name="stay-pattern",
        unit="months",
        route="gpt",
        before=None,
        after=(36, 36),
        since=AS_OF,
        until=None,
        source="a notice",
        checked_on=AS_OF,
    )
    found = RulesDiff(as_of=AS_OF, figures=(moved,), added=("S-99",), gone=("S-02",))
    told = list(rules_diff_lines(found))
    assert told[0].startswith(
        "S-02 stay pattern (gpt): none → 36+36 months from 22 Nov 2026"
    )
    assert told[1:3] == ["New rule: S-99", "Rule gone: S-02"]
