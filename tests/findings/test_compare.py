"""Two sets of holders on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.differences import Differences
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.assess import assess
from qmas_tui.findings.compare import (
    HOLDERS,
    CaseMoved,
    Named,
    compare,
    moved_cases,
)
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.moves import FindingMoved, Moved, Shares
from qmas_tui.findings.outcome import outcome
from qmas_tui.policy.policy import Policy
from tests.bench.books import people
from tests.findings.anyone import holders
from tests.findings.compared import (
    ANY,
    GRANTED,
    LATER,
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
from tests.make import POLICY


def turned(shares: Shares) -> Shares:
    """Shares with their signs turned; what has no amount has no sign."""
    return Shares(
        *[each if each is True else -each for each in structs.astuple(shares)]
    )


def seen(case: CaseMoved, back: bool) -> set[object]:
    """Everything that moved of a case, in no order; `back`: from the other side."""
    values: Iterable[Moved] = case.moved
    findings: Iterable[FindingMoved] = case.findings
    if back:
        values = [
            structs.replace(
                each,
                before=each.after,
                after=each.before,
                moved=None if each.moved is None else -each.moved,
                shares=turned(each.shares),
            )
            for each in values
        ]
        findings = [
            structs.replace(each, before=each.after, after=each.before)
            for each in findings
        ]
    bare = {structs.replace(each, finding=None) for each in findings}
    return {*values, *bare}


@ANY
@given(st.lists(holders(), max_size=2, unique_by=lambda each: each.case))
def test_a_book_against_itself_is_empty(book: list[Holder]) -> None:
    """Nobody is new, gone or changed, and all are the same."""
    one = found(side(*book), side(*book))
    assert one.is_empty
    assert one.same == len(book)
    assert found(said(NOW, *book), said(NOW, *book), everyone=True) == one


@ANY
@given(
    st.lists(holders(), max_size=2, unique_by=lambda each: each.case),
    st.lists(holders(), max_size=2, unique_by=lambda each: each.case),
    st.booleans(),
    st.booleans(),
)
def test_there_and_back_is_the_same_with_the_signs_turned(
    one: list[Holder], other: list[Holder], told: bool, told_too: bool
) -> None:
    """B to A is A to B, whichever side brings what it said; each case is told once."""
    one, other = (
        [structs.replace(each, case=f"Q-{n}") for n, each in enumerate(book)]
        for book in (one, other)
    )
    first = said(NOW - WEEK, *one) if told else side(*one)
    second = said(NOW + WEEK, *other) if told_too else side(*other)
    there, back = found(first, second), found(second, first)
    assert {*there.new} == {*back.gone}
    assert {*there.gone} == {*back.new}
    assert there.same == back.same
    pairs: dict[str, CaseMoved] = {each.case: each for each in there.changed}
    assert len(pairs) == len(there.changed)
    assert {each.case for each in back.changed} == {*pairs}
    for each in back.changed:
        assert seen(pairs[each.case], back=False) == seen(each, back=True)
    cases = {*first.cases, *second.cases}
    reported = [*pairs, *(each.case for each in (*there.new, *there.gone))]
    assert len(reported) == len({*reported}) == len(cases) - there.same


def test_who_came_and_went_is_named() -> None:
    """A case that one side has alone is new or gone, and no more is said of it."""
    other = structs.replace(LEE, case="T-2", name="WONG Bo")
    one = found(side(LEE), side(other))
    assert one.new == (Named("T-2", "WONG Bo"),)
    assert one.gone == (Named("T-1", "TESTER Ada"),)
    assert (one.changed, one.same) == ((), 0)


def test_each_kind_of_difference_is_one() -> None:
    """With one that is new, gone or changed alone a comparison is not empty."""
    other = structs.replace(LEE, case="T-2")
    assert found(side(LEE), side(LEE)).is_empty
    assert not found(side(LEE), side(LEE, other)).is_empty
    assert not found(side(LEE, other), side(LEE)).is_empty
    assert not found(side(LEE), side(GRANTED)).is_empty


def test_what_moved_by_itself_stands_apart() -> None:
    """It counts as the same among what somebody changed."""
    quiet = CaseMoved("T-3", "WAI Ka", Differences(), (), ())
    loud = only(found(side(LEE), side(GRANTED)))
    one = structs.replace(found(side(LEE), side(LEE)), changed=(quiet, loud))
    told, alone = one.parted()
    assert (told.changed, told.same, alone) == ((loud,), 2, (quiet,))


def test_of_cases_that_a_partial_side_has_not_nothing_is_said() -> None:
    """A snapshot of some cases does not tell that the others are gone, or new."""
    some = structs.replace(side(LEE), partial=True)
    other = structs.replace(LEE, case="T-2")
    assert found(side(LEE, other), some).is_empty
    assert found(some, side(LEE, other)).is_empty


def test_a_new_grant_moves_its_dates() -> None:
    """The days move by the days between the limits, all by facts."""
    case = only(found(side(LEE), side(GRANTED)))
    assert not case.shared
    assert [each.by for each in case.facts.rows] == ["added"]
    limit = moved(case, "limit_of_stay")
    days = (LATER - LIMIT).days
    assert (limit.before, limit.after, limit.moved) == (LIMIT, LATER, days)
    assert limit.shares == Shares(facts=days)
    stage = moved(case, "stage")
    assert (stage.before, stage.after) == ("initial-stay", "extension-1")
    assert (stage.moved, stage.shares) == (None, Shares(facts=True))


def test_findings_come_go_and_change() -> None:
    """A finding is told with its level on both sides, and with what is known of it."""
    lost = holder(work=[{"kind": "none", "from": NOW - 10 * WEEK}])
    case = only(found(side(LEE), side(lost)))
    gone = finding(case, "work.none")
    assert (gone.before, gone.after, gone.reworded) == (None, "warn", False)
    assert gone.finding is not None
    longer = holder(work=[{"kind": "none", "from": NOW - 11 * WEEK}])
    again = finding(only(found(side(lost), side(longer))), "work.none")
    assert (again.before, again.after, again.reworded) == ("warn", "warn", True)
    assert again.shares == Shares()


def test_figures_move_by_their_amount() -> None:
    """Fees move by dollars and persons; yes and no have no amount."""
    may = Dependant(name="TESTER May", relation="spouse", limit_of_stay=LIMIT)
    case = only(found(side(LEE), side(structs.replace(LEE, dependant=(may,)))))
    assert moved(case, "fees.persons").moved == 1
    assert moved(case, "fees.total").moved == 1900
    short = holder(pattern="2+3+3", grant=[{"until": LIMIT, "step": 2}])
    covered = moved(only(found(side(LEE), side(short))), "milestone.covered")
    assert (covered.before, covered.after, covered.moved) == (True, False, None)


def test_everyone_is_looked_at_where_it_is_wanted() -> None:
    """Cases of the same facts are told only then, and only where something moved."""
    late = NOW - 40 * WEEK
    lee = holder(request=[{"asked_on": late, "answer_by": late + WEEK}])
    other = structs.replace(LEE, case="T-2")
    was = said(late, lee, other)
    was = structs.replace(was, said={lee.case: was.said[lee.case]})
    assert found(was, side(lee, other)).is_empty
    case = only(found(was, side(lee, other), everyone=True))
    assert (case.case, case.facts.rows, case.facts.fields) == ("T-1", (), ())
    assert found(said(NOW, LEE), side(LEE), everyone=True).is_empty
    untrue = structs.replace(was, said={lee.case: (WorkedOut(case=lee.case),)})
    assert found(untrue, untrue, everyone=True).is_empty
    dayless = structs.replace(was, on=None)
    assert found(dayless, side(lee, other), everyone=True).is_empty
    today = structs.replace(side(lee), on=NOW)
    assert found(today, side(lee), everyone=True).is_empty


@pytest.mark.many
def test_who_is_the_same_is_not_worked_out() -> None:
    """Of 2,000 against 2,000 only those are looked at that changed.

    Each twice, but once where findings do not read what changed.
    """
    asked: list[str] = []

    def look(holder: Holder, policy: Policy, as_of: date) -> Assessment:
        asked.append(holder.case)
        return assess(holder, policy, as_of)

    first, second = (people(2_000, 7, NOW) for _ in range(2))
    second[17] = structs.replace(second[17], adviser="somebody else")
    second[18] = structs.replace(second[18], work=())
    counting = structs.replace(HOLDERS, assess=look)
    result = compare(counting, side(*first), side(*second), POLICY, NOW)
    handed, idle = (each.case for each in second[17:19])
    assert [each.case for each in result.changed] == [handed, idle]
    assert asked == [handed, idle, idle]
    assert result.same == 1_998


def test_who_is_in_charge_moves_nothing() -> None:
    """Advisers and tags are in no finding: what is known of a case holds on."""
    for each in people(60, 7, NOW):
        other = structs.replace(each, adviser="somebody else", tags=("new", "[/]"))
        assert assess(other, POLICY, NOW) == assess(each, POLICY, NOW)


def test_subjects_are_told_apart() -> None:
    """What moves of a dependant stands under the dependant's name."""
    may = Dependant(name="TESTER May", relation="spouse", limit_of_stay=LIMIT)
    later = structs.replace(may, limit_of_stay=LATER)
    one, other = (structs.replace(LEE, dependant=(each,)) for each in (may, later))
    case = only(found(side(one), side(other)))
    limits = [each for each in case.moved if each.what == "limit_of_stay"]
    assert [each.subject for each in limits] == ["TESTER May"]


def test_what_is_said_of_a_case() -> None:
    """What is worked out of it on a day, by name."""
    assert HOLDERS.said(LEE, POLICY, NOW) == outcome(assess(LEE, POLICY, NOW))


def test_what_is_known_already_is_not_worked_out_again() -> None:
    """Who has cases worked out brings them: nothing else comes out of it."""
    sides = side(LEE), side(GRANTED)
    asked = []

    def look(holder: Holder) -> Assessment:
        asked.append(holder)
        return assess(holder, POLICY, NOW)

    cases = moved_cases(HOLDERS, *sides, POLICY, NOW, look=look)
    assert tuple(cases) == found(*sides).changed
    assert asked == [GRANTED, LEE]
