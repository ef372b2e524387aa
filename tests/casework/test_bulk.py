"""Many cases changed as one step."""

from __future__ import annotations

from datetime import timedelta
from types import EllipsisType

import pytest

from qmas_tui.casework.bulk import BulkPlan, apply_bulk, plan_bulk
from qmas_tui.casework.casework import Casework, Terms
from qmas_tui.errors import BookError, DataError, KeepsNumber, Stopped
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from tests.desk.support import casework_of
from tests.intake.someone import prospect
from tests.make import AS_OF, holder

SOON = AS_OF + timedelta(days=50)
UNSEEN = [{"until": SOON}]


def book() -> Casework:
    """Three cases: one of mw, one closed, one whose limit nobody has confirmed."""
    return casework_of(
        holder(case="Q-1", adviser="mw", tags=["Bank"]),
        holder(case="Q-2", adviser="jt", status="closed"),
        holder(case="Q-3", grant=UNSEEN),
    )


def fates(plan: BulkPlan) -> dict[str, str]:
    """What becomes of each case; a bar before what leaves it out."""
    changed = {each.case: each.words for each in plan.changed}
    return changed | {each.case: f"| {each.words}" for each in plan.left_out}


def test_what_differs_from_case_to_case_is_said_of_the_first() -> None:
    """Two limits of different days are not told as one."""
    later = [{"until": SOON + timedelta(days=1)}]
    casework = casework_of(
        holder(case="Q-1", grant=UNSEEN), holder(case="Q-2", grant=later)
    )
    plan = plan_bulk(casework, list(casework.holders), [("confirm", "yes")])
    assert apply_bulk(casework, plan).what.startswith("2 cases, the first: limit ")


@pytest.mark.parametrize(
    ("given", "first", "second", "third"),
    [
        ("adviser=mw", "| adviser is mw already", "set adviser mw", ...),
        ("adviser=", "set adviser taken out", ..., "| adviser is none already"),
        ("tag=bank", "| has the tag already", "tag bank added", ...),
        ("untag=bank", "tag bank taken off", "| does not have the tag", ...),
        (
            "confirm=yes",
            "| limit 15 Mar 2028 is confirmed already",
            "| no limit of stay is recorded",
            "limit 11 Jan 2027 seen on the e-Visa",
        ),
        (
            "close=today",
            "closed on 22 Nov 2026",
            "| is closed already",
            "closed on 22 Nov 2026",
        ),
        ("snooze=+1w", "asleep until 29 Nov 2026", ..., ...),
        (
            "tag=bank adviser=ak",
            "set adviser ak",
            "tag bank added; set adviser ak",
            ...,
        ),
    ],
)
def test_each_case_is_told_its_fate(
    given: str, first: str, second: str | EllipsisType, third: str | EllipsisType
) -> None:
    """Before anything is done each case says what changes, or why it is left out.

    Where the words of a case are those of the one before, they stand as dots.
    """
    casework = book()
    second = first if second is ... else second
    third = second if third is ... else third
    before = dict(casework.holders)
    pairs = [
        (name, text) for name, _, text in (x.partition("=") for x in given.split())
    ]
    plan = plan_bulk(casework, ["Q-1", "Q-2", "Q-3"], pairs)
    assert fates(plan) == {"Q-1": first, "Q-2": second, "Q-3": third}
    assert dict(casework.holders) == before
    apply_bulk(casework, plan)
    changed = {each.case for each in plan.changed}
    now = casework.holders
    assert {case for case in now if now[case] != before[case]} == changed
    casework.undo.run()
    assert dict(casework.holders) == before
    casework.redo.run()
    assert {
        case for case in before if casework.holders[case] != before[case]
    } == changed


def test_one_step_says_what_it_was() -> None:
    """It is done, taken back and made again as one, under one name."""
    casework = book()
    plan = plan_bulk(casework, ["Q-3", "Q-2", "Q-9"], [("tag", "vip")], "audit")
    assert plan.words == "2 cases change, 1 is left out"
    assert fates(plan)["Q-9"] == "| is no longer in the book"
    done = apply_bulk(casework, plan)
    assert (done.what, done.cases) == ("2 cases: tag vip added", ("Q-3", "Q-2"))
    assert casework.undo.words() == "2 cases, tag vip added"
    assert casework.history("Q-3")[-1].changes[0].why == "audit"
    one = plan_bulk(casework, ["Q-1", "Q-2"], [("confirm", "yes"), ("tag", "vip")])
    assert one.words == "1 case changes, 1 is left out"
    assert apply_bulk(casework, one).what == "Q-1: tag vip added"
    with pytest.raises(DataError, match="nothing to change"):
        apply_bulk(casework, plan_bulk(casework, ["Q-1"], [("tag", "vip")]))
    assert plan_bulk(casework, [], [("tag", "x")]).words == "0 cases change"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("colour", "red", "is nothing to do; there are adviser, tag"),
        ("tag", " ", "is missing"),
        ("snooze", "today", "is not ahead"),
        ("snooze", "soon", "is not a date"),
        ("close", "x", "is not a date"),
        ("close", "+1w", "is ahead"),
        ("confirm", "no", "is yes, or left out"),
    ],
)
def test_what_no_case_can_take_is_refused(name: str, text: str, told: str) -> None:
    """A wrong text is one problem at its field, not one a case."""
    with pytest.raises(DataError) as caught:
        plan_bulk(book(), ["Q-1", "Q-2"], [(name, text)])
    (problem,) = caught.value.problems
    assert problem.where == name
    assert told in problem.what


def test_what_cannot_be_and_what_is_asked() -> None:
    """What cannot be leaves a case out; a number in it is asked about."""
    away = [{"out": AS_OF - timedelta(days=9), "reason": "visit"}]
    due = AS_OF - timedelta(days=9)
    casework = casework_of(holder(grant=[{"until": due, "confirmed": True}], trip=away))
    plan = plan_bulk(casework, ["Q-1"], [("snooze", "+1w")])
    assert fates(plan)["Q-1"].startswith("| cannot be: no case sleeps past")
    number = plan_bulk(casework, ["Q-1"], [("tag", "A123456(3)")])
    with pytest.raises(KeepsNumber) as asked:
        apply_bulk(casework, number)
    apply_bulk(casework, number, Terms((asked.value,)))


def test_a_case_changed_meanwhile_stops_all_of_it() -> None:
    """A plan counts for the cases as they were looked at."""
    casework = book()
    plan = plan_bulk(casework, ["Q-1", "Q-3"], [("adviser", "ak")])
    casework.set_fields("Q-3", [("adviser", "jt")])
    with pytest.raises(BookError):
        apply_bulk(casework, plan)
    assert casework.holders["Q-1"].adviser == "mw"


def test_looking_can_be_stopped() -> None:
    """It tells how far it is, and changes nothing when stopped."""
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        heard.append((done, total))
        return False

    with pytest.raises(Stopped):
        plan_bulk(book(), ["Q-1", "Q-2"], [("tag", "x")], step=stop)
    assert heard == [(0, 2)]


@pytest.mark.parametrize("last", [0, 2])
def test_what_is_written_can_be_stopped(last: int) -> None:
    """Until all is written nothing of it is kept, and it can be done later."""
    casework = book()
    plan = plan_bulk(casework, ["Q-1", "Q-3"], [("tag", "x")])
    before, steps = dict(casework.holders), len(casework.history())

    def stop(done: int, total: int) -> None:
        if (done, total) == (last, 2):
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        apply_bulk(casework, plan, Terms(far=stop))
    assert casework.holders == before
    assert len(casework.history()) == steps
    apply_bulk(casework, plan)
    assert "x" in casework.holders["Q-3"].tags
    assert casework.session.book.check().damage == ()


@pytest.mark.parametrize("kind", [Holder, Prospect])
def test_who_sleeps_is_woken(kind: type[Case]) -> None:
    """Holders and prospects alike; who is awake is left out."""
    casework = casework_of(*(holder(case=each) for each in ("Q-1", "Q-2")))
    if kind is Prospect:
        casework = casework_of(*(prospect(case=each) for each in ("Q-1", "Q-2")))
    sleeps = plan_bulk(casework, ["Q-1"], [("snooze", "+1w")], kind=kind)
    apply_bulk(casework, sleeps)
    plan = plan_bulk(casework, ["Q-1", "Q-2"], [("wake", "yes")], kind=kind)
    assert fates(plan) == {"Q-1": "woken", "Q-2": "| is awake already"}
    apply_bulk(casework, plan)
    assert not plan_bulk(casework, ["Q-1"], [("wake", "yes")], kind=kind).changes


def test_prospects_have_no_limit_to_confirm() -> None:
    """What means nothing before the landing is no action for them."""
    with pytest.raises(DataError) as caught:
        plan_bulk(casework_of(), [], [("confirm", "yes")], kind=Prospect)
    assert "there are adviser, tag, untag" in caught.value.problems[0].what
