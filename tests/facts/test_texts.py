"""Every text of a case, with its place."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given, settings

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Filing, Note, Trip
from qmas_tui.facts.texts import texts_of
from tests.exchange.records import strategy

DAY = date(2026, 11, 22)
LEE = Holder(
    case="Q-1",
    name="LEE Ka Yan",
    citizenship="other",
    route="gpt",
    tags=("bank", "vip"),
    filing=(Filing(kind="extension", filed_on=DAY, for_=("holder", "LEE Ming")),),
    dependant=(
        Dependant(
            name="LEE Ming",
            relation="child",
            trip=(Trip(out=DAY), Trip(out=DAY, reason="home")),
        ),
    ),
    note=(Note(on=DAY, text="Called", by="mw"),),
)


def test_each_text_has_its_place() -> None:
    """A text is placed by table, row number and field, as errors place it."""
    places = {each.where: each.text for each in texts_of(LEE)}
    assert places["name"] == "LEE Ka Yan"
    assert places["tags 2"] == "vip"
    assert places["filing 1, for 2"] == "LEE Ming"
    assert places["dependant 1 (LEE Ming), trip 2, reason"] == "home"
    assert places["note 1, by"] == "mw"


def test_the_field_is_the_same_for_every_row() -> None:
    """Numbers and names are left out of the field, so that rows may move."""
    fields = {each.where: each.field for each in texts_of(LEE)}
    assert fields["dependant 1 (LEE Ming), trip 2, reason"] == "dependant, trip, reason"
    assert fields["tags 1"] == fields["tags 2"] == "tags"


def strings(value: object) -> list[str]:
    """Every text in plain values, found without knowing what a row is."""
    match value:
        case str():
            return [value]
        case dict():
            return strings(list(value.values()))
        case list() | tuple():
            return [text for each in value for text in strings(each)]
    return []


@settings(max_examples=60, deadline=None)
@given(strategy(Holder))
def test_no_text_is_left_out(holder: Holder) -> None:
    """Whatever is recorded, all its texts are found, and those alone."""
    plain = {
        name: msgspec.to_builtins(getattr(holder, name), builtin_types=(date,))
        for name in holder.__struct_fields__
    }
    found = {each.text for each in texts_of(holder)}
    assert set(strings(plain)) <= found
    assert len({each.where for each in texts_of(holder)}) == len(list(texts_of(holder)))
