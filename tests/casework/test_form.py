"""Every fact can be typed at the desk, as on the command line."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from qmas_tui.facts import rows
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Work
from qmas_tui.facts.tables import TABLES
from qmas_tui.views.form import fields_of, texts_of, whose_trip

WIDEST = 16
"""So many letters of a label fit before what is given."""


@pytest.mark.parametrize("table", ["holder", *TABLES])
def test_a_form_has_every_fact_of_its_table(table: str) -> None:
    """All own fields are there with a label that fits, but what the program writes."""
    type_ = Holder if table == "holder" else TABLES[table]
    fields = {each.name: each for each in fields_of(table)}
    own = {
        each.encode_name
        for each in structs.fields(type_)
        if "facts." not in str(each.type) or "tuple" not in str(each.type)
    }
    assert set(fields) == own - {"about"}
    assert all(0 < len(each.label) <= WIDEST for each in fields.values())
    for each in fields.values():
        assert each.hint or each.choices or each.kind == "text", each.name


@pytest.mark.parametrize(
    ("table", "name", "choices"),
    [
        ("holder", "left_for", rows.LeftScheme),
        ("holder", "abode", rows.Abode),
        ("dependant", "left_for", rows.LeftFamily),
        ("dependant", "born_in", rows.Birthplace),
        ("dependant", "status", rows.DependantStatus),
    ],
)
def test_choices_are_those_of_the_format(
    table: str, name: str, choices: object
) -> None:
    """What can be chosen is offered, each in words."""
    field = next(each for each in fields_of(table) if each.name == name)
    assert sorted(field.choices) == sorted(get_args(choices))
    offered = [each.id for each in field.options]
    assert [each for each in offered if each] == list(field.choices)
    assert all(each.words for each in field.options)


def test_the_new_facts_are_typed_and_read_back(lee: Casework) -> None:
    """What a form shows of them is read as the same facts."""
    own = [
        ("claimed_sector", "Information-Technology"),
        ("left_on", "1/6/26"),
        ("left_for", "Left Hong Kong"),
        ("abode", "not wanted"),
    ]
    lee.set_fields("Q-1", own)
    left = lee.holders["Q-1"]
    assert (left.claimed_sector, left.left_on, left.left_for, left.abode) == (
        "information-technology",
        date(2026, 6, 1),
        "left-hong-kong",
        "not-wanted",
    )
    given = [
        ("name", "A"),
        ("relation", "child"),
        ("residence_since", "1/9/21"),
        ("born_in", "hong kong"),
        ("status", "permanent"),
        ("left_on", "31/1/26"),
        ("left_for", "own permission"),
    ]
    lee.record("Q-1", "dependant", given)
    lee.record("Q-1", "work", [("kind", "employment"), ("sector", "finance")])
    (child,), (work,) = lee.holders["Q-1"].dependant, lee.holders["Q-1"].work
    assert (child.born_in, child.status, child.left_for, child.residence_since) == (
        "hong-kong",
        "permanent",
        "own-permission",
        date(2021, 9, 1),
    )
    assert work == Work(kind="employment", sector="finance")
    before = lee.holders["Q-1"]
    lee.set_fields("Q-1", [each for each in texts_of(before) if each[0] != "case"])
    lee.amend("Q-1", "dependant", 1, texts_of(child))
    assert lee.holders["Q-1"] == before


def test_a_leaving_without_its_reason_is_refused(lee: Casework) -> None:
    """When and for what somebody left stand together, typed as in a file."""
    with pytest.raises(DataError) as caught:
        lee.set_fields("Q-1", [("left_on", "1/6/26")])
    assert [each.where for each in caught.value.problems] == ["left_for"]


def test_whose_trip_it_is(lee: Casework) -> None:
    """The holder and each dependant can be chosen; an unknown name is refused there."""
    child = Dependant(name="LEE Ming", relation="child")
    field = whose_trip((child,))
    assert field.choices == ("holder", "LEE Ming")
    unknown = [("of", "LEE"), ("out", "1/7/25")]
    with pytest.raises(DataError, match="no dependant named LEE") as caught:
        lee.record("Q-1", "trip", unknown)
    assert str(caught.value.problems[0]) == (
        "of: nobody is recorded yet; record the dependant first"
    )
    lee.record("Q-1", "dependant", [("name", "LEE Ming"), ("relation", "child")])
    with pytest.raises(DataError) as caught:
        lee.record("Q-1", "trip", unknown)
    assert str(caught.value.problems[0]) == 'of: "LEE" is not one of LEE Ming'
    lee.record("Q-1", "trip", [("of", "holder"), ("out", "1/7/25")])
    lee.record("Q-1", "trip", [("of", "LEE Ming"), ("out", "1/7/25")])
    after = lee.holders["Q-1"]
    assert len(after.trip) == len(after.dependant[0].trip) == 1


def test_a_snooze_keeps_what_it_is_about(lee: Casework) -> None:
    """The program writes what it is about; correcting it leaves that alone."""
    lee.amend("Q-1", "grant", 1, [("until", "20/12/26")])
    lee.snooze("Q-1", "+2d", "waits")
    given = [("outcome", "snoozed"), ("until", "+3d"), ("about", "mine")]
    lee.record("Q-1", "review", given)
    first, second = lee.holders["Q-1"].review
    assert first.about == second.about != ()
    assert "mine" not in second.about
    lee.amend("Q-1", "review", 2, [("text", "seen")])
    assert lee.holders["Q-1"].review[1].about == second.about
