"""Saved scenarios in lines, two held against each other, and what JSON says of them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec import Struct

from qmas_tui.scenarios.answer import AgainstAnswer, against, answer
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.saved import Saved, SavedAnswer, read_saved, row_of
from qmas_tui.scenarios.verdict import Verdict
from qmas_tui.views.model import text_of
from qmas_tui.views.saved_scenarios import saved_json, saved_lines, scenario_parts
from qmas_tui.views.what_if import answer_lines
from qmas_tui.views.what_if_against import against_json, against_lines
from qmas_tui.views.what_if_json import answer_json, together
from tests.book.samples import NOON
from tests.make import POLICY
from tests.scenarios.worked_cases import AS_OF, HOLDERS, Asked, question

LOST = Asked(id="", case="B1", change=(Change(job_lost=date(2026, 12, 31)),))
AWAY = Asked(
    id="",
    case="B1",
    change=(Change(trip=(date(2026, 12, 20), date(2027, 2, 5))),),
    then=AS_OF,
)


def saved(asked: Asked, name: str, rules: str | None = None) -> Saved:
    """A scenario of a worked case as it is saved."""
    holder, steps = HOLDERS[asked.case], question(asked).steps
    row = row_of(
        name,
        asked.change,
        steps,
        holder,
        then=asked.then,
        rules=rules,
        by="mw",
        at=NOON,
    )
    return read_saved(row, holder, POLICY, AS_OF)


def test_a_list_of_what_is_saved() -> None:
    """Each with its verdict, or why it is not asked, and what it stands for."""
    found = [
        SavedAnswer(saved(LOST, "lost"), answer(question(LOST))),
        SavedAnswer(saved(AWAY, "away", "shipped"), None, "out of date: a row"),
    ]
    assert list(saved_lines(found, "B1", "HOLDER B1"))[:-1] == [
        "B1 HOLDER B1: 2 saved scenarios, none of it recorded.",
        "  lost: worse on 1 Jan 2027",
        "    1. amend work 1 to=2026-12-31",
        "    2. add work kind=none from=2027-01-01",
        "  away: out of date: a row",
        "    1. add trip out=2026-12-20 back=2027-02-05 planned=yes",
        "    asked on 29 Nov 2026",
        "    by the rules shipped",
    ]
    told = msgspec.json.decode(saved_json(found))
    assert [each["verdict"] for each in told] == ["worse", None]
    assert [each["why_not"] for each in told] == [None, "out of date: a row"]
    assert list(saved_lines([], "B1", "X")) == ["B1 X: no saved scenario."]


def test_the_dossier_lists_them() -> None:
    """With who saved each and when; where none is saved nothing is said."""
    old = msgspec.structs.replace(saved(LOST, "lost"), trouble="a row has changed")
    (part,) = scenario_parts([old])
    lines = [text_of(line) for line in part.sections[0].lines]
    assert lines[-2:] == [
        "   out of date: a row has changed",
        "   saved by mw on 22 Nov 2026",
    ]
    assert list(scenario_parts([])) == []


class Judged(Struct):
    """A verdict, and how two scenarios are said to stand to each other."""

    verdict: Verdict
    words: str


@pytest.mark.parametrize(
    "judged",
    [
        Judged("worse", 'What was typed is worse than "away", if nothing else'),
        Judged("better", 'What was typed is better than "away", if nothing else'),
        Judged("mixed", 'What was typed is worse than "away" in some things, better'),
        Judged("the same", "Neither is worse, if nothing else is recorded until"),
    ],
)
def test_two_side_by_side(judged: Judged) -> None:
    """Which of the two is worse is said by name."""
    found = AgainstAnswer(then=AS_OF, verdict=judged.verdict, moved=(), findings=())
    lines = list(against_lines(found, "B1", "HOLDER B1", None, "away"))
    assert lines[3].startswith(judged.words)
    assert lines[4] == "  Nothing moves."


def test_what_moves_from_one_to_the_other() -> None:
    """Of what moves each is listed, and told to other programs by the same names."""
    found = against(question(LOST), question(AWAY))
    lines = list(against_lines(found, "B1", "HOLDER B1", "lost", "away"))
    assert lines[:3] == [
        "TWO SCENARIOS, not recorded: B1 HOLDER B1 on 1 Jan 2027",
        '  before: "away"',
        '  after: "lost"',
    ]
    assert any("new: no work" in line for line in lines)
    told = msgspec.json.decode(against_json(found, "B1", "lost", "away"))
    assert (told["scenario"], told["against"]) == ("lost", "away")
    assert told["verdict"] == found.verdict


def test_several_answers_are_one_list() -> None:
    """The answers to a file of scenarios come as a list, each with its name."""
    found = answer(question(LOST))
    told = together([answer_json(found, "B1", name, None) for name in ("a", "b")])
    names = [each["scenario"]["name"] for each in msgspec.json.decode(told)]
    assert names == ["a", "b"]
    head = next(answer_lines(found, "B1", "HOLDER B1", "lost"))
    assert head.startswith('SCENARIO "lost", not recorded: B1')
