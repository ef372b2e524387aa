"""A figure as a form asks for it: read as it is typed, refused at its field."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.own_figures import (
    figure_fields,
    figure_texts,
    figures_now,
    proposed_figure,
    without_figure,
)
from qmas_tui.casework.rules import accept
from qmas_tui.casework.session import Terms
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError, WritesRules
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.policy.office import OwnFigure
from qmas_tui.policy.rules import Value
from qmas_tui.views.rules_list import FigureRow
from tests.desk.support import casework_of
from tests.make import holder

AGREED = Terms(agreed=(WritesRules,))


@pytest.fixture
def casework() -> Casework:
    """A book of one."""
    return casework_of(holder())


def row(casework: Casework, rule: str, name: str, place: int = 0) -> FigureRow:
    """A row of the list about a figure."""
    rows, error = figures_now(casework)
    assert error is None
    every = [e for e in rows if (e.rule.id, e.figure.name) == (rule, name)]
    return every[place]


def set_to(casework: Casework, row: FigureRow, given: FieldTexts) -> None:
    """Set a figure, and accept that."""
    accept(casework, proposed_figure(casework, row, given), AGREED)


@pytest.mark.parametrize(
    ("rule", "name", "typed", "value"),
    [
        ("E-11", "application-fee", "HK$1,620", 1620),
        ("E-04", "target-days", "35", 35),
        ("HS-01", "three-month-window", "no", False),
        ("S-04", "stay-pattern", "24, 36+36", (24, 36, 36)),
        ("HS-20", "deduced-first-stays", "36", (36,)),
    ],
)
def test_a_figure_is_read_as_it_is_typed(
    casework: Casework, rule: str, name: str, typed: str, value: Value
) -> None:
    """Money, numbers, switches, lists; days are asked for where they have a place."""
    asked = row(casework, rule, name)
    names = [each.name for each in figure_fields(asked)]
    has_days = name in ("application-fee", "stay-pattern")
    assert names == ["value", *(["from", "to"] if has_days else []), "why"]
    set_to(casework, asked, [("value", typed), ("why", " seen ")])
    changed = row(casework, rule, name)
    assert (changed.value, changed.own and changed.own.why) == (value, "seen")
    texts = dict(figure_texts(changed))
    assert texts["why"] == "seen"
    again = proposed_figure(casework, changed, list(texts.items()))
    assert again.new == casework.policy


@pytest.mark.parametrize(
    ("given", "where", "what"),
    [
        ([], "value", "is missing"),
        ([("value", "much")], "value", "is not an amount"),
        ([("value", "620"), ("from", "x"), ("to", "31/2/27")], "from", "not a date"),
        ([("value", "620"), ("from", "2/1/27"), ("to", "1/1/27")], "to", "is before"),
        ([("value", "620"), ("to", "1/1/20")], "from", "on none of these days"),
        ([("value", "620"), ("from", "1/6/27")], "from", "it has two values"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    casework: Casework, given: FieldTexts, where: str, what: str
) -> None:
    """In the words of the file's own check where that refuses it."""
    first = [("value", "610"), ("from", "1/1/27"), ("to", "31/12/27")]
    set_to(casework, row(casework, "E-11", "application-fee"), first)
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, row(casework, "E-11", "application-fee"), given)
    assert caught.value.problems[0].where == where
    assert what in caught.value.problems[0].what


def test_what_holds_for_some_days_is_corrected_and_taken_out(
    casework: Casework,
) -> None:
    """The entry itself is another; it clashes with others and not with itself."""
    usual = row(casework, "E-11", "application-fee")
    set_to(casework, usual, [("value", "610"), ("from", "1/1/27"), ("to", "31/12/27")])
    set_to(casework, usual, [("value", "620"), ("from", "1/1/28")])
    first = row(casework, "E-11", "application-fee", 1)
    assert dict(figure_texts(first))["from"] == "1 Jan 2027"
    set_to(casework, first, [("value", "615"), ("from", "1/2/27"), ("to", "1/12/27")])
    first = row(casework, "E-11", "application-fee", 1)
    assert (first.value, first.first) == (615, date(2027, 2, 1))
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, first, [("value", "615"), ("from", "1/2/27")])
    assert str(caught.value.problems[0]).startswith(
        "from: from 2028-01-01 it has two values, for figure 2 (application-fee)"
    )
    second = row(casework, "E-11", "application-fee", 2)
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, second, [("value", "-1"), ("from", "1/1/28")])
    assert caught.value.problems[0].where == "value"
    accept(casework, without_figure(casework, first), AGREED)
    assert row(casework, "E-11", "application-fee", 1).value == 620
    with pytest.raises(DataError, match="what is yours alone"):
        without_figure(casework, usual)


def test_a_value_out_of_range_and_a_list_that_is_none(casework: Casework) -> None:
    """Each says what would do."""
    percent = row(casework, "HS-16", "step-back-percent")
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, percent, [("value", "101")])
    assert str(caught.value.problems[0]) == (
        "value: 101 is out of range; write from 0 to 100"
    )
    months = row(casework, "S-04", "stay-pattern")
    assert figure_texts(months) == []
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, months, [("value", "x")])
    assert "write it as 24, 36, 36" in str(caught.value.problems[0])
    switch = row(casework, "HS-01", "three-month-window")
    assert figure_texts(switch) == [("value", "yes")]
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, switch, [("value", "perhaps")])
    assert str(caught.value.problems[0]) == 'value: "perhaps" is neither yes nor no'


def test_a_file_at_fault_is_told_and_nothing_is_own(casework: Casework) -> None:
    """The list is shown all the same, and what else is wrong stands by itself."""
    path = user_folder() / "policy.toml"
    path.parent.mkdir(parents=True)
    path.write_text("figures = 3\n")
    rows, error = figures_now(casework)
    assert error is not None
    assert not any(each.own for each in rows)
    path.write_text("[figures]\nincome-low = -3\n")
    with pytest.raises(DataError) as caught:
        proposed_figure(casework, rows[1], [("value", "620")])
    assert caught.value.problems[0].where == "policy.toml, figures, income-low"


def test_a_figure_of_one_rule_may_have_days_as_well() -> None:
    """An entry in the place of one under [figures] takes it out there."""
    casework = casework_of(holder())
    window = row(casework, "E-34", "permanent-window")
    path = user_folder() / "policy.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[figures]\npermanent-window = 30\n")
    window = row(casework, "E-34", "permanent-window")
    set_to(casework, window, [("value", "31"), ("from", "1/1/28")])
    assert "[figures]\n" not in path.read_text()
    own = row(casework, "E-34", "permanent-window", 1).own
    assert isinstance(own, OwnFigure)
    assert own.value == 31
