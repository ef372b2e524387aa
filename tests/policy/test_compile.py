"""What keeps entries from making a policy, said all at once."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.policy.rules import Figure, Rule
from tests.policy.entries import (
    added,
    problems,
    rules_with,
    shipped,
    with_figure,
    without_figures,
)


def test_shipped_entries_fit() -> None:
    """The shipped entries make a policy without a problem."""
    assert problems() == []


def test_overlap() -> None:
    """Two windows on one day are a problem that names both rules and the day."""
    assert problems(rules_with("E-01", to=date(2026, 3, 31))) == [
        "rule E-02, figure filing-window: on 2026-03-01 it holds under rule E-01 too; "
        "let the one end on the day before the other begins"
    ]


def test_overlap_with_one_long_before() -> None:
    """A rule that lasts overlaps every later one, and makes no gap between them."""
    found = problems(rules_with("S-01", to=None))
    patterns = [line for line in found if "stay-pattern" in line]
    assert [line.split(",")[0] for line in patterns] == ["rule S-02", "rule S-04"]
    assert all("under rule S-01 too" in line for line in patterns)


def test_gap() -> None:
    """Days without a window are a problem that names them and both ways out."""
    assert problems(rules_with("E-02", from_=date(2026, 3, 15))) == [
        "rule E-02, figure filing-window: no value holds from 2026-03-01 to "
        "2026-03-14; begin on 2026-03-01, or let rule E-01 last"
    ]


def test_open_ends() -> None:
    """Windows and application fees must reach back and ahead without end."""
    assert problems(rules_with("E-01", from_=date(2006, 6, 28))) == [
        "rule E-01, figure filing-window: no value holds before 2006-06-28; "
        "take out its from"
    ]
    assert problems(rules_with("E-02", to=date(2030, 1, 1))) == [
        "rule E-02, figure filing-window: no value holds after 2030-01-01; "
        "take out its to"
    ]


def test_no_window_at_all() -> None:
    """A dated figure that no rule sets is missing."""
    rules = [r for r in shipped().rule if r.id not in ("E-11", "E-15")]
    assert "figure application-fee: no rule sets it; add it to the rule it is of" in (
        problems(rules)
    )


def test_missing_figure() -> None:
    """A figure that no rule sets is named with its unit."""
    assert problems(without_figures("E-04")) == [
        "figure target-days: no rule sets it; add it to the rule it is of, "
        'with unit "days"'
    ]


def test_missing_figure_of_a_route() -> None:
    """A figure that each route has is named with the route that lacks it."""
    (rule,) = [rule for rule in shipped().rule if rule.id == "HS-20"]
    gpt = tuple(figure for figure in rule.figure if figure.route == "gpt")
    assert problems(rules_with("HS-20", figure=gpt)) == [
        "figure deduced-first-stays: no rule sets it; add it to the rule it is of, "
        'with unit "months" and route "apt"'
    ]


def test_figure_set_twice() -> None:
    """A figure that two rules set, or one rule twice, has no single value."""
    twice = Figure(name="target-days", value=30, unit="days")
    said = "figure target-days: rule E-04 sets it already; take one of the two out"
    assert problems(added("Z-01", twice)) == [f"rule Z-01, {said}"]
    (rule,) = [r for r in shipped().rule if r.id == "E-04"]
    assert problems(rules_with("E-04", figure=(*rule.figure, twice))) == [
        f"rule E-04, {said}"
    ]


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        (
            Figure(name="targetdays", value=1, unit="days"),
            "no figure has this name; correct the name or take it out",
        ),
        (
            Figure(name="filing-window", value=1, unit="HKD"),
            'the unit is "HKD"; write "days" or "months"',
        ),
        (
            Figure(name="stay-pattern", value=(36,), unit="months"),
            'add the route it holds for, "gpt" or "apt"',
        ),
        (
            Figure(name="application-fee", value=1, unit="HKD", route="gpt"),
            "it holds for every route; take the route out",
        ),
        (
            Figure(name="stay-pattern", value=36, unit="months", route="gpt"),
            "36 is not a list of months; write it as [24, 36, 36]",
        ),
        (
            Figure(name="stay-pattern", value=(), unit="months", route="gpt"),
            "an empty list is not a list of months; write it as [24, 36, 36]",
        ),
        (
            Figure(name="stay-pattern", value=(36, 7), unit="months", route="gpt"),
            "36+7 must be months of whole years; write it as [24, 36, 36]",
        ),
        (
            Figure(name="stay-pattern", value=(36, 0), unit="months", route="gpt"),
            "36+0 must be months of whole years; write it as [24, 36, 36]",
        ),
        (
            Figure(name="three-month-window", value=1, unit="switch"),
            "1 is not a switch; write true or false",
        ),
        (
            Figure(name="target-days", value=True, unit="days"),
            "on is not a number; write a whole number of days",
        ),
        (
            Figure(name="target-days", value=(1, 2), unit="days"),
            "1+2 is not a number; write a whole number of days",
        ),
        (
            Figure(name="target-days", value=-1, unit="days"),
            "-1 is out of range; write 0 or more",
        ),
        (
            Figure(name="assessment-year-month", value=13, unit="month"),
            "13 is out of range; write from 1 to 12",
        ),
        (
            Figure(name="income-factor", value=1, unit="times"),
            "1 is out of range; write 2 or more",
        ),
        (
            Figure(name="permanent-window", value=3, unit="months"),
            'the unit is "months"; write "days"',
        ),
        (
            Figure(name="deduced-first-stays", value=(36,), unit="months"),
            'add the route it holds for, "gpt" or "apt"',
        ),
        (
            Figure(name="step-back-percent", value=101, unit="percent"),
            "101 is out of range; write from 0 to 100",
        ),
    ],
)
def test_figure_alone(figure: Figure, what: str) -> None:
    """A figure with a wrong name, unit, route, type or range says how to mend it."""
    assert f"rule Z-01, figure {figure.name}: {what}" in problems(added("Z-01", figure))


def test_rules_that_contradict_themselves() -> None:
    """Days the wrong way round, unknown ids and ids used twice are problems."""
    turned = rules_with("H-01", from_=date(2020, 1, 2), to=date(2020, 1, 1))
    assert problems(turned) == [
        "rule H-01: to, 2020-01-01, is before from, 2020-01-02; correct one of them"
    ]
    assert problems(rules_with("H-01", rests_on=("H-99",))) == [
        "rule H-01: rests_on names H-99, which no rule has; correct the id"
    ]
    assert problems(added("H-01")) == [
        "rule H-01: two rules have this id; give one another"
    ]


def test_top_tier_fits_its_pattern() -> None:
    """A top tier holds on all days of a pattern, and not without one."""
    assert problems(rules_with("S-03", to=date(2020, 12, 31))) == [
        "rule S-04, figure top-tier-stay: no value holds from 2021-01-01 to "
        "2022-12-27; begin on 2021-01-01, or let rule S-03 last",
        "rule S-03, figure top-tier-stay: it must hold on the days of rule S-02, "
        "2015-05-04 to 2022-12-27; correct from and to",
    ]
    lone = Figure(name="top-tier-stay", value=60, unit="months", route="apt")
    assert problems(added("Z-01", lone, to=date(2001, 1, 1))) == [
        "rule Z-01, figure top-tier-stay: no stay pattern holds on its days; "
        "correct them"
    ]


def test_issue_fees_come_together() -> None:
    """An issue fee without its counterpart is a problem."""
    (rule,) = [r for r in shipped().rule if r.id == "E-12"]
    short = tuple(f for f in rule.figure if f.name != "issue-fee-long")
    assert problems(rules_with("E-12", figure=short)) == [
        "figure issue-fee-long: it must hold on the same days as issue-fee-short; "
        "correct its rule"
    ]


def test_switched_off_window_needs_one_in_days() -> None:
    """The three months cannot be switched off where no window is given in days."""
    off = with_figure("HS-01", "three-month-window", value=False)
    assert problems(off) == []

    def in_months(rule: Rule) -> Rule:
        changed = with_figure("E-01", "filing-window", unit="months")
        return (
            next(r for r in changed if r.id == rule.id) if rule.id == "E-01" else rule
        )

    assert problems([in_months(rule) for rule in off]) == [
        "figure three-month-window: it is off and no window is given in days; "
        "switch it on, or add one"
    ]


def test_papers() -> None:
    """A paper listed twice, or resting on an unknown rule, is a problem."""
    first, *rest = shipped().paper
    assert problems(papers=[first, first, *rest]) == [
        "paper travel-document: two papers have this kind; take one out"
    ]
    assert problems(papers=[structs.replace(first, rules=("E-99",)), *rest]) == [
        "paper travel-document: rules names E-99, which no rule has; correct the id"
    ]


def test_everything_is_said_at_once() -> None:
    """Faults of rules, figures, papers and holidays come together."""
    found = problems(
        rules=[r for r in rules_with("E-02", from_=None) if r.id != "E-04"], holidays=[]
    )
    assert [line.split(":")[0] for line in found] == [
        "figure target-days",
        "rule E-02, figure filing-window",
        "holidays",
    ]
