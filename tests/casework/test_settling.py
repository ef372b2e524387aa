"""Where an unread cell belongs, and what its form asks."""

from __future__ import annotations

import pytest

from qmas_tui.casework.settling import Home, field_of_column, home_of
from qmas_tui.views.form import settling_form
from tests.desk.support import casework_of
from tests.flows.sheets import CHILD
from tests.make import holder

CELL = {"column": "Adviser", "text": "mw"}


@pytest.mark.parametrize(
    ("title", "field"),
    [("Salary", "salary"), ("可逗留至", "limit"), ("Wen", "")],
)
def test_a_column_is_known_by_its_title(title: str, field: str) -> None:
    """As an import knows it; what is unknown is asked."""
    assert field_of_column(title) == field


def test_a_field_has_a_home() -> None:
    """On the holder, in the row that lacks it, or in a new one."""
    job = holder(work=[{"kind": "employment", "employer": "Harbour Ltd"}])
    assert home_of(job, "adviser") == Home("holder", "adviser")
    assert home_of(job, "limit") == Home("grant", "until")
    assert home_of(job, "salary") == Home("work", "monthly_income", 1)
    assert home_of(job, "work_from") == Home("work", "from", 1)
    assert home_of(job, "employer") == Home("work", "employer")
    assert home_of(holder(), "passport") == Home("passport", "expires_on")
    wife, son = ({"name": "LEE Mei", "relation": "spouse"}, CHILD)
    family = holder(dependant=[wife, son, {**son, "name": "LEE Siu"}])
    assert home_of(family, "spouse_limit") == Home("dependant", "limit_of_stay", 1)
    assert home_of(family, "child_limit") == Home("dependant", "limit_of_stay")
    assert home_of(family, "spouse_name") == Home("dependant", "name")


def test_the_form_asks_for_the_field_alone_where_it_can() -> None:
    """Pay has its currency beside it; a new row has all its fields."""
    fields, values = settling_form("work", "monthly_income", 1, "52k")
    assert {each.name for each in fields} == {"monthly_income", "currency"}
    assert values == [("monthly_income", "52k"), ("currency", "HKD")]
    fields, _ = settling_form("holder", "adviser", 0, "mw")
    assert [each.name for each in fields] == ["adviser"]
    fields, _ = settling_form("grant", "until", 0, "15/3/28")
    assert len(fields) > 1


def test_settling_is_one_change() -> None:
    """The field is recorded and the cell is gone, of the holder and of a new row."""
    cells = [CELL, {"column": "Passport expiry", "text": "1/1/30"}]
    casework = casework_of(holder(unread=cells))
    case = next(iter(casework.holders))
    before = len(casework.history())
    home = Home("passport", "expires_on")
    casework.settle(case, 2, home, [("expires_on", "1/1/30")])
    done = casework.settle(case, 1, Home("holder", "adviser"), [("adviser", "mw")])
    assert "read from a cell of a sheet" in done.what
    kept = casework.holders[case]
    assert (kept.adviser, len(kept.passport), kept.unread) == ("mw", 1, ())
    assert len(casework.history()) == before + 2


def test_settling_completes_a_row() -> None:
    """No second job is made of its pay."""
    work = {"kind": "employment", "employer": "Harbour Ltd"}
    casework = casework_of(holder(work=[work], unread=[CELL]))
    case = next(iter(casework.holders))
    given = [("monthly_income", "52k"), ("currency", "HKD")]
    casework.settle(case, 1, Home("work", "monthly_income", 1), given)
    (kept,) = casework.holders[case].work
    assert kept.monthly_income == 52_000
