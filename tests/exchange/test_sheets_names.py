"""A name in two scripts, in two columns, or with a relation behind it."""

from __future__ import annotations

import pytest

from qmas_tui.exchange.sheets.names import in_two_scripts, without_relation
from tests.exchange.sheet_plans import (
    ALIASES,
    Cells,
    cases,
    plan,
    plan_of,
    sheet,
)


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("CHAN Tai Man 陳大文", ("CHAN Tai Man", "陳大文")),
        ("陳大文 (CHAN Tai Man)", ("CHAN Tai Man", "陳大文")),
        ("CHAN Tai Man / 陳大文", ("CHAN Tai Man", "陳大文")),
        ("陳 大 文, CHAN", ("CHAN", "陳 大 文")),
        ("陳大文", None),
        ("CHAN Tai Man", None),
        ("陳大文 7", None),
        ("陳 CHAN 大文", None),
        ("CHAN 陳大文 Peter", None),
    ],
)
def test_one_name_in_two_scripts(name: str, both: tuple[str, str] | None) -> None:
    """A cell that holds a name in each script is both; any other is one name."""
    assert in_two_scripts(name) == both
    found = cases(plan_of(sheet(("Ref", "Name"), ("Q1", name))))["Q1"]
    assert (found.name, found.name_zh) == (both or (name, None))


def test_a_chinese_name_of_its_own_column_counts() -> None:
    """Where the two columns do not agree nothing is split."""
    head: Cells = ("Ref", "Name", "中文姓名")
    found = cases(
        plan(head, ("Q1", "CHAN 陳大文", "陳小文"), ("Q2", "HO 何美", "何美"))
    )
    assert (found["Q1"].name, found["Q1"].name_zh) == ("CHAN 陳大文", "陳小文")
    assert (found["Q2"].name, found["Q2"].name_zh) == ("HO", "何美")


@pytest.mark.parametrize(
    ("surname", "given", "name"),
    [
        ("HO", "Mei", "HO Mei"),
        ("何", "美", "何美"),
        ("HO", None, "HO"),
        (None, "Mei", "Mei"),
    ],
)
def test_first_and_last_name(surname: str | None, given: str | None, name: str) -> None:
    """Two columns make one name; Chinese ones are not parted."""
    found = plan(("Ref", "Surname", "First name"), ("Q1", surname, given))
    assert cases(found)["Q1"].name == name


def test_a_relation_in_brackets() -> None:
    """A relation behind the name is taken off it; other brackets stay."""
    assert without_relation("LAM Siu (son)", ALIASES.relation) == ("LAM Siu", "child")
    for name in ("LAM Siu (Sam)", "(son)", "LAM Siu"):
        assert without_relation(name, ALIASES.relation) == (name, None)
