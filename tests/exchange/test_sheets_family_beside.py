"""Families in columns beside their holder become dependants."""

from __future__ import annotations

from datetime import date

from tests.exchange.sheet_plans import (
    Cells,
    cases,
    plan,
)

COLUMNS: Cells = (
    *("Ref", "Name", "Scheme", "Visa expiry"),
    *("Spouse name", "Spouse visa expiry", "Child's name", "子女逗留期限"),
)
BESIDE: Cells = (
    *("Q1", "LEE Ka", "GPT", "15/3/2028"),
    *("HO Mei (wife)", "16/3/2027", "LEE Siu", "17/3/2027"),
)


def test_a_family_beside_its_holder() -> None:
    """Columns of a spouse and a child become dependants; twice changes nothing."""
    found = plan(COLUMNS, BESIDE)
    (holder,) = cases(found).values()
    assert [(e.name, e.relation, e.limit_of_stay) for e in holder.dependant] == [
        ("HO Mei", "spouse", date(2027, 3, 16)),
        ("LEE Siu", "child", date(2027, 3, 17)),
    ]
    assert not found.questions
    assert plan(COLUMNS, BESIDE, book=(holder,)).unchanged == ("Q1",)
    later = (*BESIDE[:5], "16/3/2028", *BESIDE[6:])
    (differs,) = plan(COLUMNS, later, book=(holder,)).differing
    assert differs.fields == ("HO Mei: limit_of_stay",)


def test_each_child_beside_its_holder() -> None:
    """Columns that count the children are each that child's; a fifth is told."""
    head = ("Ref", "Name", "Scheme", "Child 1 name", "Child 1 visa expiry")
    more = ("Child2 Name / 第二子女姓名", "Child 2 limit of stay", "第三名子女姓名")
    row = (*BESIDE[:3], "LEE Siu", "17/3/2027", "LEE Mei", "18/3/2027", "LEE Yi")
    found = plan((*head, *more, "Child 5 name"), (*row, "LEE Wu"))
    (holder,) = cases(found).values()
    assert [(e.name, e.relation, e.limit_of_stay) for e in holder.dependant] == [
        ("LEE Siu", "child", date(2027, 3, 17)),
        ("LEE Mei", "child", date(2027, 3, 18)),
        ("LEE Yi", "child", None),
    ]
    assert not found.questions
    assert found.columns.titles("unknown") == ("Child 5 name",)


def test_children_are_counted_by_figures_too() -> None:
    """第2子女 is the second child, and no figure of another thing is a child."""
    head = ("Ref", "Name", "Scheme", "第1子女", "第2子女姓名", "第2子女簽證到期日")
    found = plan(head, (*BESIDE[:3], "LEE Siu", "LEE Mei", "18/3/2027"))
    (holder,) = cases(found).values()
    assert [(e.name, e.limit_of_stay) for e in holder.dependant] == [
        ("LEE Siu", None),
        ("LEE Mei", date(2027, 3, 18)),
    ]


def test_a_limit_of_nobody_is_told() -> None:
    """Blank is nobody; a day that is none, and one without a name, stay on the case."""
    row = (*BESIDE[:4], None, "16/3/2027", "LEE Siu", "soon")
    found = plan(COLUMNS, row, ("Q2", "HO Wai", "GPT", "15/3/2028", "none"))
    assert [each.dependant for each in cases(found).values()][1] == ()
    assert [(each.column, each.text) for each in cases(found)["Q1"].unread] == [
        ("Spouse visa expiry", "16/3/2027"),
        ("子女逗留期限", "soon"),
    ]
    told = [each.reason for each in found.unread]
    assert "the row names no spouse" in told


def test_likely_columns_of_a_family_are_asked_about() -> None:
    """A title that says as much, or names under "spouse": proposed, not taken."""
    head = ("Ref", "Name", "Spouse", "Wife's e-visa runs until", "Wife's passport")
    rows = ("Q1", "LEE Ka", "HO Mei", "16/3/2027", "x"), ("Q2", "HO Wai", "LAM Yi")
    found = plan(head, *rows)
    asked = {each.id: each.proposal for each in found.questions}
    assert asked == {"column C": "spouse_name", "column D": "spouse_limit"}
    children = ("Child", "Child 2", "次子簽證有效至", "Child 3")
    found = plan(
        ("Ref", "Name", *children),
        ("Q1", "LEE Ka", "LEE Siu", "LEE Mei", "16/3/2027", "Y"),
        ("Q2", "HO Wai", "HO Yi", "none"),
    )
    assert {each.id: each.proposal for each in found.questions} == {
        "column C": "child_name",
        "column D": "child_2_name",
        "column E": "child_2_limit",
    }
    assert found.columns.titles("unknown") == ("Child 3",)
    several = plan(("Ref", "Name", "Children"), ("Q1", "LEE Ka", "LEE Siu, LEE Mei"))
    assert not several.questions
    assert several.unread[-1].text == "LEE Siu, LEE Mei"
    plain = plan(("Ref", "Name", "Spouse"), ("Q1", "LEE Ka", "Y"), ("Q2", "HO Wai", ""))
    assert cases(plain)["Q1"].family == "spouse"
