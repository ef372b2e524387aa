"""What rests on a figure that the office set says so, on the days of it alone."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.assess import assess
from tests.findings.people import (
    BARE,
    BO,
    JOB,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    deadline,
    filing,
    holder,
    level,
    said,
)
from tests.policy.offices import fee, own, ruled

IDLE = {"kind": "none", "from": NOW - days(110)}


def test_a_figure_for_every_day() -> None:
    """A finding names the rule whose figure the office changed; others do not."""
    office = ruled(own("HS-13", "work-none-act-days", 100))
    who = holder(work=[JOB | {"to": NOW - days(111)}, IDLE], citizenship="unknown")
    found = assess(who, office, NOW)
    assert level(found, "work.none") == "act"
    assert said(found, "work.none").overruled == ("HS-13",)
    assert said(found, "facts.citizenship-unknown").overruled == ()


def test_hearsay_that_the_office_made_its_own() -> None:
    """Practice of low confidence may be to act on once the office set the figure."""
    who = holder(**BARE, approved_on=date(2026, 5, 1))
    assert level(assessed(who), "entry.unused") == "warn"
    office = ruled(own("E-30", "entry-use-by-months", 6))
    found = assess(who, office, NOW)
    assert level(found, "entry.unused") == "act"
    assert said(found, "entry.unused").overruled == ("E-30",)


@pytest.mark.parametrize(
    ("filed_on", "overruled"),
    [
        (OPENS + days(1), ()),
        (OPENS + days(2), ("E-11",)),
        (OPENS + days(4), ("E-11",)),
        (OPENS + days(5), ()),
    ],
)
def test_a_fee_for_some_days(filed_on: date, overruled: tuple[str, ...]) -> None:
    """The fees of a filing of those days are the office's, and say so."""
    office = ruled(fee(OPENS + days(2), OPENS + days(4)))
    who = holder(filing=[filing(filed_on)], dependant=[child()])
    fees = assess(who, office, OPENS + days(9)).fees
    assert fees is not None
    assert fees.overruled == overruled
    assert fees.per_person == (1920 if overruled else 1900)
    assert fees.total == 2 * fees.per_person


def test_fees_that_are_only_assumed() -> None:
    """So do those of a further extension; two rules changed are each named once."""
    issue = own("E-12", "issue-fee-long", 1400), own("E-12", "issue-fee-short", 700)
    office = ruled(fee(), *issue)
    last = [{"until": LIMIT, "confirmed": True, "step": 2}]
    fees = assess(holder(grant=last), office, NOW).fees
    assert fees is not None
    assert (fees.assumed, fees.per_person) == (True, 2020)
    assert fees.overruled == ("E-11", "E-12")


def test_the_dearer_issue_fee_is_assumed() -> None:
    """Of unknown length the higher fee counts, whichever of the two it is."""
    office = ruled(own("E-12", "issue-fee-short", 1500))
    last = [{"until": LIMIT, "confirmed": True, "step": 2}]
    fees = assess(holder(grant=last), office, NOW).fees
    assert fees is not None
    assert fees.per_person == 2100


@pytest.mark.parametrize(
    ("limit", "overruled"),
    [(LIMIT, ("E-02",)), (LIMIT + days(60), ()), (LIMIT - days(60), ())],
)
def test_a_window_for_some_days(limit: date, overruled: tuple[str, ...]) -> None:
    """The opening of a window that the office set for those days says so."""
    first, last = LIMIT - days(130), LIMIT - days(100)
    office = ruled(own("E-02", "filing-window", 4, first, last))
    grant = [{"until": limit, "confirmed": True}]
    bo = child(limit_of_stay=limit)
    found = assess(holder(grant=grant, dependant=[bo]), office, NOW)
    for subject in ("holder", BO):
        opens = deadline(found, "extension.opens", subject)
        assert opens is not None
        assert opens.overruled == overruled
    for each in found.deadlines:
        assert each.kind == "extension.opens" or each.overruled == ()


def test_a_window_switched_off_says_which_switch() -> None:
    """Off, four weeks hold, and the opening names the rule and the switch."""
    found = assess(holder(), ruled(three_month_window=False), NOW)
    opens = deadline(found, "extension.opens")
    assert opens is not None
    assert (opens.on, opens.rules) == (LIMIT - days(28), ("E-01",))
    assert opens.overruled == ("HS-01",)


def test_a_pattern_for_some_days() -> None:
    """A stay that differs from a pattern of the office's says so."""
    day = date(2024, 6, 1)
    office = ruled(own("S-04", "stay-pattern", (24, 24, 24), day, day))
    for applied_on, overruled in ((day, ("S-04",)), (day + days(1), ())):
        grant = [{"until": LIMIT + days(9), "confirmed": True, "step": 0}]
        found = assess(holder(applied_on=applied_on, grant=grant), office, NOW)
        assert said(found, "stay.differs").overruled == overruled
        assert "S-04" in said(found, "stay.differs").rules
        assert found.pattern == ("2+2+2" if overruled else "3+3+2")


@pytest.mark.parametrize(
    ("kind", "rule", "figure", "value"),
    [
        ("extension.target", "E-04", "target-days", 49),
        ("extension.last-day", "HS-02", "saturday-is-working-day", False),
        ("extension.decision-late", "E-10", "decision-late-days", 40),
    ],
)
def test_a_date_names_the_rule_that_the_office_changed(
    kind: str, rule: str, figure: str, value: int
) -> None:
    """A date that rests on a figure of the office's says so, and no other does."""
    who = holder(filing=[filing(OPENS)])
    office = ruled(own(rule, figure, value))
    found = assess(who, office, OPENS)
    changed = {each.kind: each.overruled for each in found.deadlines if each.overruled}
    assert changed == {kind: (rule,)}
    plain = deadline(assessed(who, OPENS), kind)
    assert plain is not None
    assert not plain.overruled
