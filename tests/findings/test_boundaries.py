"""Every figure of the rules tells: a day or a dollar aside changes something."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.findings.assess import assess
from qmas_tui.findings.rulebook import book_findings
from qmas_tui.findings.window import filing_dates
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import Office
from qmas_tui.policy.overrule import overrule
from qmas_tui.policy.policy import Figures, Policy
from tests.findings.edge import Edge
from tests.findings.edges import EDGES
from tests.findings.people import LIMIT, OPENS, assessed, days, holder
from tests.policy.entries import shipped

ELSEWHERE = {
    "three_month_window",
    "saturday_is_working_day",
    "rules_stale_days",
    "erase_after_months",  # no finding: test_erasure
    "income_very_low_percent",  # only said: test_very_low_income_is_shown
    "limit_off_months",  # asked before saving: test_plausible
    "limit_ahead_months",
    "passport_long_months",
    "income_factor",
    "endorsement_hkd",  # what is paid later: tests/scenarios
    "endorsement_age_years",
    "travel_record_hkd",
    "planner_months",
    "planner_sets_absence_long",
    "planner_sets_absence_year",
}
BY_NAME = pytest.mark.parametrize("edge", EDGES, ids=[e.figure for e in EDGES])


def seen(edge: Edge, policy: Policy) -> tuple[object, ...]:
    """What the three cases of a boundary look like under these rules."""
    found = []
    for step in (-1, 0, 1):
        who, as_of = edge.made(step)
        found.append(edge.look(assess(who, policy, as_of)))
    return tuple(found)


def moved(policy: Policy, figure: str, by: int) -> Policy:
    """The rules with one figure a little different."""
    value = getattr(policy.figures, figure) + by
    figures = structs.replace(policy.figures, **{figure: value})
    return structs.replace(policy, figures=figures)


@BY_NAME
def test_turns_on_the_day(policy: Policy, edge: Edge) -> None:
    """The case before, on and after the boundary come out as the rule says."""
    assert seen(edge, policy) == edge.seen


@BY_NAME
def test_the_figure_decides(policy: Policy, edge: Edge) -> None:
    """With the figure one less or one more, the same three cases come out otherwise."""
    for by in edge.moves:
        assert seen(edge, moved(policy, edge.figure, by)) != edge.seen


def test_every_figure_has_a_boundary() -> None:
    """No figure of the rules is without a test round its boundary."""
    assert {e.figure for e in EDGES} | ELSEWHERE == set(Figures.__struct_fields__)
    assert not {e.figure for e in EDGES} & ELSEWHERE


def test_three_month_window_can_be_switched_off(policy: Policy) -> None:
    """Switched off, the window opens 28 days before the limit throughout (E-01)."""
    office = Office(figures={"three-month-window": False})
    strict = compile_policy(
        overrule(shipped().rule, office), shipped().paper, shipped().year
    )
    assert filing_dates(LIMIT, policy).opens == OPENS
    assert filing_dates(LIMIT, strict).opens == LIMIT - days(28)


def test_saturday_counts_unless_the_office_closes(policy: Policy) -> None:
    """A Saturday is the last working day, or the Friday where the office says so."""
    saturday = date(2028, 3, 18)
    closed = moved(policy, "saturday_is_working_day", -1)
    assert filing_dates(saturday, policy).last_day == saturday
    assert filing_dates(saturday, closed).last_day == date(2028, 3, 17)
    assert filing_dates(date(2028, 3, 17), closed).last_day == date(2028, 3, 17)


def test_rules_grow_stale(policy: Policy) -> None:
    """Rules unread for more than 180 days are a finding, and not a day sooner."""
    last = policy.checked_on + days(180)
    assert not book_findings(policy, last)
    assert [f.code for f in book_findings(policy, last + days(1))] == [
        "rules.unchecked"
    ]


@pytest.mark.parametrize(
    ("limit", "opens"),
    [
        (date(2026, 3, 27), date(2026, 2, 27)),
        (date(2026, 3, 28), date(2026, 2, 28)),
        (date(2026, 3, 29), date(2026, 3, 1)),
        (date(2026, 5, 31), date(2026, 3, 1)),
        (date(2026, 6, 1), date(2026, 3, 1)),
        (date(2026, 6, 2), date(2026, 3, 2)),
        (date(2028, 5, 31), date(2028, 3, 1)),
        (date(2028, 5, 30), date(2028, 3, 1)),
        (date(2028, 5, 29), date(2028, 2, 29)),
        (date(2028, 5, 28), date(2028, 2, 28)),
        (date(2027, 5, 31), date(2027, 3, 1)),
    ],
)
def test_window_by_the_rule_of_the_day(
    policy: Policy, limit: date, opens: date
) -> None:
    """Four weeks up to 28 February 2026, three months from 1 March on (E-01, E-02)."""
    assert filing_dates(limit, policy).opens == opens


@pytest.mark.parametrize(
    ("filed_on", "total"),
    [(date(2025, 2, 24), 230), (date(2025, 2, 25), 230), (date(2025, 2, 26), 1900)],
)
def test_fees_by_the_day_of_filing(filed_on: date, total: int) -> None:
    """The new fees hold for filings from 26 February 2025 on (E-11 to E-15)."""
    who = holder(
        landed_on=date(2022, 3, 15),
        grant=[{"until": date(2025, 3, 15), "confirmed": True}],
        filing=[{"kind": "extension", "filed_on": filed_on}],
    )
    fees = assessed(who, date(2025, 3, 1)).fees
    assert fees is not None
    assert fees.total == total


@pytest.mark.parametrize(
    ("route", "applied_on", "pattern"),
    [
        ("gpt", date(2015, 5, 3), "1+2+2+3"),
        ("gpt", date(2015, 5, 4), "2+3+3"),
        ("gpt", date(2022, 12, 27), "2+3+3"),
        ("gpt", date(2022, 12, 28), "3+3+2"),
        ("apt", date(2015, 5, 3), None),
        ("apt", date(2015, 5, 4), "8"),
        ("apt", date(2022, 12, 28), "8"),
    ],
)
def test_pattern_by_the_day_of_application(
    route: str, applied_on: date, pattern: str | None
) -> None:
    """The pattern turns on 4 May 2015 and on 28 December 2022 (S-05)."""
    who = holder(route=route, applied_on=applied_on)
    assert assessed(who).pattern == pattern
