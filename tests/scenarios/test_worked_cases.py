"""The worked cases of the specification come out exactly."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import to_builtins

from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.scenarios.answer import Answer, against, answer
from tests.scenarios.worked_cases import EXPECTED, WORKED, Asked, question


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return to_builtins(value)


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
