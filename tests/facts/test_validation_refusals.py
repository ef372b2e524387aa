"""There is a problem exactly where msgspec refuses."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.facts.validation import validate
from tests.make import KNOWN

FULL: dict[str, object] = {
    **KNOWN,
    "born_on": date(1988, 4, 2),
    "nationality": "SG",
    "pattern": "2+3+3",
    "tags": ["bank", "vip"],
    "grant": [{"until": date(2025, 3, 15)}, {"until": "2028-03-15", "step": 1}],
    "filing": [{"kind": "extension", "filed_on": date(2025, 2, 16), "for": ["holder"]}],
    "work": [{"kind": "business", "monthly_income": 45000, "office": True}],
    "income": [{"year": "2025/26", "assessable": 2100000}],
    "dependant": [
        {"name": "LEE Ming", "relation": "child", "trip": [{"out": date(2025, 7, 1)}]}
    ],
}


def refused(raw: object, type_: object) -> bool:
    """Whether msgspec refuses it."""
    try:
        msgspec.convert(raw, type_)
    except msgspec.ValidationError:
        return True
    return False


def test_sound_file_has_no_problem() -> None:
    """A file that msgspec takes has no problem."""
    assert list(validate({"format": "qmas-book/1", "holder": [FULL]}, CaseFile)) == []


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False),
    st.sampled_from(["", " ", "x", "gpt", "HK", "2025-02-30", "2025/26", "2+3+3"]),
    st.dates(),
    st.datetimes(),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(["out", "until", "zz"]), st.dates(), max_size=2),
)


def places(value: object) -> Iterator[tuple[dict[str, object], str]]:
    """Every table in a value, with each of its keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield value, key
            yield from places(inner)
    elif isinstance(value, list):
        for item in value:
            yield from places(item)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_problems_exactly_where_msgspec_refuses(data: st.DataObject) -> None:
    """However a case is spoilt, there is a problem if and only if msgspec refuses."""
    raw = copy.deepcopy(FULL)
    for _ in range(data.draw(st.integers(1, 3))):
        table, key = data.draw(st.sampled_from(list(places(raw))))
        act = data.draw(st.sampled_from(["spoil", "drop", "add"]))
        if act == "spoil":
            table[key] = data.draw(JUNK)
        elif act == "drop" and len(raw) > 1:
            del table[key]
        else:
            table[data.draw(st.sampled_from(["zz", "from", "until"]))] = data.draw(JUNK)
    assert bool(validate(raw, Holder)) == refused(raw, Holder)
