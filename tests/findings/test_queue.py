"""What to do next, and the order of the queue."""

from __future__ import annotations

import random
from datetime import date

import pytest

from qmas_tui.findings.model import Assessment, Item
from qmas_tui.findings.queue import KINDS, in_order, queue_key
from tests.findings.people import (
    BARE,
    BO,
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    abode,
    assessed,
    child,
    days,
    due,
    filing,
    finding,
    holder,
    item,
    level,
    linked,
    older,
)


def opened(
    act_by: date,
    lost_on: date | None,
    due_on: date | None = None,
    kind: str = "extension.target",
) -> Item:
    """An item of the holder's."""
    return Item(kind, "holder", act_by, lost_on, due_on or act_by)


def test_order_of_cases() -> None:
    """Overstays lead, the latest first; then days to act, lost and due, references."""
    soon, late = opened(NOW, NOW), opened(NOW, LIMIT)
    missed = opened(NOW, LIMIT, NOW - days(9))
    never, after = opened(NOW, None), opened(LIMIT, NOW)

    def over(case: str, ago: int, first: Item) -> Assessment:
        limit = NOW - days(ago)
        return Assessment(
            case, NOW, "overstayed", items=(first,), overstayed_limit=limit
        )

    cases = [
        over("9", 1, late),
        over("1", 2, soon),
        over("2", 2, soon),
        over("0", 2, late),
        Assessment("8", NOW, "initial-stay", items=(soon, late)),
        Assessment("7", NOW, "initial-stay", items=(missed,)),
        Assessment("3", NOW, "initial-stay", items=(late,)),
        Assessment("4", NOW, "initial-stay", items=(late,)),
        Assessment("0", NOW, "initial-stay", items=(never,)),
        Assessment("6", NOW, "initial-stay", items=(after, never)),
        Assessment("5", NOW, "closed"),
        Assessment("7", NOW, "closed"),
    ]
    for seed in range(20):
        mixed = list(cases)
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=queue_key) == cases
    assert in_order((never, after, late, soon)) == (soon, late, never, after)


def test_order_of_the_items_of_a_case() -> None:
    """By the day to act, then the day lost, then the kind, in the order of the list."""
    days_ = ((NOW, NOW), (NOW, LIMIT), (NOW, None), (LIMIT, NOW), (LIMIT, None))
    wanted = [opened(a, b, kind=kind) for a, b in days_ for kind in KINDS]
    mixed = list(wanted)
    random.Random(1).shuffle(mixed)
    assert list(in_order(mixed)) == wanted


def test_of_items_alike_the_holders_leads() -> None:
    """Where days and kind are the same, the holder leads, then the family in order."""
    family = [
        child(passport_expires_on=LIMIT, name=name)
        for name in ("TESTER Zoe", "TESTER Amy")
    ]
    who = holder(passport=[{"expires_on": LIMIT}], dependant=family)
    found = assessed(who)
    kinds = [(i.kind, i.subject) for i in found.items if i.due_on == OPENS]
    renew = "passport.renew-first"
    wanted = ["holder", "TESTER Zoe", "TESTER Amy"]
    assert kinds == [(renew, subject) for subject in wanted]


def test_kinds_stand_as_the_specification_lists_them() -> None:
    """The order of kinds decides between items alike in their days (section 6)."""
    assert KINDS[1:] == (
        *("stay.ends", "filing.refused", "facts.pattern-unknown"),
        *("facts.grant-missing", "extension.decision-late", "extension.target"),
        *("dependant.basis-lost", "request.unanswered", "entry.use-by"),
        *("absence.away-now", "dependant.ageing-out", "passport.renew-first"),
        *("trip.clashes", "work.none", "work.unknown", "work.below-level"),
        *("income.low", "abode.refused", "abode.decision-late", "milestone"),
    )


def test_the_first_item_gives_the_case_its_days() -> None:
    """Of the open items the least one is what the case is to be acted on for."""
    asked = {"asked_on": NOW - days(3), "answer_by": NOW + days(2)}
    found = assessed(holder(request=[asked]))
    assert found.next is not None
    assert found.next == found.items[0]
    assert (found.next.kind, found.next.act_by) == ("request.unanswered", NOW + days(2))
    assert Assessment("1", NOW, "closed").next is None


def test_what_was_missed_counts_as_today() -> None:
    """A step that was missed stays due where it was, and is to be acted on today."""
    for as_of in (TARGET - days(9), TARGET, LIMIT):
        found = assessed(holder(), as_of)
        each = item(found, "extension.target")
        assert each is not None
        assert (each.due_on, each.lost_on) == (TARGET, LIMIT)
        assert each.act_by == max(as_of, TARGET)


def test_latest_overstay_of_a_case() -> None:
    """Of several overstays in a family the latest gives the case its place."""
    late, early = NOW - days(2), NOW - days(30)
    family = [child(limit_of_stay=early), child(name="TESTER Cy", limit_of_stay=late)]
    mine = [{"until": NOW - days(9), "confirmed": True}]
    for facts in ({}, {"grant": mine}, {"status": "permanent"}, BARE):
        found = assessed(holder(**({"dependant": family} | facts)))
        assert found.overstayed_limit == late
    gone = holder(dependant=family, left_on=NOW, left_for="left-hong-kong")
    assert assessed(gone).overstayed_limit == late
    away = [each | {"trip": [{"out": early - days(1)}]} for each in family]
    assert assessed(holder(dependant=away)).overstayed_limit is None


def test_limit_only_assumed() -> None:
    """Where pattern and grant are unknown, the step is due since the landing."""
    who = holder(applied_on=None, grant=None)
    assumed = date(2027, 3, 15)
    found = assessed(who)
    assert level(found, "facts.pattern-unknown") == "act"
    assert due(found, "facts.pattern-unknown") == (LANDED, assumed)
    assert found.limit is not None
    assert found.limit.source == "assumed"
    past = assessed(who, assumed + days(1))
    assert level(past, "facts.pattern-unknown") == "act"
    assert item(past, "facts.pattern-unknown") is None
    as_of = date(2026, 12, 20)
    refused = holder(
        applied_on=None, grant=None, filing=[filing(date(2026, 12, 16), "refused")]
    )
    found = assessed(refused, as_of)
    assert item(found, "facts.pattern-unknown") is None
    assert item(found, "filing.refused") is not None
    known = assessed(holder(grant=None))
    assert finding(known, "facts.pattern-unknown") is None
    granted = [{"until": date(2027, 9, 1), "confirmed": True}]
    odd = assessed(holder(applied_on=None, grant=granted))
    assert item(odd, "facts.pattern-unknown") is None
    assert level(odd, "facts.pattern-unknown") == "watch"


def test_landed_today() -> None:
    """On the day of the landing the holder has landed, and not the day before."""
    stages = [assessed(holder(work=None), LANDED + days(n)).stage for n in (-1, 0)]
    assert stages == ["applied", "initial-stay"]


def test_approved_today() -> None:
    """On the day of the approval the visa can be used, and not the day before."""
    who = holder(**BARE, approved_on=NOW)
    before, on = assessed(who, NOW - days(1)), assessed(who)
    assert (before.stage, on.stage) == ("applied", "approved")
    assert not before.deadlines
    assert not before.items
    use_by = date(2027, 2, 22)
    assert due(on, "entry.use-by") == (use_by, use_by)
    late = assessed(who, use_by + days(1))
    assert level(late, "entry.unused") == "warn"
    assert due(late, "entry.use-by") == (use_by, use_by)
    read = holder(**BARE, approved_on=NOW, entry_by=LIMIT)
    assert level(assessed(read, LIMIT + days(1)), "entry.unused") == "act"
    assert level(assessed(read, LIMIT), "entry.unused") == "warn"


@pytest.mark.parametrize("answer_by", [NOW + days(3), None])
def test_requests_are_each_an_item(answer_by: date | None) -> None:
    """Each open request is due on its day, read or worked out, and lost on it."""
    row: dict[str, object] = {"asked_on": NOW - days(5)}
    row |= {"answer_by": answer_by} if answer_by else {}
    other = {"asked_on": NOW - days(2), "answered_on": NOW - days(1)}
    for facts in ({}, BARE):
        found = assessed(holder(**({"request": [row, row, other]} | facts)))
        items = [each for each in found.items if each.kind == "request.unanswered"]
        day = answer_by or NOW + days(9)
        assert [(i.due_on, i.lost_on) for i in items] == [(day, day)] * 2


def test_what_a_linked_dependant_has_open() -> None:
    """Away, age, passport, refusal and the seven years; the stay is the holder's."""
    bo = linked(
        landed_on=LANDED,
        born_on=date(2009, 6, 1),
        passport_expires_on=LIMIT,
        trip=[{"out": NOW - days(20)}],
    )
    found = assessed(holder(dependant=[bo]))
    kinds = {each.kind for each in found.items if each.subject == BO}
    assert kinds == {
        *("absence.away-now", "dependant.ageing-out", "passport.renew-first"),
        "milestone",
    }
    typed = bo | {"limit_of_stay": LIMIT}
    found = assessed(holder(dependant=[typed]))
    assert kinds | {"extension.target"} == {
        each.kind for each in found.items if each.subject == BO
    }


def test_no_item_of_papers_or_drift() -> None:
    """Missing papers and another limit add none: the dates to file have theirs."""
    bo = child(limit_of_stay=LIMIT - days(9))
    found = assessed(holder(dependant=[bo]), TARGET)
    assert level(found, "evidence.missing") == "act"
    assert level(found, "dependant.drift", BO) == "act"
    assert {each.kind for each in found.items} == {"extension.target", "milestone"}


def test_decided_cases_have_nothing_open() -> None:
    """A closed case and a permanent holder have no item of their own."""
    granted = older(date(2019, 1, 1), LIMIT, filing=[abode(NOW, "granted")])
    for who in (holder(status="closed"), holder(status="permanent"), granted):
        assert assessed(who).items == ()
    assert assessed(holder(work=[JOB])).items
