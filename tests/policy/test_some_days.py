"""What an office sets for some days only."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.policy.office import OwnFigure
from qmas_tui.policy.policy import Overruled
from tests.policy.offices import fee, own, refused, ruled


def test_a_fee_for_one_year() -> None:
    """Its span is cut in three, and only the middle one is the office's."""
    policy = ruled(
        own(
            *("E-11", "application-fee", 620),
            *(date(2027, 4, 1), date(2028, 3, 31), "announced for next year"),
        )
    )
    told = (
        "application-fee: 600 → 620 from 2027-04-01 to 2028-03-31 "
        "(announced for next year)"
    )
    found = [(f.application, f.first, f.last, f.overruled) for f in policy.fees]
    assert found == [
        (230, date.min, date(2025, 2, 25), ()),
        (600, date(2025, 2, 26), date(2027, 3, 31), ()),
        (620, date(2027, 4, 1), date(2028, 3, 31), (Overruled("E-11", told),)),
        (600, date(2028, 4, 1), date.max, ()),
    ]
    assert {f.issue_long for f in policy.fees[1:]} == {1300}


def test_the_rule_is_overruled_on_those_days_alone() -> None:
    """Neither the rule nor another day says that an office changed it."""
    policy = ruled(fee(date(2027, 4, 1), date(2028, 3, 31)))
    rule = policy.rules["E-11"]
    told = "application-fee: 600 → 620 from 2027-04-01 to 2028-03-31"
    days = (date(2027, 3, 31), date(2027, 4, 1), date(2028, 3, 31), date(2028, 4, 1))
    assert [policy.overruled_on("E-11", day) for day in days] == [
        *(None, told, told, None)
    ]
    assert rule.overruled is None
    assert rule.changed == told
    assert policy.rules["E-12"].changed is None


def test_a_change_for_every_day_is_told_with_one_for_some() -> None:
    """A rule of several figures tells what holds on the day, and no more."""
    always = own("E-12", "issue-fee-long", 1400)
    from_2030 = own("E-12", "long-stay-days", 200, date(2030, 1, 1))
    policy = ruled(always, from_2030)
    every = "issue-fee-long: 1300 → 1400"
    both = f"{every}; long-stay-days: 180 → 200 from 2030-01-01"
    assert policy.rules["E-12"].overruled == every
    assert policy.rules["E-12"].changed == both
    assert policy.overruled_on("E-12", date(2029, 12, 31)) == every
    assert policy.overruled_on("E-12", date(2030, 1, 1)) == both
    assert policy.overruled_on("E-12", date(2020, 1, 1)) == every
    assert policy.fees_on(date(2020, 1, 1)).overruled == ()


def test_a_window_for_some_days() -> None:
    """Before and after them the window of its rule holds, for filings of the day."""
    policy = ruled(
        own("E-02", "filing-window", 2, date(2027, 1, 1), date(2027, 6, 30)),
        own("E-34", "permanent-window", 21, date(2027, 2, 1)),
    )
    found = [(w.rule, w.length, w.unit, w.first) for w in policy.windows]
    assert found == [
        ("E-01", 28, "days", date.min),
        ("E-02", 3, "months", date(2026, 3, 1)),
        ("E-02", 2, "months", date(2027, 1, 1)),
        ("E-02", 3, "months", date(2027, 7, 1)),
    ]
    assert [bool(w.overruled) for w in policy.windows] == [False, False, True, False]
    found = [(w.rule, w.length, w.unit, w.first) for w in policy.windows_of_permanent]
    assert found == [
        ("E-01", 28, "days", date.min),
        ("E-34", 28, "days", date(2026, 3, 1)),
        ("E-34", 21, "days", date(2027, 2, 1)),
    ]


def test_a_window_that_goes_on_can_be_set_beyond_its_rule() -> None:
    """Three months switched off, the four weeks may be changed for later days."""
    later = own("E-01", "filing-window", 30, date(2027, 1, 1), date(2027, 12, 31))
    assert refused(later) == [
        "policy.toml, figure 1 (filing-window): rule E-01 holds to 2026-02-28, "
        "on none of these days; correct them"
    ]
    policy = ruled(later, three_month_window=False)
    assert [(w.length, w.first) for w in policy.windows] == [
        (28, date.min),
        (28, date(2026, 3, 1)),
        (30, date(2027, 1, 1)),
        (28, date(2028, 1, 1)),
    ]
    assert [[told.rule for told in w.overruled] for w in policy.windows] == [
        *([], ["HS-01"], ["E-01", "HS-01"], ["HS-01"])
    ]


def test_days_up_to_the_end_of_a_rule_end_with_it() -> None:
    """An entry for the last days of the four weeks does not go on with them."""
    entry = own("E-01", "filing-window", 30, date(2026, 1, 1), date(2026, 2, 28))
    policy = ruled(entry, three_month_window=False)
    assert [w.length for w in policy.windows] == [28, 30, 28]


def test_a_window_that_is_switched_off_may_still_be_set() -> None:
    """It counts for nothing, and is no mistake: the switch may be turned again."""
    entry = own("E-02", "filing-window", 2, date(2027, 1, 1))
    policy = ruled(entry, three_month_window=False)
    assert {(w.rule, w.length) for w in policy.windows} == {("E-01", 28)}


def test_a_pattern_for_some_days_of_application() -> None:
    """It is asked for the day of the entry application, top tier and all."""
    policy = ruled(
        own("S-04", "stay-pattern", (24, 36, 36), date(2027, 1, 1), date(2027, 12, 31)),
        own("S-04", "top-tier-stay", 48, date(2027, 7, 1), date(2028, 6, 30)),
    )
    days = ("2026-12-31", "2027-01-01", "2027-07-01", "2028-01-01", "2028-07-01")
    found = [policy.pattern_on("gpt", date.fromisoformat(day)) for day in days]
    assert [(p.name, p.top_tier) if p else None for p in found] == [
        ("3+3+2", 60),
        ("2+3+3", 60),
        ("2+3+3", 48),
        ("3+3+2", 48),
        ("3+3+2", 60),
    ]
    assert [bool(p and p.overruled) for p in found] == [False, True, True, True, False]
    assert {p.rules for p in found if p} == {("S-04", "S-06", "S-07")}
    assert policy.overruled_on("S-04", date(2028, 1, 1)) == (
        "top-tier-stay: 60 → 48 from 2027-07-01 to 2028-06-30"
    )


def test_a_pattern_by_name_is_that_of_the_day_or_the_one_nobody_changed() -> None:
    """A name that several days share tells their pattern with the day, else its own."""
    policy = ruled(own("S-04", "top-tier-stay", 48, None, date(2024, 12, 31)))

    def top_tier(applied_on: date | None) -> int | None:
        found = policy.pattern_named("3+3+2", applied_on)
        assert found is not None
        return found.top_tier

    assert [top_tier(date(2024, 12, 31)), top_tier(date(2025, 1, 1))] == [48, 60]
    assert [top_tier(None), top_tier(date(2010, 1, 1))] == [60, 60]
    begun = policy.pattern_beginning("gpt", 36)
    assert begun is not None
    assert begun.top_tier == 60
    assert policy.pattern_named("4+4", date(2024, 12, 31)) is None


def test_days_outside_the_rule_are_not_touched() -> None:
    """An entry with open ends counts on the days of its rule alone."""
    policy = ruled(own("E-11", "application-fee", 620, date(2020, 1, 1)))
    assert [(f.application, f.first) for f in policy.fees] == [
        (230, date.min),
        (620, date(2025, 2, 26)),
    ]
    assert policy.overruled_on("E-11", date(2021, 1, 1)) is None


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        (
            [fee(date(2027, 4, 1), date(2027, 3, 31))],
            "figure 1 (application-fee): to, 2027-03-31, is before from, 2027-04-01; "
            "correct one of them",
        ),
        (
            [own("E-04", "target-days", 49, date(2027, 1, 1))],
            "figure 1 (target-days): it has one value for every day; "
            "take out from and to",
        ),
        (
            [fee(None, date(2025, 2, 25))],
            "figure 1 (application-fee): rule E-11 holds from 2025-02-26, on none of "
            "these days; correct them",
        ),
        (
            [own("S-02", "stay-pattern", (36,), date(2022, 12, 28))],
            "figure 1 (stay-pattern): rule S-02 holds from 2015-05-04 to 2022-12-27, "
            "on none of these days; correct them",
        ),
        (
            [fee(date(2027, 1, 1), value=-1)],
            "figure 1 (application-fee): -1 is out of range; write 0 or more",
        ),
        (
            [fee(date(2027, 1, 1), date(2027, 6, 1)), fee(date(2027, 6, 1), None)],
            "figure 2 (application-fee): from 2027-06-01 it has two values, for "
            "figure 1 (application-fee) sets it too; let the one end on the day "
            "before the other begins",
        ),
        (
            [fee(None, date(2027, 6, 1)), fee()],
            "figure 2 (application-fee): up to 2027-06-01 it has two values, for "
            "figure 1 (application-fee) sets it too; let the one end on the day "
            "before the other begins",
        ),
    ],
)
def test_days_that_cannot_be(entries: list[OwnFigure], what: str) -> None:
    """Days that cannot be name the entries and how to mend them."""
    assert refused(*entries) == [f"policy.toml, {what}"]


def test_all_that_is_wrong_with_days_is_said_at_once() -> None:
    """A value, the days of one entry, and days that three share, come together."""
    found = refused(
        fee(date(2027, 1, 1), value=-1),
        fee(date(2028, 1, 1), date(2027, 6, 1)),
        fee(date(2027, 5, 1)),
        fee(date(2027, 6, 1), date(2027, 7, 1)),
        own("E-99", "application-fee", 1),
    )
    assert [line.split(":")[0] for line in found] == [
        "policy.toml, figure 5 (application-fee)",
        "policy.toml, figure 1 (application-fee)",
        "policy.toml, figure 2 (application-fee)",
        "policy.toml, figure 3 (application-fee)",
        "policy.toml, figure 4 (application-fee)",
        "policy.toml, figure 4 (application-fee)",
    ]


def test_the_same_days_of_two_rules_or_figures_do_not_clash() -> None:
    """Only one figure of one rule cannot have two values on a day."""
    days = (date(2026, 1, 1), date(2026, 12, 31))
    policy = ruled(
        own("E-01", "filing-window", 30, *days),
        own("E-02", "filing-window", 2, *days),
        own("E-12", "issue-fee-long", 1400, *days),
        own("E-12", "issue-fee-short", 700, *days),
    )
    assert [w.length for w in policy.windows] == [28, 30, 2, 3]
    assert policy.fees_on(date(2026, 6, 1)).issue_short == 700
