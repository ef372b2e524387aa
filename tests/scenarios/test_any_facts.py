"""What holds of every scenario, whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.moves import Shares
from qmas_tui.scenarios.answer import answer
from qmas_tui.scenarios.change import Change, Leaves
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.question import Question, stations
from qmas_tui.scenarios.rules_diff import rules_diff
from tests.findings.anyone import holders
from tests.make import AS_OF, POLICY
from tests.scenarios.worked_cases import AS_OF as WORKED_ON
from tests.scenarios.worked_cases import HOLDERS, WORKED, policy

FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
LATER = AS_OF + timedelta(days=9)


def asked(holder: Holder, *changes: Change, rules: str = "shipped") -> Question:
    """A question about anybody, nine days ahead."""
    return Question(
        holder=holder,
        steps=expand(holder, changes, POLICY, AS_OF),
        rules=POLICY,
        other_rules=policy(rules),
        as_of=AS_OF,
        then=LATER,
    )


@FEW
@given(holders())
def test_without_changes_only_the_calendar_moves(holder: Holder) -> None:
    """A scenario without changes moves nothing but the calendar."""
    found = answer(asked(holder))
    shares = [each.moved.shares for each in found.moved]
    shares += [each.shares for each in found.findings]
    assert all(isinstance(each, Shares) for each in shares)
    assert not any(each.facts or each.rules for each in shares)
    assert (found.verdict, found.passing, found.first_seen) == ("the same", (), ())


@FEW
@given(holders())
def test_shares_add_up(holder: Holder) -> None:
    """Where all causes have an amount, they add up to the whole."""
    job_lost = Change(job_lost=AS_OF + timedelta(days=2))
    for each in answer(asked(holder, job_lost, rules="strict")).moved:
        parts = (each.moved.shares.calendar, each.moved.shares.facts)
        whole = (*parts, each.moved.shares.rules)
        if not any(part is True for part in whole):
            assert sum(whole) == each.moved.moved


@FEW
@given(holders())
def test_made_real_it_is_what_was_foretold(holder: Holder) -> None:
    """The changed facts, recorded, give the assessment that the scenario gave."""
    question = asked(holder, Change(passport=date(2036, 1, 1)))
    recorded = changed(holder, question.steps)
    foretold = stations(question).rules.found
    assert assess(recorded, POLICY, LATER) == foretold


@FEW
@given(holders())
def test_in_either_order(holder: Holder) -> None:
    """Changes of different rows give the same in either order."""
    one, other = Change(passport=date(2036, 1, 1)), Change(trip=(LATER, LATER))
    first, second = asked(holder, one, other), asked(holder, other, one)
    assert first.changed() == second.changed()


@pytest.mark.parametrize("name", ["four-weeks", "fee-620", "strict"])
def test_rules_turned_over(name: str) -> None:
    """From A to B is from B to A with signs turned; with themselves nobody moves."""
    there = rules_diff(WORKED.holder, POLICY, policy(name), WORKED_ON)
    back = rules_diff(WORKED.holder, policy(name), POLICY, WORKED_ON)
    turned = {
        (case.case, each.subject, each.what): (each.after, each.before)
        for case in back.cases
        for each in case.moved
    }
    assert turned == {
        (case.case, each.subject, each.what): (each.before, each.after)
        for case in there.cases
        for each in case.moved
    }
    assert (there.earlier, there.fees_up) == (back.later, back.fees_down)
    assert [each.before for each in there.figures] == [e.after for e in back.figures]
    assert not rules_diff(WORKED.holder, policy(name), policy(name), WORKED_ON).cases


def test_the_planner_asks_every_day() -> None:
    """The first day of return is the first on which asking that day says so."""
    found = dict(presence(HOLDERS["B3"], POLICY, WORKED_ON).first)
    for code in ("absence.long", "absence.six-months", "absence.year"):
        day = WORKED_ON
        while not _holds(code, day):
            day += timedelta(days=1)
        assert found[code] == day


def _holds(code: str, day: date) -> bool:
    steps = expand(HOLDERS["B3"], [Change(return_=day)], POLICY, WORKED_ON)
    findings = assess(changed(HOLDERS["B3"], steps), POLICY, day).findings
    return code in {each.code for each in findings}


@FEW
@given(holders(), st.just(AS_OF))
def test_the_forecast_is_a_plain_sum(holder: Holder, day: date) -> None:
    """What is needed is the sum over steps and people who pay."""
    found = fee_forecast(holder, POLICY, day)
    assert found.total_needed == sum(
        each.application + each.issue
        for step in found.steps
        if step.needed
        for each in step.persons
        if each.why_not is None
    )
    next_step = assess(holder, POLICY, day).fees
    if next_step and found.steps and next_step.persons == len(found.steps[0].persons):
        assert found.steps[0].total <= next_step.total


def test_a_family_that_leaves_has_no_part() -> None:
    """Who has left the family pays nothing from then on."""
    leaves = Change(leaves=Leaves(name="SPOUSE", on=WORKED_ON, for_="divorce"))
    steps = expand(HOLDERS["B2"], [leaves], POLICY, WORKED_ON)
    found = fee_forecast(changed(HOLDERS["B2"], steps), POLICY, WORKED_ON)
    spouse = next(each for each in found.steps[0].persons if each.name == "SPOUSE")
    assert (spouse.application, spouse.why_not) == (0, "left")
    assert found.steps[0].total == 3800
    steps = expand(HOLDERS["B7"], [leaves], POLICY, WORKED_ON)
    further = fee_forecast(changed(HOLDERS["B7"], steps), POLICY, WORKED_ON)
    assert further.total_needed == 1900
