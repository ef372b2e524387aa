"""A scenario as a page: its changes in words, what they move, two of them beside."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.rows import Work
from qmas_tui.scenarios.answer import Answer, against, answer, at_once
from qmas_tui.scenarios.asked import asked_of, form_of
from qmas_tui.scenarios.change import (
    Add,
    Amend,
    Assessable,
    Change,
    Decision,
    Leaves,
    NewIncome,
    Remove,
    SetOwn,
)
from qmas_tui.scenarios.question import Question
from qmas_tui.views.form import texts_of
from qmas_tui.views.model import Section, text_of
from qmas_tui.views.scenario.changes import change_words, short_words, title_of
from qmas_tui.views.scenario.columns import Doers
from qmas_tui.views.scenario.explained import explained_in
from qmas_tui.views.scenario.forms import (
    change_texts,
)
from qmas_tui.views.scenario.head import (
    asked_line,
    foot_line,
    held_line,
    scenario_head,
    tabs_line,
)
from qmas_tui.views.scenario.page import (
    beside_sections,
    refused_sections,
    scenario_sections,
)
from qmas_tui.views.scenario.rows import row_of as any_row_of
from qmas_tui.views.scenario.strips import strip_lines
from qmas_tui.views.value_names import value_name
from qmas_tui.views.width import cell_width
from tests.make import entry
from tests.scenarios.worked_cases import AS_OF, HOLDERS, WORKED, Asked, question

DAY = date(2027, 1, 5)
CHANGES = {
    "job lost, last day 5 Jan 2027": Change(job_lost=DAY),
    "new job from 5 Jan 2027": Change(job=Work(kind="employment", from_=DAY)),
    "new business from 5 Jan 2027 at X, HKD 5,000 a month": Change(
        job=Work(
            kind="business",
            from_=DAY,
            employer="X",
            monthly_income=5000,
            currency="HKD",
        )
    ),
    "new job from —, 5,000 a month": Change(
        job=Work(kind="employment", monthly_income=5000)
    ),
    "no work from 5 Jan 2027": Change(job=Work(kind="none", from_=DAY)),
    "income 5,000 a month from 5 Jan 2027": Change(
        income=NewIncome(monthly=5000, from_=DAY)
    ),
    "assessable income of 2025/26: HK$9": Change(
        assessable=Assessable(year="2025/26", amount=9)
    ),
    "LEE Mo away from 5 Jan 2027, not back": Change(trip=(DAY,), of="LEE Mo"),
    "away 5 Jan 2027 to 5 Jan 2027": Change(trip=(DAY, DAY)),
    "back on 5 Jan 2027": Change(return_=DAY),
    "extension filed on 5 Jan 2027 for LEE Mo": Change(file=DAY, for_=("LEE Mo",)),
    "refused on 5 Jan 2027": Change(decision=Decision(on=DAY, outcome="refused")),
    "granted on 5 Jan 2027, until 5 Jan 2027": Change(
        decision=Decision(on=DAY, outcome="granted", until=DAY)
    ),
    "passport until 5 Jan 2027": Change(passport=DAY),
    "LEE Mo leaves on 5 Jan 2027: grown up": Change(
        leaves=Leaves(name="LEE Mo", on=DAY, for_="grown-up")
    ),
    "new trip of LEE Mo, out: 5 Jan 2027": Change(
        add=Add(table="trip", values={"out": "2027-01-05"}, of="LEE Mo")
    ),
    "changed filing 1, for: A, B": Change(
        amend=Amend(table="filing", row=1, values={"for": ["A", "B"]})
    ),
    "removed trip 2": Change(remove=Remove(table="trip", row=2)),
    "adviser: mw": Change(set=SetOwn(values={"adviser": "mw"})),
}
"""Each kind of change by its words."""


def told(sections: list[Section]) -> str:
    """All that a page says."""
    lines = [line for each in sections for line in (each.head, *each.lines)]
    return "\n".join(map(text_of, lines))


def page_of(asked: Question, changes: tuple[Change, ...], room: int) -> str:
    """The page of a scenario as text."""
    return page_of_answer(answer(asked), asked, changes, room)


def page_of_answer(
    found: Answer, asked: Question, changes: tuple[Change, ...], room: int
) -> str:
    """The same, once it is answered."""
    by = Doers(changes, tuple(step.change for step in asked.steps), True)
    sections = scenario_sections(found, by, asked.steps, room)
    return told(sections)


@pytest.mark.parametrize("words", CHANGES)
def test_a_change_is_said_in_words_and_asked_for_again(words: str) -> None:
    """Its words name day, person and amount; its form gives the same change again."""
    change = CHANGES[words]
    assert change_words(change) == words
    which = any_row_of(change)
    if which is None:
        texts = dict(change_texts(form_of(change), change))
        assert texts == dict(texts_of(asked_of(change)))
    else:
        assert short_words(change) in ("trip", "filing", "particulars")


@pytest.mark.parametrize("asked", WORKED.scenario, ids=lambda each: str(each.id))
def test_a_page_names_what_the_changes_moved(asked: Asked) -> None:
    """Each value that facts or rules moved stands there, and no line is too wide."""
    posed = question(asked)
    found = answer(posed)
    for room in (72, 112):
        page = page_of_answer(found, posed, asked.change, room)
        for each in found.moved:
            what, shares = each.moved.what, each.moved.shares
            name = value_name(what)
            if name and (shares.facts or shares.rules) and ".status" not in what:
                assert name[:12] in page
        wide = [line for line in page.split("\n") if cell_width(line) > room]
        assert all("  " not in line.strip() for line in wide), "no row of a table"
        head = scenario_head(posed.holder, room)
        assert "SCENARIO" in text_of(head)
        assert cell_width(text_of(head)) <= room
        assert found.verdict in text_of(asked_line(found, "x", room))


def test_what_is_not_known_yet_says_so() -> None:
    """Before the days in between are looked at, verdict and doers are open."""
    asked = next(each for each in WORKED.scenario if each.id == "W2")
    posed = question(asked)
    found = at_once(posed)
    by = Doers(asked.change, tuple(step.change for step in posed.steps), False)
    page = told(scenario_sections(found, by, posed.steps, 112))
    assert "looking at the days in between" in page
    assert "…" in text_of(asked_line(found, None, 112))


def test_other_rules_are_named() -> None:
    """A file by its name without its folder, others by what they are."""
    found = at_once(question(Asked(id="", case="B1")))
    line = text_of(asked_line(found, "/home/mw/policy-2027.toml", 112))
    assert "by the rules of policy-2027.toml" in line
    odd = text_of(asked_line(found, "/srv/x=1/policy-2028.toml", 112))
    assert "by the rules of policy-2028.toml" in odd
    assert "by the shipped rules" in text_of(asked_line(found, "shipped", 112))
    named = text_of(asked_line(found, "application-fee=700,1/4/27", 112))
    assert "by application-fee=700,1/4/27" in named


def test_nothing_supposed_and_nothing_moved() -> None:
    """A scenario without changes says how to begin; one that moves nothing says so."""
    asked = Asked(id="", case="B1")
    page = page_of(question(asked), (), 72)
    assert page == "Changes\nNothing is supposed yet: a adds a change."
    change = (Change(passport=date(2039, 1, 1)),)
    page = page_of(question(asked, change), change, 72)
    assert "Nothing moves by the changes" in page
    assert title_of(()) == "no change"


def test_two_scenarios_beside_each_other() -> None:
    """Both stand in one table, with what is different between them."""
    asked = next(each for each in WORKED.scenario if each.against)
    first = question(asked, asked.against)
    second = question(asked)
    for room in (72, 112):
        answers = at_once(first), at_once(second), against(second, first)
        both = (asked.against, asked.change)
        page = told(beside_sections(answers, (1, 2), both, room))
        assert "731 d earlier" in page
        assert page.index("731 d earlier") < page.index("the same")
        line = held_line(answers[2], (1, 2), AS_OF, room)
        assert "[2] is worse than [1]" in text_of(line)
    nothing = question(Asked(id="", case="B1"))
    empty = at_once(nothing), at_once(nothing), against(nothing, nothing)
    page = told(beside_sections(empty, (1, 2), ((), ()), 72))
    assert "Nothing moves in either of them." in page
    mixed = structs.replace(empty[2], verdict="mixed")
    assert "mixed beside [1]" in text_of(held_line(mixed, (1, 2), AS_OF, 112))


def test_scenarios_by_their_digits() -> None:
    """The one that is shown and the one it is held against stand out."""
    line = tabs_line(["one", "two", "three" * 20], 0, 1, 72)
    assert cell_width(text_of(line)) <= 72
    assert [span.role for span in line.spans if span.text.strip()] == [
        "chip",
        "chosen",
        "plain",
    ]


def test_a_scenario_that_cannot_be_asked() -> None:
    """Its changes stand there, with what is wrong."""
    error = DataError("This cannot be.", [Problem("back", "is early")])
    page = told(refused_sections((Change(passport=DAY),), error))
    assert "Passport until 5 Jan 2027" in page
    assert "!! This cannot be.; back: is early" in page


def test_the_path_now_and_if_stand_on_one_scale() -> None:
    """Both begin in one column; where they are alike, or are none, none is drawn."""
    now = entry()
    if_longer = entry(
        grant=[
            {"until": "2025-03-15"},
            {"until": "2028-03-15"},
            {"until": "2031-03-15"},
        ]
    )
    above, below = map(text_of, strip_lines(now, if_longer, 80))
    assert above.index("│") == below.index("│")
    assert above.startswith("now")
    assert below.startswith("if")
    assert max(map(len, (above, below))) <= 80
    assert strip_lines(now, now, 80) == []
    gone = entry(landed_on=None, grant=None, work=None)
    assert [text_of(line)[:3] for line in strip_lines(now, gone, 80)] == ["now"]
    applied = entry(landed_on=None, grant=None, work=None, approved_on="2026-01-01")
    assert strip_lines(gone, structs.replace(applied, holder=gone.holder), 80) == []


def test_what_a_line_is_explained_by() -> None:
    """The day to act is explained by what is to be done; a stage of nobody by none."""
    case = entry(grant=[{"until": "2027-01-10", "confirmed": True}])
    assert explained_in(case, "act_by", "holder") == ("extension.target", "holder")
    assert explained_in(case, "fees.total", "") is None


def test_a_page_names_whom_it_is_about_and_what_it_rests_on() -> None:
    """A name in Chinese stands in the head beside the other."""
    who = structs.replace(HOLDERS["B1"], name_zh="陳大文")
    assert "陳大文" in text_of(scenario_head(who, 112))
    assert "published or reported rules" in text_of(foot_line())
