"""The worked cases of the specification come out exactly."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.scenarios.answer import Answer, against, answer
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.rules_diff import rules_diff
from qmas_tui.views.what_if_json import forecast_json, presence_json
from tests.make import POLICY
from tests.scenarios.worked_cases import (
    AS_OF,
    EXPECTED,
    HOLDERS,
    WORKED,
    Asked,
    policy,
    question,
)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def moved(each: Moved) -> dict[str, Any]:
    """A move as the worked cases have it, without its shares."""
    names = ("what", "subject", "before", "after", "moved")
    return {name: plain(getattr(each, name)) for name in names}


def level(each: FindingMoved) -> dict[str, Any]:
    """A move of a finding as the worked cases have it, without its cause."""
    names = ("code", "subject", "before", "after")
    return {name: getattr(each, name) for name in names}


def told(found: Answer) -> dict[str, Any]:
    """An answer as the worked cases have it."""
    return {
        "as_of": plain(found.as_of),
        "then": plain(found.then),
        "changes": [words(each) for each in found.steps],
        "verdict": found.verdict,
        "moved": [
            {
                **moved(each.moved),
                "shares": plain(each.moved.shares),
                "changes": list(each.changes),
            }
            for each in found.moved
            if not each.moved.what.startswith("act_on")
        ],
        "findings": [
            {**level(each.finding), "cause": each.cause, "changes": list(each.changes)}
            for each in found.findings
        ],
        "passing": [
            {
                "code": each.code,
                "subject": each.subject,
                "level": each.level,
                "from": plain(each.first),
                "to": plain(each.last),
            }
            for each in found.passing
        ],
        "first_seen": [plain(each) for each in found.first_seen],
        "same": list(found.same),
    }


def words(text: str) -> list[str]:
    """The words of a change: its values are written in the order of the file."""
    return sorted(text.split())


@pytest.mark.parametrize("asked", WORKED.scenario, ids=lambda each: each.id)
def test_scenarios(asked: Asked) -> None:
    """A scenario moves what the specification says, by whose doing it says."""
    expected = EXPECTED[asked.id]
    if asked.against:
        found = against(question(asked), question(asked, asked.against))
        assert {
            "then": plain(found.then),
            "verdict": found.verdict,
            "moved": [
                moved(each)
                for each in found.moved
                if not each.what.startswith("act_on")
            ],
            "findings": [level(each) for each in found.findings],
        } == expected
        return
    expected = {**expected, "changes": [words(each) for each in expected["changes"]]}
    assert told(answer(question(asked))) == expected


@pytest.mark.parametrize("asked", WORKED.diff, ids=lambda each: each.id)
def test_rules_held_against_rules(asked: Asked) -> None:
    """A rules diff counts and orders who moves as the specification says."""
    holders = [HOLDERS[case] for case in asked.cases or HOLDERS]
    found = rules_diff(holders, policy(asked.old), policy(asked.new), AS_OF)
    greatest = found.greatest
    assert {
        "as_of": plain(found.as_of),
        "looked_at": found.looked_at,
        "closed": found.closed,
        "moved": len(found.cases),
        "earlier": found.earlier,
        "later": found.later,
        "appeared": found.appeared,
        "gone": found.findings_gone,
        "fees_up": found.fees_up,
        "fees_down": found.fees_down,
        "cases": [each.case for each in found.cases],
        "greatest": greatest and {"case": greatest[0], "moved": greatest[1]},
    } == EXPECTED[asked.id]


@pytest.mark.parametrize("asked", WORKED.planner, ids=lambda each: each.id)
def test_days_of_return(asked: Asked) -> None:
    """The planner finds the days of return that the specification gives."""
    found = presence(
        HOLDERS[asked.case], POLICY, AS_OF, asked.out, asked.of or "holder"
    )
    told = msgspec.json.decode(presence_json(found))
    assert told == EXPECTED[asked.id]


@pytest.mark.parametrize("asked", WORKED.forecast, ids=lambda each: each.id)
def test_fees_of_a_family(asked: Asked) -> None:
    """The forecast names who pays what at each step, as the specification does."""
    rules, holder = policy(asked.rules), HOLDERS[asked.case]
    holder = changed(holder, expand(holder, asked.change, rules, AS_OF))
    found = fee_forecast(holder, rules, AS_OF)
    told = msgspec.json.decode(forecast_json(found))
    for step in told["steps"]:
        del step["at_todays_rates"]
    assert told == EXPECTED[asked.id]
