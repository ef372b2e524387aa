"""Rules in words."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.views.rules import rule_line, rule_lines
from tests.make import AS_OF, POLICY
from tests.policy.offices import own as entry_for
from tests.policy.offices import ruled
from tests.views.explained import office


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("E-27", "Year of assessment; practice; confidence high; on every day."),
        ("S-01", "confidence medium; from 28 Jun 2006 to 3 May 2015."),
        ("E-02", "; from 1 Mar 2026."),
    ],
)
def test_a_rule_in_a_line(rule: str, says: str) -> None:
    """What it is about, what it rests on, how sure that is and when it holds."""
    line = rule_line(POLICY.rules[rule], None)
    assert line.startswith(f"{rule}: ")
    assert line.endswith(says)


def test_a_rule_in_full() -> None:
    """Everything that is recorded of it is told, with its figures and the day."""
    rule = POLICY.rules["E-02"]
    lines = list(rule_lines(rule, AS_OF))
    assert lines[:6] == [
        "E-02: Filing window of three months",
        f"Says: {rule.says}",
        "Value: filing-window = 3 months",
        "Basis: official",
        "Holds: from 1 Mar 2026",
        "On 22 Nov 2026: it holds",
    ]
    assert lines[6:] == [
        f"Source: {rule.source}",
        "Kind of source: press",
        "Confidence: high",
        "Checked on: 29 Nov 2026",
    ]
    assert "Rules used: E-01, E-02, E-34" in rule_lines(POLICY.rules["D-04"], None)


def test_figures_of_a_route_and_switches() -> None:
    """A figure names its route; switches and times stand without a unit."""
    figures = [
        line
        for rule in POLICY.rules.values()
        for line in rule_lines(rule, None)
        if line.startswith("Value: ")
    ]
    assert "Value: stay-pattern = 12+24+24+36 months, route gpt" in figures
    assert "Value: three-month-window = on" in figures
    assert "Value: income-factor = 10" in figures
    assert "Value: assessment-year-month = 4" in figures


@pytest.mark.parametrize(
    ("rule", "on", "says"),
    [
        ("S-01", date(2015, 5, 3), "it holds"),
        ("S-01", date(2015, 5, 4), "it holds no longer"),
        ("S-01", date(2006, 6, 27), "it does not hold yet"),
    ],
)
def test_whether_a_rule_held_on_a_day(rule: str, on: date, says: str) -> None:
    """The first and the last day are days on which it holds."""
    entry = POLICY.rules[rule]
    (line,) = [each for each in rule_lines(entry, on) if each.startswith("On ")]
    assert line.endswith(f": {says}")
    assert entry.holds(on) is (says == "it holds")


def test_what_an_office_overruled_is_marked() -> None:
    """Its own figure stands there, and that it is its own."""
    own = office(erase_after_months=96).rules["HS-22"]
    assert rule_line(own, None).endswith("overruled by this office.")
    assert rule_line(own, AS_OF).endswith("overruled by this office.")
    lines = list(rule_lines(own, None))
    assert "Value: erase-after-months = 96 months" in lines
    assert lines[-1].startswith("Overruled by this office: ")


def test_what_an_office_set_for_some_days_is_shown_beside_what_holds_else() -> None:
    """Both values stand there with their days; the rule says so on these days only."""
    first, last = date(2027, 4, 1), date(2028, 3, 31)
    why = "announced for next year"
    policy = ruled(
        entry_for("E-11", "application-fee", 620, first, last, why),
        entry_for("S-04", "stay-pattern", (24, 36), date(2030, 1, 1)),
    )
    fee = policy.rules["E-11"]
    lines = list(rule_lines(fee, first))
    assert lines[2:4] == [
        "Value: application-fee = 600 HKD, on all days but those below",
        "Value from 1 Apr 2027 to 31 Mar 2028: application-fee = 620 HKD, "
        "set by this office (announced for next year)",
    ]
    told = "On 1 Apr 2027: it holds; application-fee = 620 HKD, set by this office"
    assert told in lines
    assert "On 1 Apr 2028: it holds" in rule_lines(fee, date(2028, 4, 1))
    assert not [line for line in lines if line.startswith("Overruled")]
    assert rule_line(fee, None).endswith("; overruled by this office for some days.")
    assert rule_line(fee, last).endswith("; overruled by this office.")
    assert rule_line(fee, AS_OF).endswith("; from 26 Feb 2025.")
    pattern = list(rule_lines(policy.rules["S-04"], None))
    assert "Value: top-tier-stay = 60 months, route gpt" in pattern
    assert (
        "Value from 1 Jan 2030: stay-pattern = 24+36 months, route gpt, "
        "set by this office"
    ) in pattern


def test_the_basis_of_a_rule_is_told_in_words() -> None:
    """A threshold of the office is called so, as everywhere else."""
    rule = POLICY.rules["HS-22"]
    assert "Basis: office threshold" in rule_lines(rule, None)
    assert "; office threshold; " in rule_line(rule, None)
