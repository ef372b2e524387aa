"""A comparison in lines and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant, Request, Trip, Work
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.compare import HOLDERS, Comparison, Side, compare
from qmas_tui.findings.outcome import outcome
from qmas_tui.views.comparison import comparison_sections, comparison_summary, is_news
from qmas_tui.views.comparison_json import comparison_json
from tests.make import AS_OF, POLICY, entry_of
from tests.views.support import someone, words

LATER = Grant(until=date(2030, 3, 15), granted_on=date(2026, 11, 1), confirmed=True)
LEE = someone()
GRANTED = someone(grant=(*LEE.grant, LATER))
HEAD = "Q-0142        LEE Ka Yan"
WONG = someone(case="Q-0200", name="WONG Bo\x1b[31m")


def side(*holders: Holder, **more: Any) -> Side[Holder]:
    """A side of these holders."""
    return Side(cases={each.case: each for each in holders}, **more)


def compared(before: Side[Holder], after: Side[Holder]) -> Comparison:
    """What is different today."""
    return compare(HOLDERS, before, after, POLICY, AS_OF, everyone=True)


def told(before: Side[Holder], after: Side[Holder]) -> str:
    """The lines of what is different."""
    return words(comparison_sections(compared(before, after)))


def test_who_came_went_and_changed_stands_apart() -> None:
    """New, gone and changed cases are parts of their own, named and made harmless."""
    found = compared(side(LEE, WONG), side(GRANTED, someone(case="Q-3")))
    sections = comparison_sections(found)
    assert [each.title for each in sections] == ["New", "Gone", "Changed"]
    assert "Q-3" in words(sections, "New")
    assert "Q-0200        WONG Bo" in words(sections, "Gone")
    assert "\x1b" not in words(sections)
    assert comparison_summary(found) == "1 new, 1 gone, 1 changed"


def test_a_changed_case_is_told_from_what_to_what() -> None:
    """Its facts, then what moved by how many days, then the findings."""
    text = told(side(LEE), side(GRANTED))
    assert text.splitlines()[:5] == [
        HEAD,
        "    added: grant until 15 Mar 2030 (granted on: 1 Nov 2026; confirmed: yes)",
        "    stage: extension 1 → extension 2",
        "    limit of stay: 15 Mar 2028 → 15 Mar 2030 (730 d later)",
        "    act by: 2 Feb 2028 → 1 Feb 2030 (730 d later)",
    ]
    assert "file by (target): 2 Feb 2028 → 1 Feb 2030 (730 d later)" in text
    assert "status" not in text
    assert text.count("limit of stay") == 1


def test_moves_back_are_earlier() -> None:
    """A day that moved back is said to be earlier."""
    assert "15 Mar 2030 → 15 Mar 2028 (730 d earlier)" in told(side(GRANTED), side(LEE))


def test_findings_say_what_became_of_them() -> None:
    """New, gone, of another level, or with other figures: the gravest first."""
    idle = someone(work=(Work(kind="none", from_=date(2026, 9, 1)),))
    longer = someone(work=(Work(kind="none", from_=date(2026, 8, 1)),))
    longest = someone(work=(Work(kind="none", from_=date(2026, 1, 1)),))
    assert "!   new: no work" in told(side(LEE), side(idle))
    assert "!   gone: no work" in told(side(idle), side(LEE))
    assert "!   other figures: no work" in told(side(idle), side(longer))
    assert "!!  warning → act: no work" in told(side(idle), side(longest))


def test_of_a_dependant_the_name_is_told() -> None:
    """What moved of a dependant stands under the name."""
    child = Dependant(name="LEE Ming", relation="child", limit_of_stay=LATER.until)
    one = someone(dependant=(structs.replace(child, limit_of_stay=None),))
    other = someone(dependant=(child,))
    text = told(side(one), side(other))
    assert "LEE Ming, limit of stay: 15 Mar 2028 → 15 Mar 2030 (730 d later)" in text
    assert "new: LEE Ming, " in text


@pytest.mark.parametrize("level", ["act", "watch"])
def test_shares_are_told_where_a_side_said_something(level: Any) -> None:
    """Each cause stands with its share; what came and went is told, too."""
    then = date(2026, 11, 15)
    (lee,) = outcome(entry_of(LEE, then).assessment)
    days = {**lee.days, "act_by": date(2027, 12, 10)}
    said = structs.replace(lee, days=days, findings={"work.none": level})
    text = told(side(LEE, on=then, said={LEE.case: (said,)}), side(GRANTED))
    assert (
        "act by: 10 Dec 2027 → 1 Feb 2030 (784 d later), by facts +730 and rules +54"
        in text
    )
    assert "gone: work.none, by rules" in text


def test_what_came_back_is_not_told() -> None:
    """What is on both ends as it was, though not between, is left to the JSON."""
    then = date(2026, 11, 15)
    idle = someone(work=(Work(kind="none", from_=date(2026, 9, 1)),))
    (said,) = outcome(entry_of(idle, then).assessment)
    bare = structs.replace(said, findings={"work.none": "warn"})
    before = side(LEE, on=then, said={LEE.case: (bare,)})
    assert "no work" not in told(before, side(idle))
    nothing = (WorkedOut(case=LEE.case),)
    before = side(idle, on=then, said={LEE.case: nothing})
    assert ": no work" not in told(before, side(LEE))
    raw = json.loads(comparison_json(compared(before, side(LEE)), "then", "now"))
    assert "work.none" in [each["code"] for each in raw["changed"][0]["findings"]]


def test_a_case_with_lesser_figures_alone_says_so() -> None:
    """What only the JSON tells is not told as a case without a word."""
    assert told_of({"fees.persons": 3}) == [HEAD, "    only lesser figures moved"]


def test_days_away_of_a_year_are_told_with_what_moved_them() -> None:
    """They are no lesser figure: how many there were and are, and the cause."""
    assert told_of({"residence.1": 300}) == [
        HEAD,
        "    days away, year 1: 300 → 0, by rules -300",
    ]


def told_of(figures: Mapping[str, int]) -> list[str]:
    """What is told of a case of which some figures were others before."""
    (said,) = outcome(entry_of(LEE).assessment)
    other = structs.replace(said, figures={**said.figures, **figures})
    before = side(LEE, on=AS_OF, said={LEE.case: (other,)})
    return told(before, side(LEE)).splitlines()


def test_nothing_is_one_quiet_line() -> None:
    """Two sides alike are told so, with how many cases they have."""
    found = compared(side(LEE), side(LEE))
    (section,) = comparison_sections(found)
    assert section.title == "Nothing differs"
    assert words([section]) == "1 case alike."
    assert comparison_summary(found) == "1 the same"
    assert comparison_summary(compared(side(), side())) == "none"


def test_json_holds_every_value() -> None:
    """Other programs get all that moved, rows as they are recorded, and the reasons."""
    away = Trip(out=date(2025, 7, 1), reason="[b]home[/b]")
    child = Dependant(name="LEE Ming", relation="child", trip=(away,))
    one = someone(adviser="mw")
    other = someone(dependant=(child,))
    raw = json.loads(
        comparison_json(compared(side(one, WONG), side(other)), "then", "now")
    )
    assert raw["as_of"] == "2026-11-22"
    assert raw["gone"] == [{"case": "Q-0200", "name": WONG.name}]
    (case,) = raw["changed"]
    assert case["facts"]["fields"] == [
        {"field": "adviser", "before": "mw", "after": None}
    ]
    trip = case["facts"]["rows"][1]
    assert (trip["by"], trip["table"], trip["of"]) == ("added", "trip", "LEE Ming")
    assert trip["after"] == {"out": "2025-07-01", "reason": "[b]home[/b]"}
    fees = {each["what"]: each for each in case["moved"]}["fees.persons"]
    assert fees == {
        "subject": "holder",
        "what": "fees.persons",
        "before": 1,
        "after": 2,
        "moved": 1,
        "shares": {"calendar": 0, "facts": 1, "rules": 0},
    }
    assert all(each["because"] for each in case["findings"])
    said = {LEE.case: (WorkedOut(case=LEE.case, findings={"x.y": "act"}),)}
    raw = json.loads(
        comparison_json(compared(side(one, on=AS_OF, said=said), side(other)), "", "")
    )
    (unknown,) = [f for f in raw["changed"][0]["findings"] if f["code"] == "x.y"]
    assert unknown["because"] is None
    assert "prospects" not in raw
    found = compared(side(one), side(other))
    raw = json.loads(comparison_json(found, "", "", found))
    assert raw["prospects"]["changed"] == raw["changed"]


def test_what_time_alone_moved_is_said_to_be_missed() -> None:
    """A day that passed is missed by calendar, whichever side is the earlier one."""
    early = date(2026, 8, 1)
    lee = someone(grant=(Grant(until=date(2026, 12, 20), confirmed=True),))
    text = told(side(lee, on=early), side(lee))
    assert "file by (target): ahead → missed, by calendar" in text
    assert "window opens: ahead → open, by calendar" in text
    over = someone(grant=(Grant(until=date(2026, 10, 1), confirmed=True),))
    passed = "window opens: open → passed, by calendar"
    assert passed in told(side(over, on=early), side(over))
    back = told(side(lee), side(lee, on=early))
    assert "act by: 22 Nov 2026 → 1 Aug 2026 (113 d earlier), by calendar" in back


def test_what_is_missed_is_to_be_done_today_without_a_word() -> None:
    """That the day to act runs along with today is not told; how grave it is, is."""
    early = date(2026, 2, 2)
    lee = someone(request=(Request(asked_on=early, answer_by=date(2026, 2, 9)),))
    text = told(side(lee, on=early), side(lee))
    assert "act by" not in text
    assert "warning → act: answer the department by 9 Feb 2026, by calendar" in text


def test_a_case_that_time_alone_moved_is_news_only_where_lines_tell_of_it() -> None:
    """A case of which nothing is told is none; one that somebody changed always is."""
    early = date(2026, 8, 1)
    lee = someone(grant=(Grant(until=date(2026, 12, 20), confirmed=True),))
    (moved,) = compared(side(lee, on=early), side(lee)).changed
    assert moved.by_itself
    assert is_news(moved)
    quiet = structs.replace(moved, moved=(), findings=())
    assert not is_news(quiet)
    assert is_news(
        structs.replace(
            quiet, facts=compared(side(LEE), side(GRANTED)).changed[0].facts
        )
    )
