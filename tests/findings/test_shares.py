"""What moved between two sets of holders, by what moved it: facts, calendar, rules."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Work
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.moves import Shares
from tests.findings.anyone import holders
from tests.findings.compared import (
    ANY,
    GRANTED,
    LEE,
    WEEK,
    finding,
    found,
    moved,
    only,
    said,
    side,
)
from tests.findings.people import LIMIT, NOW, holder


@ANY
@given(holders(), holders(), st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_shares_add_up_to_the_whole(one: Holder, other: Holder, day: date) -> None:
    """What moved by an amount in each step moved by their sum."""
    other = structs.replace(other, case=one.case)
    for case in found(said(day, one), side(other)).changed:
        for each in case.moved:
            shares = structs.astuple(each.shares)
            if True not in [share for share in shares if isinstance(share, bool)]:
                assert each.moved is not None
                assert sum(shares) == each.moved


def test_what_was_said_tells_the_calendar_from_the_facts() -> None:
    """What the days alone moved since it was written is the calendar's share."""
    late = NOW - 40 * WEEK
    lee = holder(request=[{"asked_on": late, "answer_by": late + WEEK}])
    changed = structs.replace(lee, work=(*lee.work, Work(kind="business")))
    case = only(found(said(late, lee), side(changed)))
    act_by = moved(case, "act_by")
    assert case.shared
    assert act_by.shares == Shares(calendar=(NOW - late - WEEK).days)
    assert act_by.moved == act_by.shares.calendar
    thin = finding(case, "business.thin")
    assert thin.shares == Shares(facts=True)


def test_what_was_said_tells_the_rules_too() -> None:
    """What today's rules say otherwise of that day is the rules' share."""
    on = NOW - WEEK
    was = said(on, LEE)
    (own,) = was.said[LEE.case]
    days = {**own.days, "deadlines.extension.opens": LIMIT - 4 * WEEK}
    levels = {"work.below-level": "warn", "no.such-code": "act"}
    other = structs.replace(own, days=days, findings=levels)
    was = structs.replace(was, said={LEE.case: (other,)})
    case = only(found(was, side(GRANTED)))
    opens = moved(case, "deadlines.extension.opens")
    assert isinstance(opens.after, date)
    assert opens.shares.rules == (date(2027, 12, 15) - (LIMIT - 4 * WEEK)).days
    assert opens.moved == (opens.after - (LIMIT - 4 * WEEK)).days
    gone = finding(case, "no.such-code")
    assert (gone.after, gone.shares, gone.finding) == (None, Shares(rules=True), None)


def test_what_only_that_day_knew_is_told_from_it() -> None:
    """A finding that the calendar took away is told with the facts that it had."""
    asked = NOW - 20 * WEEK
    open_then = {"asked_on": asked, "answered_on": asked + WEEK}
    lee = holder(request=[open_then])
    changed = structs.replace(lee, adviser="mw")
    gone = finding(only(found(said(asked, lee), side(changed))), "request.unanswered")
    assert (gone.after, gone.shares.calendar) == (None, True)
    assert gone.finding is not None


def test_what_the_later_side_said_counts_the_other_way() -> None:
    """From facts to what was said leads the same way back: calendar, then rules."""
    late = NOW - 40 * WEEK
    lee = holder(request=[{"asked_on": late, "answer_by": late + WEEK}])
    changed = structs.replace(lee, adviser="mw")
    act_by = moved(only(found(side(changed), said(late, lee))), "act_by")
    assert act_by.moved == -(NOW - late - WEEK).days
    assert act_by.shares == Shares(calendar=act_by.moved)


def test_what_the_later_side_said_tells_its_rules() -> None:
    """What it said otherwise than today's rules do is the rules' share there too."""
    later = said(NOW, GRANTED)
    (own,) = later.said[LEE.case]
    days = {**own.days, "deadlines.extension.opens": LIMIT}
    other = structs.replace(own, days=days)
    later = structs.replace(later, said={LEE.case: (other,)})
    opens = moved(only(found(side(LEE), later)), "deadlines.extension.opens")
    (today,) = said(NOW, GRANTED).said[LEE.case]
    assert opens.after == LIMIT
    ahead = today.days["deadlines.extension.opens"]
    assert opens.shares.rules == (LIMIT - ahead).days


def test_what_nobody_said_is_no_station() -> None:
    """A side that says something of another case brings nothing to this one."""
    was = structs.replace(side(LEE), on=NOW, said={"T-9": (WorkedOut(case="T-9"),)})
    assert not only(found(was, side(GRANTED))).shared


def test_a_day_alone_tells_the_calendar_from_the_facts() -> None:
    """Facts as they stood on a day tell what time alone has moved since then."""
    late = NOW - 40 * WEEK
    lee = holder(request=[{"asked_on": late, "answer_by": late + WEEK}])
    was = structs.replace(side(lee), on=late)
    alone = only(found(was, side(lee), everyone=True))
    assert alone.by_itself
    assert finding(alone, "request.unanswered").shares == Shares(calendar=True)
    changed = structs.replace(lee, work=(*lee.work, Work(kind="business")))
    case = only(found(was, side(changed), everyone=True))
    assert not case.by_itself
    assert moved(case, "act_by").shares == Shares(calendar=(NOW - late - WEEK).days)
    assert finding(case, "business.thin").shares == Shares(facts=True)
    both = found(was, side(changed), everyone=True)
    assert both.parted() == (both, ())
