"""Whatever days an office sets, each day has one value: the plain one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.findings.calendar import DAY
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import OwnFigure
from qmas_tui.policy.rules import Value
from tests.policy.entries import shipped
from tests.policy.offices import fee, own, refused, ruled

FIRST, LAST = date(2020, 1, 1), date(2035, 12, 31)
SHIPPED = compile_policy(shipped().rule, shipped().paper, shipped().year)
SOME_DAYS = st.dates(FIRST, LAST)


@st.composite
def entries(draw: st.DrawFn, rule: str, name: str, months: bool) -> list[OwnFigure]:
    """Entries for one figure on days that never overlap, in any order."""
    edges = sorted(draw(st.sets(SOME_DAYS, min_size=2, max_size=8)))
    made = []
    for first, last in zip(edges[::2], edges[1::2], strict=False):
        number = draw(st.integers(1, 9))
        value: Value = (12 * number,) if months else number
        made.append(own(rule, name, value, first, last))
    return draw(st.permutations(made))


def expected(found: list[OwnFigure], day: date, rule: str) -> Value | None:
    """What an office's entries say of a day of their rule, looked up one by one."""
    if not SHIPPED.rules[rule].holds(day):
        return None
    values = [e.value for e in found if e.from_ and e.to and e.from_ <= day <= e.to]
    return values[0] if values else None


def within(found: list[OwnFigure], rule: str) -> list[OwnFigure]:
    """The entries that share a day with their rule."""
    held = SHIPPED.rules[rule]
    return [
        e
        for e in found
        if e.from_ and e.to
        if (held.from_ or date.min) <= e.to and e.from_ <= (held.to or date.max)
    ]


@settings(deadline=None, max_examples=40)
@given(entries("E-11", "application-fee", False), st.lists(SOME_DAYS, min_size=1))
def test_each_day_has_the_plain_fee(found: list[OwnFigure], days: list[date]) -> None:
    """For any entries the fee of a day is theirs, else what held without them."""
    found = within(found, "E-11")
    policy = ruled(*found)
    edges = [
        e + d * DAY for f in found for e in (f.from_, f.to) for d in (-1, 0, 1) if e
    ]
    for day in (*days, *edges):
        (held,) = [fees for fees in policy.fees if fees.first <= day <= fees.last]
        value = expected(found, day, "E-11")
        plain = SHIPPED.fees_on(day)
        assert held.application == (plain.application if value is None else value)
        assert held.issue_long == plain.issue_long
        assert bool(held.overruled) == (value is not None)
        assert bool(policy.overruled_on("E-11", day)) == (value is not None)


@settings(deadline=None, max_examples=40)
@given(entries("E-02", "filing-window", False), st.lists(SOME_DAYS, min_size=1))
def test_each_day_has_one_window(found: list[OwnFigure], days: list[date]) -> None:
    """For any entries the windows follow each other, and none is missing or double."""
    policy = ruled(*within(found, "E-02"))
    for windows in (policy.windows, policy.windows_of_permanent):
        assert (windows[0].first, windows[-1].last) == (date.min, date.max)
        for before, after in pairwise(windows):
            assert after.first == before.last + DAY
    for day in days:
        (held,) = [w for w in policy.windows if w.first <= day <= w.last]
        value = expected(found, day, "E-02")
        (plain,) = [w for w in SHIPPED.windows if w.first <= day <= w.last]
        assert held.length == (plain.length if value is None else value)
        assert (held.rule, held.unit) == (plain.rule, plain.unit)
        assert bool(held.overruled) == (value is not None)
    assert policy.windows_of_permanent == SHIPPED.windows_of_permanent


@settings(deadline=None, max_examples=40)
@given(entries("S-04", "stay-pattern", True), st.lists(SOME_DAYS, min_size=1))
def test_each_day_has_one_pattern(found: list[OwnFigure], days: list[date]) -> None:
    """For any entries an application of a day falls under one pattern, as expected."""
    found = within(found, "S-04")
    policy = ruled(*found)
    for day in days:
        (held,) = [p for p in policy.patterns if p.route == "gpt" and p.holds(day)]
        value = expected(found, day, "S-04")
        plain = SHIPPED.pattern_on("gpt", day)
        assert plain is not None
        assert held.months == (plain.months if value is None else value)
        assert (held.top_tier, held.rules) == (plain.top_tier, plain.rules)
        assert bool(held.overruled) == (value is not None)


@given(SOME_DAYS, SOME_DAYS, SOME_DAYS, SOME_DAYS)
def test_two_entries_must_not_share_a_day(a: date, b: date, c: date, d: date) -> None:
    """Two entries are refused exactly where some day lies in both."""
    one, other = fee(min(a, b), date(2036, 1, 1)), fee(min(c, d), max(c, d))
    share = min(a, b) <= max(c, d)
    if share:
        assert any("has two values" in line for line in refused(one, other))
    elif max(c, d) >= date(2025, 2, 26):
        assert ruled(one, other).fees
