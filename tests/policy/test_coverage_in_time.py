"""Which rule holds on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.findings.calendar import DAY
from qmas_tui.policy.policy import Fees, Policy

GPT_FIRST, APT_FIRST, LAST = date(2006, 6, 28), date(2015, 5, 4), date(2040, 12, 31)


@cache
def policy() -> Policy:
    """The policy as shipped."""
    return load_policy(None)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    while first <= last:
        yield first
        first += DAY


@pytest.mark.parametrize(("route", "first"), [("gpt", GPT_FIRST), ("apt", APT_FIRST)])
def test_one_pattern_on_every_day(route: str, first: date) -> None:
    """From the first day of a route on, exactly one stay pattern holds on each day."""
    for day in days(first, LAST):
        held = [p for p in policy().patterns if p.route == route and p.holds(day)]
        assert len(held) == 1, day
        assert policy().pattern_on(route, day) == held[0]


@pytest.mark.parametrize(("route", "first"), [("gpt", GPT_FIRST), ("apt", APT_FIRST)])
def test_no_pattern_before(route: str, first: date) -> None:
    """Before the first day of a route its pattern is unknown."""
    assert policy().pattern_on(route, first - DAY) is None


def test_one_window_and_one_fee_on_every_day() -> None:
    """On each day exactly one window of each kind and one set of fees hold."""
    each = (policy().windows, policy().windows_of_permanent, policy().fees)
    for day in days(GPT_FIRST, LAST):
        for spans in each:
            held = [s for s in (*spans,) if s.first <= day <= s.last]
            assert len(held) == 1, day


@pytest.mark.parametrize(
    ("day", "name", "top_tier", "rules"),
    [
        (date(2015, 5, 3), "1+2+2+3", None, ("S-01",)),
        (date(2015, 5, 4), "2+3+3", 72, ("S-02", "S-03")),
        (date(2022, 12, 27), "2+3+3", 72, ("S-02", "S-03")),
        (date(2022, 12, 28), "3+3+2", 60, ("S-04", "S-06", "S-07")),
    ],
)
def test_patterns_change_on_their_days(
    day: date, name: str, top_tier: int | None, rules: tuple[str, ...]
) -> None:
    """Each general points pattern begins and ends on the day of its rule."""
    pattern = policy().pattern_on("gpt", day)
    assert pattern is not None
    assert (pattern.name, pattern.top_tier, pattern.rules) == (name, top_tier, rules)
    assert pattern == policy().pattern_named(name)


def test_achievement_stay() -> None:
    """The achievement route has one stay of eight years and no top tier."""
    pattern = policy().pattern_named("8")
    assert pattern is not None
    assert (pattern.months, pattern.top_tier) == ((96,), None)


def test_windows() -> None:
    """Four weeks hold up to February 2026 and three months from March."""
    found = [(w.rule, w.length, w.unit, w.first, w.last) for w in policy().windows]
    assert found == [
        ("E-01", 28, "days", date.min, date(2026, 2, 28)),
        ("E-02", 3, "months", date(2026, 3, 1), date.max),
    ]
    assert {window.basis for window in policy().windows} == {"official"}


def test_windows_of_a_permanent_residents_dependants() -> None:
    """For them four weeks go on when others have three months (E-34)."""
    windows = policy().windows_of_permanent
    assert [(w.rule, w.length, w.unit, w.first, w.last) for w in windows] == [
        ("E-01", 28, "days", date.min, date(2026, 2, 28)),
        ("E-34", 28, "days", date(2026, 3, 1), date.max),
    ]
    assert {window.basis for window in windows} == {"official"}


def test_leaving_by_the_limit_began_with_its_rule() -> None:
    """Who has no decision must leave by a limit from 1 March 2026 on (E-33)."""
    assert policy().leave_by_since == date(2026, 3, 1)
    (tolerated,) = [r for r in policy().rules.values() if r.id == "E-24"]
    assert tolerated.to == policy().leave_by_since - DAY


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    """Both days are days on which it holds; open ends never end."""
    rule = policy().rules["S-02"]
    assert [rule.holds(day) for day in (APT_FIRST - DAY, APT_FIRST)] == [False, True]
    last = date(2022, 12, 27)
    assert [rule.holds(day) for day in (last, last + DAY)] == [True, False]
    assert policy().rules["E-27"].holds(date.min)
    assert policy().rules["E-27"].holds(date.max)


def test_fees() -> None:
    """HK$230 flat before 26 February 2025, from then on a fee for each of two steps."""
    old, new = date(2025, 2, 25), date(2025, 2, 26)
    assert policy().fees_on(old) == Fees(
        ("E-15",), 230, 0, 0, 0, first=date.min, last=old
    )
    assert policy().fees_on(new) == Fees(
        ("E-11", "E-12"), 600, 600, 1300, 180, first=new, last=date.max
    )


def test_first_stays_that_tell_the_pattern() -> None:
    """Each route has lengths of its own: 24 or 36 months, and 96."""
    assert policy().deduced_first_stays("gpt") == (24, 36)
    assert policy().deduced_first_stays("apt") == (96,)
    assert policy().set_by["deduced-first-stays"].startswith("HS-")


@pytest.mark.parametrize(
    ("route", "months", "name"),
    [
        ("gpt", 24, "2+3+3"),
        ("gpt", 36, "3+3+2"),
        ("apt", 96, "8"),
        ("apt", 36, None),
        ("gpt", 96, None),
    ],
)
def test_pattern_by_its_first_stay(route: str, months: int, name: str | None) -> None:
    """A first stay tells a pattern of its own route alone."""
    found = policy().pattern_beginning(route, months)
    assert (found.name if found else None) == name


def test_first_lengths_of_any_pattern() -> None:
    """The first stays of all patterns last 12, 24, 36 or 96 months."""
    assert policy().first_lengths == (12, 24, 36, 96)


def test_every_figure_says_which_rule_set_it() -> None:
    """`set_by` names a rule for every figure, and that rule carries it."""
    for name, id_ in policy().set_by.items():
        assert name in {figure.name for figure in policy().rules[id_].figure}
    assert policy().behind("target-days", "income-low", "target-days") == (
        "E-04",
        "R-02",
    )
