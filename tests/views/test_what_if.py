"""What would happen if, in lines: what the worked cases do not show."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import structs

from qmas_tui.findings.calendar import DAY
from qmas_tui.scenarios.answer import answer
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.rules_diff import RulesDiff, rules_diff
from qmas_tui.scenarios.rules_differ import FigureMoved
from qmas_tui.views.rules_diff import rules_diff_lines
from qmas_tui.views.rules_held import rules_held_lines
from qmas_tui.views.what_if import (
    BASED_ON,
    NO_LAW,
    answer_lines,
    back_by_words,
    fee_lines,
    presence_lines,
)
from qmas_tui.views.what_if_json import (
    answer_json,
    forecast_json,
    presence_json,
    rules_diff_json,
)
from tests.make import AS_OF, POLICY, holder
from tests.scenarios.worked_cases import (
    EXPECTED,
    HOLDERS,
    WORKED,
    Asked,
    policy,
    question,
)


def test_a_departure_of_somebody_who_is_away_is_told() -> None:
    """A trip in an absence without a return moves nothing; why stands below it."""
    away = {"out": AS_OF - 40 * DAY}
    posed = msgspec.structs.replace(
        question(WORKED.scenario[1]), holder=holder(trip=[away], grant=None)
    )
    told = list(answer_lines(answer(posed), "Q-1", "LEE"))
    assert any("has no return on record and goes on over it" in each for each in told)


def test_who_pays_nothing_is_told_why() -> None:
    """A permanent member of a family stands among the persons, with no fee."""
    spouse = {"name": "S", "relation": "spouse", "status": "permanent"}
    found = fee_forecast(holder(dependant=[spouse]), POLICY, AS_OF)
    assert "    S: none, permanent" in list(fee_lines(found))
    closed = fee_forecast(holder(status="closed"), POLICY, AS_OF)
    assert "  No step is ahead." in list(fee_lines(closed))


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


@pytest.mark.parametrize("asked", WORKED.scenario, ids=lambda each: each.id)
def test_a_scenario_is_told_whole(asked: Asked) -> None:
    """Each change by number, the verdict, what comes and goes, and what it rests on."""
    if asked.against:
        return
    found = answer(question(asked))
    head, *lines = answer_lines(found, asked.case, "SOMEBODY")
    assert head.startswith(f"SCENARIO, not recorded: {asked.case} SOMEBODY on ")
    assert lines[-1] == BASED_ON
    page = "\n".join(lines)
    for number, step in enumerate(found.steps, 1):
        assert f"  {number}. {step}" in page
    assert f"{found.verdict.capitalize()}, if nothing else is recorded" in page
    changed_over = [(e.finding.before, e.finding.after) for e in found.findings]
    assert ("new: " in page) or not any(not b and a for b, a in changed_over)
    assert ("gone: " in page) or not any(b and not a for b, a in changed_over)
    assert page.count("  In between: ") == len(found.passing)
    moved = found.moved or found.findings or found.reworded
    assert ("  Nothing moves." in lines) is not bool(moved)
    told = msgspec.json.decode(answer_json(found, asked.case, None, asked.rules))
    expected = EXPECTED[asked.id]
    assert (told["then"], told["verdict"]) == (expected["then"], expected["verdict"])
    assert told["scenario"]["rules"] == asked.rules
    assert [each["code"] for each in told["findings"]] == [
        each["code"] for each in expected["findings"]
    ]


@pytest.mark.parametrize("asked", WORKED.planner, ids=lambda each: each.id)
def test_days_of_return_are_told(asked: Asked) -> None:
    """Until when to be back and why, what holds from when, and each residence year."""
    found = presence(
        HOLDERS[asked.case], POLICY, WORKED.as_of, asked.out, asked.of or "holder"
    )
    lines = list(presence_lines(found))
    assert lines[1] == back_by_words(found)
    assert sum(line.startswith("  from ") for line in lines) == sum(
        day is not None for _thing, day in found.first
    )
    assert sum(line.startswith("  year ") for line in lines) == len(found.years)
    assert lines[-2:] == [NO_LAW, BASED_ON]
    assert msgspec.json.decode(presence_json(found)) == EXPECTED[asked.id]


def test_a_departure_of_somebody_who_is_away_says_so() -> None:
    """Nobody can leave who is away: the planner's lines say it first."""
    found = presence(HOLDERS["B3"], POLICY, WORKED.as_of, WORKED.as_of + DAY)
    assert "Away since 1 Aug 2026 already" in list(presence_lines(found))[2]


def test_a_return_that_is_never_or_always_too_late() -> None:
    """Where nothing sets a day that is said; and where each day is too late."""
    found = presence(HOLDERS["B3"], POLICY, WORKED.as_of)
    never = structs.replace(found, return_by=None)
    assert back_by_words(never).startswith("No day of return that was asked about")
    always = structs.replace(found, return_by=WORKED.as_of - DAY)
    assert back_by_words(always).startswith("Any return is too late")
    already = structs.replace(found, already=("absence.year",))
    assert any("without this absence too" in line for line in presence_lines(already))


@pytest.mark.parametrize("asked", WORKED.forecast, ids=lambda each: each.id)
def test_fees_are_told(asked: Asked) -> None:
    """What is needed in all is that of the worked case."""
    rules, holder = policy(asked.rules), HOLDERS[asked.case]
    holder = changed(holder, expand(holder, asked.change, rules, WORKED.as_of))
    found = fee_forecast(holder, rules, WORKED.as_of)
    lines = list(fee_lines(found))
    assert (
        msgspec.json.decode(forecast_json(found))["total_needed"]
        == (EXPECTED[asked.id]["total_needed"])
    )
    total = EXPECTED[asked.id]["total_needed"]
    assert f"  Needed in all: HK${total:,}" in lines
    steps = EXPECTED[asked.id]["steps"]
    assert ("  No step is ahead." in lines) is not bool(steps)


@pytest.mark.parametrize("asked", WORKED.diff, ids=lambda each: each.id)
def test_a_rules_diff_is_told(asked: Asked) -> None:
    """Who moves is counted and listed; where nobody does that is said."""
    holders = [HOLDERS[case] for case in asked.cases or HOLDERS]
    found = rules_diff(holders, policy(asked.old), policy(asked.new), WORKED.as_of)
    held = list(rules_held_lines(found, asked.old, asked.new))
    assert held[0].startswith(f"From {asked.old} to {asked.new}, asked on 29 Nov 2026")
    assert (len(held) == 1) is found.is_any
    page = "\n".join(rules_diff_lines(found))
    expected = EXPECTED[asked.id]
    counted = f"{expected['looked_at']} case"
    assert counted in page
    assert ("Nobody moves" in page) is not bool(expected["moved"])
    assert all(case in page for case in expected["cases"])
    told = msgspec.json.decode(rules_diff_json(found, asked.old, asked.new))
    assert {name: told[name] for name in expected if name != "cases"} == {
        name: value for name, value in expected.items() if name != "cases"
    }
