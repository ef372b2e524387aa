"""Families in rows become dependants with their own days; nobody vanishes."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from qmas_tui.exchange.sheets.grid import Area, Comment, Sheet
from qmas_tui.exchange.sheets.merge import Written
from qmas_tui.exchange.sheets.plan import Refused
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Note, Unread
from tests.exchange.sheet_plans import (
    TODAY,
    Cells,
    cases,
    plan,
    plan_of,
    question,
)

HEAD: Cells = ("Ref", "Name", "Relation", "Scheme", "Visa expiry", "Employer", "DOB")
HOLDER: Cells = ("Q1", "LEE Ka", "Main", "GPT", "15/3/2028", "Kite")
WIFE: Cells = ("Q1", "HO Mei", "Wife", None, "16/3/2027", "Lion", "17/1/1980")
SON: Cells = (None, "LEE Siu", "son", "GPT", "17/3/2027")
FAMILY = (
    Dependant(
        name="HO Mei",
        relation="spouse",
        born_on=date(1980, 1, 17),
        limit_of_stay=date(2027, 3, 16),
    ),
    Dependant(name="LEE Siu", relation="child", limit_of_stay=date(2027, 3, 17)),
)


def test_a_family_under_its_holder() -> None:
    """Rows with a relation are the holder's dependants; what fits none is unread."""
    found = plan(HEAD, HOLDER, WIFE, SON)
    (holder,) = cases(found).values()
    assert holder.dependant == FAMILY
    assert holder.unread == (Unread(column="Employer", text="Lion (HO Mei)", on=TODAY),)
    assert [fate.kind for fate in found.rows.values()] == [
        *("header", "case", "member", "member"),
    ]
    assert not found.questions


def test_a_sheet_that_says_everything_twice() -> None:
    """Titles and cells in two scripts; what a column holds corrects its title."""
    found = plan(
        ("Ref 編號", "Name 姓名", "Role", "Scheme 計劃", "Citizenship", "有效至"),
        (
            "Q1",
            "LEE Ka",
            "Principal 主申請人",
            "GPT 計分制",
            "Singaporean",
            "2028-03-15",
        ),
        ("Q1", "HO Mei", "Husband 丈夫", None, "SG 新加坡", "2027-03-16"),
    )
    (holder,) = cases(found).values()
    assert (holder.nationality, holder.citizenship) == ("SG", "other")
    assert [each.relation for each in holder.dependant] == ["spouse"]
    assert not holder.unread
    said = [each.id for each in found.questions]
    assert said == ["column C", "column E", "column F"]


def test_a_family_imported_twice() -> None:
    """The same sheet again changes nothing."""
    (holder,) = cases(plan(HEAD, HOLDER, WIFE, SON)).values()
    again = plan(HEAD, HOLDER, WIFE, SON, book=(holder,))
    assert (again.holders, again.unchanged, again.differing) == ((), ("Q1",), ())


def test_a_dependant_gets_what_is_missing_or_was_imported() -> None:
    """A corrected day follows the sheet where an import set it, else it is told."""
    (holder,) = cases(plan(HEAD, HOLDER, WIFE)).values()
    moved: Cells = (*WIFE[:4], "20/3/2029", *WIFE[5:])
    kept = plan(HEAD, HOLDER, moved, book=(holder,))
    assert kept.differing[0].fields == ("HO Mei: limit_of_stay",)
    assert kept.unchanged == ("Q1",)
    written: dict[str, Written] = {"Q1": {"dependant": holder.dependant}}
    followed = plan(HEAD, HOLDER, moved, book=(holder,), written=written)
    (changed,) = cases(followed).values()
    assert changed.dependant[0].limit_of_stay == date(2029, 3, 20)
    bare = msgspec.structs.replace(
        holder, dependant=(Dependant(name="HO MEI", relation="spouse"),)
    )
    (filled,) = cases(plan(HEAD, HOLDER, WIFE, book=(bare,))).values()
    assert filled.dependant[0].limit_of_stay == date(2027, 3, 16)
    odd: dict[str, Written] = {"Q1": {"dependant": "?"}}
    assert plan(HEAD, HOLDER, moved, book=(holder,), written=odd).differing


def test_a_dependant_without_a_name_stays_on_the_case() -> None:
    """The row is refused, and its cells are unread on the case of the family."""
    found = plan(HEAD, HOLDER, ("Q1", None, "Spouse", None, "16/3/2027"))
    assert found.refused == (Refused(3, "no name for the spouse"),)
    (holder,) = cases(found).values()
    assert holder.unread == (Unread(column="Visa expiry", text="16/3/2027", on=TODAY),)
    alone = plan(HEAD, HOLDER, ("Q9", None, "Spouse", None, "16/3/2027"))
    assert alone.refused == (Refused(3, "no name for the spouse"),)


def test_a_dependant_may_stand_above_the_holder() -> None:
    """A row with the reference of a case further down belongs to that case."""
    (holder,) = cases(plan(HEAD, WIFE, HOLDER)).values()
    assert holder.dependant == FAMILY[:1]


def test_what_is_said_of_a_row_of_the_holder_does_not_count() -> None:
    """Nobody is made family of themselves."""
    said = Overrides(said={"row 2": "child", "row 3": "spouse"})
    (holder,) = cases(plan(HEAD, HOLDER, HOLDER, said=said)).values()
    assert holder.dependant == ()


def test_a_dependant_of_nobody_is_refused() -> None:
    """A dependant above every holder, or of a case without a row, is told."""
    found = plan(HEAD, (None, *SON[1:]), HOLDER, ("Q7", *SON[1:]))
    assert [each.reason for each in found.refused] == [
        "no case for LEE Siu above it",
        "no case for LEE Siu above it",
    ]


def test_a_row_without_a_reference_belongs_to_the_row_above() -> None:
    """Below a row that was refused or is blank nobody is taken for family of a case."""
    other: Cells = ("Q2", "NG Wai", "Main", "GPT", "15/3/2028")
    for between in ((), ("Q3", None, "Main", "GPT")):
        found = plan(HEAD, HOLDER, between, SON)
        assert found.refused[-1] == Refused(4, "no case for LEE Siu above it")
    for again in (HOLDER, ("q1", *HOLDER[1:])):
        found = plan(HEAD, HOLDER, other, again, SON)
        assert [len(holder.dependant) for holder in cases(found).values()] == [1, 0]


@pytest.mark.parametrize("row", [("Q1", "WONG Mei"), (None, "WONG Mei")])
def test_another_person_under_a_case_is_asked_about(row: Cells) -> None:
    """Another name under a case is refused, and offered as family."""
    rows: tuple[Cells, ...] = (("Ref", "Name", "Scheme"), ("Q1", "LEE Ka", "GPT"), row)
    found = plan(*rows)
    assert len(found.refused) == 1
    asked = question(found, "row 3")
    assert asked.words == "Is WONG Mei in row 3 of the family of case Q1?"
    assert (asked.required, asked.proposal) == (False, "leave out")
    for answer in ("spouse", "child"):
        taken = plan(*rows, said=Overrides(said={"row 3": answer}))
        (holder,) = cases(taken).values()
        assert [(d.name, d.relation) for d in holder.dependant] == [
            ("WONG Mei", answer)
        ]


def test_merged_rows() -> None:
    """A merged reference counts for all its rows: more remarks, or a child."""
    merged = Sheet(
        name="s",
        rows=(
            ("Ref", "Name", "Visa expiry", "Remarks"),
            ("Q1", "LEE Ka", "15/3/2028", "main"),
            (None, None, None, "lost job"),
            ("Q2", "LAM Wai", "15/3/2028"),
            (None, "LAM Siu (child)", "16/3/2028", "at school"),
        ),
        merged=(
            Area(1, 0, 2, 0),
            Area(1, 1, 2, 1),
            Area(3, 0, 4, 0),
            Area(9, 0, 12, 0),
        ),
        comments=(Comment(4, 2, "see file"), Comment(0, 0, "title"), Comment(9, 9, "")),
    )
    found = plan_of(merged)
    book = cases(found)
    assert [note.text for note in book["Q1"].note] == ["main", "lost job"]
    assert book["Q2"].dependant == (
        Dependant(name="LAM Siu", relation="child", limit_of_stay=date(2028, 3, 16)),
    )
    assert book["Q2"].note == (
        Note(on=TODAY, text="LAM Siu: at school"),
        Note(on=TODAY, text="LAM Siu: Visa expiry: see file"),
    )
    assert [(each.text, each.case) for each in found.comments] == [
        ("title", ""),
        ("see file", "Q2"),
    ]
