"""Rules in words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.views.rules import holds, rule_line, rule_lines
from tests.views.explained import office
from tests.views.support import AS_OF, rules


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
    line = rule_line(rules().rules[rule])
    assert line.startswith(f"{rule}: ")
    assert line.endswith(says)


def test_a_rule_in_full() -> None:
    """Everything that is recorded of it is told, with its figures and the day."""
    rule = rules().rules["E-02"]
    lines = list(rule_lines(rule, AS_OF))
    assert lines[:6] == [
        "E-02: Filing window of three months",
        f"Says: {rule.says}",
        "Value: filing-window = 3 months",
        "Basis: practice",
        "Holds: from 1 Mar 2026",
        "On 22 Nov 2026: it holds",
    ]
    assert lines[6:] == [
        f"Source: {rule.source}",
        "Kind of source: press",
        "Confidence: medium",
        "Checked on: 22 Nov 2026",
    ]
    assert "Rests on: E-01, E-02" in rule_lines(rules().rules["D-04"], None)


def test_figures_of_a_route_and_switches() -> None:
    """A figure names its route; a switch has no unit."""
    figures = [
        line
        for rule in rules().rules.values()
        for line in rule_lines(rule, None)
        if line.startswith("Value: ")
    ]
    assert "Value: stay-pattern = 12+24+24+36 months, route gpt" in figures
    assert not [line for line in figures if line.endswith(" switch")]


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
    entry = rules().rules[rule]
    (line,) = [each for each in rule_lines(entry, on) if each.startswith("On ")]
    assert line.endswith(f": {says}")
    assert holds(entry, on) is (says == "it holds")
    assert holds(structs.replace(entry, from_=None, to=None), on)


def test_what_an_office_overruled_is_marked() -> None:
    """Its own figure stands there, and that it is its own."""
    own = office(erase_after_months=96).rules["HS-22"]
    assert rule_line(own).endswith("overruled by this office.")
    lines = list(rule_lines(own, None))
    assert "Value: erase-after-months = 96 months" in lines
    assert lines[-1].startswith("Overruled by this office: ")
