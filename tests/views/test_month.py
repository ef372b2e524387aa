"""A month as a grid: what falls on its days, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from qmas_tui.findings.calendar import month_of, weeks_of
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.days import KINDS, Days, all_days, days_of
from qmas_tui.views.model import Role, as_text, text_of
from qmas_tui.views.month import (
    Month,
    day_lines,
    day_title,
    ends_of,
    legend,
    month_lines,
    month_title,
    moved,
    then_lines,
)
from tests.make import AS_OF, POLICY, entry

MARCH = [{"until": date(2027, 3, 15), "confirmed": True}]
REQUEST = [{"asked_on": date(2026, 11, 1), "answer_by": date(2026, 12, 4)}]
FAMILY = [
    {
        "name": "LEE Ming",
        "relation": "child",
        "born_on": date(2015, 5, 1),
        "limit_of_stay": date(2027, 4, 2),
    }
]


def days_by_day(cases: Sequence[AssessedCase]) -> Days:
    """The days of holders."""
    return all_days((each.holder.case, days_of(each)) for each in cases)


def month(here: date, *cases: str) -> Month:
    """A month of cases whose limit is 15 March 2027."""
    entries = [entry(case=case, grant=MARCH) for case in cases]
    return Month(here, AS_OF, POLICY.holidays, days_by_day(entries))


def test_the_days_of_a_case_are_those_of_anybody_in_it() -> None:
    """The family's own limit counts, the same day once, and an answer that is due."""
    alone = days_of(entry(grant=MARCH))
    assert ("ending", date(2027, 3, 15)) in alone
    assert {kind for kind, _day in alone} == {"ending", "filing", "opening", "abode"}
    more = days_of(entry(grant=MARCH, dependant=FAMILY, request=REQUEST))
    assert alone < more
    assert ("ending", date(2027, 4, 2)) in more
    assert ("answer", date(2026, 12, 4)) in more


def test_what_is_filed_is_not_to_be_filed() -> None:
    """A filing that waits for its decision leaves the calendar of filings."""
    filing = [{"kind": "extension", "filed_on": date(2026, 11, 20)}]
    grant = [{"until": date(2026, 12, 20), "confirmed": True}]
    kinds = {kind for kind, _day in days_of(entry(grant=grant, filing=filing))}
    assert "filing" not in kinds
    assert "ending" in kinds


def test_somebody_without_dates_has_no_days() -> None:
    """Nothing recorded is no day."""
    bare = entry(applied_on=None, landed_on=None, grant=[], work=[])
    assert not days_of(bare)


def test_the_most_urgent_of_a_day_leads() -> None:
    """A day's marks stand in the order of the kinds."""
    limit = entry(case="Q-2", grant=[{"until": date(2026, 12, 4), "confirmed": True}])
    days = days_by_day([entry(grant=MARCH, request=REQUEST), limit])
    kinds = [mark.kind for mark in days[date(2026, 12, 4)]]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    assert kinds[0] == "ending"


def test_weeks_hold_the_whole_month() -> None:
    """From the Monday before its first day to the Sunday after its last."""
    weeks = weeks_of(date(2026, 12, 24))
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 11, 30), date(2027, 1, 3))
    assert len(weeks_of(date(2026, 8, 1))) == 6
    assert len(weeks_of(date(2027, 2, 1))) == 4
    assert month_of(date(2028, 2, 9)) == ends_of(date(2028, 2, 1))
    assert ends_of(date(2028, 2, 9))[1] == date(2028, 2, 29)


def test_one_goes_by_days_and_by_months() -> None:
    """A month without that day ends on its last."""
    assert moved(date(2027, 1, 31), months=1) == date(2027, 2, 28)
    assert moved(date(2027, 1, 31), days=1) == date(2027, 2, 1)
    title = "".join(span.text for span in month_title(date(2026, 12, 24)))
    assert title == " Dec 2026   ‹ Nov  Jan ›  "


def test_a_day_says_what_falls_on_it() -> None:
    """In words with how many cases; today, days off and other months are told apart."""
    lines = month_lines(month(date(2027, 3, 15), "Q-1", "Q-2"), 84, 30)
    assert text_of(lines[0]).split() == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    ]
    text = as_text(lines)
    assert " limit 2" in text
    assert "26 hol" in text
    roles = {span.text.strip(): span.role for line in lines for span in line.spans}
    assert (roles["15"], roles["20"], roles["16"]) == ("chip", "dim", "plain")
    assert roles["limit 2"] == "act"
    now = month_lines(month(AS_OF.replace(day=1)), 84, 30)
    today = [s for line in now for s in line.spans if "today" in s.text]
    assert [(s.text.strip(), s.role) for s in today] == [("22 today", "today")]


@pytest.mark.parametrize(
    ("height", "told", "role"), [(30, "file", "plain"), (11, "L1 f1", "act")]
)
def test_without_room_letters_count(height: int, told: str, role: Role) -> None:
    """What finds no line of its own is a letter with its count on the last one."""
    filing = next(day for kind, day in days_of(entry(grant=MARCH)) if kind == "filing")
    other = entry(case="Q-2", grant=[{"until": filing, "confirmed": True}])
    days = days_by_day([entry(grant=MARCH), other])
    lines = month_lines(Month(filing, AS_OF, (), days), 70, height)
    assert any(
        s.text.strip() == told and s.role == role for x in lines for s in x.spans
    )
    assert "L limit" in "".join(span.text for span in legend())


def test_a_narrow_day_keeps_its_number() -> None:
    """What today is called gives way first."""
    lines = month_lines(Month(AS_OF, AS_OF, (), {}), 35, 12)
    assert any(span.text == " 22  " for line in lines for span in line.spans)


def test_who_a_day_is_about() -> None:
    """Each with what falls on it and their limit; of too many, how many more."""
    cases = [entry(case=f"Q-{n}", name=f"[/] LEE {n}", grant=MARCH) for n in (1, 2, 3)]
    day = date(2027, 3, 15)
    marks = days_by_day(cases)[day]
    found = [(mark, case) for mark, case in zip(marks, cases, strict=True)]
    lines = day_lines(found, 80, 5)
    assert [text_of(line)[:16] for line in lines] == [
        f" limit   [/] LEE {n}"[:16] for n in (1, 2, 3)
    ]
    assert "window opens" in text_of(lines[0])
    assert text_of(day_lines(found, 80, 2)[-1]) == " and 2 more: enter shows all"
    then = as_text(then_lines(found, 80, 4))
    assert then.splitlines()[1] == " Then in this month"
    assert then.splitlines()[2].startswith(" 15  limit   [/] LEE 1")
    assert len(then.splitlines()) == 4
    assert then_lines(found, 80, 2) == []
    opening = next(d for kind, d in days_of(cases[0]) if kind == "opening")
    mark = days_by_day(cases[:1])[opening][0]
    told = text_of(day_lines([(mark, entry(name_zh="李", grant=MARCH))], 80, 5)[0])
    assert "李" in told
    assert "limit 15 Mar 2027" in told
    assert (
        "".join(s.text for s in day_title(day, marks)) == " Mon 15 Mar 2027   3 cases"
    )
    assert "nothing falls on this day" in day_title(day, ())[1].text
