"""What a family pays from now to the right of abode (E-11 to E-15, AP-09, AP-14)."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import DAY
from qmas_tui.scenarios.forecast import fee_forecast
from tests.make import POLICY
from tests.scenarios.worked_cases import AS_OF, HOLDERS

ALONE, FAMILY = HOLDERS["B1"], HOLDERS["B2"]
SPOUSE, CHILD = FAMILY.dependant


def test_the_next_step_is_what_the_case_says() -> None:
    """The first step costs the fees of the assessment; without fees there is none."""
    for who in HOLDERS.values():
        fees, found = assess(who, POLICY, AS_OF).fees, fee_forecast(who, POLICY, AS_OF)
        first = [step.total for step in found.steps[:1]]
        assert first == ([fees.total] if fees else []), who.case


def test_a_step_beyond_the_seven_years_is_not_needed() -> None:
    """A step is not needed once the one before it ends after the right of abode."""
    since = structs.replace(ALONE, residence_since=date(2021, 1, 1))
    needed = [step.needed for step in fee_forecast(since, POLICY, AS_OF).steps]
    assert needed == [True, False]


def test_not_even_the_next_step_where_the_limit_covers_it() -> None:
    """The next step is not needed where the limit of now reaches the right of abode."""
    for since, is_needed in ((date(2019, 12, 31), True), (date(2019, 12, 30), False)):
        who = structs.replace(ALONE, residence_since=since)
        found = fee_forecast(who, POLICY, AS_OF)
        assert found.steps[0].needed is is_needed
        assert bool(found.total_needed) is is_needed


def test_a_later_limit_stays_somebodys_own() -> None:
    """What is paid later is by the length of one's own stay, short or long (E-12)."""
    late = structs.replace(SPOUSE, limit_of_stay=date(2031, 12, 1))
    who = structs.replace(FAMILY, dependant=(late,))
    first, second = fee_forecast(who, POLICY, AS_OF).steps
    assert [each.name for each in first.persons] == ["holder"]
    assert [(each.name, each.issue) for each in second.persons] == [
        ("holder", 1300),
        ("SPOUSE", 600),
    ]


def test_a_child_with_a_limit_long_past_drops_out_all_the_same() -> None:
    """Of age by the last day of the step's filing, whatever the child's own limit."""
    past = structs.replace(
        CHILD, limit_of_stay=date(2026, 1, 10), born_on=date(2009, 1, 1)
    )
    who = structs.replace(FAMILY, dependant=(past,))
    first = fee_forecast(who, POLICY, AS_OF).steps[0]
    assert [each.why_not for each in first.persons] == [None, "ageing-out"]


def test_without_seven_years_each_step_is_needed() -> None:
    """Where the landing is not recorded nobody knows when the seven years end."""
    unknown = structs.replace(ALONE, landed_on=None)
    steps = fee_forecast(unknown, POLICY, AS_OF).steps
    assert all(step.needed for step in steps)


def test_nothing_is_forecast_for_who_has_left_or_is_done() -> None:
    """Closed, permanent and gone holders have no steps; closed ones no options."""
    left = {"left_on": date(2026, 6, 1)}
    for changes, names in (
        ({"status": "closed"}, ()),
        ({"status": "permanent"}, ("SPOUSE", "CHILD")),
        ({**left, "left_for": "left-hong-kong"}, ()),
        ({**left, "left_for": "employment"}, ("holder", "SPOUSE", "CHILD")),
    ):
        found = fee_forecast(structs.replace(FAMILY, **changes), POLICY, AS_OF)
        assert (found.steps, found.total_needed) == ((), 0)
        told = {each.what: each.names for each in found.options}
        assert told["travel-record"] == names, changes


def test_a_child_is_small_until_the_birthday() -> None:
    """The endorsement is for children under eleven on the earliest day (AP-09)."""
    found = assess(FAMILY, POLICY, AS_OF)
    assert found.milestone is not None
    assert found.milestone.earliest is not None
    there = found.milestone.earliest
    for born_on, is_small in (
        (there.replace(year=there.year - 11), False),
        (there.replace(year=there.year - 11) + DAY, True),
    ):
        child = structs.replace(CHILD, born_on=born_on)
        who = structs.replace(FAMILY, dependant=(child,))
        endorsement, records = fee_forecast(who, POLICY, AS_OF).options
        assert (endorsement.names == (CHILD.name,)) is is_small
        assert (endorsement.each, records.each) == (240, 160)


def test_fees_of_days_to_come_are_those_of_today() -> None:
    """A step after the last day on which any of the fees was looked at says so."""
    first = fee_forecast(ALONE, POLICY, AS_OF).steps[0].filing_day
    for checked_on, later in ((first, False), (first - DAY, True)):
        rules = {
            name: structs.replace(
                rule, checked_on=checked_on if name == "E-11" else first - 9 * DAY
            )
            for name, rule in POLICY.rules.items()
        }
        found = fee_forecast(ALONE, structs.replace(POLICY, rules=rules), AS_OF)
        assert [step.at_todays_rates for step in found.steps[:1]] == [later]
        assert all(step.at_todays_rates for step in found.steps[1:])


def test_who_is_permanent_or_gone_pays_nothing_at_any_step() -> None:
    """No fee stands beside them, at a step of known length or at the entry."""
    out = structs.replace(SPOUSE, status="permanent")
    gone = structs.replace(CHILD, left_on=date(2026, 6, 1), left_for="left-hong-kong")
    landed = structs.replace(FAMILY, dependant=(out, gone))
    for who in (landed, structs.replace(landed, landed_on=None, grant=())):
        for step in fee_forecast(who, POLICY, AS_OF).steps:
            _holder, *others = step.persons
            assert [(e.application, e.issue, e.why_not) for e in others] == [
                (0, 0, "permanent"),
                (0, 0, "left"),
            ]
            assert step.total == step.persons[0].application + step.persons[0].issue
