"""What an office sets for itself."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.policy.office import Office, Own, OwnHoliday, own_holidays
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.policy import Overruled
from tests.policy.entries import shipped
from tests.policy.offices import fee, own, refused_of, ruled, ruled_by


def test_nothing_set_changes_nothing() -> None:
    """An office without figures of its own works by the rules as shipped."""
    assert overrule(shipped().rule, Office()) == shipped().rule


def test_figure_by_name() -> None:
    """A figure set by name counts, and its rule says what it was before."""
    policy = ruled_by(Office(figures={"work-none-warn-days": 45}))
    assert policy.figures.work_none_warn_days == 45
    rule = policy.rules[policy.set_by["work-none-warn-days"]]
    assert rule.overruled == "work-none-warn-days: 60 → 45"
    assert [r.id for r in policy.rules.values() if r.overruled] == [rule.id]


def test_several_figures_of_one_rule_and_a_reason() -> None:
    """A rule touched twice says both changes, with the reason given."""
    mine = Own(value=90, why="partners' meeting")
    office = Office(figures={"work-none-warn-days": 45, "work-none-act-days": mine})
    policy = ruled_by(office)
    assert policy.rules[policy.set_by["work-none-warn-days"]].overruled == (
        "work-none-warn-days: 60 → 45; work-none-act-days: 120 → 90 (partners' meeting)"
    )


def test_dated_figure() -> None:
    """A figure that changes over time is set for one rule and its days."""
    policy = ruled(own("E-11", "application-fee", 700))
    assert [fees.application for fees in policy.fees] == [230, 700]
    assert policy.rules["E-11"].overruled == "application-fee: 600 → 700"


def test_pattern() -> None:
    """A stay pattern set by the office is named after its own years."""
    policy = ruled(own("S-04", "stay-pattern", (24, 36, 36)))
    found = policy.pattern_on("gpt", date(2024, 1, 1))
    assert found is not None
    assert (found.name, found.months) == ("2+3+3", (24, 36, 36))
    assert policy.rules["S-04"].overruled == "stay-pattern: 36+36+24 → 24+36+36"


def test_three_months_switched_off() -> None:
    """Switched off, four weeks hold on every day; those that are no more say so."""
    policy = ruled_by(Office(figures={"three-month-window": False}))
    found = [(w.rule, w.length, w.unit, w.first, w.last) for w in policy.windows]
    last = date(2026, 2, 28)
    assert found == [
        ("E-01", 28, "days", date.min, last),
        ("E-01", 28, "days", date(2026, 3, 1), date.max),
    ]
    switched = Overruled("HS-01", "three-month-window: on → off")
    assert [window.overruled for window in policy.windows] == [(), (switched,)]
    assert policy.rules["HS-01"].overruled == switched.what
    assert policy.overruled_on("E-01", date(2027, 1, 1)) is None
    assert {w.length for w in policy.windows_of_permanent} == {28}
    assert not any(w.overruled for w in policy.windows_of_permanent)


def test_first_stay_of_a_route() -> None:
    """A figure that one rule sets for each route is set for the one named."""
    figure = own("HS-20", "deduced-first-stays", (36,))
    policy = ruled(structs.replace(figure, route="gpt"))
    assert policy.deduced_first_stays("gpt") == (36,)
    assert policy.deduced_first_stays("apt") == (96,)
    assert policy.rules["HS-20"].overruled == "deduced-first-stays: 24+36 → 36"


def test_pattern_begun_by_no_rule() -> None:
    """Where an office changed the first stay, its old length tells no pattern."""
    policy = ruled(own("S-04", "stay-pattern", (24, 36, 36)))
    assert policy.pattern_beginning("gpt", 36) is None
    begun = policy.pattern_beginning("gpt", 24)
    assert begun is not None
    assert begun.rules == ("S-02", "S-03")
    assert policy.first_lengths == (12, 24, 96)


def test_holidays_of_the_office() -> None:
    """A day added by the office is no working day, and keeps its reason."""
    day = OwnHoliday(on=date(2026, 11, 23), reason="Election", why="gazetted late")
    other = OwnHoliday(on=date(2060, 1, 5), reason="Move")
    office = Office(holiday=(day, other))
    policy = ruled_by(office)
    assert not policy.is_working_day(date(2026, 11, 23))
    assert date(2060, 1, 5) in policy.holidays
    sources = [entry.source for entry in own_holidays(office)]
    assert sources == ["Election: gazetted late", "Move"]


@pytest.mark.parametrize(
    ("office", "what"),
    [
        (
            Office(figures={"work-none-warn-day": 45}),
            "figures, work-none-warn-day: no rule sets a figure of this name; "
            "did you mean work-none-warn-days?",
        ),
        (
            Office(figures={"zzz": 45}),
            "figures, zzz: no rule sets a figure of this name; "
            "correct it or take it out",
        ),
        (
            Office(figures={"filing-window": 45}),
            "figures, filing-window: several rules set it over time (E-01, E-02); "
            "write it as [[figure]]",
        ),
        (
            Office(figures={"target-days": False}),
            "figures, target-days: off is not a number; write a whole number of days",
        ),
        (
            Office(figure=(own("E-99", "target-days", 1),)),
            "figure 1 (target-days): no rule has the id E-99; correct it",
        ),
        (
            Office(figure=(own("E-05", "target-days", 1),)),
            "figure 1 (target-days): rule E-05 sets no figure of this name; "
            "correct it or take it out",
        ),
        (
            Office(
                figures={"target-days": 1},
                figure=(own("E-04", "target-days", 1),),
            ),
            "figure 1 (target-days): figures, target-days sets it too; "
            "take one of the two out",
        ),
        (
            Office(figures={"deduced-first-stays": (24,)}),
            "figures, deduced-first-stays: rule HS-20 sets it for each route; "
            'write it as [[figure]] with route = "gpt" or "apt"',
        ),
        (
            Office(figure=(structs.replace(fee(), route="apt"),)),
            "figure 1 (application-fee): it is not set for the route apt; "
            "take the route out",
        ),
    ],
)
def test_figures_that_cannot_be_set(office: Office, what: str) -> None:
    """A figure that cannot be set says where it stands and how to mend it."""
    assert refused_of(office) == [f"policy.toml, {what}"]


def test_all_that_cannot_be_set_is_said_at_once() -> None:
    """Two wrong figures are two problems."""
    assert len(refused_of(Office(figures={"zzz": 1, "target-days": -1}))) == 2
