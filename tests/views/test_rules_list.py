"""Figures in a list: value, days, basis, and what an office set."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.policy.office import Office
from qmas_tui.policy.rules import Unit, Value
from qmas_tui.views.model import as_text, text_of
from qmas_tui.views.rules import rule_sections
from qmas_tui.views.rules_list import (
    FigureRow,
    about_row,
    amount_words,
    figure_rows,
    list_line,
    list_titles,
    listed,
)
from tests.make import AS_OF
from tests.policy.offices import fee, own, ruled_by

OURS = Office(
    figures={"target-days": 30},
    figure=(
        fee(date(2027, 4, 1), date(2028, 3, 31)),
        fee(date(2026, 1, 1), date(2026, 3, 31)),
        own("HS-13", "work-none-act-days", 90, why="[/] seen"),
    ),
)
POLICY = ruled_by(OURS)
ROWS = figure_rows(POLICY, OURS)


def found(*wanted: str) -> list[FigureRow]:
    """The rows that hold these words."""
    return listed(ROWS, wanted, AS_OF)


def told(row: FigureRow, room: int) -> str:
    """A row as it is read."""
    return " ".join(text_of(list_line(row, room, AS_OF)).split())


def test_an_office_sees_its_own_below_what_holds_usually() -> None:
    """Its days are told; what is over stands last, as does what holds no longer."""
    rows = found("yours")
    assert [(each.rule.id, each.is_over(AS_OF)) for each in rows] == [
        *(("E-11", False), ("E-04", False), ("HS-13", False), ("E-11", True)),
    ]
    assert told(rows[0], 80) == "HK$620 yours from 1 Apr 2027 to 31 Mar 2028"
    assert told(rows[1], 80) == "E-04 target days 30 days yours from 1 Apr 2026"
    assert found()[-1].is_over(AS_OF)
    assert len({each.key for each in ROWS}) == len(ROWS)


def test_figures_are_found_by_id_title_and_name() -> None:
    """The id with or without its dash; in wide rows basis, reading and title stand."""
    assert found("e11") == found("e-11")
    assert found("fee", "application")[0].rule.id == "E-11"
    (row,) = found("three-month-window")
    assert told(row, 120) == (
        "HS-01 three month window on office threshold 22 Nov 2026"
    )
    assert told(row, 160).endswith("The three-month window is in use")
    assert text_of(list_titles(80)).split() == ["Rule", "Figure", "Value", "Holds"]
    assert text_of(list_titles(160)).endswith("Title")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1900, "HKD", "HK$1,900"),
        (1, "months", "1 month"),
        (28, "days", "28 days"),
        (50, "percent", "50 %"),
        (True, "switch", "on"),
        (4, "month", "4"),
        ((24, 36), "months", "24+36 months"),
    ],
)
def test_amounts_have_their_unit(value: Value, unit: Unit, words: str) -> None:
    """As a person would say it."""
    assert amount_words(value, unit) == words


def test_what_a_figure_is() -> None:
    """What its rule says, its source, and why the office set it; text is data."""
    (row,) = found("work-none-act-days")
    assert "Set by this office: [/] seen" in as_text(about_row(row))
    (row,) = found("target-days")
    assert as_text(about_row(row)).endswith("Set by this office")
    unread = figure_rows(POLICY, Office())
    (row,) = listed(unread, ["target-days"], AS_OF)
    assert "Overruled: target-days: 42 → 30" in as_text(about_row(row))
    (row,) = found("gpt", "deduced")
    assert len(about_row(row)) == 3
    assert row.name == "deduced first stays (gpt)"


def test_a_rule_whole_has_a_row_for_each_value() -> None:
    """The cursor rests on each figure, and on what the office set for some days."""
    rule = POLICY.rules["E-11"]
    rows = [each for each in ROWS if each.rule.id == rule.id]
    says, figures, comes_from = rule_sections(rule, rows, AS_OF)
    assert text_of(says.lines[0]) == rule.says
    assert [line.about for line in figures.lines] == [row.key for row in rows]
    assert text_of(figures.lines[2]).startswith("Value from 1 Apr 2027 to 31 Mar 2028")
    assert text_of(comes_from.lines[0]) == "Basis: official"
    none = rule_sections(POLICY.rules["E-03"], [], AS_OF)[1]
    assert text_of(none.lines[0]) == "It sets none."
