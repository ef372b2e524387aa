"""What to do next, and the order of the queue."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment, Item
from qmas_tui.findings.queue import in_order, queue_key
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    child,
    days,
    finding,
    holder,
    item,
    level,
)


def test_order_of_cases() -> None:
    """Overstays lead, the latest first; then days to act, days lost, references."""
    soon, late = Item("a", "holder", NOW, NOW), Item("a", "holder", NOW, LIMIT)
    never, after = Item("a", "holder", NOW, None), Item("a", "holder", LIMIT, NOW)
    cases = [
        Assessment("9", NOW, "overstayed", overstayed_limit=NOW - days(1)),
        Assessment("1", NOW, "overstayed", overstayed_limit=NOW - days(2)),
        Assessment("2", NOW, "overstayed", overstayed_limit=NOW - days(2)),
        Assessment("8", NOW, "initial-stay", items=(soon,)),
        Assessment("3", NOW, "initial-stay", items=(late,)),
        Assessment("4", NOW, "initial-stay", items=(late,)),
        Assessment("0", NOW, "initial-stay", items=(never,)),
        Assessment("6", NOW, "initial-stay", items=(after,)),
        Assessment("5", NOW, "closed"),
        Assessment("7", NOW, "closed"),
    ]
    mixed = cases[::-1]
    assert sorted(mixed, key=queue_key) == cases
    assert in_order((never, after, late, soon)) == (soon, late, never, after)


def test_latest_overstay_of_a_case(policy: Policy) -> None:
    """Of several overstays in a family the latest gives the case its place."""
    late, early = NOW - days(2), NOW - days(30)
    family = [child(limit_of_stay=early), child(name="TESTER Cy", limit_of_stay=late)]
    mine = [{"until": NOW - days(9), "confirmed": True}]
    gone: dict[str, object] = {"landed_on": None, "grant": None, "work": None}
    for facts in ({}, {"grant": mine}, {"status": "permanent"}, gone):
        found = assess(holder(dependant=family, **facts), policy, NOW)
        assert found.overstayed_limit == late


def test_last_chance(policy: Policy) -> None:
    """A filing is lost on the last working day, and once that is past on the limit."""
    sunday = date(2028, 3, 19)
    who = holder(grant=[{"until": sunday, "confirmed": True}])
    for as_of, lost_on in ((date(2028, 3, 18), date(2028, 3, 18)), (sunday, sunday)):
        found = item(assess(who, policy, as_of), "extension.target")
        assert found is not None
        assert (found.act_by, found.lost_on) == (as_of, lost_on)


def test_refused_and_still_time(policy: Policy) -> None:
    """After a refusal both the limit and another filing are open."""
    refused = {"kind": "extension", "filed_on": OPENS, "outcome": "refused"}
    found = assess(holder(filing=[refused]), policy, OPENS + days(9))
    assert level(found, "filing.refused") == "act"
    now, again = item(found, "filing.refused"), item(found, "extension.target")
    assert now is not None
    assert again is not None
    assert (now.act_by, now.lost_on) == (OPENS + days(9), LIMIT)
    assert again.act_by == TARGET
    pending = {"kind": "extension", "filed_on": OPENS + days(2)}
    found = assess(holder(filing=[refused, pending]), policy, OPENS + days(9))
    assert finding(found, "filing.refused") is None
    assert found.items[0].kind == "extension.decision-late"
    past = assess(holder(filing=[refused]), policy, LIMIT + days(1))
    assert [i.kind for i in past.items if i.lost_on == LIMIT] == ["stay.ends"]


def test_limit_only_assumed(policy: Policy) -> None:
    """Where pattern and grant are unknown, today is the day to act."""
    who = holder(applied_on=None, grant=None)
    found = item(assess(who, policy, NOW), "facts.pattern-unknown")
    assert found is not None
    assert (found.act_by, found.lost_on) == (NOW, date(2027, 3, 15))
    known = assess(holder(grant=None), policy, NOW)
    assert item(known, "facts.pattern-unknown") is None
    granted = [{"until": date(2027, 9, 1), "confirmed": True}]
    odd = assess(holder(applied_on=None, grant=granted), policy, NOW)
    assert item(odd, "facts.pattern-unknown") is None
    assert level(odd, "facts.pattern-unknown") == "watch"


def test_waiting_for_a_decision(policy: Policy) -> None:
    """A filing is asked after once it is slow, and never after the limit."""
    filed = [{"kind": "extension", "filed_on": OPENS}]
    late = OPENS + days(35)
    for filed_on, as_of, act_by in (
        (OPENS, OPENS, late),
        (OPENS, late + days(2), late + days(2)),
        (LIMIT - days(3), LIMIT - days(2), LIMIT),
    ):
        filed = [{"kind": "extension", "filed_on": filed_on}]
        who = holder(filing=filed)
        found = item(assess(who, policy, as_of), "extension.decision-late")
        assert found is not None
        assert (found.act_by, found.lost_on) == (act_by, LIMIT)


def test_work_to_settle_before_the_renewal(policy: Policy) -> None:
    """What must be mended for the renewal is open half a year before the limit."""
    idle = [{"kind": "none", "from": LANDED}]
    found = item(assess(holder(work=idle), policy, NOW), "work.none")
    assert found is not None
    assert (found.act_by, found.lost_on) == (LIMIT - days(180), LIMIT)
    filed = [{"kind": "extension", "filed_on": OPENS}]
    waiting = assess(holder(work=idle, filing=filed), policy, OPENS)
    assert level(waiting, "work.none") == "act"
    assert item(waiting, "work.none") is None


def test_landed_today(policy: Policy) -> None:
    """On the day of the landing the holder has landed, and not the day before."""
    stages = [
        assess(holder(work=None), policy, LANDED + days(n)).stage for n in (-1, 0)
    ]
    assert stages == ["applied", "initial-stay"]


def test_approved_today(policy: Policy) -> None:
    """On the day of the approval the visa can be used, and not the day before."""
    who = holder(landed_on=None, grant=None, work=None, approved_on=NOW)
    before, on = assess(who, policy, NOW - days(1)), assess(who, policy, NOW)
    assert (before.stage, on.stage) == ("applied", "approved")
    assert not before.deadlines
    use = item(on, "entry.use-by")
    assert use is not None
    assert use.lost_on == date(2027, 2, 22)
    late = assess(who, policy, date(2027, 2, 23))
    assert level(late, "entry.unused") == "warn"
    read = holder(
        landed_on=None, grant=None, work=None, approved_on=NOW, entry_by=LIMIT
    )
    assert level(assess(read, policy, LIMIT + days(1)), "entry.unused") == "act"
    assert level(assess(read, policy, LIMIT), "entry.unused") == "warn"
