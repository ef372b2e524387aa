"""Names and values of recorded fields in words."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Excluded, Grant, Work
from qmas_tui.views.fields import (
    own_fields,
    recorded_fields,
    tables_in,
    told_field,
    value_words,
)
from qmas_tui.views.labels import field_label
from tests.views.support import someone


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "—"),
        ((), "—"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (45000, "45,000"),
        (date(2028, 3, 15), "15 Mar 2028"),
        (("bank", "vip"), "bank, vip"),
        ("other", "other"),
    ],
)
def test_values_are_said(value: object, says: str) -> None:
    """Days, numbers, yes and no, lists and words are said; a dash for nothing."""
    assert value_words(value) == says


def test_fields_are_named_as_a_case_file_names_them() -> None:
    """The names are those of the case file, in words."""
    assert field_label("monthly_income") == "monthly income"
    assert field_label("name_zh") == "Chinese name"
    assert told_field("born_on", date(2009, 4, 20)) == "born on: 20 Apr 2009"
    assert [name for name, _ in own_fields(Excluded(from_=date(2021, 3, 1)))] == [
        "from",
        "to",
        "reason",
    ]


def test_rows_are_no_own_fields() -> None:
    """Tables are kept apart from what a holder or dependant says of itself."""
    child = Dependant(name="LEE Ming", relation="child")
    assert tables_in(child) == ("trip",)
    assert "trip" not in dict(own_fields(child))
    assert "grant" in tables_in(someone())
    assert tables_in(Grant(until=date(2028, 3, 15))) == ()


def test_what_says_nothing_is_not_recorded() -> None:
    """Fields left as they are without being typed are passed over, a nought is not."""
    work = Work(kind="business", staff=0, office=False)
    assert list(recorded_fields(work)) == [
        ("kind", "business"),
        ("staff", 0),
        ("office", False),
    ]
